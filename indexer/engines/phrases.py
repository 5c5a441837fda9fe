"""Where does a row of terms occur in a segment? The stories, and how often in each.

A phrase is found by giving every occurrence of a term the number  story × 2³² + position, and keeping those of the
rarest term beside which the others have theirs. First the stories that hold all terms are sought; positions are only
read in those.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.engines.arrays import Array, ranges
from indexer.engines.segment import FieldPostings

_STORY = 32
"""Bits that a position may take: no field has four thousand million words."""

_FEW = 16
"""Looking for one story in a list costs as much as passing over sixteen entries of the list."""

_NOWHERE = np.empty(0, np.int32), np.empty(0, np.int64)


def in_a_row(postings: FieldPostings, terms: Sequence[int]) -> tuple[Array, Array]:
    """(stories of the segment, how often each holds these terms in a row)."""
    wheres = [postings.slice_of(term) for term in terms]
    by_rarity = sorted(range(len(terms)), key=lambda at: wheres[at].stop - wheres[at].start)
    if wheres[by_rarity[0]].start == wheres[by_rarity[0]].stop:
        return _NOWHERE
    stories, held = _in_all([postings.docs[wheres[at]] for at in by_rarity], len(postings.lengths))
    starts = stories[:0]
    for at, places in zip(by_rarity, held, strict=True):
        found = _numbered(postings, terms[at], wheres[at], stories, places)
        found -= at
        starts = found if at == by_rarity[0] else starts[_among(starts, found)]
        if not len(starts):
            return _NOWHERE
    return _counted(starts >> _STORY)


def _in_all(lists: Sequence[Array], size: int) -> tuple[Array, list[Array]]:
    """The stories (of `size`) that stand in all lists, the shortest of which is first, and their places in each."""
    stories, held = lists[0], [np.arange(len(lists[0]))]
    for other in lists[1:]:
        if len(stories) * _FEW < len(other):
            places = other.searchsorted(stories)
            places[places == len(other)] = 0
            kept = (other.take(places) == stories).nonzero()[0]
            places = places.take(kept)
        else:
            marked = np.zeros(size, bool)
            marked[stories] = True
            places = marked.take(other).nonzero()[0]
            kept = stories.searchsorted(other.take(places))
        stories, held = stories.take(kept), [before.take(kept) for before in held]
        held.append(places)
    return stories, held


def _numbered(postings: FieldPostings, term: int, where: slice, stories: Array, places: Array) -> Array:
    """story × 2³² + position of every occurrence of the term in these stories, ascending.

    `places` are those of the stories in the term's list, `where` that list's place among the postings.
    """
    tf = postings.tf[where]
    starts = np.cumsum(tf, dtype=np.int64)
    starts -= tf  # where each posting's positions begin, after the first's
    if len(places) < len(tf):
        tf, starts = tf.take(places), starts.take(places)
    starts += int(postings.places[term])
    numbers = stories.astype(np.int64) << _STORY
    if int(tf.max(initial=1)) > 1:
        starts, numbers = ranges(starts, tf.astype(np.int64)), numbers.repeat(tf)
    numbers += postings.positions.take(starts)
    return numbers


def _among(some: Array, others: Array) -> Array:
    """For each of `some`: is it one of `others`? Both ascend, and none is empty."""
    place = others.searchsorted(some)
    place[place == len(others)] = 0
    found: Array = others.take(place) == some
    return found


def _counted(stories: Array) -> tuple[Array, Array]:
    """The distinct ones of these ascending stories, and how often each stands there."""
    first = np.empty(len(stories) + 1, bool)
    first[0] = first[-1] = True
    np.not_equal(stories[1:], stories[:-1], out=first[1:-1])
    starts = first.nonzero()[0]
    return stories.take(starts[:-1]).astype(np.int32), np.diff(starts)
