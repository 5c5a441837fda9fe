"""Words are cut by Unicode properties, never inside a conjunct."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.tokens import surfaces, tokenise

CUTS = [
    ("ओवैसी का इस्तीफ़ा।", ["ओवैसी", "का", "इस्तीफ़ा"]),
    ("ए.आई.एम.आई.एम. ने", ["ए.आई.एम.आई.एम", "ने"]),
    ("A.I.M.I.M party", ["A.I.M.I.M", "party"]),
    ("28,547 वोट, 12.5 फीसदी", ["28,547", "वोट", "12.5", "फीसदी"]),
    ("#मेरठ @aimim_national", ["मेरठ", "aimim", "national"]),
    ("आगे। पीछे॥ बीच", ["आगे", "पीछे", "बीच"]),
    ("क्षेत्र-क्षेत्र", ["क्षेत्र", "क्षेत्र"]),
    ("", []),
    ("!?…", []),
]


@pytest.mark.parametrize(("text", "words"), CUTS)
def test_a_text_is_cut_into_its_words(text, words):
    assert [token.surface for token in tokenise(text)] == words


@given(st.text(alphabet=st.sampled_from("कखगािी्ंँ़।॥ .,-aZ9०१#@\u200c\u200d"), max_size=40))
def test_no_danda_or_blank_is_ever_inside_a_word(text):
    for token in tokenise(text):
        assert text[token.start : token.end] == token.surface
        assert not regex.search(r"[।॥\s]", token.surface)


@given(st.text(max_size=60))
def test_surfaces_are_the_words_of_tokenise(text):
    assert surfaces(text) == [token.surface for token in tokenise(text)]
