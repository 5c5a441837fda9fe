from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.article import RawArticle
from indexer.reading import Skipped, read
from indexer.reading.decoding import MAX_STORY_BYTES
from indexer.reading.jsonl import read_jsonl


def stories(data: bytes | str) -> list[RawArticle | Skipped]:
    file = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(read_jsonl(file, where="wire.jsonl", key="corpus/wire.jsonl"))


def test_every_part_of_a_story_is_read() -> None:
    parts = {"id": "a-1", "title": "ख़बर", "body": "पाठ", "url": " https://a.example ", "outlet": "Setu"}
    more = {"published": "2024-01-02", "author": "नीरज", "tags": ["सपा", " ", "मेरठ "]}
    (story,) = stories(json.dumps(parts | more) + "\n")
    assert isinstance(story, RawArticle)
    assert (story.where, story.origin, story.id) == ("wire.jsonl:1", "wire.jsonl", "a-1")
    assert (story.url, story.tags, story.author) == ("https://a.example", ("सपा", "मेरठ"), "नीरज")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ख़बर", "not JSON"),
        ('{"title": "ख़बर"', "not JSON"),
        ('["ख़बर"]', "is a list, not an object"),
        ("null", "is null, not an object"),
        ("7", "is a number, not an object"),
        ("{}", "neither title nor body"),
        ('{"title": " ", "body": null}', "neither title nor body"),
        ('{"title": 7}', "a number as title"),
        ('{"body": {"text": "x"}}', "an object as body"),
        ('{"title": "x", "published": 1700000000}', "a number as published"),
        ('{"title": "x", "id": true}', "true or false as id"),
        ('{"title": "x", "tags": "a, b"}', "tags that are not a list"),
        ('{"title": "x", "tags": [1]}', "tags that are not a list"),
        ("[" * 100_000, "too deep"),
        ('{"title": ' + "9" * 5000 + "}", "too long a number"),
        (b'{"title": "\xe9"}', "not UTF-8"),
        (b'\xef\xbb\xbf{"title": "\xe9"}', "byte 0xE9 at 14"),
        ('{"title": "\\u0915", "tags": ' + "[" * 900 + "]" * 900 + "}", "tags that are not a list"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_rest_is_read(line: str | bytes, reason: str) -> None:
    data = line.encode() if isinstance(line, str) else line
    before, bad, after = stories(b'{"title": "one"}\n' + data + b'\n{"title": "two"}')
    assert isinstance(before, RawArticle)
    assert isinstance(after, RawArticle)
    assert isinstance(bad, Skipped)
    assert bad.source == "wire.jsonl:2"
    assert reason in bad.reason


def test_a_title_alone_is_a_story() -> None:
    (story,) = stories('{"title": "सपा की बैठक"}')
    assert isinstance(story, RawArticle)
    assert (story.title, story.body) == ("सपा की बैठक", "")


def test_only_a_line_feed_ends_a_line() -> None:
    body = "एक\u2028दो\u0085तीन\x0bचार"
    (story,) = stories(
        json.dumps({"body": body}, ensure_ascii=False).replace("\\u000b", "\x0b").replace("\x0b", "\\u000b")
    )
    assert isinstance(story, RawArticle)
    assert story.body == body


def test_a_byte_order_mark_and_blank_lines_are_no_stories() -> None:
    assert [type(story) for story in stories('\ufeff{"title": "a"}\n\n \r\n{"title": "b"}\r\n')] == [RawArticle] * 2


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    (story,) = stories(r'{"title": "a\ud83d", "id": "\udc00", "tags": ["\uD83D\uDE00", "\uDE00"]}')
    assert isinstance(story, RawArticle)
    assert (story.title, story.id, story.tags) == ("a\ufffd", "\ufffd", ("😀", "\ufffd"))


def test_a_story_without_id_is_known_by_its_title_wherever_its_line_stands() -> None:
    one, two = stories('{"title": "a", "body": "x"}\n{"title": "b"}')
    (moved,) = stories('{"title": "a", "body": "longer by now"}')
    assert isinstance(one, RawArticle)
    assert isinstance(two, RawArticle)
    assert isinstance(moved, RawArticle)
    assert one.key == moved.key != two.key
    assert one.key.startswith("corpus/wire.jsonl#")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        ('{"title": "a"}\n'.encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x1f\x8b....", "gzip"),
    ],
)
def test_a_file_that_is_no_jsonl_is_named_once(data: bytes, reason: str) -> None:
    (bad,) = stories(data)
    assert isinstance(bad, Skipped)
    assert bad.source == "wire.jsonl"
    assert reason in bad.reason


class _Endless(io.RawIOBase):
    """A line of 50 MB between two stories, made as it is read."""

    def __init__(self) -> None:
        self._parts: Iterator[bytes] = iter(
            [b'{"title": "one"}\n{"body": "', *[b"x" * 1_000_000] * 50, b'"}\n{"title": "two"}\n']
        )
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # a writable buffer has no stable name in typing
        self._rest = self._rest or next(self._parts, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def test_a_line_of_fifty_megabytes_is_passed_over_without_being_held() -> None:
    file = io.BufferedReader(_Endless())
    tracemalloc.start()
    found = list(read_jsonl(file, where="wire.jsonl", key="k"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [story.title if isinstance(story, RawArticle) else story.reason[:14] for story in found] == [
        "one",
        "is longer than",
        "two",
    ]
    assert peak < 4 * MAX_STORY_BYTES < 50_000_000


def test_a_gzipped_file_that_ends_early_gives_what_stands_before_its_end(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"title": f"ख़बर {n}", "body": str(n * 7919)}) + "\n" for n in range(5000))
    path = tmp_path / "wire.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-5000])
    *read_before, last = read(path)
    assert len(read_before) > 100
    assert isinstance(last, Skipped)
    assert "ends early" in last.reason


def test_a_gzipped_file_that_is_damaged_or_is_not_gzipped_is_named(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(b'{"title": "a"}\n' * 50))
    whole[-6] ^= 0xFF
    for name, data in (("damaged", bytes(whole)), ("plain", b'{"title": "a"}\n')):
        path = tmp_path / f"{name}.jsonl.gz"
        path.write_bytes(data)
        *_, last = read(path)
        assert isinstance(last, Skipped)
        assert "not whole gzip data" in last.reason
