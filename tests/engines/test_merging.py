"""Which segments are merged, and when? A table of cases, and what a writer does with them."""

from __future__ import annotations

import random
from pathlib import Path

import generated_stories as generated
import pytest

from indexer.engines import merging, open_engine
from indexer.engines.commits import newest, read
from indexer.engines.merging import to_merge, to_merge_at_once


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
        ([(200_000, 200_000), (500, 500), (500, 500)], [1, 2]),
        ([(150_000, 150_000), (500, 500)], [0, 1]),
        ([(150_000, 150_000), (50, 50), (50, 50)], [1, 2]),
    ],
)
def test_segments_stay_apart_only_while_much_larger_than_the_rest(
    sizes: list[tuple[int, int]], expected: list[int]
) -> None:
    assert to_merge(sizes) == expected


@pytest.mark.parametrize(
    ("sizes", "at_once"),
    [
        ([(99_000, 99_000), (500, 500)], [0, 1]),
        ([(150_000, 150_000), (500, 500)], []),
        ([(150_000, 150_000), (500, 500), (300, 300)], [1, 2]),
        ([(1_000_000, 1_000_000), (50_000, 50_000), (9_000, 9_000)], [1, 2]),
        ([(500_000, 500_000), (90_000, 90_000), (20_000, 20_000)], []),
    ],
)
def test_what_takes_long_is_not_merged_at_once(sizes: list[tuple[int, int]], at_once: list[int]) -> None:
    assert to_merge_at_once(sizes) == at_once
    assert set(at_once) <= set(to_merge(sizes))


def test_a_long_merge_waits_until_the_writer_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "AT_ONCE", 0)
    monkeypatch.setattr(merging, "SMALL", 0)
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


def test_an_index_of_few_stories_is_one_segment_without_deletions_after_each_commit(tmp_path: Path) -> None:
    rng = random.Random(1)
    with open_engine(str(tmp_path)).writer() as writer:
        for day in range(3):
            for number in range(day, day + 10):
                writer.add(generated.document(rng, f"s{number}"))
            writer.commit()
            assert segments(tmp_path) == 1
            assert not list(tmp_path.glob("*.del"))


def test_the_vocabulary_is_written_anew_only_when_a_frequency_changes(tmp_path: Path) -> None:
    story = generated.document(random.Random(1), "a")
    with open_engine(str(tmp_path)).writer() as writer:
        for change in (lambda: writer.add(story), lambda: writer.add(story), lambda: writer.keep_out("b")):
            change()
            writer.commit()
            assert [path.name for path in tmp_path.glob("*.vocabulary")] == ["MAIN_1.vocabulary"]
        writer.remove("a")
        writer.commit()
        assert [path.name for path in tmp_path.glob("*.vocabulary")] == ["MAIN_4.vocabulary"]


def segments(folder: Path) -> int:
    generation = newest(folder)
    assert generation is not None
    return len(read(folder, generation).segments)
