"""A Devanagari word falls into sound units, all of them in the inventory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.normalise import normalise
from indexer.language.romanise_units import inventory, readable, units, units_of_all

WORDS = [
    ("कमल", ["क^", "a1o", "म", "a3f", "ल$", "a3$"]),  # lotus
    ("हिंदी", ["ह^", "ि_n", "ं", "द", "ी$"]),
    ("क्षेत्र", ["क्ष^", "े", "त्", "र+", "a2$"]),  # area
    ("संबंध", ["स^", "a1n", "ंm", "ब", "a3n", "ं", "ध$", "a3$"]),  # relation
    ("", []),
    ("bjp", []),
]


@pytest.mark.parametrize(("word", "expected"), WORDS)
def test_a_word_falls_into_its_units(word, expected):
    assert [readable(unit) for unit in units(word)] == expected


@given(st.text(alphabet=[chr(code) for code in range(0x0900, 0x0980)], max_size=20))
def test_every_unit_is_in_the_inventory(word):
    assert set(units(normalise(word))) <= set(inventory())


def test_no_unit_stands_twice_in_the_inventory():
    assert len(set(inventory())) == len(inventory())


@given(st.lists(st.text(alphabet="कक्षज्ञअइािंमरलॠऩ1a", max_size=8), max_size=6))
def test_many_words_fall_into_the_units_of_each(words):
    numbers, counts = units_of_all(words)
    names = [inventory()[number - 1] for number in numbers]
    assert names == [unit for word in words for unit in units(word)]
    assert counts.tolist() == [len(units(word)) for word in words]
