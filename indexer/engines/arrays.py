"""How do arrays lie in a file? One after another, little-endian, mapped rather than loaded.

    array, padded to 64 bytes │ … │ directory (JSON: name → dtype, count, offset) │ its length (8 bytes) │ MAGIC

A file is written once, front to back, and never changed; its length and CRC-32 (what zlib computes; it finds accidents,
not forgery) go into the record of the commit. A mapped file stays readable after it was deleted, as POSIX promises,
which is what lets readers keep their snapshot.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indexer.errors import IndexDamaged

Array = NDArray[Any]

MAGIC = b"KhojArr1"
_ALIGN = 64
"""A cache line: no array shares one with its neighbour, and every dtype is aligned."""

STRETCH = 1 << 20
"""Entries gathered in one go: 16 MB of working memory, which stays in a processor's cache better than more."""


@dataclass(frozen=True, slots=True)
class FileSum:
    """Length in bytes and CRC-32 of a file, as written."""

    bytes: int
    crc: int


class ArrayFileWriter:
    """Writes an array file. Raises OSError as the disk does; what was not finished when it is left stays useless."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._length = 0
        self._crc = 0
        self._directory: dict[str, tuple[str, int, int]] = {}

    def put(self, name: str, array: Array) -> None:
        """Writes one whole array."""
        self.stream(name, array.dtype, (array,))

    def stream(self, name: str, dtype: Any, pieces: Iterable[Array]) -> None:
        """Writes one array from its pieces, in order."""
        kind = np.dtype(dtype).newbyteorder("<")
        self._write(bytes(-self._length % _ALIGN))
        self._directory[name] = (kind.str, 0, self._length)
        for piece in pieces:
            self.extend(name, piece)

    def extend(self, name: str, piece: Array) -> None:
        """Writes a further piece of the array that was begun last."""
        kind, count, start = self._directory[name]
        assert start + count * np.dtype(kind).itemsize == self._length, "another array was begun"  # noqa: S101
        self._write(np.ascontiguousarray(piece, kind).view(np.uint8).data)
        self._directory[name] = (kind, count + len(piece), start)

    def finish(self) -> FileSum:
        """Writes the directory, makes the file durable and closes it."""
        directory = json.dumps(self._directory).encode()
        self._write(directory + len(directory).to_bytes(8, "little") + MAGIC)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return FileSum(self._length, self._crc)

    def close(self) -> None:
        """Lets go of the file, finished or not."""
        # A full disk fails again when what is buffered is written at closing; the first error is the one to tell.
        with suppress(OSError):
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(self, data: bytes | memoryview) -> None:
        self._file.write(data)
        self._crc = zlib.crc32(data, self._crc)
        self._length += len(data)


class ArrayFile:
    """A mapped array file: `file[name]` is a read-only array over the mapping, nothing is read until it is used.

    Raises IndexDamaged when the file is short or not an array file, FileNotFoundError when it is missing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._directory: dict[str, tuple[str, int, int]] = self._read_directory()
        except ValueError as error:
            raise IndexDamaged(
                f"{path} is damaged ({error}); build the index again in a new folder.", input=str(path)
            ) from error

    def __getitem__(self, name: str) -> Array:
        kind, count, offset = self._directory[name]
        return np.frombuffer(self._map, kind, count, offset) if count else np.empty(0, kind)

    def release(self) -> None:
        """Takes what was read out of this process's memory; it is mapped again when it is asked for."""
        self._map.madvise(mmap.MADV_DONTNEED)

    def _read_directory(self) -> dict[str, tuple[str, int, int]]:
        end = len(self._map) - 16
        if end < 0 or self._map[end + 8 :] != MAGIC:
            raise ValueError("not an array file, or cut short")
        start = end - int.from_bytes(self._map[end : end + 8], "little")
        if start < 0:
            raise ValueError("directory damaged")
        directory: dict[str, tuple[str, int, int]] = json.loads(self._map[start:end])
        if any(offset + count * np.dtype(kind).itemsize > start for kind, count, offset in directory.values()):
            raise ValueError("cut short")
        return directory


def file_sum(path: Path) -> FileSum:
    """Length and CRC-32 of a file as it now is."""
    length, crc = 0, 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            length, crc = length + len(chunk), zlib.crc32(chunk, crc)
    return FileSum(length, crc)


def offsets(lengths: Array) -> Array:
    """Where each of these runs begins, and where the last one ends: [0, l0, l0 + l1, …] as int64."""
    result = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=result[1:])
    return result


def ranges(starts: Array, lengths: Array) -> Array:
    """The numbers of all runs [start, start + length), one run after another.

    >>> ranges(np.array([10, 5]), np.array([2, 3])).tolist()
    [10, 11, 5, 6, 7]
    """
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    numbers: Array = np.arange(total) + np.repeat(starts - (ends - lengths), lengths)
    return numbers


def gathered(values: Array, lengths: Array, order: Array) -> Iterator[Array]:
    """Lists that lie end to end in `values`, of these lengths, in another order; piece by piece.

    >>> [piece.tolist() for piece in gathered(np.array([7, 8, 9]), np.array([2, 1], np.uint8), np.array([1, 0]))]
    [[9, 7, 8]]
    """
    starts, lengths = offsets(lengths)[order], lengths[order].astype(np.int64)
    for first, last in stretches(offsets(lengths), STRETCH):
        yield values.take(ranges(starts[first:last], lengths[first:last]))


def stretches(starts: Array, most: int) -> Iterator[tuple[int, int]]:
    """Cuts lists that lie at these starts into stretches [first, last) of at most so many entries, or of one list."""
    first, end = 0, len(starts) - 1
    while first < end:
        last = int(starts.searchsorted(starts[first] + most, side="right")) - 1
        last = min(max(last, first + 1), end)
        yield first, last
        first = last


def smallest(array: Array, bound: int | None = None) -> Array:
    """The same whole numbers (none below zero) in the smallest unsigned type that holds them, or all below `bound`."""
    greatest = bound - 1 if bound else int(array.max()) if len(array) else 0
    return array.astype(np.min_scalar_type(greatest), copy=False)
