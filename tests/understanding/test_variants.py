"""A Devanagari word brings its spellings, its forms, and its two halves, each weighing less than itself."""

from __future__ import annotations

import pytest

from indexer.understanding.variants import split, variants
from indexer.vocabulary import Vocabulary

WORDS = {
    "गए": 900, "गये": 30, "इस्तीफा": 55, "इस्तीफे": 20, "जयपुर": 100, "जयपूर": 1, "दिन": 1642, "दीन": 1, "शाहीन": 40,
    "बाग": 50, "भई": 10, "भाई": 300, "उज्जैन": 90, "bjp": 9,
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.of(WORDS.items())


@pytest.mark.parametrize(
    ("term", "other", "why"),
    [
        ("गये", "गये", "same"),
        ("गये", "गए", "spelling"),
        ("इस्तीफा", "इस्तीफे", "stem"),
        ("जयपूर", "जयपुर", "spelling"),
        ("उज्जेन", "उज्जैन", "spelling"),
        ("शाहीनबाग", "शाहीन बाग", "spelling"),
        ("bjp", "bjp", "same"),
    ],
)
def test_a_word_brings_its_other_forms_and_says_why(vocabulary, term, other, why):
    assert (other, why) in [(" ".join(each.terms), each.why) for each in variants(term, vocabulary)]


@pytest.mark.parametrize(("term", "other"), [("दिन", "दीन"), ("दीन", "दिन"), ("भाई", "भई")])
def test_short_words_of_like_spelling_stay_apart(vocabulary, term, other):
    assert (other,) not in [each.terms for each in variants(term, vocabulary)]


def test_the_word_itself_weighs_most(vocabulary):
    for term in WORDS:
        found = variants(term, vocabulary)
        assert found[0].terms == (term,)
        assert all(each.weight < 1 for each in found[1:])


def test_a_frequent_word_is_not_cut_in_two(vocabulary):
    assert split("शाहीनबाग", 500, vocabulary) == []


def test_an_unknown_word_without_likeness_brings_nothing(vocabulary):
    assert variants("ज्ञज्ञज्ञ", vocabulary) == []
