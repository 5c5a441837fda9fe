"""How do the postings of several segments become those of one? Stretch by stretch of terms, by computed destinations.

In a segment, the postings of a stretch of terms lie together. A term's new list is its lists of all segments, one after
another, so each living posting's destination is known from the lists' living lengths alone, and a whole stretch is
moved by one assignment for each segment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from indexer.engines.arrays import Array, ArrayFileWriter, offsets, ranges, stretches
from indexer.engines.segment import FieldPostings, SegmentView

STRETCH = 4_000_000
"""Postings or positions moved in one go: some 150 MB of working memory."""


@dataclass(frozen=True, slots=True)
class Source:
    """One segment's part: its postings, its stories' new numbers (dead: -1), its terms' new places (gone: -1)."""

    view: SegmentView
    postings: FieldPostings
    numbers: Array
    all_live: bool
    places: Array

    def living(self, where: slice) -> Array:
        """Which postings of a stretch live."""
        living: Array = self.numbers[self.postings.docs[where]] >= 0
        return living


Values = Callable[[Source, int, int], Array]
"""The living entries of a segment's terms from one to before another, in order."""


def write_field(out: ArrayFileWriter, field: str, sources: Sequence[Source], terms: int) -> None:
    """Writes the merged postings of one field as segment.py lays them out."""
    counts = [_by_new_place(source, _living_lengths(source), terms) for source in sources]
    place_counts = [_by_new_place(source, _living_places(source), terms) for source in sources]
    starts, places = offsets(np.sum(counts, axis=0)), offsets(np.sum(place_counts, axis=0))
    out.put(f"{field}.starts", starts)
    out.put(f"{field}.places", places)
    out.stream(f"{field}.docs", np.int32, _moved(sources, counts, starts, np.int32, _docs))
    kind = np.result_type(*(source.postings.tf for source in sources))
    out.stream(f"{field}.tf", kind, _moved(sources, counts, starts, kind, _tf))
    kind = np.result_type(*(source.postings.positions for source in sources))
    out.stream(f"{field}.positions", kind, _moved(sources, place_counts, places, kind, _positions))
    lengths = [source.postings.lengths[source.numbers >= 0] for source in sources]
    out.put(f"{field}.lengths", np.concatenate(lengths))


def _docs(source: Source, first: int, last: int) -> Array:
    where = _stretch(source, first, last)
    numbers: Array = source.numbers[source.postings.docs[where]]
    return numbers if source.all_live else numbers[numbers >= 0]


def _tf(source: Source, first: int, last: int) -> Array:
    where = _stretch(source, first, last)
    tf = source.postings.tf[where]
    return tf if source.all_live else tf[source.living(where)]


def _positions(source: Source, first: int, last: int) -> Array:
    postings = source.postings
    positions = postings.positions[int(postings.places[first]) : int(postings.places[last])]
    if source.all_live:
        return positions
    where = _stretch(source, first, last)
    living: Array = positions[np.repeat(source.living(where), postings.tf[where])]
    return living


def _stretch(source: Source, first: int, last: int) -> slice:
    return slice(int(source.postings.starts[first]), int(source.postings.starts[last]))


def _moved(
    sources: Sequence[Source], counts: Sequence[Array], starts: Array, kind: Any, values: Values
) -> Iterator[Array]:
    """The merged array, a stretch of new terms at a time. What the largest source has falls into the places left."""
    largest = int(np.argmax([count.sum() for count in counts]))
    held = [np.flatnonzero(source.places >= 0) for source in sources]
    held_at = [source.places[own] for source, own in zip(sources, held, strict=True)]
    for first, last in stretches(starts, STRETCH):
        moved = np.empty(int(starts[last] - starts[first]), kind)
        left = np.ones(len(moved), bool)
        next_free = starts[first:last] - starts[first]
        rest = moved[:0]
        for at, (source, own, count) in enumerate(zip(sources, held, counts, strict=True)):
            low, high = held_at[at].searchsorted((first, last)).tolist()
            lengths = count[first:last]
            part = values(source, int(own[low]), int(own[high - 1]) + 1) if low < high else moved[:0]
            if at == largest:
                rest = part
            elif len(part):
                to = ranges(next_free, lengths)
                moved[to], left[to] = part, False
            next_free = next_free + lengths
            source.view.release()
        moved[left] = rest
        yield moved


def _living_lengths(source: Source) -> Array:
    """For each of the segment's terms, its living postings."""
    starts = source.postings.starts
    if source.all_live:
        return np.diff(starts)
    parts = [np.empty(0, np.int64)]
    for first, last in stretches(starts, STRETCH):
        living = offsets(source.living(_stretch(source, first, last)))
        parts.append(np.diff(living[starts[first : last + 1] - starts[first]]))
    return np.concatenate(parts)


def _living_places(source: Source) -> Array:
    """For each of the segment's terms, the positions of its living postings."""
    postings = source.postings
    if source.all_live:
        return np.diff(postings.places)
    parts = [np.empty(0, np.int64)]
    for first, last in stretches(postings.starts, STRETCH):
        where = _stretch(source, first, last)
        living = offsets(postings.tf[where] * source.living(where))
        parts.append(np.diff(living[postings.starts[first : last + 1] - where.start]))
    return np.concatenate(parts)


def _by_new_place(source: Source, lengths: Array, terms: int) -> Array:
    result = np.zeros(terms, np.int64)
    kept = source.places >= 0
    result[source.places[kept]] = lengths[kept]
    return result
