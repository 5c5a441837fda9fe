"""What is being typed is completed from the words of the index, in either script."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.understanding.suggest import complete, did_you_mean
from indexer.vocabulary import Vocabulary

WORDS = {
    "ओवैसी": 32, "ओवर": 3, "किसान": 300, "किसानों": 280, "केजरीवाल": 169, "कॉलेज": 366, "college": 4, "मोदी": 2824,
    "मोहन": 90, "चुनाव": 613, "चुनौती": 200, "आज": 900, "आगरा": 60, "bjp": 40, "2024": 30, "क्षेत्र": 4000,
    "उद्घाटन": 300, "उदघाटन": 9, "शाह": 470,
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.of(WORDS.items())


BEGINNINGS = [
    ("owa", "ओवैसी"), ("ओवै", "ओवैसी"), ("kis", "किसान"), ("kej", "केजरीवाल"), ("col", "कॉलेज"), ("c", "चुनाव"),
    ("mod", "मोदी"), ("mo", "मोदी"), ("aa", "आज"), ("20", "2024"), ("bj", "bjp"), ("college", "college"),
    ("ksh", "क्षेत्र"), ("chuna", "चुनाव"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "term"), BEGINNINGS)
def test_a_beginning_is_completed_in_either_script(vocabulary, typed, term):
    assert term in complete(typed, vocabulary, 8)


def test_the_more_frequent_of_like_words_comes_first(vocabulary):
    assert complete("किसा", vocabulary, 2) == ["किसान", "किसानों"]
    assert complete("mo", vocabulary, 2)[0] == "मोदी"


@pytest.mark.parametrize("typed", ["", "zzzz", "ऴ", "!"])
def test_nothing_fitting_completes_nothing(vocabulary, typed):
    assert complete(typed, vocabulary, 8) == []


@settings(deadline=None)
@given(typed=st.text(alphabet="aikosmcकिमो2 ", max_size=6), limit=st.integers(1, 5))
def test_completions_are_distinct_terms_of_the_index_and_as_few_as_asked(vocabulary, typed, limit):
    found = complete(typed, vocabulary, limit)
    assert len(found) == len(set(found)) <= limit
    assert all(vocabulary.frequency(term) for term in found)


def test_a_rare_word_asks_back_for_its_frequent_twin(vocabulary):
    assert did_you_mean(["शाह", "उदघाटन"], vocabulary) == ("शाह", "उद्घाटन")


@pytest.mark.parametrize("words", [["उद्घाटन"], ["अज्ञात"], ["bjp"], []])
def test_known_and_unknown_words_do_not_ask_back(vocabulary, words):
    assert did_you_mean(words, vocabulary) == ()
