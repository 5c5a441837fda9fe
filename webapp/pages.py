"""What may a template show? Each page's values, documented one by one; templates get nothing else.

A value is text unless said otherwise, and never escaped here: templates escape everything but what is markup already.
The names in the docstrings are compared with the fields, and with what the templates use, by a test.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from webapp.marks import Segment
from webapp.parts import BrowseItem, Chip, FacetGroup, HitItem, Link, Option, TagRow, WordItem
from webapp.wording import Both, When


@dataclass(frozen=True, slots=True)
class HomePage:
    """The page at `/`.

    canonical: the absolute address of this page
    stories: how many stories the index holds, grouped as in India
    examples: queries to try
    parties: the parties named most, as links
    places: the places named most, as links
    events: the event types reported most, as links
    """

    canonical: str
    stories: str
    examples: tuple[Link, ...]
    parties: tuple[Link, ...]
    places: tuple[Link, ...]
    events: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page at `/search`.

    canonical: the absolute address of this page
    address: the same, from the root of the site
    box: the words in the search box
    total: how many stories match, as a number
    count: the same, grouped as in India
    milliseconds: how long the search took
    hits: the stories of this page
    first: the number of the first of them, counted from 1
    facets: the facets with their values
    chosen: how many filters are active
    from_: the date in the box "from", empty when none
    to: the date in the box "to", empty when none
    only_chief: whether only stories chiefly about the chosen values are asked for
    sorts: the orders
    pins: pinned readings, as the address says them
    chips: the active filters
    clear: the address without any filter
    words: how each typed word was understood
    relaxed: the words given up because no story holds them all
    malformed: whether the query's syntax was wrong and it was read as plain words
    undated: how many matching stories the dates leave out because they have none, grouped as in India; else empty
    suggestions: other queries that would find clearly more
    previous: the address of the page before, or empty
    next: the address of the page after, or empty
    page: the number of this page
    pages: how many pages there are
    feeds: this search as Atom, CSV, JSON
    """

    canonical: str
    address: str
    box: str
    total: int
    count: str
    milliseconds: str
    hits: tuple[HitItem, ...]
    first: int
    facets: tuple[FacetGroup, ...]
    chosen: int
    from_: str
    to: str
    only_chief: bool
    sorts: tuple[Option, ...]
    pins: tuple[str, ...]
    chips: tuple[Chip, ...]
    clear: str
    words: tuple[WordItem, ...]
    relaxed: tuple[str, ...]
    malformed: bool
    undated: str
    suggestions: tuple[Link, ...]
    previous: str
    next: str
    page: int
    pages: int
    feeds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The page at `/article/<id>`.

    canonical: the absolute address of this page: its permalink
    title: the headline, as segments
    name: the headline as plain text, for the window and for sharing
    summary: the opening words, for sharing
    paragraphs: the text, each paragraph as segments
    outlet: who published it
    author: who wrote it, or empty
    when: its date, or None
    source: the address it was published at, http or https, or empty
    site: the host of that address
    tags: its facet values, a row a facet
    evidence: whether the words that gave the facets are marked
    toggle: the address with them marked, or without
    back: the address of the search the reader came from, or empty
    box: the words of that search
    """

    canonical: str
    title: tuple[Segment, ...]
    name: str
    summary: str
    paragraphs: tuple[tuple[Segment, ...], ...]
    outlet: str
    author: str
    when: When | None
    source: str
    site: str
    tags: tuple[TagRow, ...]
    evidence: bool
    toggle: str
    back: str
    box: str


@dataclass(frozen=True, slots=True)
class BrowsePage:
    """The pages at `/parties`, `/places` and `/events`.

    canonical: the absolute address of this page
    heading: what is browsed, in both languages
    items: the values, those with most stories first
    others: the pages to browse by another facet
    """

    canonical: str
    heading: Both
    items: tuple[BrowseItem, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Any page that says what went wrong.

    status: the HTTP status
    heading: what happened, in both languages
    message: what to do about it, in English
    box: the words in the search box
    """

    status: int
    heading: Both
    message: str
    box: str


Page = HomePage | SearchPage | ArticlePage | BrowsePage | ErrorPage


def keys(page: Page) -> dict[str, object]:
    """What the page's template is given: its fields, as they are."""
    return {field.name: getattr(page, field.name) for field in fields(page)}
