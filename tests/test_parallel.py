"""Work is spread over processes in order, and few items stay in this one."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from indexer.parallel import AHEAD, CHUNK, WORTH_IT, ordered_chunks


def where(_items: list[int]) -> int:
    return os.getpid()


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, WORTH_IT - 1, WORTH_IT, WORTH_IT + 1, 3 * WORTH_IT + 7])
def test_chunks_come_back_whole_and_in_their_order(size: int) -> None:
    chunks = list(ordered_chunks(list, range(size)))
    assert [item for chunk in chunks for item in chunk] == list(range(size))
    assert all(len(chunk) == CHUNK for chunk in chunks[:-1])


def test_few_items_are_done_in_this_process() -> None:
    assert set(ordered_chunks(where, range(WORTH_IT - 1))) == {os.getpid()}


def test_memory_is_bounded_however_long_the_input() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            yield (taken := taken + 1)

    results = ordered_chunks(where, endless())
    for _ in range(3):
        next(results)
    assert taken <= WORTH_IT + CHUNK * (AHEAD * (os.cpu_count() or 1) + 4)
    results.close()  # type: ignore[attr-defined]  # a generator
