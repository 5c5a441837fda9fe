"""Which stories hold a group, and with what pseudo-frequency? All its postings together, added up by story.

The postings of all alternatives in all fields and segments are laid end to end: story numbers, and weight × tf × norm.
Few are sorted and added up where stories repeat (Listed). Many only mark the stories in an array with one place a
story, which tells the document frequency; their pseudo-frequencies are worked out for the stories that are asked about,
or counted into such an array when that is most of them (Spread). So a common word beside a rare one costs little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np

from indexer.analysed import Group
from indexer.engines.arrays import Array
from indexer.engines.phrases import in_a_row
from indexer.engines.snapshot import Posting, Snapshot

Piece = tuple[Array, Array, float]
"""(stories, how often each holds the alternative, its weight)"""

_SPREAD = 24
"""Marking costs a fixed time a story, sorting more a posting: marking wins from one posting in 24 stories on."""

_FEW = 8
"""Picking out postings costs an eighth of counting them all, so that is done for less than an eighth of the stories."""


class FieldPostings:
    """Postings of one field, end to end, a piece for each alternative and segment; in a piece stories ascend."""

    def __init__(self, pieces: Sequence[Piece], norms: Array) -> None:
        self.single = len(pieces) == 1
        self._norms = norms
        self._weights: Array | np.float32 | None = None
        if self.single:
            stories, self._tf, weight = pieces[0]
            self.stories = stories.astype(np.intp)
            self._weights = None if weight == 1 else np.float32(weight)
            return
        lists, tfs, weights = zip(*pieces, strict=True)
        self.stories = np.concatenate(lists, dtype=np.intp)
        self._tf = np.concatenate(tfs)
        if min(weights) < 1:
            self._weights = np.array(weights, np.float32).repeat([len(stories) for stories in lists])

    def added(self) -> Array:
        """What each posting adds to its story's pseudo-frequency."""
        added: Array = self._norms.take(self.stories) * self._tf
        if self._weights is not None:
            added *= self._weights
        return added

    def added_by(self, some: Array) -> Array:
        """The same for some of the postings."""
        added: Array = self._norms.take(self.stories.take(some)) * self._tf.take(some)
        if self._weights is not None:
            added *= self._weights.take(some) if isinstance(self._weights, np.ndarray) else self._weights
        return added


class Listed:
    """The living stories that hold a group, as a list."""

    def __init__(self, stories: Array, f: Array) -> None:
        self.df = len(stories)
        self.stories, self._f = stories, f

    def listed(self) -> tuple[Array, Array]:
        """The stories, ascending, and their f."""
        return self.stories, self._f

    def at(self, stories: Array) -> Array:
        """f of these living stories (ascending); 0 where the group is not held."""
        if not self.df:
            return np.zeros(len(stories))
        place = self.stories.searchsorted(stories)
        place[place == self.df] = 0
        return np.where(self.stories[place] == stories, self._f[place], 0.0)


class Spread:
    """The living stories that hold a group, as an array with one place a story."""

    def __init__(self, postings: Sequence[FieldPostings], size: int, dead: Array) -> None:
        self._postings = postings
        self._held = np.zeros(size, bool)
        for part in postings:
            self._held[part.stories] = True
        if len(dead):
            self._held[dead] = False
        self.df = int(np.count_nonzero(self._held))
        self._total = sum(len(part.stories) for part in postings)

    @cached_property
    def _dense(self) -> Array:
        """f of every story, dead ones too."""
        stories, added = _end_to_end(self._postings)
        return np.bincount(stories, weights=added, minlength=len(self._held))

    @cached_property
    def stories(self) -> Array:
        """The stories, ascending."""
        return self._held.nonzero()[0]

    def listed(self) -> tuple[Array, Array]:
        """The stories, ascending, and their f."""
        return self.stories, self._dense.take(self.stories)

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
    held = [(_held(snapshot, alternative.terms), alternative.weight) for alternative in group.alternatives]
    found = []
    for field in group.fields:
        pieces = [piece for alternative, weight in held for piece in _pieces(alternative, weight, field)]
        if pieces:
            found.append(FieldPostings(pieces, snapshot.norms[field]))
    return found


def _held(snapshot: Snapshot, terms: Sequence[str]) -> list[tuple[Posting, list[int]]]:
    """The segments that have all these terms: where the first term is there, and the numbers of all."""
    first = snapshot.postings(terms[0])
    if len(terms) == 1:
        return [(posting, [posting.term]) for posting in first]
    others = [{posting.base: posting.term for posting in snapshot.postings(term)} for term in terms[1:]]
    return [
        (posting, [posting.term, *(other[posting.base] for other in others)])
        for posting in first
        if all(posting.base in other for other in others)
    ]


def _pieces(held: Iterable[tuple[Posting, list[int]]], weight: float, field: str) -> Iterator[Piece]:
    """The postings of one alternative in one field, segment by segment; stories by their number in the commit."""
    for (view, _, base), terms in held:
        postings = view.fields[field]
        if len(terms) == 1:
            where = postings.slice_of(terms[0])
            stories, tf = postings.docs[where], postings.tf[where]
        else:
            stories, tf = in_a_row(postings, terms)
        if len(stories):
            yield (stories + np.int32(base) if base else stories), tf, weight


def _end_to_end(postings: Iterable[FieldPostings]) -> tuple[Array, Array]:
    parts = list(postings)
    if len(parts) == 1:
        return parts[0].stories, parts[0].added()
    return np.concatenate([part.stories for part in parts]), np.concatenate([part.added() for part in parts])
