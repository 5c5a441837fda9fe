"""What must an engine whose index is a folder do besides: damaged files, full disks, locks, versions?"""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import tempfile
import threading
from pathlib import Path

import pytest
from contract import fill, names, story

from indexer.analysed import (
    AnalysedQuery,
    Everything,
)
from indexer.engines import merging, open_engine
from indexer.engines.base import Engine
from indexer.errors import (
    EngineError,
    IndexDamaged,
    IndexLocked,
    IndexVersionError,
    NoIndex,
    StorageFull,
)


def test_a_folder_of_other_things_is_no_index_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    engine = open_engine(str(tmp_path))
    with pytest.raises(NoIndex, match="not an index"):
        engine.reader()
    with pytest.raises(NoIndex, match=r"letter\.txt"):
        engine.writer()
    assert names(tmp_path) == ["letter.txt"]


def test_a_file_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("dear")
    engine = open_engine(str(tmp_path / "index"))
    for ask in (engine.reader, engine.writer, engine.check):
        with pytest.raises(NoIndex):
            ask()


def test_an_index_of_another_version_asks_to_be_built_again(engine: Engine, location: str) -> None:
    fill(engine)
    (record,) = Path(location).glob("*.commit")
    record.write_text(record.read_text().replace('"format": ', '"format": 99'))
    other = open_engine(location)
    for ask in (other.reader, other.writer, other.check):
        with pytest.raises(IndexVersionError, match="index again into a new folder"):
            ask()


def test_any_damaged_file_is_named(
    engine: Engine, location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("FEW", "SMALL"):  # so that a file of deletions stays
        monkeypatch.setattr(merging, limit, 0)
    fill(engine)
    fill(engine, [story("a", "बदला"), *(story(f"n{number}", "एक") for number in range(40))])
    fill(engine, [story("n1", "बदला")])
    files = [name for name in names(location) if "LOCK" not in name]
    assert {name.rpartition(".")[2] for name in files} >= {"commit", "seg", "sto", "toc", "vocabulary", "del"}
    for name in files:
        whole = (Path(location) / name).read_bytes()
        middle = len(whole) // 2
        flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
        for content in (flipped, whole[:middle], b"", None):
            copy = tmp_path / "copy"
            shutil.copytree(location, copy)
            (copy / name).unlink()
            if content is not None:
                (copy / name).write_bytes(content)
            if name.endswith(".toc") and content is None:
                with pytest.raises(NoIndex):
                    open_engine(str(copy)).check()
            else:
                assert [name in damage.path + damage.what for damage in open_engine(str(copy)).check()] == [True]
            shutil.rmtree(copy)
    assert engine.check() == ()


def test_a_short_or_missing_file_is_noticed_when_opening(engine: Engine, location: str) -> None:
    fill(engine)
    (file,) = Path(location).glob("*.sto")
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    with pytest.raises(IndexDamaged, match=file.name):
        open_engine(location).reader()
    file.unlink()
    with pytest.raises(IndexDamaged, match=file.name):
        open_engine(location).reader()


@pytest.mark.parametrize("room", [0, 300, 3_000, 20_000])
def test_a_full_disk_loses_nothing(engine: Engine, location: str, room: int) -> None:
    fill(engine)
    before = names(location)
    more = [story(f"n{number}", f"शब्द{number} मेरठ", f"{number} बात " * 50) for number in range(400)]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        with pytest.raises(StorageFull, match="No room left") as raised:
            fill(engine, more)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert location in raised.value.message
    assert names(location) == before
    assert engine.check() == ()
    fill(engine, more)
    with engine.reader() as reader:
        assert reader.count == 404


def test_a_folder_that_may_not_be_written_is_named() -> None:
    """In a child that drops what root may do, and in a folder that others may enter."""
    with tempfile.TemporaryDirectory() as open_to_all:
        closed = Path(open_to_all, "closed")
        closed.mkdir(mode=0o555)
        Path(open_to_all).chmod(0o755)
        receive, send = multiprocessing.Pipe(duplex=False)

        def child() -> None:
            if os.getuid() == 0:
                os.setuid(65534)
            try:
                open_engine(str(closed / "index")).writer()
            except EngineError as error:
                send.send((type(error).__name__, error.message))

        process = multiprocessing.get_context("fork").Process(target=child)
        process.start()
        process.join()
        kind, message = receive.recv() if receive.poll() else ("none", "")
    assert kind == "EngineError"
    assert "permissions" in message
    assert str(closed) in message


def test_a_forked_child_neither_frees_nor_keeps_the_lock(engine: Engine, location: str) -> None:
    fill(engine)
    writer = engine.writer()
    child = os.fork()
    if not child:
        threading.Event().wait(30)
        os._exit(0)
    try:
        with pytest.raises(IndexLocked):
            open_engine(location).writer()
        writer.__exit__(None, None, None)
        open_engine(location).writer().__exit__(None, None, None)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)


def test_no_file_stays_open(engine: Engine) -> None:
    fill(engine)
    fill(engine, [story("a", "बदला")])
    with engine.reader() as reader:
        reader.search(AnalysedQuery(Everything()))
    before = len(names("/proc/self/fd"))
    for number in range(30):
        fill(engine, [story(f"n{number % 3}", "एक")])
        with engine.reader() as reader:
            reader.search(AnalysedQuery(Everything()))
    assert len(names("/proc/self/fd")) <= before + 8
