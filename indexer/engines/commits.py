"""What is a commit on disk, how is it made in one step, and what can be wrong with it?

    _MAIN_7.toc         Whoosh's table of contents: its schema and the segments. Its appearance is the commit.
    MAIN_7.commit       our record: its own CRC-32, a line feed, and as JSON format, token, ids kept out, the name of
                        the vocabulary, and the length and CRC-32 of every file, the table too
    MAIN_7.vocabulary   the words of the commit (vocabulary.py), and of later ones that changed no word's frequency
    MAIN_xxxx.seg …     the segments (segment.py)
    MAIN_WRITELOCK      Whoosh's lock: held by the one writer, freed by the system when its process dies

Whoosh writes its table in memory (its own writing is neither synced nor undone), then every file is made durable, the
table last: written aside, synced, renamed, the folder synced. Whoever dies before the rename leaves the former commit;
files that no commit names are swept by the next writer. Whoosh's table is a pickle: an index folder is trusted like
program code, never opened from strangers.
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakSet

from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC

from indexer.engines.arrays import FileSum, file_sum
from indexer.engines.base import Damage
from indexer.engines.segment import INDEX_NAME, ArraySegment
from indexer.errors import EngineError, IndexDamaged, IndexLocked, IndexVersionError, NoIndex, StorageFull

FORMAT = 3
"""Raised whenever files are laid out or meant otherwise; an index of another format is built again, not guessed at."""

_TABLE = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")
_OURS = re.compile(rf"_?{INDEX_NAME}_[\w.]+")
_LOCK = f"{INDEX_NAME}_WRITELOCK"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)

SCHEMA = Schema(
    id=ID(unique=True),
    title=TEXT(phrase=True),
    body=TEXT(phrase=True),
    party=KEYWORD(),
    place=KEYWORD(),
    event=KEYWORD(),
    outlet=ID(),
    story=STORED(),
)


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: `vocabulary` is a file's name; `sums` has every file but the record and the table, by name."""

    generation: int
    token: str
    segments: tuple[ArraySegment, ...]
    kept_out: frozenset[str]
    vocabulary: str
    sums: dict[str, FileSum]

    @property
    def record(self) -> str:
        """The name of the record's file."""
        return _record(self.generation)

    @property
    def table(self) -> str:
        """The name of Whoosh's table of contents."""
        return f"_{INDEX_NAME}_{self.generation}.toc"


def newest(folder: Path) -> int | None:
    """The generation of the newest commit in the folder, or None."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  # asked at every search: Path objects would cost more than the rest
    except (FileNotFoundError, NotADirectoryError):
        return None
    return max((int(found[1]) for name in names if (found := _TABLE.fullmatch(name))), default=None)


def read(folder: Path, generation: int) -> Commit:
    """Reads a commit and sees that its files are there. Raises NoIndex, IndexVersionError, IndexDamaged."""
    record = _read_record(folder, generation)
    try:
        table = TOC.read(FileStorage(str(folder)), INDEX_NAME, gen=generation, schema=SCHEMA)
        sums = {name: FileSum(*pair) for name, pair in record["files"].items()}
        kept_out, vocabulary = frozenset(record["kept_out"]), record["vocabulary"]
        commit = Commit(generation, record["token"], tuple(table.segments), kept_out, vocabulary, sums)
    except FileNotFoundError:
        raise
    except Exception as error:  # a damaged pickle can raise anything
        raise damaged(folder / f"_{INDEX_NAME}_{generation}.toc", f"cannot be read ({error})") from error
    for name, expected in commit.sums.items():
        if (folder / name).stat().st_size != expected.bytes:
            raise damaged(folder / name, "has another length than when it was written")
    return commit


def write(folder: Path, commit: Commit) -> None:
    """Makes the commit visible and durable, in one step. Every file it names must already be durable."""
    memory = RamStorage()
    TOC(SCHEMA, list(commit.segments), commit.generation).write(memory, INDEX_NAME)
    table = bytes(memory.files[commit.table])
    aside = folder / f"{commit.table}.aside"
    write_durably(aside, table)
    record: dict[str, Any] = {
        "format": FORMAT,
        "token": commit.token,
        "kept_out": sorted(commit.kept_out),
        "vocabulary": commit.vocabulary,
        "files": {name: (sums.bytes, sums.crc) for name, sums in commit.sums.items()},
        "table": (file_sum(aside).bytes, file_sum(aside).crc),
    }
    content = json.dumps(record).encode()
    write_durably(folder / commit.record, b"%08x\n" % zlib.crc32(content) + content)
    sync_folder(folder)
    aside.rename(folder / commit.table)
    sync_folder(folder)


def new_token() -> str:
    """A name that no two commits share."""
    return secrets.token_hex(8)


def sweep(folder: Path, commit: Commit | None) -> None:
    """Deletes what no commit but this one needs: former commits, and what a writer that died left behind."""
    keep = {_LOCK} | ({commit.table, commit.record, *commit.sums} if commit else set())
    for path in folder.iterdir():
        if path.name not in keep and _OURS.fullmatch(path.name):
            path.unlink(missing_ok=True)


def check(folder: Path, generation: int) -> tuple[Damage, ...]:
    """Reads every file of a commit and names those that are not as they were written. Raises NoIndex."""
    try:
        record = _read_record(folder, generation)
    except IndexDamaged as error:
        return (Damage(error.input, error.message),)
    except FileNotFoundError as error:
        return (Damage(str(error.filename), "is missing"),)
    table = f"_{INDEX_NAME}_{generation}.toc"
    expected = {**record["files"], table: record["table"]}
    wrong = {folder / name: _wrong(folder / name, pair) for name, pair in expected.items()}
    found = [Damage(str(path), what) for path, what in wrong.items() if what]
    if not found:
        try:
            read(folder, generation)
        except (IndexDamaged, FileNotFoundError) as error:
            found = [Damage(str(folder), str(error))]
    return tuple(found)


def make_folder(folder: Path) -> None:
    """Makes the folder of an index unless it is there. Raises NoIndex when something else is in its place."""
    folder.mkdir(parents=True, exist_ok=True)
    strangers = sorted(path.name for path in folder.iterdir() if not _OURS.fullmatch(path.name))
    if strangers and newest(folder) is None:
        raise NoIndex(
            f"{folder} is not an index and is not empty (it holds {strangers[0]}); name another folder.",
            input=str(folder),
        )


@contextmanager
def naming(folder: Path) -> Iterator[None]:
    """Says what an error of the disk means for the index in this folder. Raises StorageFull, EngineError."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull(
                f"No room left to write {folder} ({error.strerror}); free some space or raise the limit, then index "
                "again. What was committed before still stands.",
                input=str(folder),
            ) from error
        if error.errno in _REFUSED:
            raise EngineError(
                f"{error.filename or folder} may not be opened ({error.strerror}); change its permissions or name "
                "another folder.",
                input=str(folder),
            ) from error
        if isinstance(error, FileExistsError | NotADirectoryError):
            raise NoIndex(f"{folder} is a file, not a folder; name another place.", input=str(folder)) from error
        raise


