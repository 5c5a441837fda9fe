"""How is the embedded index opened, read and written? The Engine Protocol over a Whoosh index folder.

Whoosh is the frame: its schema, index folder, numbered tables of contents, segments and lock (commits.py, segment.py).
Three of its parts are replaced, because they go posting by posting in Python: the codec (segment.py: postings are
arrays in mapped files), the writer (packed.py, batch.py, merging.py: chunks of stories are inverted in any process,
then merged) and the searcher (matching.py, answering.py: a query is evaluated on whole arrays). Its reading and writing
of the table is kept, made durable.

Reader ─▶ Snapshot ◀─ Engine: a reader holds the snapshot it was opened on; the engine holds the newest it has seen and
looks for a newer table each time it is asked for a reader.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from indexer.analysed import AnalysedQuery, Group
from indexer.engines import commits
from indexer.engines.answering import Answering
from indexer.engines.base import Answer, Damage, Known, StoredStory
from indexer.engines.covering import best_held
from indexer.engines.matching import Matching
from indexer.engines.memory import keep_freed_blocks
from indexer.engines.snapshot import Snapshot
from indexer.engines.whoosh_writer import WhooshWriter
from indexer.errors import IndexDamaged
from indexer.vocabulary import Vocabulary

_TRIES = 20
"""A commit can be swept while it is being opened; then there is a newer one. So many in a row is not chance."""


class WhooshReader:
    """A snapshot of one commit; threads may share it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._last: Matching | None = None

    @property
    def count(self) -> int:
        """How many stories the commit holds."""
        return self._snapshot.count

    @property
    def commit(self) -> str:
        """The commit's name."""
        return self._snapshot.commit.token

    @property
    def vocabulary(self) -> Vocabulary:
        """Every term of the commit with its document frequency."""
        return self._snapshot.vocabulary

    def search(self, query: AnalysedQuery) -> Answer:
        """The stories that match, the page of them that was asked for, and the facet counts."""
        answer = Answering(self._snapshot, query, self._matching()).answer()
        if answer.total:  # nothing more will be asked of these words: their memory is still warm for the next query
            self._last = None
        return answer

    def total(self, query: AnalysedQuery) -> int:
        """How many stories match."""
        return Answering(self._snapshot, query, self._matching()).total()

    def best_held(self, query: AnalysedQuery, groups: tuple[Group, ...]) -> tuple[Group, ...]:
        """Of the groups, those held by the story that matches the query and holds the most telling of them."""
        return best_held(self._snapshot, query, groups, self._matching())

    def _matching(self) -> Matching:
        """What evaluates the next question; what the one before it pooled for the same words is at hand."""
        self._last = Matching(self._snapshot, self._last)
        return self._last

    def get(self, id: str) -> StoredStory | None:
        """The story with this id, or None."""
        story = self._snapshot.find(id)
        return None if story < 0 else self._snapshot.story(story)

    def known(self, id: str) -> Known | None:
        """Digest and origin of the story with this id, or None."""
        story = self._snapshot.find(id)
        if story < 0:
            return None
        view, number = self._snapshot.place(story)
        return Known(view.digest(number), view.origin(number))

    def origins(self) -> Iterator[tuple[str, str]]:
        """(id, origin) of every story."""
        return ((view.ids.strings[number], view.origin(number)) for view, number in self._snapshot.living_stories())

    def kept_out(self) -> frozenset[str]:
        """The ids that were taken down and must not come back."""
        return self._snapshot.commit.kept_out

    def close(self) -> None:
        """Lets go of the snapshot; its files are closed when nothing else holds them."""
        self.__dict__.pop("_snapshot", None)
        self._last = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class WhooshEngine:
    """The index in a folder. Threads may share it; so may processes, before and after forking."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._newest: Snapshot | None = None
        self._opening = Lock()
        self._process = os.getpid()

    def reader(self) -> WhooshReader:
        """A snapshot of the newest commit. Raises NoIndex, IndexVersionError, IndexDamaged."""
        with commits.naming(self._folder):
            return WhooshReader(self._snapshot())

    def writer(self) -> WhooshWriter:
        """The one writer; makes the index if there is none. Raises IndexLocked, NoIndex, StorageFull."""
        return WhooshWriter(self._folder)

    def check(self) -> tuple[Damage, ...]:
        """Reads everything and names what is damaged. Raises NoIndex, IndexVersionError."""
        with commits.naming(self._folder):
            generation = commits.newest(self._folder)
            if generation is None:
                raise commits.no_index(self._folder)
            return commits.check(self._folder, generation)

    def close(self) -> None:
        """Lets go of files and memory; readers that are open stay so."""
        self._newest = None

    def _snapshot(self) -> Snapshot:
        known = self._newest
        if known is not None and commits.newest(self._folder) == known.commit.generation:
            return known
        if self._process != os.getpid():  # another thread may have held the lock when this process was forked
            self._opening, self._process = Lock(), os.getpid()
        keep_freed_blocks()
        with self._opening:
            self._newest = _open_newest(self._folder, self._newest)
            return self._newest


def _open_newest(folder: Path, former: Snapshot | None) -> Snapshot:
    for _ in range(_TRIES):
        generation = commits.newest(folder)
        if generation is None:
            raise commits.no_index(folder)
        if former is not None and former.commit.generation == generation:
            return former
        try:
            return Snapshot(folder, commits.read(folder, generation), former)
        except (FileNotFoundError, IndexDamaged) as error:
            if commits.newest(folder) != generation:
                continue
            if isinstance(error, FileNotFoundError):
                raise commits.damaged(Path(str(error.filename)), "is missing") from error
            raise
    raise commits.damaged(folder, "changes faster than it can be read")
