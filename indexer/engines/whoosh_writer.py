"""How do stories get into and out of the embedded index? Through its one writer, which holds the lock.

Stories come packed, or are packed here when enough have come one by one, and wait in a batch; a full batch becomes a
segment on disk that no commit names yet. Committing writes who was deleted, the vocabulary, and then the one file that
makes it all visible. Segments are merged at a commit when that is soon done, and for the rest when the writer leaves,
in a commit of its own: a long run of many commits would rewrite its stories again and again otherwise. After an error
of the disk everything since the last commit is forgotten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from indexer.analysed import Document
from indexer.engines import commits
from indexer.engines.arrays import Array, FileSum
from indexer.engines.batch import Batch
from indexer.engines.deletions import write_deletions
from indexer.engines.merging import Merger, to_merge, to_merge_at_once
from indexer.engines.packed import TOGETHER, Packed, pack
from indexer.engines.segment import INDEX_NAME, SegmentView
from indexer.engines.strings import encode, hash64
from indexer.errors import StorageFull
from indexer.vocabulary import Vocabulary

_MOST = 32
"""More segments than this are merged at the commit whatever it takes: every search pays for each of them."""


@dataclass
class _Open:
    """A segment of the commit to come: how it now is on disk, and which stories are to be deleted from it."""

    view: SegmentView
    doomed: set[int] = field(default_factory=set)

    @property
    def sizes(self) -> tuple[int, int]:
        return self.view.segment.doc_count(), self.view.stories


class WhooshWriter:
    """The one writer of an index folder. Raises IndexLocked, NoIndex, IndexVersionError, IndexDamaged, StorageFull."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with commits.naming(folder):
            commits.make_folder(folder)
            self._lock = commits.Lock(folder)
            try:
                generation = commits.newest(folder)
                self._last = None if generation is None else commits.read(folder, generation)
                commits.sweep(folder, self._last)
                self._restart()
            except FileNotFoundError as error:
                self._lock.release()
                raise commits.damaged(Path(str(error.filename)), "is missing") from error
            except BaseException:
                self._lock.release()
                raise

    pack = staticmethod(pack)

    def add(self, document: Document) -> None:
        """Adds the story, or puts it in the place of the one with its id."""
        self._waiting.append(document)
        self._changed = True
        if len(self._waiting) >= TOGETHER:
            self._pack_waiting()

    def add_packed(self, packed: Packed) -> None:
        """Adds stories, each in the place of the one with its id."""
        self._pack_waiting()
        if packed:
            self._take(packed)

    def remove(self, id: str) -> bool:
        """Removes the story; False when there is none with this id."""
        self._pack_waiting()
        found = self._batch.remove(id) or self._doom(id)
        self._changed |= found
        return found

    def keep_out(self, id: str) -> None:
        """Remembers that this id must not come back."""
        self._changed |= id not in self._kept_out
        self._kept_out.add(id)

    def let_in(self, id: str) -> None:
        """Forgets that this id must not come back."""
        self._changed |= id in self._kept_out
        self._kept_out.discard(id)

    def commit(self) -> None:
        """Makes everything since the last commit visible and durable, in one step; nothing changed is no commit."""
        if not self._changed and self._last is not None:
            return
        self._pack_waiting()
        with self._all_or_nothing():
            self._flush()
            self._write_doomed()
            vocabulary = self._write_vocabulary()
            choose = to_merge if len(self._open) > _MOST else to_merge_at_once
            self._merge(choose(self._sizes))
            self._commit(vocabulary)

    def rollback(self) -> None:
        """Forgets everything since the last commit."""
        self._batch.close()
        with commits.naming(self._folder):
            commits.sweep(self._folder, self._last)
            self._restart()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.rollback()
            if kind is None and to_merge(self._sizes):
                self._tidy()
        finally:
            self._lock.release()

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        try:
            with commits.naming(self._folder):
                yield
        except BaseException:
            self.rollback()
            raise

    def _tidy(self) -> None:
        """Merges what was put off. Without room for it the index is slower, not less: that is no error."""
        with suppress(StorageFull), self._all_or_nothing():
            self._merge(to_merge(self._sizes))
            assert self._last is not None, "what can be merged was committed"  # noqa: S101  # tells mypy what holds
            self._commit(self._last.vocabulary)

    def _restart(self) -> None:
        """Stands where the last commit stands."""
        last = self._last
        self._sums: dict[str, FileSum] = dict(last.sums) if last else {}
        self._committed = [SegmentView(self._folder, segment) for segment in (last.segments if last else ())]
        self._open = [_Open(view) for view in self._committed]
        self._kept_out = set(last.kept_out if last else ())
        self._waiting: list[Document] = []
        self._batch = Batch(self._folder)
        self._changed = False

    def _pack_waiting(self) -> None:
        if self._waiting:
            packed = pack(self._waiting)
            self._waiting = []
            self._take(packed)

    def _take(self, packed: Packed) -> None:
        ids = list(map(encode, packed.ids))
        for segment in self._open:
            segment.doomed.update(segment.view.find_all(ids, packed.hashes))
        self._changed = True
        with self._all_or_nothing():
            self._batch.add(packed)
            if self._batch.full:
                self._flush()

    def _doom(self, id: str) -> bool:
        if not self._open:
            return False
        key = encode(id)
        hashed = hash64(key)
        for segment in self._open:
            story = segment.view.find(key, hashed)
            if story >= 0 and story not in segment.doomed:
                segment.doomed.add(story)
                return True
        return False

    def _flush(self) -> None:
        if len(self._batch):
            self._sums.update(self._batch.write())
            flushed = _Open(SegmentView(self._folder, self._batch.segment), set(self._batch.dead))
            self._open.append(flushed)
        self._batch = Batch(self._folder)

    def _write_doomed(self) -> None:
        for segment in self._open:
            if segment.doomed:
                self._delete(segment)
        self._open = [segment for segment in self._open if segment.view.segment.doc_count()]

    def _delete(self, segment: _Open) -> None:
        view = segment.view
        name = f"{view.segment.segment_id()}_{self._generation}.del"
        doomed = np.array(sorted(segment.doomed), np.int64)
        self._sums[name] = write_deletions(self._folder / name, view, doomed)
        fewer = view.segment.without(view.segment.deleted + len(doomed), name)
        segment.view, segment.doomed = SegmentView(self._folder, fewer, view), set()

    @property
    def _sizes(self) -> list[tuple[int, int]]:
        return [segment.sizes for segment in self._open]

    def _merge(self, chosen: list[int]) -> None:
        if chosen:
            merger = Merger(self._folder, [self._open[at].view for at in chosen])
            self._sums.update(merger.write())
            kept = [segment for at, segment in enumerate(self._open) if at not in chosen]
            self._open = [*kept, _Open(SegmentView(self._folder, merger.segment))]

    @property
    def _generation(self) -> int:
        return self._last.generation + 1 if self._last else 1

    def _commit(self, vocabulary: str) -> None:
        """Makes what is open the newest commit."""
        segments = tuple(segment.view.segment for segment in self._open)
        sums = {file: self._sums[file] for segment in segments for file in segment.files}
        sums[vocabulary] = self._sums[vocabulary]
        kept_out = frozenset(self._kept_out)
        commit = commits.Commit(self._generation, commits.new_token(), segments, kept_out, vocabulary, sums)
        commits.write(self._folder, commit)
        self._last = commit
        commits.sweep(self._folder, commit)
        self._restart()

    def _write_vocabulary(self) -> str:
        """Writes the words of what is open, if any story more or less holds one, and returns the file's name."""
        name, changes = f"{INDEX_NAME}_{self._generation}.vocabulary", self._changes()
        if self._last and not changes:
            return self._last.vocabulary
        previous = Vocabulary.open(self._folder / self._last.vocabulary) if self._last else None
        try:
            (self._folder / name).unlink(missing_ok=True)
            self._sums[name] = FileSum(*Vocabulary.write(self._folder / name, changes.items(), previous))
        finally:
            if previous:
                previous.close()
        return name

    def _changes(self) -> dict[str, int]:
        """By how much the living stories that hold a term have become more or fewer since the last commit."""
        now = [segment.view for segment in self._open]
        before = {view.segment.segment_id(): view for view in self._committed}
        found: Counter[bytes] = Counter()
        for view in now:
            former = before.pop(view.segment.segment_id(), None)
            _count(found, view, view.df - former.df if former else view.df)
        for view in before.values():
            _count(found, view, -view.df)
        return {key.decode(): by for key, by in found.items() if by}


def _count(found: Counter[bytes], view: SegmentView, df: Array) -> None:
    """Adds a number for each term of a segment, most of which are 0."""
    some = df.nonzero()[0]
    for key, by in zip(view.terms.strings.keys(some), df[some].tolist(), strict=True):
        found[key] += by
