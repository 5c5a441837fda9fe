"""The composed chain: text to exact terms with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.analysis import analyse, exact, terms

CHAIN = [
    ("ए.आई.एम.आई.एम. ने चण्डीगढ़ में", ["एआईएमआईएम", "ने", "चंडीगढ", "में"]),
    ("A.I.M.I.M. 28,547", ["aimim", "28547"]),
    ("१० मार्च", ["10", "मार्च"]),
    ("\u200d", []),
]


@pytest.mark.parametrize(("text", "expected"), CHAIN)
def test_a_text_becomes_its_exact_terms(text, expected):
    assert list(terms(text)) == expected


@given(st.text(max_size=80))
def test_terms_with_places_and_without_are_the_same(text):
    assert tuple(term.term for term in analyse(text)) == terms(text)


@given(st.text(max_size=80))
def test_a_term_is_what_its_own_place_gives(text):
    for term, start, end in analyse(text):
        assert exact(text[start:end]) == term
