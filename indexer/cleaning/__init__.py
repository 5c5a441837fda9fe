"""What are a story's own words? The one cleaning that every story passes, whatever its format.

    characters ─▶ litter ─▶ doubles ─▶ links to other stories ─▶ title ─▶ dateline

Each step is str in, str out, and only takes away, so that they are repeated until nothing changes: what one uncovers
(a link behind a leftover attribute) the next round finds, and cleaning a clean story changes nothing.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import cycle

from indexer.article import Article, RawArticle
from indexer.cleaning.characters import plain
from indexer.cleaning.dateline import find_dateline
from indexer.cleaning.doubles import without_doubles
from indexer.cleaning.links import without_links
from indexer.cleaning.litter import without_litter
from indexer.cleaning.published import as_moment
from indexer.cleaning.title import find_title, has_words, without_title
from indexer.errors import SourceError
from indexer.identity import canonical_url, identify

__all__ = ["clean", "clean_text"]

_STEPS = (without_litter, without_doubles, without_links, plain)
"""They go round until a text has stood each of them since it last changed; none is asked twice about the same text."""


def clean(raw: RawArticle) -> Article:
    """The story as it is searched, tagged and shown. Raises SourceError when nothing of it is left."""
    title, body = _headed(_one_line(raw.title), clean_text(raw.body))
    if not title and not body:
        raise SourceError("holds only litter, no story: fetch it again, or remove it", input=raw.where)
    return Article(
        id=identify(raw),
        title=title,
        body=body,
        where=raw.where,
        origin=raw.origin,
        url=canonical_url(raw.url),
        outlet=_one_line(raw.outlet),
        published=as_moment(raw.published),
        author=_one_line(raw.author),
        tags=tuple(filter(None, map(_one_line, raw.tags))),
        dateline=find_dateline(body),
    )


def clean_text(text: str) -> str:
    """A body's own words, a paragraph a line; empty when it holds no letter or digit.

    >>> clean_text("undefined\\n\\nसपा की बैठक हुई।\\nये भी पढ़ें: अलीगढ़ में प्रदर्शन\\nNext Story")
    'सपा की बैठक हुई।'
    """
    text, stood = plain(text), 1
    for step in cycle(_STEPS):
        left = step(text)
        stood = stood + 1 if left == text else int(step is plain)  # a plain text stays plain
        text = left
        if stood == len(_STEPS):
            break
    return text if has_words(text) else ""


def _headed(title: str, body: str) -> tuple[str, str]:
    """The title, found in the body where the source gives none, and the body without it."""
    if title:
        rest = without_title(body, title)
    else:
        found, rest = find_title(body)
        title = _one_line(found)
        rest = rest if title else body
    if rest != body:  # a new beginning may uncover litter that is known by standing first
        rest = clean_text(rest)
    return title, rest if has_words(rest) else ""


@lru_cache(maxsize=4096)  # outlets and authors come again and again
def _one_line(text: str) -> str:
    """A title, name or tag in one line, rid of litter; empty when that is all there is."""
    before = None
    while text != before:
        before = text
        text = " ".join(without_litter(plain(text)).split())
    return text if has_words(text) else ""
