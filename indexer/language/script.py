"""In which script is this written?"""

from __future__ import annotations

import regex

_DEVANAGARI = regex.compile(r"\p{Script=Devanagari}")
_LATIN = regex.compile(r"\p{Script=Latin}")


def is_devanagari(text: str) -> bool:
    """Does the text hold a Devanagari letter?

    >>> is_devanagari("ओवैसी"), is_devanagari("owaisi"), is_devanagari("2024")
    (True, False, False)
    """
    return _DEVANAGARI.search(text) is not None


def is_latin(text: str) -> bool:
    """Does the text hold a Latin letter?

    >>> is_latin("owaisi"), is_latin("ओवैसी")
    (True, False)
    """
    return _LATIN.search(text) is not None
