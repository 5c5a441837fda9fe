"""Is every string found again, and no other?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.arrays import ArrayFile, ArrayFileWriter
from indexer.engines.strings import KeyTable, encode, hash64, ranks, write_keys

WORDS = ["इस्तीफा", "मेरठ", "aimim", "", "28", "\ud800", "मेरठ "]


def table(path: Path, hashes: list[int] | None = None) -> KeyTable:
    with ArrayFileWriter(path) as out:
        given = np.array(hashes, np.uint64) if hashes else None
        write_keys(out, "words", [encode(word) for word in WORDS], given)
        out.finish()
    return KeyTable.of(ArrayFile(path), "words")


def test_every_string_is_found_and_no_other(tmp_path: Path) -> None:
    words = table(tmp_path / "file")
    assert [words.find(encode(word), hash64(encode(word))) for word in WORDS] == list(range(len(WORDS)))
    assert words.find(b"other", hash64(b"other")) == -1
    assert list(words.strings) == WORDS
    assert [words.strings[number] for number in range(len(words.strings))] == WORDS


def test_many_are_found_at_once(tmp_path: Path) -> None:
    words = table(tmp_path / "file")
    asked = [encode(word) for word in ("नहीं", *WORDS, "other", WORDS[3])]
    found = words.find_all(asked, np.array([hash64(key) for key in asked], np.uint64))
    assert found == [*range(len(WORDS)), 3]
    empty = KeyTable(words.strings, np.empty(0, np.uint64), np.empty(0, np.int32))
    assert empty.find_all(asked, np.zeros(len(asked), np.uint64)) == []


def test_strings_that_share_a_hash_are_told_apart(tmp_path: Path) -> None:
    words = table(tmp_path / "file", hashes=[5, 5, 5, 9, 9, 1, 1 << 63])
    assert [words.find(encode(word), 5) for word in WORDS] == [0, 1, 2, -1, -1, -1, -1]
    assert words.find(encode(WORDS[4]), 9) == 4
    assert words.find(encode(WORDS[6]), 1 << 63) == 6
    assert words.find(encode(WORDS[6]), (1 << 64) - 1) == -1


@given(st.lists(st.lists(st.binary(max_size=3), max_size=8), min_size=1, max_size=4))
def test_ranks_are_places_among_the_sorted_strings(parts: list[list[bytes]]) -> None:
    keys = [key for part in parts for key in part]
    starts = [sum(map(len, parts[:at])) for at in range(len(parts))]
    runs = [
        np.array(sorted(range(start, start + len(part)), key=keys.__getitem__), np.int64)
        for start, part in zip(starts, parts, strict=True)
    ]
    assert [keys[at] for at in np.argsort(ranks(keys, runs))] == sorted(keys)


def test_a_table_gives_all_hashes_and_any_of_its_strings(tmp_path: Path) -> None:
    words = table(tmp_path / "file")
    assert words.all_hashes().tolist() == [hash64(encode(word)) for word in WORDS]
    assert words.strings.keys(np.array([4, 0])) == [encode(WORDS[4]), encode(WORDS[0])]
