"""Which spellings of a Hindi word do writers use side by side, as different as they look?

The key folds what Hindi desks write either way. It is looser than an exact term (normalise.py) and stricter than
sound: दिन/दीन (day, poor) and क्रम/कर्म (order, deed) have different keys.

Each function takes many terms as well as one, a line each, and gives as many lines: a vocabulary asks for all its terms
at a time.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from indexer.language.romanise_units import ANUSVARA

_EITHER_WAY = {"ॉ": "ा", "ॅ": "ा", "ऑ": "आ", "ऍ": "आ", "ष": "श", "ृ": "्रि", "ये": "ए", "यी": "ई"}
"""The last two: गये = गए, गयी = गई, the glide before e and i is written or not."""

_AT_THE_ENDS = tuple(
    (regex.compile(pattern.replace("$", f"(?={ANUSVARA}?$)"), regex.MULTILINE), letters)
    for pattern, letters in (
        ("^ऋ", "रि"),
        ("इ$", "ई"),
        # A short vowel at the end is long in speech: हिंदु = हिंदू; but कि/की (that, of) are two words.
        ("(?<=..)ि$", "ी"),
        ("(?<=..)ु$", "ू"),
        # विद्वान् = विद्वान.
        ("्(?!.)", ""),
    )
)
"""What is folded at a term's beginning or end, where an anusvara may follow."""

_LOOSE = {
    "ि": "ी", "ु": "ू", "इ": "ई", "उ": "ऊ", "ै": "े", "ऐ": "ए", "ौ": "ो", "ॉ": "ो", "औ": "ओ", "ऑ": "ओ",
    "ं": "", "श": "स", "ण": "न",
}  # fmt: skip
_GLIDES = {"ीया": "ीा", "ीये": "ीे", "ीयो": "ीो"}
"""The glide that is heard after ī anyway: वीडियो."""
_DOUBLED = regex.compile(r"([क-ह])्(?=\1)")
_ASPIRATED = {f"{letter}्{aspirate}": aspirate for letter, aspirate in zip("कगचजटडतदपब", "खघछझठढथधफभ", strict=True)}
"""A letter doubled before its own aspirate: मक्खन = मखन."""


def loose_spelling(term: str) -> str:
    """A looser key: vowel length, nasals, doubled letters and sibilants fold too. Alike in it, long words are one word
    nearly always; short ones often not (दिन, दीन).

    >>> loose_spelling("वीडियो") == loose_spelling("विडियो"), loose_spelling("उज्जैन") == loose_spelling("उज्जेन")
    (True, True)
    >>> loose_spelling("क्रम") == loose_spelling("कर्म")
    False
    """
    term = _replaced(_replaced(spelling(term), _LOOSE), _GLIDES)
    return _replaced(_DOUBLED.sub("", term), _ASPIRATED)


def spelling(term: str) -> str:
    """The key of an exact term, equal for spellings that stand for one word.

    >>> spelling("गये") == spelling("गए"), spelling("कॉलेज") == spelling("कालेज"), spelling("हिंदु") == spelling("हिंदू")
    (True, True, True)
    >>> spelling("गयी") == spelling("गई"), spelling("आए") == spelling("आई")
    (True, False)
    >>> spelling("दिन") == spelling("दीन"), spelling("क्रम") == spelling("कर्म")
    (False, False)
    """
    term = _replaced(term, _EITHER_WAY)
    for pattern, letters in _AT_THE_ENDS:
        term = pattern.sub(letters, term)
    return term


def _replaced(text: str, pairs: Mapping[str, str]) -> str:
    """One pair after another: over a long text that is ten times as quick as one pass letter by letter."""
    for letters, others in pairs.items():
        text = text.replace(letters, others)
    return text
