"""Where are the words in a text? By Unicode properties: Python's own `\\w` breaks Devanagari words at every matra."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

_LETTER_NAME = "(?:ए|बी|सी|डी|ई|एफ|जी|एच|आई|जे|के|एल|एम|एन|ओ|पी|क्यू|आर|एस|टी|यू|वी|डब्ल्यू|डब्लू|एक्स|वाई|जेड)"
"""The English letters as Hindi desks spell them out: ए.आई.एम.आई.एम. = AIMIM."""

_ALL_CHARACTERS = "".join(map(chr, range(0x10000)))


def _class(properties: str) -> str:
    """The characters with some Unicode properties as the inside of a character class.

    The standard library's `re` knows no properties but matches such classes twice as fast as `regex` matches
    properties: so they are looked up once, here, over the Basic Multilingual Plane.
    """
    runs = regex.finditer(f"{properties}+", _ALL_CHARACTERS, regex.VERSION1)
    return "".join(f"{re.escape(run.group()[0])}-{re.escape(run.group()[-1])}" for run in runs)


# Dandas, the abbreviation sign and digits are of the Devanagari script but not of its words; joiners and marks are.
_DEVANAGARI = _class(r"[[\p{Script=Devanagari}\u0300-\u036f\u200c\u200d\u00ad]--[\p{P}\p{Nd}]]")
_LATIN = _class(r"\p{Script=Latin}")
_DIGIT = _class(r"\p{Nd}")
_OTHER = _class(r"[[\p{L}\p{M}\p{N}]--[\p{Script=Devanagari}\p{Script=Latin}\p{Nd}\u0300-\u036f]]")

_TOKEN = re.compile(
    rf"{_LETTER_NAME}(?:\.{_LETTER_NAME}(?![{_DEVANAGARI}]))+"  # ए.आई.एम.आई.एम
    rf"|[{_DEVANAGARI}]+"
    rf"|[{_DIGIT}]+(?:[.,][{_DIGIT}]+)*[{_LATIN}]*"  # 28,547  12.5  5G
    rf"|[{_LATIN}](?:\.[{_LATIN}](?![{_LATIN}0-9]))+"  # A.I.M.I.M
    rf"|[{_LATIN}][{_LATIN}\u0300-\u036f0-9]*"  # BJP4India, covid19
    rf"|[{_OTHER}]+"  # a word of any other script
)


class Token(NamedTuple):
    """A word as written and where it stands, in characters: text[start:end] == surface."""

    surface: str
    start: int
    end: int


def tokenise(text: str) -> Iterator[Token]:
    """The words of a text, in order. Marks of handles and hashtags, dandas and all punctuation fall between words.

    >>> [token.surface for token in tokenise("इस्तीफ़ा दिया। @aimim_national #मेरठ, ए.आई.एम.आई.एम. 28,547 वोट")]
    ['इस्तीफ़ा', 'दिया', 'aimim', 'national', 'मेरठ', 'ए.आई.एम.आई.एम', '28,547', 'वोट']
    >>> [token.surface for token in tokenise("PMमोदी 10मार्च2026")]
    ['PM', 'मोदी', '10', 'मार्च', '2026']
    """
    for match in _TOKEN.finditer(text):
        yield Token(match.group(), match.start(), match.end())


def surfaces(text: str) -> list[str]:
    """The words of a text alone, as written: several times faster than `tokenise` where places are not asked for."""
    return _TOKEN.findall(text)
