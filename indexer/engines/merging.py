"""When do segments become one, and how, without visiting posting by posting?

When: each search pays for every segment, some 0.1 ms, which tells the more the quicker searches are. Ordered by living
stories, a segment stays apart only while it is at least so many times as large as all smaller ones together; else it is
merged with them: CLOSE times in an index of up to FEW stories, which so is one segment after a day's stories, RATIO
times in a larger one. Small ones, up to SMALL stories together, always are merged. One of which one story in DEAD is
dead is written anew. So an index of a million stories has two or three segments.

How: all parts are array files, so a merge is the same few passes for each array. Terms of all segments are sorted into
one dictionary; postings are moved by merging_postings.py; columns and texts are laid end to end. Stories keep their
order, so postings stay sorted; dead stories are left out and the others close ranks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from indexer.analysed import FIELDS
from indexer.engines.arrays import Array, ArrayFileWriter, FileSum, offsets, ranges
from indexer.engines.columns import COLUMNS, join, write_columns
from indexer.engines.merging_postings import Source, write_field
from indexer.engines.segment import ArraySegment, SegmentView, write_segment
from indexer.engines.strings import StringList, ranks, write_keys, write_strings
from indexer.ordered import joined

FEW = 200_000
"""Over more stories a search takes so long that a second segment costs it less than an eighth."""

CLOSE, RATIO = 400, 8
"""Larger: fewer segments and quicker searches; smaller: less rewriting. 1/400 of `FEW` stories is a day's batch."""

AT_ONCE = 100_000
"""So many stories are merged in about a second, which a commit may cost."""

SMALL = 20_000
"""Beside a large segment a small one tells less: merging these costs a fifth of a second, and 80 MB written."""

DEAD = 16
"""Searches go through the postings of the dead in vain: so much of their time is lost at most."""


def to_merge(sizes: Sequence[tuple[int, int]]) -> list[int]:
    """Which segments should become one, by their place; `sizes` are (living, all) stories of each.

    >>> to_merge([(500_000, 500_000), (500, 500), (480, 500)]), to_merge([(500_000, 500_000), (50_000, 50_000)])
    ([1, 2], [])
    """
    return _smallest(sizes, _ratio(sizes))


def to_merge_at_once(sizes: Sequence[tuple[int, int]]) -> list[int]:
    """The same as far as it is soon done: without the larger ones where they make it too many, or none."""
    for ratio in (_ratio(sizes), RATIO):
        chosen = _smallest(sizes, ratio)
        if sum(sizes[at][1] for at in chosen) <= AT_ONCE:
            return chosen
    return []


def _ratio(sizes: Sequence[tuple[int, int]]) -> int:
    return CLOSE if sum(living for living, _ in sizes) <= FEW else RATIO


def _smallest(sizes: Sequence[tuple[int, int]], ratio: int) -> list[int]:
    by_size = sorted(range(len(sizes)), key=lambda at: sizes[at])
    merged, smaller = 0, 0
    for count, at in enumerate(by_size, 1):
        living, everything = sizes[at]
        together = count > 1 and (living < ratio * smaller or living + smaller <= SMALL)
        if together or living * DEAD < everything * (DEAD - 1):
            merged = count
        smaller += living
    return sorted(by_size[:merged])


