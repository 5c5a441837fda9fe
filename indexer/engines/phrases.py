"""Where does a term, or a row of terms, occur? For each segment: the stories, and how often in each.

A phrase is found by giving every occurrence of a term the number  story × 2³² + position, and keeping those of the
first term for which the next term has the next number, and so on. The rarest term goes first, and the others' positions
are only read in stories that are still in question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from indexer.engines.arrays import Array, offsets, ranges
from indexer.engines.segment import FieldPostings
from indexer.engines.snapshot import Posting

_STORY = 32
"""Bits that a position may take: no field has four thousand million words."""


def occurrences(held: Sequence[Sequence[Posting]], field: str) -> Iterator[tuple[Array, Array]]:
    """For each segment: stories, by their number in the commit, and how often each holds the terms in a row.

    `held` has the postings of each of the terms, which may be one.
    """
    if len(held) == 1:
        for view, term, base in held[0]:
            postings = view.fields[field]
            where = postings.slice_of(term)
            if where.start < where.stop:
                stories = postings.docs[where]
                yield (stories + np.int32(base) if base else stories), postings.tf[where]
        return
    by_segment = [{posting.base: posting for posting in term} for term in held]
    for base in set(by_segment[0]).intersection(*by_segment[1:]):
        terms = [by_base[base].term for by_base in by_segment]
        stories, tf = _in_a_row(by_segment[0][base].view.fields[field], terms)
        if len(stories):
            yield stories + np.int32(base), tf


def _in_a_row(postings: FieldPostings, terms: list[int]) -> tuple[Array, Array]:
    """(stories of the segment, how often each holds these terms in a row)."""
    wheres = [postings.slice_of(term) for term in terms]
    by_rarity = sorted(range(len(terms)), key=lambda at: wheres[at].stop - wheres[at].start)
    stories = postings.docs[wheres[by_rarity[0]]]
    for at in by_rarity[1:]:
        stories = stories[_among(stories, postings.docs[wheres[at]])]
    starts: Array | None = None
    for at in by_rarity:
        found = _numbered(postings, terms[at], wheres[at], stories) - at
        starts = found if starts is None else starts[_among(starts, found)]
    if starts is None or not len(starts):
        return np.empty(0, np.int32), np.empty(0, np.int64)
    found_in, tf = np.unique(starts >> _STORY, return_counts=True)
    return found_in.astype(np.int32), tf


def _numbered(postings: FieldPostings, term: int, where: slice, stories: Array) -> Array:
    """story × 2³² + position of every occurrence of the term in these stories, which all hold it; ascending."""
    tf = postings.tf[where].astype(np.int64)
    starts = int(postings.places[term]) + offsets(tf)[:-1]
    if len(stories) < len(tf):
        at = postings.docs[where].searchsorted(stories)
        tf, starts = tf[at], starts[at]
    positions = postings.positions[ranges(starts, tf)].astype(np.int64)
    return (np.repeat(stories.astype(np.int64), tf) << _STORY) + positions


def _among(some: Array, others: Array) -> Array:
    """For each of `some`: is it one of `others`? Both ascend."""
    if not len(others):
        return np.zeros(len(some), bool)
    place = others.searchsorted(some)
    place[place == len(others)] = 0
    found: Array = others[place] == some
    return found
