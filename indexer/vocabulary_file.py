"""How does a vocabulary lie in its file? Named arrays one after another, mapped rather than loaded.

    MAGIC │ length of the head (8 bytes) │ head (JSON: name → dtype, shape, place) │ crc of the head │ arrays

Opening reads the head alone, so that it costs the same for any size, and pages of the arrays are shared between the
processes that map the file.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.errors import IndexDamaged

MAGIC = b"KhojVoc3"
"""The last letter is the version of the layout and of what the arrays mean."""
_ALIGN = 64
"""A cache line: every dtype is aligned."""

Arrays = Mapping[str, NDArray[Any]]


def write_arrays(path: Path, arrays: Arrays) -> tuple[int, int]:
    """Writes the arrays to one new file and makes it durable. Returns its length in bytes and its CRC-32.

    Raises OSError.
    """
    places: dict[str, tuple[str, tuple[int, ...], int]] = {}
    place = 0
    for name, array in arrays.items():
        places[name] = array.dtype.str, array.shape, place
        place += -(-array.nbytes // _ALIGN) * _ALIGN
    head = json.dumps({"arrays": places, "bytes": place}).encode()
    head = MAGIC + len(head).to_bytes(8, "little") + head + zlib.crc32(head).to_bytes(4, "little")
    length = crc = 0
    with path.open("wb") as file:
        for array in (np.frombuffer(head, np.uint8), *arrays.values()):
            data: memoryview = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
            padding = bytes(-len(data) % _ALIGN)
            file.write(data)
            file.write(padding)
            length, crc = length + len(data) + len(padding), zlib.crc32(padding, zlib.crc32(data, crc))
        file.flush()
        os.fsync(file.fileno())
    return length, crc


class MappedArrays:
    """The arrays of a file, mapped read-only. Raises IndexDamaged when it is missing, short or not one of ours."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise self._damaged(f"cannot be read ({error})") from error
        self._head, self._start = self._read_head()

    def _damaged(self, what: str) -> IndexDamaged:
        return IndexDamaged(f"The vocabulary {self._path} {what}; build the index again.", input=str(self._path))

    def _read_head(self) -> tuple[dict[str, list[Any]], int]:
        data = self._map
        if data[:8] != MAGIC:
            raise self._damaged("is not a vocabulary of this version")
        end = 16 + int.from_bytes(data[8:16], "little")
        if end + 4 > len(data) or zlib.crc32(data[16:end]) != int.from_bytes(data[end : end + 4], "little"):
            raise self._damaged("is damaged in its head")
        head = json.loads(data[16:end])
        start = -(-(end + 4) // _ALIGN) * _ALIGN
        if len(data) != start + head["bytes"]:
            raise self._damaged("is not as long as its head says")
        return head["arrays"], start

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Each array as a view of the mapped file."""
        return {
            name: np.frombuffer(self._map, dtype, int(np.prod(shape)), self._start + place).reshape(shape)
            for name, (dtype, shape, place) in self._head.items()
        }
