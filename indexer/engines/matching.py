"""Which stories match a query tree, and with what score? Worked out array by array, never story by story.

A group is pooled first: the postings of all its alternatives in all its fields and segments are laid end to end (story
numbers, and weight × tf × norm), then added up by story. Few postings are sorted into a short list, many are counted
into an array with one place a story, which is then looked into instead of listed.

A conjunction lists the stories of its rarest child and asks the others only about those (`at`); anything else is listed
whole (`all_of`). So a common word beside a rare one is never listed, and a filter is a look into a column.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indexer.analysed import Alternative, And, Everything, FacetIs, Group, Node, Not, Or, Published
from indexer.engines import scoring
from indexer.engines.arrays import Array
from indexer.engines.phrases import occurrences
from indexer.engines.snapshot import Snapshot

_DENSE = 24
"""Counting into an array costs a fixed time a story, sorting more a posting: the array wins above one posting in 24
stories (measured on 100,000 and 1,000,000 stories)."""

Match = tuple[Array, Array]
"""(numbers of the stories, ascending; their scores as float64)"""


@dataclass(frozen=True, slots=True)
class Pool:
    """The living stories that hold a group, and their pseudo-frequencies f: listed, or one place for every story."""

    df: int
    stories: Array | None
    f: Array

    def listed(self) -> Match:
        """The stories and their f."""
        if self.stories is not None:
            return self.stories, self.f
        stories = np.flatnonzero(self.f > 0)
        return stories, self.f[stories]

    def at(self, stories: Array) -> Array:
        """f of these stories; 0 where the group is not held."""
        if self.stories is None:
            return self.f[stories]
        if not len(self.stories):
            return np.zeros(len(stories))
        place = self.stories.searchsorted(stories)
        place[place == len(self.stories)] = 0
        return np.where(self.stories[place] == stories, self.f[place], 0.0)


class Matching:
    """Evaluates the trees of one search over one snapshot; a group that occurs twice is pooled once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._pools: dict[tuple[tuple[Alternative, ...], tuple[str, ...]], Pool] = {}

    def all_of(self, node: Node) -> Match:
        """All living stories that match, and their scores."""
        if isinstance(node, Group):
            stories, f = (pool := self.pool(node)).listed()
            return stories, self._saturate(pool, f)
        if isinstance(node, And) and node.children:
            first, *rest = sorted(node.children, key=self._at_most)
            stories, scores = self.all_of(first)
            return self._narrow(stories, scores, rest)
        if isinstance(node, Or):
            return self._widen(node.children)
        stories = self._living()
        holds, scores = self.at(node, stories)
        return stories[holds], scores[holds]

    def at(self, node: Node, stories: Array) -> tuple[Array, Array]:
        """For each of these living stories: does it match, and with what score?"""
        if isinstance(node, Group):
            pool = self.pool(node)
            f = pool.at(stories)
            return f > 0, self._saturate(pool, f)
        if isinstance(node, And | Or):
            return self._at_each(node, stories)
        if isinstance(node, Not):
            return ~self.at(node.child, stories)[0], np.zeros(len(stories))
        if isinstance(node, FacetIs):
            return self.has_value(node.facet, node.values, stories), np.zeros(len(stories))
        if isinstance(node, Published):
            return self.published(node, stories), np.zeros(len(stories))
        return np.ones(len(stories), bool), np.zeros(len(stories))

    def has_value(self, facet: str, values: tuple[str, ...], stories: Array, *, only_chief: bool = False) -> Array:
        """For each of these stories: has it one of the values (own or implied; or as its chief)?"""
        column = self._snapshot.columns.get(facet)
        if column is None or not len(column.own):
            return np.zeros(len(stories), bool)
        return column.rows_with(values, only_chief=only_chief)[column.rows[stories]]

    def published(self, span: Published, stories: Array) -> Array:
        """For each of these stories: was it published in the span? Undated ones never were."""
        moments = self._snapshot.published[stories]
        inside = ~np.isnan(moments)
        if span.start is not None:
            inside &= moments >= span.start
        if span.end is not None:
            inside &= moments < span.end
        return inside

    def pool(self, group: Group) -> Pool:
        """The group's stories and pseudo-frequencies."""
        key = (group.alternatives, group.fields)
        if key not in self._pools:
            self._pools[key] = self._pooled(group)
        return self._pools[key]

    def _pooled(self, group: Group) -> Pool:
        stories, f = self._gather(group)
        size = self._snapshot.size
        if len(stories) * _DENSE > size:
            dense = np.bincount(stories, weights=f, minlength=size)
            dense[self._snapshot.dead] = 0
            return Pool(int(np.count_nonzero(dense)), None, dense)
        if self._snapshot.living is not None:
            living = self._snapshot.living[stories]
            stories, f = stories[living], f[living]
        stories, f = add_up(stories, f)
        return Pool(len(stories), stories, f)

    def _gather(self, group: Group) -> Match:
        """Story and share of f of every posting of the group, end to end, stories repeated."""
        all_stories: list[Array] = []
        all_f: list[Array] = []
        for alternative in group.alternatives:
            held = [self._snapshot.postings(term) for term in alternative.terms]
            for field in group.fields:
                norms = self._snapshot.norms[field]
                for stories, tf in occurrences(held, field):
                    all_stories.append(stories)
                    all_f.append(alternative.weight * tf * norms[stories])
        if not all_stories:
            return np.empty(0, np.int32), np.empty(0)
        return np.concatenate(all_stories), np.concatenate(all_f)

    def _saturate(self, pool: Pool, f: Array) -> Array:
        scores: Array = scoring.saturate(scoring.idf(self._snapshot.count, pool.df), f)
        return scores

    def _narrow(self, stories: Array, scores: Array, nodes: list[Node]) -> Match:
        for node in nodes:
            holds, more = self.at(node, stories)
            stories, scores = stories[holds], scores[holds] + more[holds]
        return stories, scores

    def _widen(self, nodes: tuple[Node, ...]) -> Match:
        parts = [self.all_of(node) for node in nodes]
        if not parts:
            return np.empty(0, np.int64), np.empty(0)
        return add_up(*(np.concatenate(side) for side in zip(*parts, strict=True)))

    def _at_each(self, node: And | Or, stories: Array) -> tuple[Array, Array]:
        narrow = isinstance(node, And)
        holds, scores = np.full(len(stories), narrow), np.zeros(len(stories))
        for child in node.children:
            also, more = self.at(child, stories)
            holds = holds & also if narrow else holds | also
            scores += more
        return holds, np.where(holds, scores, 0.0)

    def _at_most(self, node: Node) -> int:
        """No more stories than this match; what costs least to list comes first."""
        if isinstance(node, Group):
            return self.pool(node).df
        size = self._snapshot.size
        if isinstance(node, And) and node.children:
            return min(map(self._at_most, node.children))
        if isinstance(node, Or):
            return min(sum(map(self._at_most, node.children)), size)
        return size + 1 if isinstance(node, Everything | Not) else size

    def _living(self) -> Array:
        living = self._snapshot.living
        return np.arange(self._snapshot.size) if living is None else np.flatnonzero(living)


def add_up(stories: Array, f: Array) -> Match:
    """The distinct stories, ascending, and the sum of the numbers beside each."""
    if len(stories) < 2 or (stories[1:] > stories[:-1]).all():
        return stories, f
    order = np.argsort(stories, kind="stable")
    stories, f = stories[order], f[order]
    first = np.flatnonzero(np.concatenate(([True], stories[1:] != stories[:-1])))
    return stories[first], np.add.reduceat(f, first)
