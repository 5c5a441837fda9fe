"""What may a template show? Each page's values, documented one by one; templates get nothing else.

A value is text unless said otherwise. Text is never escaped here: templates escape everything. The names in the
docstrings are compared with the fields, and with what the templates use, by a test.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from webapp.marks import Segment
from webapp.wording import Both, When


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere.

    text: the words
    href: the address
    lang: the language of the words
    """

    text: str
    href: str
    lang: str = "hi"


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter, with the way out of it.

    kind: what it filters (a facet, from, to), in both languages
    text: the chosen value
    remove: the address without it
    """

    kind: Both
    text: str
    remove: str


@dataclass(frozen=True, slots=True)
class FacetItem:
    """One value of a facet, to be ticked.

    value: its slug
    label: its short name in both languages
    whole: its whole name in both languages
    count: how many stories ticking it would give, grouped as in India
    selected: whether it is ticked
    shown: the values below it (a state's districts) that are always shown
    more: those that are shown on request
    """

    value: str
    label: Both
    whole: Both
    count: str
    selected: bool
    shown: tuple[FacetItem, ...] = ()
    more: tuple[FacetItem, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """One facet: a fieldset of values.

    name: the parameter
    label: its name in both languages
    shown: the values that are always shown
    more: those that are shown on request
    chosen: how many are ticked
    """

    name: str
    label: Both
    shown: tuple[FacetItem, ...]
    more: tuple[FacetItem, ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """One thing that a typed word was taken for.

    text: the word of the index
    why: what links it to the typed word, in both languages
    pin: the address that keeps only this reading; empty when there is no choice
    """

    text: str
    why: Both
    pin: str


@dataclass(frozen=True, slots=True)
class WordItem:
    """A typed word and its readings.

    typed: the word as typed
    lang: its language
    readings: what it was taken for, best first; none when this index holds nothing like it
    unpin: the address with all readings again, when one is pinned; else empty
    relaxed: whether it was given up because no story holds all words
    """

    typed: str
    lang: str
    readings: tuple[ReadingItem, ...]
    unpin: str
    relaxed: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """One facet value of a story.

    facet: the facet's name in both languages
    label: the value's short name in both languages
    whole: its whole name in both languages
    href: the stories that have it
    """

    facet: Both
    label: Both
    whole: Both
    href: str


@dataclass(frozen=True, slots=True)
class HitItem:
    """One story of a list.

    title: its headline, as segments
    snippet: a stretch of its text around the matches, as segments
    href: its page
    outlet: who published it
    when: its date, or None
    tags: its facet values, grouped by facet
    """

    title: tuple[Segment, ...]
    snippet: tuple[Segment, ...]
    href: str
    outlet: str
    when: When | None
    tags: tuple[tuple[Tag, ...], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list.

    value: what the address says
    label: its name in both languages
    selected: whether it is the one in force
    """

    value: str
    label: Both
    selected: bool


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
    tags: its facet values, grouped by facet
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
    tags: tuple[tuple[Tag, ...], ...]
    evidence: bool
    toggle: str
    back: str
    box: str


@dataclass(frozen=True, slots=True)
class BrowseItem:
    """One value to browse by.

    label: its name in both languages
    href: its stories
    count: how many, grouped as in India
    notes: what else is known of it: a definition, a standard's class
    below: the values below it (a state's districts)
    """

    label: Both
    href: str
    count: str
    notes: tuple[Link, ...] = ()
    below: tuple[BrowseItem, ...] = ()


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
