"""How does a stored story become the page at /article/<id>?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlencode, urlsplit

import regex

from indexer.analysed import FIELDS
from indexer.article import Article
from indexer.engines.base import StoredStory
from indexer.facets import tag
from indexer.query import Query
from indexer.results import Marked
from webapp.address import href
from webapp.marks import Segment, Span, segments
from webapp.naming import short
from webapp.pages import ArticlePage
from webapp.tags import tagging
from webapp.wording import plain, when

SUMMARY_CHARACTERS = 200
"""Opening words for sharing: what previews show of a description before they cut it."""

_PARAGRAPH = regex.compile(r"[^\n]+")
_LAST_WORD = regex.compile(r"\s\S*$")


Marker = Callable[[str], Marked]
"""Marks the words of a search in a text."""


def article_page(
    story: StoredStory, query: Query, root: str, *, evidence: bool = False, mark: Marker | None = None
) -> ArticlePage:
    """The page of a story; `query` is the search that led to it, and `mark` marks its words.

    `evidence` asks to mark instead why the story has its facets.
    """
    title, body = _evidence_spans(story) if evidence else _match_spans(story, mark)
    address, asked = f"/article/{story.id}", query.to_args()
    source = web_address(story.url)
    return ArticlePage(
        canonical=root + address,
        title=segments(story.title, title),
        name=plain(story.title),
        summary=_summary(story.body),
        paragraphs=tuple(_paragraphs(story.body, body)),
        outlet=story.outlet,
        author=story.author,
        when=when(story.published),
        source=source,
        site=urlsplit(source).hostname or "",
        tags=tagging(Query())(story.facets),
        evidence=evidence,
        toggle=_with(address, [*asked, *([] if evidence else [("evidence", "1")])]),
        back=href(query) if asked else "",
        box=query.text,
    )


def as_article(story: StoredStory) -> Article:
    """The story as the facets read it: they find in it again what they found when it was indexed."""
    return Article(
        id=story.id,
        title=story.title,
        body=story.body,
        where=story.where,
        origin=story.origin,
        url=story.url,
        outlet=story.outlet,
        published=story.published,
        author=story.author,
        tags=story.tags,
    )


def web_address(url: str) -> str:
    """The address when it leads to a web page; empty for anything else (`javascript:`, a path, a broken one).

    >>> web_address("https://example.in/a"), web_address("javascript:alert(1)")
    ('https://example.in/a', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def _evidence_spans(story: StoredStory) -> tuple[list[Span], list[Span]]:
    """Where in title and body the words stand that gave the story its facets; a facet set by hand has none."""
    found = tag(as_article(story)).evidence
    held = [e for e in found if e.value in story.facets.get(e.facet, ())]
    title, body = (
        [Span(e.start, e.end, short(e.facet, e.value).hi) for e in held if e.field == field] for field in FIELDS
    )
    return title, body


def _match_spans(story: StoredStory, mark: Marker | None) -> tuple[list[Span], list[Span]]:
    """Where in title and body the words of the search stand."""
    if mark is None:
        return [], []
    title, body = ([Span(*marks) for marks in mark(text).marks] for text in (story.title, story.body))
    return title, body


def _paragraphs(body: str, spans: list[Span]) -> Iterator[tuple[Segment, ...]]:
    """The paragraphs of a text, with its spans moved to count from each paragraph's start."""
    for line in _PARAGRAPH.finditer(body):
        start, end = line.span()
        inside = [Span(max(s.start - start, 0), min(s.end, end) - start, s.label) for s in spans]
        if line.group().strip():
            yield segments(line.group(), inside)


def _summary(body: str) -> str:
    opening = plain(" ".join(body[: 2 * SUMMARY_CHARACTERS].split()))
    if len(opening) <= SUMMARY_CHARACTERS:
        return opening
    return _LAST_WORD.sub("", opening[:SUMMARY_CHARACTERS]) + " …"


def _with(path: str, args: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(args)}" if args else path
