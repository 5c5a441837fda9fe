"""What does a search see? All segments of one commit as one: stories numbered through, columns laid end to end.

Story s of segment i is number base[i] + s. Postings stay in their mapped files; the columns that are looked into by
story number (dates, facet rows, lengths) are views of the mapping when there is one segment, and copies, a few bytes a
story, when there are several. A snapshot never changes, so threads share it; the last one to let go closes the files.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from indexer.analysed import FIELDS
from indexer.engines import commits
from indexer.engines.arrays import Array
from indexer.engines.base import StoredStory
from indexer.engines.columns import COLUMNS, Column, join
from indexer.engines.scoring import field_frequency
from indexer.engines.segment import SegmentView
from indexer.engines.story import MappedStory
from indexer.engines.strings import encode, hash64, ranks
from indexer.vocabulary import Vocabulary

_FEW = 2000
"""So many ids are sorted in a moment; for more ties the order of all ids is worked out once."""


REMEMBERED = 4000
"""Terms whose postings need not be looked up again, some 300 bytes each: those of the last few hundred queries."""


class Posting(NamedTuple):
    """A term's postings in one segment: where they lie there, and the number of the segment's first story."""

    view: SegmentView
    term: int
    base: int


class Snapshot:
    """One commit, open for reading. Raises IndexDamaged, FileNotFoundError."""

    def __init__(self, folder: Path, commit: commits.Commit, former: Snapshot | None = None) -> None:
        """`former` lends the files that are still the same."""
        self.commit = commit
        before = {view.segment.segment_id(): view for view in former.views} if former else {}
        self.views: tuple[SegmentView, ...] = tuple(_open(folder, segment, before) for segment in commit.segments)
        self.bases = tuple(accumulate((view.stories for view in self.views), initial=0))
        self.size: int = self.bases[-1]
        dead = [view.dead + np.int32(base) for view, base in zip(self.views, self.bases, strict=False)]
        self.dead = np.concatenate(dead) if dead else np.empty(0, np.int32)
        self.count: int = self.size - len(self.dead)
        self._remembered: dict[str, list[Posting]] = {}
        self.vocabulary: Vocabulary = (
            former.vocabulary
            if former and former.commit.sums[former.commit.vocabulary] == commit.sums[commit.vocabulary]
            else Vocabulary.open(folder / commit.vocabulary)
        )

    @cached_property
    def living(self) -> Array | None:
        """For each story whether it lives; None when all do."""
        if not len(self.dead):
            return None
        living = np.ones(self.size, bool)
        living[self.dead] = False
        return living

    @cached_property
    def norms(self) -> dict[str, Array]:
        """For each field and story, what one occurrence of weight 1 adds to the pseudo-frequency (float32)."""
        return {field: self._norms(field) for field in FIELDS}

    @cached_property
    def published(self) -> Array:
        """Seconds since 1970 UTC of each story, not-a-number when undated."""
        return _end_to_end([view.published for view in self.views], np.float64)

    @cached_property
    def newness(self) -> Array:
        """`published`, of which the greater is the newer: undated stories are older than any."""
        return np.nan_to_num(self.published, nan=-np.inf)

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The facets of all stories."""
        return {name: self._column(name) for name in COLUMNS}

    @cached_property
    def _id_ranks(self) -> Array:
        if len(self.views) == 1:
            return self.views[0].file["ids.rank"]
        ids = [key for view in self.views for key in view.ids.strings.all_keys()]
        parts = zip(self.views, self.bases, strict=False)
        return ranks(ids, [np.argsort(view.file["ids.rank"]) + base for view, base in parts])

    def id_ranks(self, stories: Array) -> Array:
        """Numbers that sort as the ids of these stories do."""
        if len(self.views) == 1 or len(stories) > _FEW or "_id_ranks" in vars(self):
            return self._id_ranks[stories]
        ids = [self.id_of(story) for story in stories.tolist()]
        return ranks(ids, [np.arange(len(ids))])

    def postings(self, term: str) -> list[Posting]:
        """Where the term's postings are, in each segment that has it."""
        found = self._remembered.get(term)
        if found is None:
            key = encode(term)
            hashed = hash64(key)
            held = (
                (view, view.terms.find(key, hashed), base) for view, base in zip(self.views, self.bases, strict=False)
            )
            found = [Posting(view, number, base) for view, number, base in held if number >= 0]
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[term] = found
        return found

    def find(self, id: str) -> int:
        """The number of the living story with this id, or -1."""
        key = encode(id)
        hashed = hash64(key)
        for view, base in zip(self.views, self.bases, strict=False):
            if (story := view.find(key, hashed)) >= 0:
                return base + story
        return -1

    def place(self, story: int) -> tuple[SegmentView, int]:
        """The segment of a story, and its number there."""
        at = bisect_right(self.bases, story) - 1
        return self.views[at], story - self.bases[at]

    def id_of(self, story: int) -> bytes:
        """The story's id, in UTF-8, which sorts as text does."""
        view, number = self.place(story)
        return view.ids.strings.key(number)

    def story(self, story: int) -> StoredStory:
        """The story as a hit or a page needs it."""
        return MappedStory(*self.place(story))

    def living_stories(self) -> Iterator[tuple[SegmentView, int]]:
        """Every living story: its segment, and its number there."""
        for view in self.views:
            for number in range(view.stories):
                if view.living is None or view.living[number]:
                    yield view, number

    def _norms(self, field: str) -> Array:
        lengths = _end_to_end([view.fields[field].lengths for view in self.views], np.int32)
        total = int(lengths.sum(dtype=np.int64)) - int(lengths[self.dead].sum(dtype=np.int64))
        average = total / self.count if total else 1.0
        norms: Array = field_frequency(field, 1.0, lengths.astype(np.float64), average).astype(np.float32)
        return norms

    def _column(self, name: str) -> Column:
        columns = [view.columns[name] for view in self.views]
        return columns[0] if len(columns) == 1 else join(columns, [None] * len(columns), distinct=False)


def _open(folder: Path, segment: Any, before: dict[str, SegmentView]) -> SegmentView:
    base = before.get(segment.segment_id())
    if base and base.segment.deletions == segment.deletions:
        return base
    return SegmentView(folder, segment, base)


def _end_to_end(parts: list[Array], kind: Any) -> Array:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate([np.empty(0, kind), *parts])
