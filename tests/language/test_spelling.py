"""Spellings that desks use side by side share a key; words that differ do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.spelling import loose_spelling, spelling

SAME = [
    ("गये", "गए"),  # went
    ("गयी", "गई"),
    ("लिये", "लिए"),  # for
    ("चाहिये", "चाहिए"),  # is needed
    ("रुपये", "रुपए"),
    ("स्थायी", "स्थाई"),  # lasting
    ("कॉलेज", "कालेज"),
    ("डॉक्टर", "डाक्टर"),
    ("हिंदु", "हिंदू"),
    ("नायडु", "नायडू"),
    ("विद्वान्", "विद्वान"),
]
LOOSELY = [("वीडियो", "विडियो"), ("उज्जैन", "उज्जेन"), ("जयपुर", "जयपूर"), ("मौहम्मद", "मोहम्मद")]
APART = [("क्रम", "कर्म"), ("कमल", "कमाल"), ("आए", "आई"), ("बाल", "बल")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_side_by_side_share_a_key(one, other):
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(("one", "other"), LOOSELY)
def test_vowel_length_and_the_like_fold_only_loosely(one, other):
    assert loose_spelling(one) == loose_spelling(other)
    assert spelling(one) != spelling(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_differ_have_different_keys(one, other):
    assert loose_spelling(one) != loose_spelling(other)


@pytest.mark.parametrize(("one", "other"), [("दिन", "दीन"), ("कि", "की")])
def test_short_words_are_told_apart_by_vowel_length(one, other):
    assert spelling(one) != spelling(other)


@given(st.text(alphabet="कखतदवमरलिीुूेो", max_size=12))
def test_vowel_length_alone_never_makes_another_loose_key(word):
    assert loose_spelling(word.replace("ि", "ी").replace("ु", "ू")) == loose_spelling(word)


@pytest.mark.parametrize("key", [spelling, loose_spelling])
def test_many_terms_have_the_keys_of_each(key):
    terms = [word for pair in (*SAME, *LOOSELY, *APART) for word in pair] + ["", "ऋषि", "कि", "क्क", "मक्खन", "ए"]
    assert key("\n".join(terms)).split("\n") == [key(term) for term in terms]
