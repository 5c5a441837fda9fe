"""Names that headlines have are found while their second word is typed, in either script."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from indexer import build
from indexer.engines import open_engine
from indexer.engines.base import Reader
from indexer.names import names

HEADLINES = [
    "राहुल गांधी का इंदौर दौरा",
    "इंदौर में राहुल गांधी की सभा",
    "राहुल गुप्ता बने जिलाध्यक्ष",
    "राहुल ने कहा गलत",
    "अखिलेश यादव की रैली",
    "गांधी जयंती पर बैठक",
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("names")
    rows = [json.dumps({"id": f"n{number}", "title": title}) for number, title in enumerate(HEADLINES)]
    (folder / "wire.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    engine = open_engine(str(folder / "index"))
    build.index(engine, [str(folder / "wire.jsonl")])
    with engine.reader() as reader:
        yield reader
    engine.close()


@pytest.mark.parametrize(
    ("before", "last", "found"),
    [
        ("rahul", "g", ["राहुल गांधी", "राहुल गुप्ता"]),
        ("राहुल", "गा", ["राहुल गांधी"]),
        ("akhilesh", "ya", ["अखिलेश यादव"]),
        ("rahul", "y", []),
        ("क्ष्ज्ञ", "g", []),
    ],
)
def test_the_word_that_headlines_put_next_is_offered_the_most_frequent_first(
    reader: Reader, before: str, last: str, found: list[str]
) -> None:
    assert names(reader, before, last, 3) == found
