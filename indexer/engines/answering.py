"""How does a query become an answer? Match, filter, count, choose the page: each a pass over arrays of stories.

    tree + dates ─▶ stories, scores ─▶ filters ─▶ total, undated ─┬▶ counts of each facet (without its own filter)
                                                                  └▶ the best `limit` after `offset`

Order by relevance: chief stories of the filtered facets first, then score, then newer, then smaller id. By date:
undated last both ways, then smaller id.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from indexer.analysed import FACETS, AnalysedQuery
from indexer.engines.arrays import Array, ranges
from indexer.engines.base import Answer, Scored
from indexer.engines.columns import Column
from indexer.engines.matching import Matching
from indexer.engines.snapshot import Snapshot

Key = Callable[[Array], Array]
"""For places in a list of matches, numbers of which greater ones come first."""


class Answering:
    """One query over one snapshot."""

    def __init__(self, snapshot: Snapshot, query: AnalysedQuery) -> None:
        self._snapshot = snapshot
        self._query = query
        self._matching = Matching(snapshot)
        stories, scores = self._matching.all_of(query.root)
        self._holds = {
            facet: self._matching.has_value(facet, values, stories, only_chief=query.only_chief)
            for facet, values in query.filters.items()
        }
        self.undated = 0
        if query.published is not None:
            undated = np.isnan(snapshot.published[stories])
            self.undated = int(np.count_nonzero(self._filtered(undated)))
            inside = self._matching.published(query.published, stories)
            stories, scores = stories[inside], scores[inside]
            self._holds = {facet: holds[inside] for facet, holds in self._holds.items()}
        self._stories, self._scores = stories, scores

    def answer(self) -> Answer:
        """Total, page and counts."""
        counts = {facet: self._counts(facet) for facet in FACETS}
        stories, scores = self._stories, self._scores
        if self._holds:
            chosen = self._filtered(np.ones(len(stories), bool))
            stories, scores = stories[chosen], scores[chosen]
        return Answer(len(stories), self._page(stories, scores), counts, self.undated)

    def stories(self) -> Array:
        """The numbers of all stories that match, ascending."""
        return self._stories[self._filtered(np.ones(len(self._stories), bool))]

    def total(self) -> int:
        """How many stories match."""
        if not self._holds:
            return len(self._stories)
        return int(np.count_nonzero(self._filtered(np.ones(len(self._stories), bool))))

    def _filtered(self, holds: Array, without: str = "") -> Array:
        """Those of the marked stories that pass every filter but one."""
        for facet, passes in self._holds.items():
            if facet != without:
                holds = holds & passes
        return holds

    def _counts(self, facet: str) -> dict[str, int]:
        stories = self._stories
        if set(self._holds) - {facet}:
            stories = stories[self._filtered(np.ones(len(stories), bool), without=facet)]
        return counts(self._snapshot.columns[facet], stories, only_chief=self._query.only_chief) if len(stories) else {}

    def _page(self, stories: Array, scores: Array) -> tuple[Scored, ...]:
        query = self._query
        if query.limit <= 0 or query.offset >= len(stories):
            return ()
        scores = scores.astype(np.float32)
        best = first_by(self._keys(stories, scores), len(stories), query.offset + query.limit)[query.offset :]
        if query.sort != "relevance":
            scores = np.zeros(len(stories))
        return tuple(Scored(self._snapshot.story(int(stories[at])), float(scores[at])) for at in best.tolist())

    def _keys(self, stories: Array, scores: Array) -> list[Key]:
        """What decides the order, most telling first."""
        sign = -1 if self._query.sort == "oldest" else 1

        def date(places: Array) -> Array:
            moments: Array = np.nan_to_num(sign * self._snapshot.published[stories[places]], nan=-np.inf)
            return moments

        def id(places: Array) -> Array:
            return -self._snapshot.id_ranks(stories[places])

        if self._query.sort != "relevance":
            return [date, id]
        keys: list[Key] = [lambda places: scores[places], date, id]
        return [self._chief(stories), *keys] if self._query.filters else keys

    def _chief(self, stories: Array) -> Key:
        """Does each filtered facet hold a chosen value as its chief?"""
        chief = np.ones(len(stories), bool)
        for facet, values in self._query.filters.items():
            chief &= self._matching.has_value(facet, values, stories, only_chief=True)
        return lambda places: chief[places].astype(np.int8)


def counts(column: Column, stories: Array, *, only_chief: bool) -> dict[str, int]:
    """{value: how many of these stories have it}, own or implied (or as their chief)."""
    starts, flat = (column.chief_offsets, column.chief) if only_chief else (column.offsets, column.ordinals)
    rows = column.rows[stories]
    size = len(column.values)
    if len(rows) > len(column.own):
        of_row = np.bincount(rows, minlength=len(column.own))
        found = np.bincount(flat, weights=np.repeat(of_row, np.diff(starts)), minlength=size)
    else:
        begin = starts[rows]
        found = np.bincount(flat[ranges(begin, starts[rows + 1] - begin)], minlength=size)
    return {column.values[number]: int(found[number]) for number in np.flatnonzero(found).tolist()}


def first_by(keys: Sequence[Key], size: int, wanted: int) -> Array:
    """The first `wanted` of `size` places, ordered by several keys, the last of which never ties."""
    places = _candidates(keys, np.arange(size), wanted)
    order = np.lexsort([-key(places) for key in reversed(keys)])
    return places[order][:wanted]


def _candidates(keys: Sequence[Key], places: Array, wanted: int) -> Array:
    """The first `wanted` of these places, in no order: a key is only asked about the ties of those before it."""
    if len(places) <= wanted or not keys:
        return places[:wanted]
    values = keys[0](places)
    least = np.partition(values, len(values) - wanted)[len(values) - wanted]
    sure = places[values > least]
    return np.concatenate((sure, _candidates(keys[1:], places[values == least], wanted - len(sure))))
