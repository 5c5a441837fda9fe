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
from indexer.engines.arrays import Array
from indexer.engines.base import Answer, Scored
from indexer.engines.counting import Counts, counts
from indexer.engines.matching import Matching
from indexer.engines.snapshot import Snapshot

_BLOCK = 64
"""Scores that are looked at together when the best few are sought among many: one pass instead of a partition."""

_SORTED = 256
"""So few matches are sorted as quickly as the best of them are sought."""

Key = Callable[[Array], Array]
"""For places in a list of matches, numbers of which greater ones come first."""


class Answering:
    """One query over one snapshot."""

    def __init__(self, snapshot: Snapshot, query: AnalysedQuery, matching: Matching) -> None:
        self._snapshot = snapshot
        self._query = query
        self._matching = matching
        stories, scores = matching.all_of(query.root)
        self._holds = {
            facet: matching.has_value(facet, values, stories, only_chief=query.only_chief)
            for facet, values in query.filters.items()
        }
        self.undated = 0
        if query.published is not None:
            undated = np.isnan(snapshot.published[stories])
            self.undated = int(np.count_nonzero(self._filtered(undated)))
            inside = matching.published(query.published, stories)
            stories, scores = stories[inside], scores[inside]
            self._holds = {facet: holds[inside] for facet, holds in self._holds.items()}
        self._stories, self._scores = stories, scores

    def answer(self) -> Answer:
        """Total, page and counts."""
        stories, scores = self._stories, self._scores
        if self._holds:
            chosen = self._filtered(np.ones(len(stories), bool))
            stories, scores = stories[chosen], scores[chosen]
        return Answer(len(stories), self._page(stories, scores), self._counts(stories), self.undated)

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

    def _counts(self, chosen: Array) -> Counts:
        """The counts of each facet, given the stories that pass every filter."""
        together = [facet for facet in FACETS if facet not in self._holds]
        result = counts(self._snapshot, chosen, together, only_chief=self._query.only_chief)
        for facet in set(FACETS) - set(together):
            stories = self._stories[self._filtered(np.ones(len(self._stories), bool), without=facet)]
            result |= counts(self._snapshot, stories, [facet], only_chief=self._query.only_chief)
        return result

    def _page(self, stories: Array, scores: Array) -> tuple[Scored, ...]:
        query = self._query
        if query.limit <= 0 or query.offset >= len(stories):
            return ()
        scores = scores.astype(np.float32)
        best = first_by(self._keys(stories, scores), len(stories), query.offset + query.limit)[query.offset :]
        if query.sort != "relevance":
            scores = np.zeros(len(stories))
        chosen = zip(stories.take(best).tolist(), scores.take(best).tolist(), strict=True)
        return tuple([Scored(self._snapshot.story(story), score) for story, score in chosen])

    def _keys(self, stories: Array, scores: Array) -> list[Key]:
        """What decides the order, most telling first."""
        snapshot = self._snapshot

        def date(places: Array) -> Array:
            moments: Array = snapshot.newness[stories[places]]
            if self._query.sort != "oldest":
                return moments
            return np.where(np.isneginf(moments), moments, -moments)

        def id(places: Array) -> Array:
            return -snapshot.id_ranks(stories[places])

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


def first_by(keys: Sequence[Key], size: int, wanted: int) -> Array:
    """The first `wanted` of `size` places, ordered by several keys, the last of which never ties."""
    places = np.arange(size)
    if size > _SORTED:
        places = _candidates(keys, places, wanted)
    values = keys[0](places)
    order = (-values).argsort(kind="stable")
    ordered = values.take(order)
    if (ordered[1:] == ordered[:-1]).any():  # only then do the other keys decide
        order = np.lexsort([-key(places) for key in reversed(keys)])
    return places.take(order)[:wanted]


def _at_least(values: Array, wanted: int) -> float:
    """A bound that at least `wanted` of the values reach: the least of that many blocks' greatest values."""
    blocks = len(values) // _BLOCK
    if blocks < 2 * wanted:
        return -np.inf
    greatest = values[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
    return float(np.partition(greatest, blocks - wanted)[blocks - wanted])


def _candidates(keys: Sequence[Key], places: Array, wanted: int) -> Array:
    """The first `wanted` of these places, in no order: a key is only asked about the ties of those before it."""
    if len(places) <= wanted or not keys:
        return places[:wanted]
    values = keys[0](places)
    least = _at_least(values, wanted)
    if least > -np.inf:
        best = values >= least
        places, values = places[best], values[best]
    least = np.partition(values, len(values) - wanted)[len(values) - wanted]
    sure = places[values > least]
    return np.concatenate((sure, _candidates(keys[1:], places[values == least], wanted - len(sure))))
