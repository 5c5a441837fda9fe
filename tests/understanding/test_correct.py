"""A misspelt Devanagari word finds the words of the index that it nearly is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.understanding.correct import KEPT, corrections, distance
from indexer.vocabulary import Vocabulary

WORDS = {
    "इंदौर": 666, "तस्वीर": 900, "पाकिस्तान": 400, "कांग्रेस": 703, "सरेंडर": 9, "लॉकडाउन": 259, "मगरमच्छ": 12,
    "विधानसभा": 300, "प्रधानमंत्री": 3202, "अनदेखी": 30, "केजरीवाल": 169, "देहरादून": 95, "दोहराने": 35, "जमानत": 80,
}  # fmt: skip

SLIPS = [
    ("इंरदौ", "इंदौर"),
    ("तरस्वी", "तस्वीर"),  # picture
    ("पाकस्तान", "पाकिस्तान"),
    ("कांग्रस", "कांग्रेस"),
    ("सडरेंर", "सरेंडर"),  # surrender
    ("लॉकडानउ", "लॉकडाउन"),
    ("मगमरछ", "मगरमच्छ"),  # crocodile
    ("विधनसभा", "विधानसभा"),
    ("प्रधामंत्री", "प्रधानमंत्री"),
    ("केजरीवल", "केजरीवाल"),
    ("देहरानदू", "देहरादून"),
    ("जमनत", "जमानत"),  # bail
]


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.of(WORDS.items())


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_a_slip_finds_the_word_first(vocabulary, typed, meant):
    assert corrections(typed, vocabulary)[0].terms == (meant,)


def test_corrections_are_few_guesses_that_weigh_less_than_a_word(vocabulary):
    for typed, _ in SLIPS:
        found = corrections(typed, vocabulary)
        assert len(found) <= KEPT
        assert all(0 < each.weight < 1 and each.why == "correction" for each in found)


@pytest.mark.parametrize("typed", ["क", "झटपट", "ज्ञज्ञज्ञज्ञ"])
def test_a_word_unlike_all_others_is_not_corrected(vocabulary, typed):
    assert corrections(typed, vocabulary) == []


_WORD = st.text(alphabet="कगतदनमरसािीुूंे्", max_size=8)


@given(_WORD, _WORD)
def test_the_distance_is_the_same_both_ways_and_zero_only_to_itself(one, two):
    assert distance(one, two) == pytest.approx(distance(two, one))
    assert (distance(one, two) == 0) == (one == two)
