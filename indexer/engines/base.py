"""What must any engine do? The one seam for reading and writing an index.

    engine = open_engine(location)
    with engine.writer() as writer:          one writer at a time; leaving with an error rolls back
        writer.add(document); writer.commit()
        writer.add_packed(packed)            what any process made with writer.pack(documents)
    with engine.reader() as reader:          a snapshot of the newest commit
        answer = reader.search(query)

Rules that hold for every engine (tests/test_engine_contract.py): a commit is all or nothing; readers never wait for
writers; a new reader sees the newest commit; scores are those of `scoring.py`; ties go to the newer story, then to the
smaller id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from indexer.analysed import AnalysedQuery, Document, Group
from indexer.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class StoredStory:
    """A story as an engine gives it back: what a hit, a page, or the next indexing run needs."""

    id: str
    title: str
    body: str
    url: str
    outlet: str
    published: str
    author: str
    tags: tuple[str, ...]
    where: str
    origin: str
    facets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One story of an answer: the story and its score (0.0 when the order is by date)."""

    story: StoredStory
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answers: exact totals and counts, and one page of stories.

    `counts` maps each facet to {slug: stories}, implied slugs included. `undated` counts the stories that match but
    were left out by the span of dates because they have none.
    """

    total: int
    stories: tuple[Scored, ...]
    counts: Mapping[str, Mapping[str, int]]
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What a committed index knows of a story before reading it again."""

    digest: str
    origin: str


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that `check` found wrong: which file, and what about it."""

    path: str
    what: str


class Reader(Protocol):
    """A snapshot of one commit. Safe to use from the thread that opened it."""

    @property
    def count(self) -> int:
        """How many stories the commit holds."""

    @property
    def commit(self) -> str:
        """The commit's name: printable ASCII without quotes, and never the same for two commits of an index."""

    @property
    def vocabulary(self) -> Vocabulary:
        """Every term of the commit with its document frequency."""

    def search(self, query: AnalysedQuery) -> Answer:
        """The stories that match, the page of them that was asked for, and the facet counts."""

    def total(self, query: AnalysedQuery) -> int:
        """How many stories match: `search(query).total` without the rest."""

    def best_held(self, query: AnalysedQuery, groups: tuple[Group, ...]) -> tuple[Group, ...]:
        """Which words to keep when no story holds them all.

        Of the stories that match `query`, the one whose held groups have the greatest sum of idf: the groups it holds,
        in the order given; of equally telling sets the one with the earlier groups; none when no group is held at all.
        """

    def get(self, id: str) -> StoredStory | None:
        """The story with this id, or None."""

    def known(self, id: str) -> Known | None:
        """Digest and origin of the story with this id, or None."""

    def origins(self) -> Iterator[tuple[str, str]]:
        """(id, origin) of every story."""

    def kept_out(self) -> frozenset[str]:
        """The ids that were taken down and must not come back."""

    def close(self) -> None:
        """Lets go of the snapshot."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Packed(Protocol):
    """Stories made ready for an engine of one kind, which alone knows what is in it. Can be pickled."""

    def __len__(self) -> int:
        """How many stories."""


Pack = Callable[[Sequence[Document]], Any]
"""Makes stories ready, in any process: gives a Packed of the engine's own kind. Can be pickled."""


class Writer(Protocol):
    """The one writer of an index. Nothing is visible before `commit`, which is one step: all or nothing.

    Raises StorageFull when the disk is full; the last commit then still stands.
    """

    @property
    def pack(self) -> Pack:
        """Makes stories ready for `add_packed`."""

    def add(self, document: Document) -> None:
        """Adds the story, or puts it in the place of the one with its id."""

    def add_packed(self, packed: Any) -> None:
        """Adds stories that `pack` made ready, as if each was added by itself."""

    def remove(self, id: str) -> bool:
        """Removes the story; False when there is none with this id."""

    def keep_out(self, id: str) -> None:
        """Remembers that this id must not come back."""

    def let_in(self, id: str) -> None:
        """Forgets that this id must not come back."""

    def commit(self) -> None:
        """Makes everything since the last commit visible and durable, in one step."""

    def rollback(self) -> None:
        """Forgets everything since the last commit."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Engine(Protocol):
    """An index at a location."""

    def reader(self) -> Reader:
        """A snapshot of the newest commit; cheap when nothing was committed since the last call.

        Raises NoIndex, IndexVersionError, IndexDamaged.
        """

    def writer(self) -> Writer:
        """The one writer; makes the index if there is none. Raises IndexLocked while another one writes."""

    def check(self) -> tuple[Damage, ...]:
        """Reads everything and names what is damaged; empty when whole. Raises NoIndex when there is no index."""

    def close(self) -> None:
        """Lets go of files and memory."""
