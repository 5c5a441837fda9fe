"""How are many strings kept in arrays, and found again without reading them all?

A string list is one UTF-8 blob and its offsets (on its way into a file: its lengths). An exact string is found by its
64-bit hash (BLAKE2b): the hashes stand sorted beside the numbers of their strings, the standard library's bisect runs
over them in C, and the string itself is compared at the end. A lookup costs two microseconds at a million strings and
touches four pages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

import numpy as np

from indexer.engines.arrays import Array, ArrayFile, ArrayFileWriter, offsets

_ERRORS = "surrogatepass"
"""JSON can carry half a surrogate pair; it is kept as it came."""


def encode(text: str) -> bytes:
    """UTF-8; bytes sort as code points do."""
    return text.encode("utf-8", _ERRORS)


def hash64(key: bytes) -> int:
    """A number of 64 bits that no two keys of an index are likely to share; when they do, only speed suffers."""
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Joined:
    """Strings end to end, and the length of each in bytes."""

    blob: bytes
    lengths: Array

    @classmethod
    def of(cls, keys: Sequence[bytes]) -> Joined:
        """These strings."""
        return cls(b"".join(keys), np.fromiter(map(len, keys), np.int64, len(keys)))


class StringList:
    """Strings by number, over a mapped blob and its offsets."""

    def __init__(self, blob: Array, offsets: Array) -> None:
        self.blob = blob
        self.offsets = offsets
        self._bytes = blob.data
        self._at = offsets.data

    @classmethod
    def of(cls, file: ArrayFile, name: str) -> StringList:
        """The list that `write_strings` wrote under this name."""
        return cls(file[f"{name}.blob"], file[f"{name}.offsets"])

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> str:
        return str(self._bytes[self._at[number] : self._at[number + 1]], "utf-8", _ERRORS)

    def __iter__(self) -> Iterator[str]:
        return (str(key, "utf-8", _ERRORS) for key in self.all_keys())

    def key(self, number: int) -> bytes:
        """The string's bytes."""
        return bytes(self._bytes[self._at[number] : self._at[number + 1]])

    def all_keys(self) -> list[bytes]:
        """The bytes of all strings, in order."""
        blob, at = self.blob.tobytes(), self.offsets.tolist()
        return [blob[start:end] for start, end in pairwise(at)]

    def keys(self, numbers: Array) -> list[bytes]:
        """The bytes of the strings with these numbers."""
        blob = self._bytes
        bounds = zip(self.offsets[numbers].tolist(), self.offsets[numbers + 1].tolist(), strict=True)
        return [bytes(blob[start:end]) for start, end in bounds]


class KeyTable:
    """Distinct strings that are looked up: number by string, through their hashes."""

    def __init__(self, strings: StringList, hashes: Array, numbers: Array) -> None:
        self.strings = strings
        self._hashes = hashes.data
        self._numbers = numbers.data

    @classmethod
    def of(cls, file: ArrayFile, name: str) -> KeyTable:
        """The table that `write_keys` wrote under this name."""
        return cls(StringList.of(file, name), file[f"{name}.hashes"], file[f"{name}.numbers"])

    def find(self, key: bytes, hashed: int) -> int:
        """The number of the string with these bytes and this hash64, or -1."""
        at = bisect_left(self._hashes, hashed)
        while at < len(self._hashes) and self._hashes[at] == hashed:
            if self.strings.key(number := self._numbers[at]) == key:
                return int(number)
            at += 1
        return -1

    def find_all(self, keys: Sequence[bytes], hashes: Array) -> list[int]:
        """The numbers of those of these strings that are in the table."""
        table = np.asarray(self._hashes)
        at = table.searchsorted(hashes)
        at[at == len(table)] = 0
        likely = (table.take(at) == hashes).nonzero()[0] if len(table) else at[:0]
        found = (self.find(keys[number], int(hashes[number])) for number in likely.tolist())
        return [number for number in found if number >= 0]

    def all_hashes(self) -> Array:
        """The hash64 of each string."""
        hashes = np.empty(len(self._hashes), np.uint64)
        hashes[np.asarray(self._numbers)] = self._hashes
        return hashes


def ranks(keys: Sequence[bytes], runs: Sequence[Array]) -> Array:
    """Each string's place among all of them sorted, given runs of their numbers, each of which is sorted already."""
    # Python's sort finds the runs and merges them.
    in_order = sorted(np.concatenate(runs).tolist(), key=keys.__getitem__)
    found = np.empty(len(keys), np.int32)
    found[in_order] = np.arange(len(keys), dtype=np.int32)
    return found


def write_strings(out: ArrayFileWriter, name: str, keys: Sequence[bytes]) -> None:
    """Writes a string list."""
    write_joined(out, name, [Joined.of(keys)])


def write_joined(out: ArrayFileWriter, name: str, parts: Sequence[Joined]) -> None:
    """Writes a string list from its parts."""
    out.stream(f"{name}.blob", np.uint8, (np.frombuffer(part.blob, np.uint8) for part in parts))
    out.put(f"{name}.offsets", offsets(np.concatenate([part.lengths for part in parts])))


def write_keys(out: ArrayFileWriter, name: str, keys: Sequence[bytes], hashes: Array | None = None) -> None:
    """Writes a table of distinct strings; `hashes` spares computing theirs again."""
    write_strings(out, name, keys)
    if hashes is None:
        hashes = hash_all(keys)
    order = np.argsort(hashes, kind="stable")
    out.put(f"{name}.hashes", hashes[order])
    out.put(f"{name}.numbers", order.astype(np.int32))


def hash_all(keys: Iterable[bytes]) -> Array:
    """hash64 of each key."""
    return np.frombuffer(b"".join([blake2b(key, digest_size=8).digest() for key in keys]), "<u8")
