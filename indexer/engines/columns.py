"""Which values has each story in a facet? A row number a story, and a table of the distinct rows.

Stories share rows (most have one of a few hundred combinations of event types), so that counting a facet over many
stories is counting rows first. A table holds, for each row, in `ordinals[offsets[r]:offsets[r + 1]]` its values, own
ones first and chief first, then those implied; `own[r]` is how many are own; `chief[chief_offsets[r]:…]` is the chief
value with what it implies itself. An outlet is a facet of one value. Ordinals number the `values` of this very table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from indexer.analysed import FACETS, Document
from indexer.engines.arrays import Array, ArrayFile, ArrayFileWriter, offsets, ranges, smallest
from indexer.engines.strings import StringList, encode, write_strings

COLUMNS = (*FACETS, "outlet")
"""The facets that are counted, and the outlet, which is only filtered by."""

T = TypeVar("T")

_PARTS = ("offsets", "ordinals", "own", "chief_offsets", "chief")


@dataclass(frozen=True)
class Column:
    """One facet of many stories: `rows` has one entry a story, the rest is the table of distinct rows."""

    rows: Array
    values: Sequence[str]
    offsets: Array
    ordinals: Array
    own: Array
    chief_offsets: Array
    chief: Array

    @classmethod
    def of(cls, file: ArrayFile, name: str) -> Column:
        """The column that `write` wrote under this name."""
        parts = (file[f"{name}.{part}"] for part in _PARTS)
        return cls(file[f"{name}.rows"], tuple(StringList.of(file, f"{name}.values")), *parts)

    def write(self, out: ArrayFileWriter, name: str) -> None:
        """Writes the column under this name."""
        out.put(f"{name}.rows", self.rows)
        for part in _PARTS:
            out.put(f"{name}.{part}", getattr(self, part))
        write_strings(out, f"{name}.values", [encode(value) for value in self.values])

    def own_values(self, story: int) -> tuple[str, ...]:
        """The story's own values, chief first."""
        rows, offsets, ordinals, own = self._bare
        row = rows[story]
        start = offsets[row]
        return tuple([self.values[number] for number in ordinals[start : start + own[row]]])

    def rows_with(self, chosen: Sequence[str], *, only_chief: bool) -> Array:
        """For each row of the table: has it one of the chosen values (own or implied; or as its chief)?"""
        wanted = np.zeros(len(self.values), bool)
        wanted[[self._numbers[value] for value in chosen if value in self._numbers]] = True
        flat, rows = (self.chief, self._chief_rows) if only_chief else (self.ordinals, self._rows)
        has = np.zeros(len(self.own), bool)
        has[rows[wanted.take(flat)]] = True
        return has

    @cached_property
    def _bare(self) -> tuple[memoryview, memoryview, memoryview, memoryview]:
        """Where own values are read, without numpy's cost for every single number."""
        return self.rows.data, self.offsets.data, self.ordinals.data, self.own.data

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {value: number for number, value in enumerate(self.values)}

    @cached_property
    def _rows(self) -> Array:
        """The row of each entry of `ordinals`."""
        return np.repeat(np.arange(len(self.own), dtype=np.int32), np.diff(self.offsets))

    @cached_property
    def _chief_rows(self) -> Array:
        """The row of each entry of `chief`."""
        return np.repeat(np.arange(len(self.own), dtype=np.int32), np.diff(self.chief_offsets))


