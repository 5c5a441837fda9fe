from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.cleaning.doubles import _may_repeat, _told_once, without_doubles

FIRST = "सभी साथियों का शुक्रिया जिन्होंने साथ दिया और भरोसा रखा।"
SECOND = "पार्टी की बैठक सोमवार को जिला कार्यालय पर हुई थी।"
PIECES = [
    FIRST,
    SECOND,
    FIRST[:29],
    FIRST[:31],
    SECOND[-31:],
    "कुल",
    " ",
    "।",
    "@neta",
    "— Ji (@ji) May 9, 2023",
    "A",
    "ा",
]
LINES = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), min_size=1, max_size=6)


@given(LINES)
def test_where_nothing_can_repeat_each_line_stays(lines: list[str]) -> None:
    assert _may_repeat(lines) or list(_told_once(lines)) == lines


@given(LINES)
def test_a_line_told_once_is_told_once(lines: list[str]) -> None:
    told = without_doubles("\n".join(lines)).split("\n")
    long = [line for line in told if len(line) >= 30]
    assert len(set(long)) == len(long)
