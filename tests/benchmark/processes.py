"""How long does a command take, and how much memory do it and its children hold? Read from /proc, so Linux only."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread

EVERY = 1.0
"""Seconds between looks at the memory of a tree: looking stops a process for milliseconds."""


@dataclass(frozen=True)
class Ran:
    """What a command took. Memory in MB: of the largest process with what it maps, and of all together without."""

    seconds: float
    largest: float
    together: float
    output: str


def run(command: Sequence[str]) -> Ran:
    """Runs a command to its end. Raises SystemExit with its errors when it fails."""
    ended, seen = Event(), [0.0]
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=errors)

        def look() -> None:
            while not ended.wait(EVERY):
                seen[0] = max(seen[0], sum(anonymous(pid) for pid in tree(child.pid)))

        watching = Thread(target=look)
        watching.start()
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        ended.set()
        watching.join()
        child.returncode = os.waitstatus_to_exitcode(status)
        for file in (out, errors):
            file.seek(0)
        if child.returncode:
            raise SystemExit(f"{' '.join(map(str, command))} failed: {errors.read()[-2000:]}")
        return Ran(seconds, used.ru_maxrss / 1024, seen[0], out.read())


def tree(pid: int) -> Iterator[int]:
    """A process and all its descendants."""
    yield pid
    try:
        children = [file.read_text() for file in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # it has just ended
        return
    for child in " ".join(children).split():
        yield from tree(int(child))


def anonymous(pid: int | str = "self") -> float:
    """MB of a process's memory that lies in no file; what forked processes share is shared out among them."""
    return _rollup(pid, "Pss_Anon")


def resident(pid: int | str = "self") -> float:
    """MB of a process's memory with all that it maps."""
    return _rollup(pid, "Rss")


def _rollup(pid: int | str, line: str) -> float:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(row.split()[1]) for row in rows if row.startswith(line + ":")) / 1024


def alone() -> ProcessPoolExecutor:
    """One fresh process that does nothing but what it is told."""
    return ProcessPoolExecutor(1, get_context("spawn"))