Row = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""(own values, those implied and not own, the chief with what it implies) of a story in a facet."""


@dataclass(frozen=True, slots=True)
class PackedColumn:
    """One facet of some stories on their way to a segment: for each story the number of one of `distinct`."""

    rows: Array
    distinct: tuple[Row, ...]


def pack_columns(documents: Sequence[Document]) -> dict[str, PackedColumn]:
    """All columns of some stories."""
    packed = {facet: _packed([_given(document, facet) for document in documents], _row) for facet in FACETS}
    packed["outlet"] = _packed([document.article.outlet for document in documents], _outlet)
    return packed


def unpack_column(parts: Sequence[PackedColumn]) -> Column:
    """One column from its parts."""
    numbers: dict[Row, int] = {}
    rows = []
    for part in parts:
        new = [numbers.setdefault(row, len(numbers)) for row in part.distinct]
        rows.append(np.array(new, np.int32)[part.rows])
    return _table(np.concatenate(rows), list(numbers))


def _packed(given: Sequence[T], row: Callable[[T], Row]) -> PackedColumn:
    numbers: dict[T, int] = {}
    rows = np.fromiter((numbers.setdefault(one, len(numbers)) for one in given), np.int64, len(given))
    return PackedColumn(smallest(rows), tuple(map(row, numbers)))


_Given = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...] | None]


def _given(document: Document, facet: str) -> _Given:
    leads = None if document.chief_broader is None else document.chief_broader.get(facet, ())
    return document.facets.get(facet, ()), document.broader.get(facet, ()), leads


def _row(given: _Given) -> Row:
    own, broader = (tuple(dict.fromkeys(values)) for values in given[:2])
    leads = broader[:1] if given[2] is None else given[2]
    implied = tuple(value for value in broader if value not in own)
    return own, implied, tuple(dict.fromkeys((*own[:1], *leads))) if own else ()


def _outlet(name: str) -> Row:
    own = (name,) if name else ()
    return own, (), own


def _table(rows: Array, keys: Sequence[Row]) -> Column:
    numbers: dict[str, int] = {}
    flat = [[numbers.setdefault(value, len(numbers)) for value in (*own, *implied)] for own, implied, _ in keys]
    chief = [[numbers.setdefault(value, len(numbers)) for value in values] for _, _, values in keys]
    return Column(
        rows,
        tuple(numbers),
        offsets(np.array([len(row) for row in flat], np.int64)),
        np.array([number for row in flat for number in row], np.int32),
        np.array([len(own) for own, _, _ in keys], np.int32),
        offsets(np.array([len(row) for row in chief], np.int64)),
        np.array([number for row in chief for number in row], np.int32),
    )


def values_of_stories(columns: Mapping[str, Column]) -> tuple[Array, Array]:
    """(where each story's values begin, the values of all facets, story by story), as counting.py reads them."""
    sizes = [np.diff(columns[facet].offsets)[columns[facet].rows] for facet in FACETS]
    starts = offsets(np.sum(sizes, axis=0))
    values = np.empty(int(starts[-1]), np.int32)
    free, base = starts[:-1].copy(), 0
    for facet, size in zip(FACETS, sizes, strict=True):
        column = columns[facet]
        values[ranges(free, size)] = column.ordinals[ranges(column.offsets[column.rows], size)] + base
        free += size
        base += len(column.values)
    return starts, values


def write_columns(out: ArrayFileWriter, columns: Mapping[str, Column]) -> None:
    """Writes all columns of a segment, the rows that have each value, and the values of each story."""
    for name, column in columns.items():
        column.write(out, name)
        by_value = np.argsort(column.ordinals, kind="stable")
        rows = np.repeat(np.arange(len(column.own), dtype=np.int32), np.diff(column.offsets))
        out.put(f"{name}.by_value", rows[by_value])
        out.put(f"{name}.by_value.offsets", offsets(np.bincount(column.ordinals, minlength=len(column.values))))
    starts, values = values_of_stories(columns)
    out.put("values.offsets", starts)
    out.put("values", smallest(values))


def join(columns: Sequence[Column], livings: Sequence[Array | None], *, distinct: bool) -> Column:
    """One column from several, in order, keeping the stories that live (None: all of them).

    With `distinct`, rows that no story has are dropped and equal rows become one, as a segment is written; without,
    tables are only laid end to end, which is what opening a commit of several segments can afford.
    """
    if not columns:
        return _table(np.empty(0, np.int32), [])
    numbers: dict[str, int] = {}
    renumbered = [
        np.array([numbers.setdefault(value, len(numbers)) for value in column.values], np.int32) for column in columns
    ]
    base = np.cumsum([0] + [len(column.own) for column in columns])
    rows = [
        (column.rows if living is None else column.rows[living]) + np.int32(start)
        for column, living, start in zip(columns, livings, base[:-1], strict=True)
    ]
    whole = Column(
        np.concatenate(rows),
        tuple(numbers),
        offsets(np.concatenate([np.diff(column.offsets) for column in columns])),
        np.concatenate([new[column.ordinals] for new, column in zip(renumbered, columns, strict=True)]),
        np.concatenate([column.own for column in columns]),
        offsets(np.concatenate([np.diff(column.chief_offsets) for column in columns])),
        np.concatenate([new[column.chief] for new, column in zip(renumbered, columns, strict=True)]),
    )
    return _distinct(whole) if distinct else whole


def _distinct(column: Column) -> Column:
    """The same column with every row used, and once only. Values stay numbered as they are."""
    used = np.unique(column.rows)
    seen: dict[tuple[int, bytes, bytes], int] = {}
    new_number = np.zeros(len(column.own), np.int32)
    kept: list[int] = []
    for row in used.tolist():
        values = column.ordinals[column.offsets[row] : column.offsets[row + 1]].tobytes()
        chief = column.chief[column.chief_offsets[row] : column.chief_offsets[row + 1]].tobytes()
        number = seen.setdefault((int(column.own[row]), values, chief), len(seen))
        new_number[row] = number
        if number == len(kept):
            kept.append(row)
    keep = np.array(kept, np.int64)
    sizes, chiefs = np.diff(column.offsets)[keep], np.diff(column.chief_offsets)[keep]
    return Column(
        new_number[column.rows],
        column.values,
        offsets(sizes),
        column.ordinals[ranges(column.offsets[keep], sizes)],
        column.own[keep],
        offsets(chiefs),
        column.chief[ranges(column.chief_offsets[keep], chiefs)],
    )
