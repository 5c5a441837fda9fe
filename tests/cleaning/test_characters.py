from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cleaning.characters import even, plain

PIECES = st.one_of(
    st.sampled_from(
        ["\n", " ", "  ", "\n\n", " \n ", "\u00a0", "\u200b", "\r\n", "\u2028", "\ufeff", "\u200d", "क", "मेरठ"]
    ),
    st.sampled_from(
        [
            "\u0958",
            "\u095e",
            "न",
            "\u093c",
            "\u094d",
            "\u0951",
            "e",
            "\u0301",
            "\u1100",
            "\u1161",
            "가",
            "\u09c7",
            "\u09be",
        ]
    ),
    st.characters(),
)
WRITTEN = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ख़बर \u095eिर", "ख\u093cबर फ\u093cिर"),
        ("न\u093c\u0928\u200b\u093c", "\u0929\u0929"),  # joined by NFC, also where an invisible sign stood between
        ("क\u094d\u093c", "क\u093c\u094d"),
        ("cafe\u0301 • ₹५ – “क” 😀", "café • ₹५ – “क” 😀"),
        ("\u1100\u1161", "가"),
        ("सपा\u00a0\u00a0की\r\n\r\n \u2028बैठक\t", "सपा की\nबैठक"),
        ("\ufeffस\u00adपा\u2060", "सपा"),
        ("AT&amp;amp;T", "AT&T"),
        ("", ""),
        (" \n \n", ""),
    ],
)
def test_a_text_is_as_a_reader_sees_it(text: str, left: str) -> None:
    assert plain(text) == left


def test_each_character_alone_is_composed_and_no_control_stays() -> None:
    for number in range(0x20, 0x30000):
        left = plain(chr(number))
        assert unicodedata.is_normalized("NFC", left)
        assert not left or unicodedata.category(left[0]) != "Cc"


@given(WRITTEN)
def test_a_plain_text_is_composed_and_stays_as_it_is(text: str) -> None:
    text = plain(text)
    assert unicodedata.is_normalized("NFC", text)
    assert plain(text) == text or html.unescape(text) != text


@given(WRITTEN)
def test_an_even_text_has_the_words_of_the_text_and_no_other_space(text: str) -> None:
    left = even(text)
    assert left.replace("\n", " ").split(" ") == [w for w in re.split("[ \n]", text) if w] or left == ""
    assert not re.search("  |\n\n| \n|\n |^[ \n]|[ \n]$", left)
    assert [line.count(" ") for line in left.split("\n") if left] == [
        len([word for word in line.split(" ") if word]) - 1 for line in text.split("\n") if line.strip(" ")
    ]
