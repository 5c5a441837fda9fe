"""Many terms worked on together say what each of them says alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.romanise_keys import key
from indexer.language.spelling import loose_spelling, spelling
from indexer.language.stems import stem
from indexer.vocabulary_words import term_hash, worked_out

TERMS = ["", "123", "bjp", "mla2", "ओवैसी", "इस्तीफा", "फ़ैसला", "ऋषि", "विद्वान्", "वीडियो", "ज्ञान", "क" * 30, "élan"]


@given(st.lists(st.text(alphabet="कखतरषिीुॉ्ंाइऋयेअabcé1 ़", max_size=7), max_size=12))
def test_terms_together_are_worked_out_as_each_alone(terms):
    terms = sorted(set(terms) | set(TERMS))
    together, alone = worked_out(terms), [worked_out([term]) for term in terms]
    for name, table in together.items():
        assert np.array_equal(table, np.concatenate([own[name] for own in alone])), name


@pytest.mark.parametrize("term", ["इस्तीफे", "हिंदु", "वीडियो", "क्षेत्रों"])
def test_a_devanagari_term_has_the_hashes_of_its_stem_and_its_spelling_keys(term):
    own = worked_out([term])
    assert own["stems"] == [term_hash(stem(term))]
    assert own["spellings"] == [term_hash(spelling(term))]
    assert own["loose"] == [term_hash(loose_spelling(term))]
    assert np.count_nonzero(own["keys"]) == len(key(term))
    assert own["units"].any()
    assert not own["latin"]


@pytest.mark.parametrize(("term", "is_latin"), [("bjp", True), ("2024", False), ("mla2", False), ("é", True)])
def test_other_terms_have_no_stem_and_no_sounds_and_latin_ones_a_key(term, is_latin):
    own = worked_out([term])
    assert own["latin"] == [is_latin]
    assert own["keys"].any() == is_latin
    assert not any(own[name].any() for name in ("stems", "spellings", "loose", "units"))


def test_a_line_feed_in_a_term_moves_no_other():
    assert np.array_equal(worked_out(["अब\nकब", "कमल"])["stems"][1:], worked_out(["कमल"])["stems"])
