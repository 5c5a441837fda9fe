"""How is work spread over processor cores, in order and with bounded memory?"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")

CHUNK = 512
"""Items sent to a worker at once: large enough that sending costs little, small enough to keep all workers busy."""

WORTH_IT = 500
"""Fewer items than this are done here: starting workers takes as long as a few hundred stories."""

SELDOM = 50_000
"""New objects between two searches for garbage in a worker: with Python's 700 they take 4 % of its time."""

AHEAD = 8
"""Chunks waiting for each worker: what bounds memory, however long the input, and keeps workers busy for some seconds
while the process that reads their results writes a commit."""


def ordered_chunks(work: Callable[[list[Item]], Done], items: Iterable[Item]) -> Iterator[Done]:
    """work(items) for each chunk of up to CHUNK items, in order, on all cores when there are enough items."""
    iterator = iter(items)
    first = list(islice(iterator, WORTH_IT))
    chunks = _chunks(chain(first, iterator))
    workers = os.cpu_count() or 1
    if len(first) < WORTH_IT or workers < 2:
        yield from map(work, chunks)
        return
    with ProcessPoolExecutor(workers, initializer=_start) as pool:
        waiting: deque[Future[Done]] = deque()
        try:
            for chunk in chunks:
                waiting.append(pool.submit(work, chunk))
                if len(waiting) >= AHEAD * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _chunks(items: Iterator[Item]) -> Iterator[list[Item]]:
    while chunk := list(islice(items, CHUNK)):
        yield chunk


def _start() -> None:
    """Leaves interrupts to the parent, and seldom looks for circles of garbage, which this work does not leave."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(SELDOM)
