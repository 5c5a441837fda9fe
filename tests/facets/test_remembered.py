"""Is what was made of a word made once, and is the table bounded?"""

from __future__ import annotations

from indexer.facets.remembered import Remembered


def test_what_is_held_is_not_made_again():
    made = []
    lengths = Remembered(lambda word: made.append(word) or len(word), limit=10)
    assert [*map(lengths.__getitem__, ["दो", "तीन", "दो"])] == [2, 3, 2]
    assert made == ["दो", "तीन"]


def test_a_full_table_begins_anew():
    squares = Remembered(lambda number: number * number, limit=3)
    assert [squares[number] for number in (1, 2, 3, 4, 1)] == [1, 4, 9, 16, 1]
    assert dict(squares) == {4: 16, 1: 1}
