"""A slip of one syllable is found again, whatever its letters; what is farther off is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.understanding.aksharas import STEP, WRONG, aksharas, one_akshara_apart
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.of([(word, 5) for word in ("सदस्यता", "इंदौर", "लुधियाना", "चिराग", "पूर्वोत्तर", "सम्मेलन", "मेरठ")])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("सदस्यता", ["स", "द", "स्य", "ता"]),
        ("इंदौर", ["इं", "दौ", "र"]),
        ("संस्कृति", ["सं", "स्कृ", "ति"]),
        ("आईएएस", ["आ", "ई", "ए", "ए", "स"]),
        ("", []),
    ],
)
def test_a_word_is_cut_into_its_syllables_as_written(word: str, parts: list[str]) -> None:
    assert aksharas(word) == parts


@pytest.mark.parametrize(
    ("slip", "meant", "far"),
    [
        ("सस्यता", "सदस्यता", STEP),  # left out
        ("लुयाना", "लुधियाना", STEP),
        ("पूत्तर", "पूर्वोत्तर", STEP),
        ("चिग", "चिराग", STEP),
        ("इंरदौ", "इंदौर", STEP),  # changed places
        ("मेरठनी", "मेरठ", STEP),  # one too many
        ("सम्मेगन", "सम्मेलन", WRONG),
    ],
)
def test_one_slip_is_one_step(slip: str, meant: str, far: float) -> None:
    assert one_akshara_apart(slip, VOCABULARY) == {meant: far}


@pytest.mark.parametrize("far_off", ["सता", "लना", "दिल्ली", "म", ""])
def test_two_slips_or_a_word_of_one_syllable_find_nothing(far_off: str) -> None:
    assert one_akshara_apart(far_off, VOCABULARY) == {}


@given(st.text(alphabet="कमरल्ािीुेंइए", max_size=12))
def test_syllables_join_to_the_word(word: str) -> None:
    assert "".join(aksharas(word)) == word
