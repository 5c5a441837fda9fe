"""Are the words of a story those of search, with the marks that grammar hangs on?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.facets.marks import COLON, COMMA, END, HYPHEN, MARKS, QUOTE
from indexer.facets.words import read
from indexer.language.analysis import terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("मेरठ: सभा", ["मेरठ", COLON, "सभा"]),
        ("सपा-बसपा", ["सपा", HYPHEN, "बसपा"]),
        ("आए, गए।", ["आए", COMMA, "गए", END]),
        ("“हम”", [QUOTE, "हम", QUOTE]),
        ("कहा है. फिर", ["कहा", "है", "फिर"]),
        ("बताया. फिर", ["बताया", END, "फिर"]),
        ("स्व. राम और प्रो. श्याम", ["स्व", "राम", "और", "प्रो", "श्याम"]),
        ("ए.आई.एम.आई.एम", ["एआईएमआईएम"]),
        ("एक\nदो", ["एक", END, "दो"]),
        ("बताया.\nफिर", ["बताया", END, END, "फिर"]),
        ("28,547 वोट", ["28", COMMA, "547", "वोट"]),
        ("राजस्थानः खबर", ["राजस्थान", COLON, "खबर"]),
        ("अंततः खबर राजस्थानः", ["अंतत", "खबर", "राजस्थान"]),
        ("", []),
    ],
)
def test_marks_stand_among_the_exact_terms(text, expected):
    assert read("body", text).terms == expected


@given(st.text(max_size=80))
def test_every_token_is_found_again_in_the_text(text):
    words = read("body", text)
    for index, term in enumerate(words.terms):
        start, end = words.span(index, index)
        assert 0 <= start < end <= len(text)
        if term not in MARKS:
            assert text[start:end] == words.surface(index)


@given(st.lists(st.sampled_from(["मेरठ", "सपा", "इस्तीफ़ा", "BJP", "२०२४", "चम्पारण"]), max_size=12))
def test_words_are_analysed_as_search_analyses_them(parts):
    text = " ".join(parts)
    assert tuple(read("body", text).terms) == terms(text)


@given(st.text(max_size=80))
def test_what_search_holds_comes_from_the_same_reading(text):
    assert read("body", text).exact == terms(text)


@pytest.mark.parametrize(
    "text",
    ["28,547 वोट", "राजस्थानः खबर", "एक\nदो", "ए.आई.एम.आई.एम.", "सपा-बसपा", "है.", "句 एक", "मेरठ:", "10ः एक", "अंततः ः"],
)
def test_marks_take_nothing_from_what_search_holds(text):
    assert read("body", text).exact == terms(text)


@given(st.text(alphabet="कख्ाि़ंः:10,. \nab-।'句", max_size=30))
def test_search_holds_the_same_whatever_marks_stand_by(text):
    assert read("body", text).exact == terms(text)
