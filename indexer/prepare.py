"""How does a raw story become what an engine is given? raw ─▶ clean ─▶ terms + facets, in any process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, TypeVar

from indexer import facets
from indexer.analysed import FACETS, Document
from indexer.article import Article, RawArticle
from indexer.cleaning import clean
from indexer.errors import KhabarKhojError
from indexer.facets.base import Tags
from indexer.language.analysis import ANALYSIS_VERSION
from indexer.reading import Skipped

Made = TypeVar("Made")


class Cleaned(NamedTuple):
    """A cleaned story, and what it was cleaned from."""

    raw: RawArticle
    article: Article


def prepare(raw: RawArticle) -> Document:
    """A story as an engine gets it. Raises SourceError when nothing of it is left after cleaning."""
    return documents([Cleaned(raw, clean(raw))])[0]


def documents(cleaned: Sequence[Cleaned], overrides: facets.Overrides | None = None) -> list[Document]:
    """Cleaned stories as an engine gets them, in their order."""
    texts = facets.words_of([story.article for story in cleaned])
    titles, bodies = texts.words[::2], texts.words[1::2]
    made = []
    for (_, article), tags, title, body in zip(
        cleaned, facets.tag_all(texts, evidence=False), titles, bodies, strict=True
    ):
        corrected = overrides.apply(article, tags) if overrides else tags
        made.append(document(article, {"title": title.exact, "body": body.exact}, corrected))
    return made


def document(article: Article, terms: Mapping[str, Sequence[str]], tags: Tags) -> Document:
    """An article with its terms by field and its facets, ready for an engine."""
    return Document(
        article=article,
        terms=terms,
        facets={facet: tags.facets.get(facet, ()) for facet in FACETS},
        broader={facet: _broader(facet, tags.facets.get(facet, ())) for facet in FACETS},
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


def each_or_skipped(
    make: Callable[[Sequence[Cleaned]], Iterable[Made]], raws: Sequence[RawArticle | Skipped]
) -> list[Made | Skipped]:
    """What `make` makes of each story when cleaned, in their order.

    The stories are made together, which is quickest; should that fail, one by one: whatever goes wrong with one story
    is a reason to skip it, never to stop the run.
    """
    cleaned = [_or_skipped(_cleaned, raw) for raw in raws]
    sound = [story for story in cleaned if not isinstance(story, Skipped)]
    try:
        made: Iterator[Made | Skipped] = iter([*make(sound)])
    except Exception:  # the story that it hangs on is named below
        made = (_or_skipped(partial(_alone, make, story), story.raw) for story in sound)
    return [story if isinstance(story, Skipped) else next(made) for story in cleaned]


def _alone(make: Callable[[Sequence[Cleaned]], Iterable[Made]], story: Cleaned, _raw: RawArticle) -> Made:
    return next(iter(make([story])))


def _cleaned(raw: RawArticle) -> Cleaned:
    return Cleaned(raw, clean(raw))


def _or_skipped(make: Callable[[RawArticle], Made], raw: RawArticle | Skipped) -> Made | Skipped:
    if isinstance(raw, Skipped):
        return raw
    try:
        return make(raw)
    except KhabarKhojError as error:
        return Skipped(raw.where, error.message)
    except Exception as error:  # a story that breaks our own code must not take the other stories with it
        return Skipped(raw.where, f"could not be analysed ({error!r}): please report this story")
