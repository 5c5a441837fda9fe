"""Spellings that no reader tells apart become one exact term; words that differ stay apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.normalise import normalise

ONE_WORD = [
    ("इस्तीफ़ा", "इस्तीफा"),  # resignation, with nukta and without
    ("सम्बन्ध", "संबंध"),  # relation
    ("चण्डीगढ़", "चंडीगढ"),
    ("पञ्चायत", "पंचायत"),
    ("चम्पारण", "चंपारण"),
    ("हूँ", "हूं"),
    ("१२", "12"),
    ("AIMIM", "aimim"),
    ("ℂℕℕ", "cnn"),
    ("क\u094d\u200dष", "क्ष"),
]

APART = [("दिन", "दीन"), ("क्रम", "कर्म"), ("सम्मान", "समान"), ("बल", "बाल"), ("अन्न", "अन")]


@pytest.mark.parametrize(("one", "other"), ONE_WORD)
def test_spellings_of_one_word_meet(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_differ_stay_apart(one, other):
    assert normalise(one) != normalise(other)


def test_a_letter_is_folded_alike_alone_and_behind_one_that_is_folded():
    for letter in map(chr, range(0x0900, 0x0980)):
        assert normalise(f"\u093d{letter}") == normalise(letter)  # avagraha goes


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing_more(word):
    assert normalise(normalise(word)) == normalise(word)


@given(st.text(alphabet="कखड़ज़फ़ािीँंम्नपत", max_size=12))
def test_unicode_form_makes_no_difference(word):
    assert normalise(unicodedata.normalize("NFC", word)) == normalise(unicodedata.normalize("NFD", word))
