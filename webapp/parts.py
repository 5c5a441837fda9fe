"""What are pages made of? The values that several places of a page show, documented one by one.

A value is text unless said otherwise, and never escaped here: templates escape everything but what is markup already.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

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
class FacetGroup:
    """One facet: a fieldset of values.

    name: the parameter
    label: its name in both languages
    values: the list of its values, as markup; empty when there are none
    chosen: how many are ticked
    """

    name: str
    label: Both
    values: Markup
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

    name: its short name
    title: its whole name in both languages; empty when the short one is whole
    href: the stories that have it
    """

    name: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class TagRow:
    """A story's values of one facet.

    facet: the facet's name in both languages
    tags: the values
    """

    facet: Both
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class HitItem:
    """One story of a list.

    title: its headline, as segments
    snippet: a stretch of its text around the matches, as segments
    href: its page
    outlet: who published it
    when: its date, or None
    tags: its facet values, a row a facet
    """

    title: tuple[Segment, ...]
    snippet: tuple[Segment, ...]
    href: str
    outlet: str
    when: When | None
    tags: tuple[TagRow, ...]


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
