"""Which segments are merged, and when? A table of cases, and what a writer does with them."""

from __future__ import annotations

import random
from pathlib import Path

import generated_stories as generated
import pytest

from indexer.engines import merging, open_engine
from indexer.engines.commits import newest, read
from indexer.engines.merging import to_merge


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([(5, 5)], []),
        ([(5, 5), (5, 5)], [0, 1]),
        ([(1_000_000, 1_000_000), (50_000, 50_000), (500, 500)], []),
        ([(1_000_000, 1_000_000), (50_000, 50_000), (9_000, 9_000)], [1, 2]),
        ([(9_000, 9_000), (1_000_000, 1_000_000), (50_000, 50_000)], [0, 2]),
        ([(1_000_000, 1_000_000), (150_000, 150_000), (500, 500)], [0, 1, 2]),
        ([(95_000, 100_000)], []),
        ([(90_000, 100_000)], [0]),
        ([(100_000, 100_000), (500, 500), (500, 500)], [1, 2]),
        ([(99_000, 99_000), (500, 500)], [0, 1]),
    ],
)
def test_segments_stay_apart_only_while_much_larger_than_the_rest(
    sizes: list[tuple[int, int]], expected: list[int]
) -> None:
    assert to_merge(sizes) == expected


def test_a_long_merge_waits_until_the_writer_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "AT_ONCE", 0)
    monkeypatch.setattr(merging, "SMALL", 0)
    monkeypatch.setattr("indexer.engines.whoosh_writer.AT_ONCE", 0)
    rng = random.Random(1)
    engine = open_engine(str(tmp_path))
    with engine.writer() as writer:
        for round_ in range(4):
            for number in range(10):
                writer.add(generated.document(rng, f"{round_}-{number}"))
            writer.commit()
        assert segments(tmp_path) == 4
        with engine.reader() as reader:
            before = dict(reader.vocabulary)
    assert segments(tmp_path) == 1
    assert engine.check() == ()
    with engine.reader() as reader:
        assert (reader.count, dict(reader.vocabulary)) == (40, before)


def segments(folder: Path) -> int:
    generation = newest(folder)
    assert generation is not None
    return len(read(folder, generation).segments)
