"""Spotting finds what analysing the whole text would find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.analysis import analyse
from indexer.language.spotting import adjacent, spot


@pytest.mark.parametrize(
    ("text", "term", "written"),
    [
        ("अनस ने इस्तीफ़ा दिया", "इस्तीफा", "इस्तीफ़ा"),
        ("अनस ने इस्ती\u200dफा दिया", "इस्तीफा", "इस्ती\u200dफा"),
        ("सम्बन्ध टूटा", "संबंध", "सम्बन्ध"),
        ("सम्बंधों का सम्बन्धी", "संबंधी", "सम्बन्धी"),
        ("चण्डीगढ़ 😀 में सम्बंध 😀", "संबंध", "सम्बंध"),
        ("हँसने पर", "हंसने", "हँसने"),
        ("दुःख की बात", "दुख", "दुःख"),
        ("André Müller ने", "muller", "Müller"),
        ("\u095eैसला हुआ", "फैसला", "\u095eैसला"),
        ("BJP4India ने", "bjp4india", "BJP4India"),
        ("Bjp ने", "bjp", "Bjp"),
        ("वार्ड १२ में", "12", "१२"),
        ("ए.आई.एम.आई.एम. की", "एआईएमआईएम", "ए.आई.एम.आई.एम"),
        ("A.I.M.I.M की", "aimim", "A.I.M.I.M"),
        ("اردو اخبار", "اخبار", "اخبار"),
        ("बाй", "й", "й"),
    ],
)
def test_every_spelling_of_a_term_is_spotted_as_written(text: str, term: str, written: str) -> None:
    (found,) = spot(text, frozenset({term}))
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("कामकाज", "का"),
        ("सपना", "सप"),
        ("BJP4India", "bjp"),
        ("तीन सौ 120 और", "12"),
        ("दिन", "दीन"),
    ],
)
def test_a_part_of_a_word_is_not_spotted(text: str, term: str) -> None:
    assert not spot(text, frozenset({term}))


_PIECES = [
    "क",
    "फ़",
    "\u095e",
    "न्त",
    "म्ब",
    "ण्\u200dड",
    "हँ",
    "हं",
    "दुः",
    "ि",
    "ा",
    "BJP",
    "bjp",
    "x4",
    "१२",
    "12",
    " ",
    " ",
    "। ",
]
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@given(_TEXT, st.data())
def test_spotting_is_analysing_and_filtering(text: str, data: st.DataObject) -> None:
    terms = analyse(text)
    wanted = frozenset(data.draw(st.sets(st.sampled_from([t.term for t in terms]), max_size=3)) if terms else ())
    assert [s.term for s in spot(text, wanted)] == [t.term for t in terms if t.term in wanted]


def test_words_are_adjacent_when_no_word_stands_between() -> None:
    text = "मुख्य-मंत्री और मुख्य बड़े मंत्री"
    one, two, three, four = spot(text, frozenset({"मुख्य", "मंत्री"}))
    assert adjacent(text, one, two)
    assert not adjacent(text, three, four)
