"""What is answered? A ResultPage: everything a page, a feed or a program may show of one search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.query import Query


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the spans of it, in characters, that matched: text[start:end] is always whole words."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One story of a result page."""

    id: str
    title: Marked
    snippet: Marked
    url: str
    outlet: str
    published: str
    facets: Mapping[str, tuple[str, ...]]
    score: float


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value of a facet: how many stories choosing it would give. `broader` is the slug it hangs under, or ''."""

    value: str
    label: str
    label_hi: str
    count: int
    selected: bool
    broader: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a typed word was taken for. `why`: same, spelling, stem, romanized, alias, translation, correction."""

    term: str
    why: str
    weight: float


@dataclass(frozen=True, slots=True)
class Understood:
    """A typed word and its readings, best first; without readings this index has nothing like it."""

    typed: str
    readings: tuple[Reading, ...]
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The answer to a query.

    `relaxed` are the typed words given up because nothing held them all. `notices` are machine-readable remarks:
    `malformed` (the query's syntax was wrong and it was read as plain words). `undated` counts matches left out by the
    dates for want of one. `took_ms` runs from text to this page, `engine_ms` is the engine's part.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    understood: tuple[Understood, ...] = ()
    relaxed: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    undated: int = 0
    took_ms: float = 0.0
    engine_ms: float = 0.0
