"""The loose stem joins forms of a word, and leaves other scripts alone."""

from __future__ import annotations

import pytest

from indexer.language.stems import stem

FORMS = [("इस्तीफा", "इस्तीफे"), ("किसान", "किसानों"), ("रैली", "रैलियों"), ("चुनाव", "चुनावी"), ("सडक", "सडकें")]


@pytest.mark.parametrize(("one", "other"), FORMS)
def test_forms_of_a_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["aimim", "2024", "bjp4india", ""])
def test_other_scripts_are_their_own_stem(word):
    assert stem(word) == word
