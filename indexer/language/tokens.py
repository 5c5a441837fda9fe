"""Where are the words in a text? By Unicode properties: Python's own `\\w` breaks Devanagari words at every matra."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

_LETTER_NAME = "(?:ए|बी|सी|डी|ई|एफ|जी|एच|आई|जे|के|एल|एम|एन|ओ|पी|क्यू|आर|एस|टी|यू|वी|डब्ल्यू|डब्लू|एक्स|वाई|जेड)"
"""The English letters as Hindi desks spell them out: ए.आई.एम.आई.एम. = AIMIM."""

_DEVANAGARI = r"[[\p{Script=Devanagari}\p{Mn}\p{Mc}\u200c\u200d\u00ad]--[\p{P}\p{Nd}\u0964\u0965\u0970]]"
_LATIN = r"[\p{Script=Latin}\p{Mn}0-9]"

_TOKEN = regex.compile(
    # A Devanagari word. Only where a full stop joins it to a next letter is it asked whether letters are spelled out.
    rf"{_DEVANAGARI}++(?:(?=\.{_DEVANAGARI})(?<=(?<!{_DEVANAGARI}){_LETTER_NAME})(?:\.{_LETTER_NAME}(?!{_DEVANAGARI}))+)?"
    rf"|\p{{Nd}}+(?:[.,]\p{{Nd}}+)*+\p{{Script=Latin}}*+"  # 28,547  12.5  5G
    rf"|\p{{Script=Latin}}(?:\.\p{{Script=Latin}}(?!{_LATIN}))+"  # A.I.M.I.M
    rf"|\p{{Script=Latin}}{_LATIN}*+"  # BJP4India, covid19
    r"|[\p{L}\p{N}]\p{M}*+",  # any other script, letter by letter
    regex.VERSION1,
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