class Lock:
    """The one writer's lock. A forked child lets go of its copy, so that only the writer's own end frees it."""

    def __init__(self, folder: Path) -> None:
        """Raises IndexLocked."""
        self._lock = FileStorage(str(folder)).lock(_LOCK)
        if not self._lock.acquire():
            raise IndexLocked(
                f"Another process is writing to {folder}; wait until it is done, then try again.", input=str(folder)
            )
        _held.add(self)

    def release(self) -> None:
        """Lets the next writer in; a second time does no harm."""
        if self._lock.fd is not None:
            self._lock.release()

    def forget(self) -> None:
        """Closes this process's copy without freeing the lock."""
        if self._lock.fd is not None:
            os.close(self._lock.fd)
            self._lock.fd = None


_held: WeakSet[Lock] = WeakSet()


def _forget_all() -> None:
    for lock in list(_held):
        lock.forget()


os.register_at_fork(after_in_child=_forget_all)


def damaged(path: Path, what: str) -> IndexDamaged:
    """The error for a file of the index that is not as it was written."""
    return IndexDamaged(f"{path} {what}; the index is damaged, build it again in a new folder.", input=str(path))


def write_durably(path: Path, content: bytes) -> None:
    """Writes a whole file and waits until the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Waits until the disk has the folder's names."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def no_index(folder: Path) -> NoIndex:
    """The error for a place without an index."""
    if folder.is_dir() and any(folder.iterdir()):
        message = f"{folder} is a folder, but not an index; name the index's folder, or index into a new one."
    elif folder.exists():
        message = f"{folder} is not an index; name the index's folder." if folder.is_file() else f"{folder} is empty."
    else:
        message = f"There is no index at {folder}."
    return NoIndex(f"{message} To make one: khabarkhoj index --index FOLDER SOURCE…", input=str(folder))


def _record(generation: int) -> str:
    return f"{INDEX_NAME}_{generation}.commit"


def _read_record(folder: Path, generation: int) -> dict[str, Any]:
    path = folder / _record(generation)
    try:
        sum_, content = path.read_bytes().split(b"\n", 1)
        record = json.loads(content)
        found = record["format"]
    except FileNotFoundError as error:
        if not any(folder.glob(f"{INDEX_NAME}_*.commit")) and not any(folder.glob("*.sto")):
            raise NoIndex(f"{folder} holds an index that KhabarKhoj did not write.", input=str(folder)) from error
        raise
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(path, f"cannot be read ({error})") from error
    if found != FORMAT:
        raise IndexVersionError(
            f"{folder} was written by another version of KhabarKhoj (format {found}, not {FORMAT}); index again into "
            "a new folder.",
            input=str(folder),
        )
    if int(sum_, 16) != zlib.crc32(content):
        raise damaged(path, "does not match its checksum")
    return record  # type: ignore[no-any-return]  # a record with a format is one of ours


def _wrong(path: Path, expected: tuple[int, int]) -> str:
    try:
        found = file_sum(path)
    except FileNotFoundError:
        return "is missing"
    if found.bytes != expected[0]:
        return f"has {found.bytes} bytes instead of {expected[0]}"
    return "" if found.crc == expected[1] else "does not match its checksum"
