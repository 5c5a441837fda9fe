"""Which stories hold a group, and with what pseudo-frequency? All its postings together, added up by story.

The postings of all alternatives in all fields and segments are laid end to end: story numbers, and weight × tf × norm.
Few are sorted and added up where stories repeat (Listed). Many only mark the stories in an array with one place a
story, which tells the document frequency; their pseudo-frequencies are worked out for the stories that are asked about,
or counted into such an array when that is most of them (Spread). So a common word beside a rare one costs little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from indexer.analysed import Group
from indexer.engines.arrays import Array
from indexer.engines.phrases import occurrences
from indexer.engines.snapshot import Snapshot

_SPREAD = 24
"""Marking costs a fixed time a story, sorting more a posting: marking wins from one posting in 24 stories on."""

_FEW = 8
"""Picking out postings costs an eighth of counting them all, so that is done for less than an eighth of the stories."""


class FieldPostings:
    """Postings of one field, end to end, a piece for each alternative and segment; in a piece stories ascend."""

    def __init__(self, pieces: Sequence[tuple[Array, Array, float]], norms: Array) -> None:
        self.stories = np.concatenate([stories for stories, _, _ in pieces], dtype=np.intp)
        self.single = len(pieces) == 1
        self._tf = np.concatenate([tf for _, tf, _ in pieces])
        self._norms = norms
        self._weights: Array | None = None
        if any(weight != 1 for _, _, weight in pieces):
            weights = np.array([weight for _, _, weight in pieces], np.float32)
            self._weights = weights.repeat([len(stories) for stories, _, _ in pieces])

    def added(self) -> Array:
        """What each posting adds to its story's pseudo-frequency."""
        added: Array = self._norms.take(self.stories) * self._tf
        if self._weights is not None:
            added *= self._weights
        return added

    def added_by(self, some: Array) -> Array:
        """The same for some of the postings."""
        added: Array = self._norms.take(self.stories[some]) * self._tf[some]
        if self._weights is not None:
            added *= self._weights[some]
        return added


class Listed:
    """The living stories that hold a group, as a list."""

    def __init__(self, stories: Array, f: Array) -> None:
        self.df = len(stories)
        self._stories, self._f = stories, f

    def listed(self) -> tuple[Array, Array]:
        """The stories, ascending, and their f."""
        return self._stories, self._f

    def at(self, stories: Array) -> Array:
        """f of these living stories (ascending); 0 where the group is not held."""
        if not self.df:
            return np.zeros(len(stories))
        place = self._stories.searchsorted(stories)
        place[place == self.df] = 0
        return np.where(self._stories[place] == stories, self._f[place], 0.0)


class Spread:
    """The living stories that hold a group, as an array with one place a story."""

    def __init__(self, postings: Sequence[FieldPostings], size: int, dead: Array) -> None:
        self._postings = postings
        self._held = np.zeros(size, bool)
        for part in postings:
            self._held[part.stories] = True
        self._held[dead] = False
        self.df = int(np.count_nonzero(self._held))
        self._total = sum(len(part.stories) for part in postings)

    @cached_property
    def _dense(self) -> Array:
        """f of every story, dead ones too."""
        stories, added = _end_to_end(self._postings)
        return np.bincount(stories, weights=added, minlength=len(self._held))

    def listed(self) -> tuple[Array, Array]:
        """The stories, ascending, and their f."""
        stories = self._held.nonzero()[0]
        return stories, self._dense.take(stories)

    def at(self, stories: Array) -> Array:
        """f of these living stories (ascending); 0 where the group is not held."""
        if len(stories) * _FEW > self._total or "_dense" in vars(self):
            return self._dense.take(stories)
        asked = np.zeros(len(self._held), bool)
        asked[stories] = True
        f = np.zeros(len(stories))
        for part in self._postings:
            some = asked.take(part.stories).nonzero()[0]
            places = stories.searchsorted(part.stories[some])
            f += np.bincount(places, weights=part.added_by(some), minlength=len(stories))
        return f


def pooled(snapshot: Snapshot, group: Group) -> Listed | Spread:
    """The living stories that hold a group."""
    postings = _postings(snapshot, group)
    if sum(len(part.stories) for part in postings) * _SPREAD > snapshot.size:
        return Spread(postings, snapshot.size, snapshot.dead)
    if not postings:
        return Listed(np.empty(0, np.intp), np.empty(0))
    stories, f = _end_to_end(postings)
    if snapshot.living is not None:
        living = snapshot.living.take(stories)
        stories, f = stories[living], f[living]
    if len(postings) > 1 or not postings[0].single:
        stories, f = add_up(stories, f)
    return Listed(stories, f)


def add_up(stories: Array, f: Array) -> tuple[Array, Array]:
    """The distinct stories, ascending, and the sum of the numbers beside each."""
    if len(stories) < 2:
        return stories, f
    order = stories.argsort(kind="stable")  # made of ascending pieces, which this kind of sorting merges
    stories, f = stories.take(order), f.take(order)
    first = np.empty(len(stories), bool)
    first[0] = True
    np.not_equal(stories[1:], stories[:-1], out=first[1:])
    starts = first.nonzero()[0]
    if len(starts) == len(stories):
        return stories, f
    return stories.take(starts), np.add.reduceat(f, starts)


def _postings(snapshot: Snapshot, group: Group) -> list[FieldPostings]:
    held = [([snapshot.postings(term) for term in one.terms], one.weight) for one in group.alternatives]
    found = []
    for field in group.fields:
        pieces = [(stories, tf, weight) for terms, weight in held for stories, tf in occurrences(terms, field)]
        if pieces:
            found.append(FieldPostings(pieces, snapshot.norms[field]))
    return found


def _end_to_end(postings: Iterable[FieldPostings]) -> tuple[Array, Array]:
    parts = list(postings)
    if len(parts) == 1:
        return parts[0].stories, parts[0].added()
    return np.concatenate([part.stories for part in parts]), np.concatenate([part.added() for part in parts])
