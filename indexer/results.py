"""What is answered? A ResultPage: everything a page, a feed or a program may show of one search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

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


class FacetCounts(Sequence[FacetCount]):
    """The counts of one facet, in the order in which they are shown.

    A facet has hundreds of values and most answers are looked at for a few stories: so only their order is made at
    once, and the counts themselves when the first of them is asked for.
    """

    def __init__(self, slugs: Sequence[str], count_of: Callable[[str], FacetCount]) -> None:
        self._slugs = slugs
        self._count_of = count_of

    @cached_property
    def _counts(self) -> tuple[FacetCount, ...]:
        return tuple(map(self._count_of, self._slugs))

    def __len__(self) -> int:
        return len(self._slugs)

    def __iter__(self) -> Iterator[FacetCount]:
        return iter(self._counts)

    @overload
    def __getitem__(self, place: int) -> FacetCount: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[FacetCount, ...]: ...
    def __getitem__(self, place: int | slice) -> FacetCount | tuple[FacetCount, ...]:
        return self._counts[place]


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
    facets: Mapping[str, Sequence[FacetCount]]
    understood: tuple[Understood, ...] = ()
    relaxed: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    undated: int = 0
    took_ms: float = 0.0
    engine_ms: float = 0.0
