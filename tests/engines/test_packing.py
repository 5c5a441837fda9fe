"""Do texts come back as they were packed, and are the usual ones kept small?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.packing import pack, unpack

USUAL = st.text('कख़ा।० aZ9\n"\\–“₹\u200d\x7f\0\t🙂ক\ud800', max_size=12)


def unpacked(stories: list[list[str]]) -> list[list[str]]:
    packed = pack(stories)
    ends = packed.lengths.cumsum()
    starts = (ends - packed.lengths).tolist()
    return [unpack(packed.blob[start:end]) for start, end in zip(starts, ends.tolist(), strict=True)]


@given(st.lists(st.lists(USUAL | st.text(), min_size=1, max_size=6), max_size=8))
def test_texts_come_back_as_they_were_packed(stories: list[list[str]]) -> None:
    assert unpacked(stories) == stories


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("मेरठ में सपा की बैठक हुई।\n“बैठक” – ₹500", 39),
        ("a\x7fb", len('\0["a\x7fb"]')),  # DEL stands between texts: JSON keeps it apart
        ("🙂", len('\0["') + 4 + len('"]')),
    ],
)
def test_usual_characters_take_a_byte_each(text: str, size: int) -> None:
    assert pack([[text]]).lengths.tolist() == [size]


def test_one_unusual_story_does_not_change_its_neighbours() -> None:
    usual, other = ["मेरठ", "https://example.org"], ["বাংলা", ""]
    together = pack([usual, other, usual])
    assert unpacked([usual, other, usual]) == [usual, other, usual]
    assert together.lengths[0] == together.lengths[2] == len("मेरठ") + 1 + len("https://example.org")
