"""Which words does this index hold, how many stories hold each, and which of them are alike?

A vocabulary is an artefact of each commit: built from (term, document frequency) pairs, written as one file, opened by
mapping it. What a reader types is understood against it, so nothing is offered that the index cannot find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self


class Vocabulary:
    """Every distinct term of a commit with its document frequency (stories that hold it in any field)."""

    def __init__(self, frequencies: dict[str, int]) -> None:
        self._frequencies = frequencies

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> Self:
        """A vocabulary in memory."""
        return cls(dict(sorted(pairs)))

    @classmethod
    def write(cls, path: Path, pairs: Iterable[tuple[str, int]], previous: Self | None = None) -> None:
        """Writes the vocabulary of a commit to one file; `previous` lends what it worked out for terms still there."""
        path.write_text("".join(f"{term}\t{df}\n" for term, df in sorted(pairs)), encoding="utf-8")

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens a written vocabulary. Raises IndexDamaged when the file is not one."""
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        return cls({term: int(df) for term, df in rows})

    def __len__(self) -> int:
        return len(self._frequencies)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """(term, document frequency) in the order of the terms' code points."""
        return iter(self._frequencies.items())

    def frequency(self, term: str) -> int:
        """How many stories hold the term; 0 when the index does not have it."""
        return self._frequencies.get(term, 0)

    def close(self) -> None:
        """Lets go of the mapped file."""
