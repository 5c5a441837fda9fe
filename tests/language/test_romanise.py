"""The channel tells how likely a word is typed so; its shipped table is what makes the difference."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.romanise import HOPELESS, WIDTH, channel, unit_rows

LIKELIER = [
    ("istifa", "इस्तीफा", "स्टाफ"),  # resignation, staff
    ("owaisi", "ओवैसी", "वैसी"),
    ("muzaffarnagar", "मुजफ्फरनगर", "मुजफ्फरपुर"),
    ("kisaan", "किसान", "कसन"),  # farmer
    ("college", "कॉलेज", "कोलाज"),
    ("video", "वीडियो", "विदा"),
    ("hartal", "हडताल", "हार्टली"),  # strike: its d is a flap
    ("jaha", "जहां", "जहाज"),  # where, ship: the nasal is left out
    ("bhasan", "भाषण", "भजन"),  # speech: s for sh
    ("xetra", "क्षेत्र", "एक्स्ट्रा"),
]


def _scores(typed, *words):
    return channel().score([typed], np.zeros(len(words), np.int64), unit_rows(words))


@pytest.mark.parametrize(("typed", "word", "other"), LIKELIER)
def test_the_word_that_is_meant_is_likelier(typed, word, other):
    meant, not_meant = _scores(typed, word, other)
    assert meant > not_meant


def test_spellings_of_one_word_are_all_likely():
    for typed in ("istifa", "isteefa", "istefa", "istifaa"):
        assert _scores(typed, "इस्तीफा")[0] > -8, typed


def test_a_slip_costs_but_does_not_exclude():
    exact, slip, other = (_scores(typed, "इस्तीफा")[0] for typed in ("istifa", "istigfa", "muradabad"))
    assert exact > slip > other


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_score_is_a_log_probability(typed):
    for score in _scores(typed, "किसान", "इस्तीफा"):
        assert HOPELESS - 1 <= score <= 1e-3


def test_words_score_the_same_alone_and_beside_others():
    alone = _scores("kisan", "किसान")[0]
    assert _scores("kisan", "किसान", "कसन", "मुजफ्फरनगर")[0] == pytest.approx(alone, abs=1e-4)


def test_several_typed_words_score_as_each_alone():
    both = channel().score(["kisan", "istifa"], np.array([0, 1]), unit_rows(["किसान", "इस्तीफा"]))
    assert both == pytest.approx([_scores("kisan", "किसान")[0], _scores("istifa", "इस्तीफा")[0]], abs=1e-4)


@pytest.mark.parametrize("typed", ["o", "ow", "owa", "owais"])
def test_the_beginning_of_a_word_is_a_likely_beginning(typed):
    meant, other = channel().score_beginning([typed], np.zeros(2, np.int64), unit_rows(["ओवैसी", "किसान"]))
    assert meant > -6
    assert meant > other


@pytest.mark.parametrize(("word", "by_sound"), [("इस्तीफा", "istifa"), ("किसान", "kisan"), ("मेरठ", "merath")])
def test_a_word_is_typed_most_often_as_it_sounds(word, by_sound):
    assert channel().typical(unit_rows([word]))[0, 0].decode() == by_sound


def test_a_word_too_long_has_no_units():
    assert not unit_rows(["क" * (WIDTH + 1)]).any()