class Merger:
    """Writes one segment from several. Raises OSError as the disk does."""

    def __init__(self, folder: Path, views: Sequence[SegmentView]) -> None:
        self._folder = folder
        self._views = views
        self._kept = [np.arange(view.stories) if view.living is None else np.flatnonzero(view.living) for view in views]
        self.segment = ArraySegment(sum(map(len, self._kept)))
        self._base = np.cumsum([0, *map(len, self._kept)])
        self._new_number = [self._renumbered(view, base) for view, base in zip(views, self._base, strict=False)]

    def write(self) -> dict[str, FileSum]:
        """Writes the segment's two files and says what was written."""
        return write_segment(self._folder, self.segment, self._write_searched, self._write_stored)

    def _renumbered(self, view: SegmentView, base: int) -> Array:
        """For each story of the segment its new number; -1 for the dead."""
        if view.living is None:
            return np.arange(base, base + view.stories, dtype=np.int32)
        numbers = np.cumsum(view.living, dtype=np.int32) + np.int32(base - 1)
        return np.where(view.living, numbers, np.int32(-1))

    def _write_stored(self, out: ArrayFileWriter) -> None:
        lists = [view.packed for view in self._views]
        sizes = [np.diff(strings.offsets)[kept] for strings, kept in zip(lists, self._kept, strict=True)]
        out.put("offsets", offsets(np.concatenate(sizes)))
        out.stream("stories", np.uint8, self._blobs(lists))

    def _write_searched(self, out: ArrayFileWriter) -> None:
        places, terms = self._write_terms(out)
        for field in FIELDS:
            parts = zip(self._views, self._new_number, places, strict=True)
            sources = [
                Source(view, view.fields[field], numbers, view.living is None, own) for view, numbers, own in parts
            ]
            write_field(out, field, sources, terms)
        self._write_ids(out)
        out.put("published", self._living_of([view.published for view in self._views]))
        for name in ("titles", "digests"):
            lists = [StringList.of(view.file, name) for view in self._views]
            sizes = [np.diff(strings.offsets)[kept] for strings, kept in zip(lists, self._kept, strict=True)]
            out.stream(f"{name}.blob", np.uint8, self._blobs(lists))
            out.put(f"{name}.offsets", offsets(np.concatenate(sizes)))
        self._write_origins(out)
        livings = [view.living for view in self._views]
        columns = {name: [view.columns[name] for view in self._views] for name in COLUMNS}
        write_columns(out, {name: join(parts, livings, distinct=True) for name, parts in columns.items()})

    def _write_terms(self, out: ArrayFileWriter) -> tuple[list[Array], int]:
        """Writes the dictionary. Returns each segment's terms' new places (-1: gone), and how many there are."""
        held = [view.df.nonzero()[0] for view in self._views]
        keys = [view.terms.strings.keys(own) for view, own in zip(self._views, held, strict=True)]
        terms, places_of_held = joined(keys)
        df, hashes = np.zeros(len(terms), np.int32), np.zeros(len(terms), np.uint64)
        places = []
        for view, own, at in zip(self._views, held, places_of_held, strict=True):
            df[at] += view.df[own]
            hashes[at] = view.terms.all_hashes()[own]
            places.append(np.full(len(view.terms.strings), -1))
            places[-1][own] = at
        write_keys(out, "terms", terms, hashes)
        out.put("terms.df", df)
        return places, len(terms)

    def _write_ids(self, out: ArrayFileWriter) -> None:
        parts = list(zip(self._views, self._kept, strict=True))
        ids = [key for view, kept in parts for key in view.ids.strings.keys(kept)]
        write_keys(out, "ids", ids, np.concatenate([view.ids.all_hashes()[kept] for view, kept in parts]))
        runs = [np.argsort(view.file["ids.rank"][kept]) for view, kept in parts]
        out.put("ids.rank", ranks(ids, [run + base for run, base in zip(runs, self._base, strict=False)]))

    def _write_origins(self, out: ArrayFileWriter) -> None:
        numbers: dict[bytes, int] = {}
        rows = []
        for view, kept in zip(self._views, self._kept, strict=True):
            new = [numbers.setdefault(key, len(numbers)) for key in StringList.of(view.file, "origin").all_keys()]
            rows.append(np.array(new, np.int32)[view.file["origin.rows"][kept]])
        write_strings(out, "origin", list(numbers))
        out.put("origin.rows", np.concatenate(rows))

    def _living_of(self, parts: Sequence[Array]) -> Array:
        return np.concatenate([part[kept] for part, kept in zip(parts, self._kept, strict=True)])

    def _blobs(self, lists: Sequence[StringList]) -> Iterator[Array]:
        """The bytes of the living stories' strings, in pieces."""
        for view, strings, kept in zip(self._views, lists, self._kept, strict=True):
            for start in range(0, len(kept), 10_000):
                some = kept[start : start + 10_000]
                begin = strings.offsets[some]
                if len(some) and some[-1] - some[0] + 1 == len(some):
                    yield strings.blob[int(begin[0]) : int(strings.offsets[some[-1] + 1])]
                else:
                    yield strings.blob[ranges(begin, strings.offsets[some + 1] - begin)]
                view.release()
