"""Which stories match a query tree, and with what score? Worked out array by array, never story by story.

Groups are pooled first (pooling.py). A conjunction lists the stories of its rarest child and asks the others only about
those (`at`); anything else is listed whole (`all_of`). So a common word beside a rare one is never listed, and a filter
is a look into a column.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.analysed import And, Everything, FacetIs, Group, Node, Not, Or, Published
from indexer.engines import scoring
from indexer.engines.arrays import Array
from indexer.engines.pooling import Listed, Spread, add_up, pooled
from indexer.engines.snapshot import Snapshot

Match = tuple[Array, Array]
"""(numbers of the stories, ascending; their scores as float64)"""


class Matching:
    """Evaluates the trees of one search over one snapshot; no group is pooled twice.

    `former` lends what it has pooled: one query is often asked several times (without a word, without filters).
    """

    def __init__(self, snapshot: Snapshot, former: Matching | None = None) -> None:
        self._snapshot = snapshot
        # By identity: comparing groups takes longer than pooling small ones. The group is kept, so that its id stays.
        self._pools: dict[int, tuple[Group, Listed | Spread]] = {}
        self._lent = former._pools if former else {}

    def all_of(self, node: Node) -> Match:
        """All living stories that match, and their scores."""
        if isinstance(node, Group):
            pool = self.pool(node)
            stories, f = pool.listed()
            return stories, self._saturate(pool, f)
        if isinstance(node, And) and node.children:
            return self._conjunction(node.children)
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
        found: Array = column.rows_with(values, only_chief=only_chief).take(column.rows.take(stories))
        return found

    def published(self, span: Published, stories: Array) -> Array:
        """For each of these stories: was it published in the span? Undated ones never were."""
        moments = self._snapshot.published[stories]
        inside = ~np.isnan(moments)
        if span.start is not None:
            inside &= moments >= span.start
        if span.end is not None:
            inside &= moments < span.end
        return inside

    def pool(self, group: Group) -> Listed | Spread:
        """The group's stories and pseudo-frequencies."""
        found = self._pools.get(id(group))
        if found is None:
            found = self._pools[id(group)] = self._lent.get(id(group)) or (group, pooled(self._snapshot, group))
        return found[1]

    def _saturate(self, pool: Listed | Spread, f: Array) -> Array:
        scores: Array = scoring.saturate(scoring.idf(self._snapshot.count, pool.df), f)
        return scores

    def _conjunction(self, nodes: Sequence[Node]) -> Match:
        """What matches all of the nodes: the stories of the rarest, then those of them that pass what only filters."""
        first, *rest = sorted(nodes, key=self._at_most)
        if not isinstance(first, Group):
            return self._narrow(*self.all_of(first), rest)
        pool = self.pool(first)
        stories = pool.stories
        for node in rest:
            if isinstance(node, FacetIs | Published):
                stories = stories.take(self.at(node, stories)[0].nonzero()[0])
        f = pool.listed()[1] if len(stories) == pool.df else pool.at(stories)
        rest = [node for node in rest if not isinstance(node, FacetIs | Published)]
        return self._narrow(stories, self._saturate(pool, f), rest)

    def _narrow(self, stories: Array, scores: Array, nodes: list[Node]) -> Match:
        for node in nodes:
            if isinstance(node, Group):
                pool = self.pool(node)
                f = pool.at(stories)
                kept = f.nonzero()[0]
                if len(kept) < len(stories):
                    stories, scores, f = stories.take(kept), scores.take(kept), f.take(kept)
                scores = scores + self._saturate(pool, f)
            else:
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
