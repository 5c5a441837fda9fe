"""Which stories does a SOURCE of the command line hold, a file or a folder, and was all of it read?"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from indexer.article import RawArticle
from indexer.errors import SourceError
from indexer.reading.decoding import MAX_STORY_BYTES
from indexer.reading.html import read_html
from indexer.reading.jsonl import read_gzipped_jsonl, read_jsonl
from indexer.reading.place import key_of, shown
from indexer.reading.skipped import Skipped
from indexer.reading.text import read_text

_WHOLE = {".txt": read_text, ".html": read_html, ".htm": read_html}
"""Formats of one story a file, read whole."""

_STREAMS = {".jsonl": read_jsonl, ".jsonl.gz": read_gzipped_jsonl}
"""Formats of many stories a file, read as a stream."""

SUFFIXES = (*_WHOLE, *_STREAMS)


def open_source(source: str | os.PathLike[str]) -> Source:
    """A file or folder, ready to be read. Raises SourceError: missing, not permitted, of no known format."""
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise _refused(path, error) from error
    if stat.S_ISDIR(mode):
        return _open_folder(path)
    if not _suffix(path.name):
        formats = " ".join(SUFFIXES)
        raise SourceError(
            f"{source} is of no known format: name a folder or a file that ends in {formats}", input=str(source)
        )
    try:
        with path.open("rb"):
            return Source(path, is_folder=False)
    except OSError as error:
        raise _refused(path, error) from error


def read(source: str | os.PathLike[str]) -> Iterator[RawArticle | Skipped]:
    """The stories of a file or folder, and what was skipped. Raises SourceError as `open_source` does."""
    yield from open_source(source)


class Source:
    """A file or folder: iterate to read it once, then ask what was seen.

    `root` is its absolute path. `seen` holds the absolute path of each story file that is there, skipped ones too, as
    `RawArticle.origin` writes them. `complete` is False until all has been read, and stays so when a subfolder could
    not be listed: files missing from `seen` may then still be there. `bytes_read` grows towards `bytes_total`, for a
    progress bar.
    """

    def __init__(self, path: Path, *, is_folder: bool) -> None:
        self._path = path
        self._is_folder = is_folder
        self._done = 0
        self._current: BinaryIO | None = None
        self.root = shown(path)
        self.is_folder = is_folder
        self.complete = False
        self.seen: set[str] = set()

    def __iter__(self) -> Iterator[RawArticle | Skipped]:
        whole = True
        for found in self._found():
            if isinstance(found, Skipped):
                whole = False
                yield found
            else:
                self.seen.add(shown(found))
                yield from self._read_file(found)
        self.complete = whole

    @property
    def bytes_read(self) -> int:
        """Bytes of the files read so far, compressed ones as they lie on the disk."""
        current = self._current
        return self._done + (current.tell() if current is not None and not current.closed else 0)

    @cached_property
    def bytes_total(self) -> int:
        """Bytes of all files, as they lie on the disk; found by a walk of its own."""
        return sum(_size(path) for path in self._found() if isinstance(path, Path))

    def _found(self) -> Iterator[Path | Skipped]:
        return _walk(self._path, set()) if self._is_folder else iter([self._path])

    def _read_file(self, path: Path) -> Iterator[RawArticle | Skipped]:
        try:
            if not path.is_file():
                raise SourceError("is not a regular file: name a file that holds stories")
            with path.open("rb") as file:
                self._current = file
                yield from _stories(file, path)
        except OSError as error:
            yield Skipped(shown(path), _why(error))
        except SourceError as error:
            yield Skipped(shown(path), error.message)
        finally:
            self._current = None
            self._done += _size(path)


def _stories(file: BinaryIO, path: Path) -> Iterator[RawArticle | Skipped]:
    suffix = _suffix(path.name)
    if suffix in _STREAMS:
        yield from _STREAMS[suffix](file, where=shown(path), key=key_of(path))
        return
    data = file.read(MAX_STORY_BYTES + 1)
    if len(data) > MAX_STORY_BYTES:
        raise SourceError(f"is longer than {MAX_STORY_BYTES // 1024**2} MB, more than a story: split it into stories")
    reader: Callable[..., RawArticle] = _WHOLE[suffix]
    yield reader(data, where=shown(path), key=key_of(path))


def _open_folder(path: Path) -> Source:
    try:
        with os.scandir(path):
            return Source(path, is_folder=True)
    except OSError as error:
        raise _refused(path, error) from error


def _walk(folder: Path, above: set[tuple[int, int]]) -> Iterator[Path | Skipped]:
    """The story files below a folder in the order of their names; a folder that cannot be listed as Skipped.

    `above` holds device and inode of the folders being walked, so that a link back up to one of them is not followed.
    """
    try:
        here = folder.stat()
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(shown(folder), _why(error))
        return
    mark = (here.st_dev, here.st_ino)
    if mark in above:
        return
    for entry in listed:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _walk(Path(entry.path), above | {mark})
        elif _suffix(entry.name):
            yield Path(entry.path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to where one may not look: read as a file, it is named
        return False


def _suffix(name: str) -> str:
    """The known suffix that a file name ends in, whatever its case; empty if none."""
    return next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), "")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "may not be read: give this user the right to read it (chmod u+rX)"
    if isinstance(error, FileNotFoundError):
        return "is not there (a link that leads nowhere, or removed meanwhile): check the path"
    return f"cannot be read ({error.strerror or error}): check the path and the disk"


def _refused(path: Path, error: OSError) -> SourceError:
    return SourceError(f"{path} {_why(error)}", input=str(path))
