"""How does a raw story become what an engine is given? raw ─▶ clean ─▶ terms + facets, in any process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from indexer import facets
from indexer.analysed import FACETS, Document
from indexer.article import Article, RawArticle
from indexer.cleaning import clean
from indexer.errors import KhabarKhojError
from indexer.facets.base import Tags
from indexer.language.analysis import ANALYSIS_VERSION
from indexer.reading import Skipped

Made = TypeVar("Made")


def prepare(raw: RawArticle, overrides: facets.Overrides | None = None, digest: str = "") -> Document:
    """A story as an engine gets it. Raises SourceError when nothing of it is left after cleaning."""
    article = clean(raw)
    story = facets.words_of(article)
    tags = facets.tag_words(story, evidence=False)
    terms = {words.field: words.exact for words in story}
    return document(article, terms, overrides.apply(article, tags) if overrides else tags, digest)


def document(article: Article, terms: dict[str, tuple[str, ...]], tags: Tags, digest: str = "") -> Document:
    """An article with its terms by field and its facets, ready for an engine."""
    return Document(
        article=article,
        terms=terms,
        facets={facet: tags.facets.get(facet, ()) for facet in FACETS},
        broader={facet: _broader(facet, tags.facets.get(facet, ())) for facet in FACETS},
        digest=digest,
        chief_broader={facet: _broader(facet, tags.facets.get(facet, ())[:1]) for facet in FACETS},
    )


_broader = lru_cache(maxsize=10_000)(facets.broader)
"""Stories share what they are about."""


@lru_cache(maxsize=1)
def _rules() -> bytes:
    """What else than the story decides its terms and facets: when it changes, every story is analysed anew."""
    return f"{ANALYSIS_VERSION}\n{facets.fingerprint()}\n".encode()


def digest(raw: RawArticle, corrections: str = "") -> str:
    """32 hex digits that change with the story, the analysis or the facet tables, but not with the story's place."""
    content = (raw.title, raw.body, raw.url, raw.outlet, raw.published, raw.author, *raw.tags, corrections)
    sized = "".join(f"{len(part)}:{part}" for part in content)
    return hashlib.blake2b(_rules() + sized.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def made_or_skipped(make: Callable[[RawArticle], Made], raw: RawArticle | Skipped) -> Made | Skipped:
    """make(raw); whatever goes wrong with one story is a reason to skip it, never to stop the run."""
    if isinstance(raw, Skipped):
        return raw
    try:
        return make(raw)
    except KhabarKhojError as error:
        return Skipped(raw.where, error.message)
    except Exception as error:  # a story that breaks our own code must not take the other stories with it
        return Skipped(raw.where, f"could not be analysed ({error!r}): please report this story")
