"""Where are the words in a text? By Unicode properties: Python's own `\\w` breaks Devanagari words at every matra."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

_LETTERS = "ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू डब्लू एक्स वाई जेड"

LETTER_NAME = f"(?:{'|'.join(sorted(_LETTERS.split(), key=len, reverse=True))})"
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
DEVANAGARI = _class(r"[[\p{Script=Devanagari}\u0300-\u036f\u200c\u200d\u00ad]--[\p{P}\p{Nd}]]")
LATIN = _class(r"\p{Script=Latin}")
DIGIT = _class(r"\p{Nd}")
OTHER = _class(r"[[\p{L}\p{M}\p{N}]--[\p{Script=Devanagari}\p{Script=Latin}\p{Nd}\u0300-\u036f]]")

_TOKEN = re.compile(
    rf"{LETTER_NAME}(?:\.{LETTER_NAME}(?![{DEVANAGARI}]))+"  # ए.आई.एम.आई.एम
    rf"|[{DEVANAGARI}]+"
    rf"|[{DIGIT}]+(?:[.,][{DIGIT}]+)*(?:[{LATIN}][{LATIN}{DIGIT}]*)?"  # 28,547  12.5  5G
    rf"|[{LATIN}](?:\.[{LATIN}](?![{LATIN}{DIGIT}]))+"  # A.I.M.I.M
    rf"|[{LATIN}][{LATIN}\u0300-\u036f{DIGIT}]*"  # BJP4India, covid19
    rf"|[{OTHER}]+"  # a word of any other script
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
