"""How many of these stories have each value of each facet? Exact, own and implied values alike, each once a story.

Two ways, the cheaper chosen for each segment. Few stories: all facets at once, from one list of values a story (a
value's number there is its place in its facet's table plus the sizes of the tables before); a handful of them one by
one. Many stories: count their rows in each facet first (columns.py), then each distinct row's values as often as it was
counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from indexer.analysed import FACETS
from indexer.engines.arrays import Array, ranges
from indexer.engines.columns import Column
from indexer.engines.segment import SegmentView
from indexer.engines.snapshot import Snapshot

Counts = dict[str, dict[str, int]]
"""{facet: {value: stories}}, values without stories left out."""

_HANDFUL = 8
"""Stories that are gone through one by one sooner than arrays are made for them."""

_ROW_COST = 16
"""Listing a story's values costs as much as going through sixteen entries of the tables of rows."""


def counts(snapshot: Snapshot, stories: Array, facets: Sequence[str], *, only_chief: bool = False) -> Counts:
    """Counts of these facets over these stories (ascending); with `only_chief`, chief values and what they imply."""
    result: Counts = {facet: {} for facet in facets}
    for view, part in _by_segment(snapshot, stories):
        if len(part) <= _HANDFUL and not only_chief:
            _add_each(result, view, part)
            continue
        for facet, found in _counted(view, part, facets, only_chief=only_chief):
            _add(result[facet], view.columns[facet].values, found)
    return result


def _by_segment(snapshot: Snapshot, stories: Array) -> Iterator[tuple[SegmentView, Array]]:
    """The stories of each segment, by their number there."""
    if len(snapshot.views) == 1:
        yield snapshot.views[0], stories
        return
    cuts = stories.searchsorted(snapshot.bases)
    for view, base, start, end in zip(snapshot.views, snapshot.bases, cuts[:-1], cuts[1:], strict=False):
        yield view, stories[start:end] - base


def _counted(
    view: SegmentView, stories: Array, facets: Sequence[str], *, only_chief: bool
) -> Iterator[tuple[str, Array]]:
    """For each facet, how many of these stories have each of its values, by number."""
    if only_chief or len(stories) * _ROW_COST > view.row_entries:
        for facet in facets:
            yield facet, _by_chief(view.columns[facet], stories) if only_chief else _by_rows(view, facet, stories)
        return
    starts, values = view.values
    begin = starts.take(stories)
    sizes = starts.take(stories + 1) - begin
    found = np.bincount(values.take(ranges(begin, sizes)), minlength=view.value_bases[-1])
    for facet, base, end in zip(FACETS, view.value_bases[:-1], view.value_bases[1:], strict=True):
        if facet in facets:
            yield facet, found[base:end]


def _add_each(result: Counts, view: SegmentView, stories: Array) -> None:
    """Adds the values of a handful of stories."""
    starts, values = view.bare_values
    for number in chain.from_iterable(values[starts[story] : starts[story + 1]] for story in stories.tolist()):
        facet, value = view.value_names[number]
        if facet in result:
            result[facet][value] = result[facet].get(value, 0) + 1


def _by_rows(view: SegmentView, facet: str, stories: Array) -> Array:
    column = view.columns[facet]
    rows, starts = view.file[f"{facet}.by_value"], view.file[f"{facet}.by_value.offsets"]
    found = np.zeros(len(column.values), np.int64)
    held = (starts[1:] > starts[:-1]).nonzero()[0]  # a merge can leave values that no row has
    if len(held):
        of_row = np.bincount(column.rows.take(stories), minlength=len(column.own))
        found[held] = np.add.reduceat(of_row.take(rows), starts[held])
    return found


def _by_chief(column: Column, stories: Array) -> Array:
    of_row = np.bincount(column.rows.take(stories), minlength=len(column.own))
    weights = np.repeat(of_row, np.diff(column.chief_offsets))
    return np.bincount(column.chief, weights=weights, minlength=len(column.values)).astype(np.int64)


def _add(result: dict[str, int], values: Sequence[str], found: Array) -> None:
    some = found.nonzero()[0]
    counted = zip(map(values.__getitem__, some.tolist()), found.take(some).tolist(), strict=True)
    if not result:  # the first segment is nearly always the only one, or the largest
        result.update(counted)
        return
    for value, stories in counted:
        result[value] = result.get(value, 0) + stories
