"""Which spellings of a Hindi word do writers use side by side, as different as they look?

The key folds what Hindi desks write either way. It is looser than an exact term (normalise.py) and stricter than
sound: दिन/दीन (day, poor) and क्रम/कर्म (order, deed) have different keys.
"""

from __future__ import annotations

import regex

from indexer.language.romanise_units import ANUSVARA

_EITHER_WAY = str.maketrans({"ॉ": "ा", "ॅ": "ा", "ऑ": "आ", "ऍ": "आ", "ष": "श", "ृ": "्रि"})
_LONG_AT_END = {"ि": "ी", "ु": "ू"}

_LOOSE = str.maketrans(
    {
        "ि": "ी", "ु": "ू", "इ": "ई", "उ": "ऊ", "ै": "े", "ऐ": "ए", "ौ": "ो", "ॉ": "ो", "औ": "ओ", "ऑ": "ओ",
        "ं": None, "श": "स", "ण": "न",
    }
)  # fmt: skip
_DOUBLED = regex.compile(
    r"([क-ह])्(?=\1)|क्(?=ख)|ग्(?=घ)|च्(?=छ)|ज्(?=झ)|ट्(?=ठ)|ड्(?=ढ)|त्(?=थ)|द्(?=ध)|प्(?=फ)|ब्(?=भ)|(?<=ी)य(?=[ाोे])"
)
"""A letter doubled, also before its own aspirate, and the glide that is heard after ī anyway (वीडियो)."""


def loose_spelling(term: str) -> str:
    """A looser key: vowel length, nasals, doubled letters and sibilants fold too. Alike in it, long words are one word
    nearly always; short ones often not (दिन, दीन).

    >>> loose_spelling("वीडियो") == loose_spelling("विडियो"), loose_spelling("उज्जैन") == loose_spelling("उज्जेन")
    (True, True)
    >>> loose_spelling("क्रम") == loose_spelling("कर्म")
    False
    """
    return _DOUBLED.sub("", spelling(term).translate(_LOOSE))


def spelling(term: str) -> str:
    """The key of an exact term, equal for spellings that stand for one word.

    >>> spelling("गये") == spelling("गए"), spelling("कॉलेज") == spelling("कालेज"), spelling("हिंदु") == spelling("हिंदू")
    (True, True, True)
    >>> spelling("गयी") == spelling("गई"), spelling("आए") == spelling("आई")
    (True, False)
    >>> spelling("दिन") == spelling("दीन"), spelling("क्रम") == spelling("कर्म")
    (False, False)
    """
    # गये = गए, गयी = गई: the glide before e and i is written or not.
    term = term.translate(_EITHER_WAY).replace("ये", "ए").replace("यी", "ई")
    if term.startswith("ऋ"):
        term = "रि" + term[1:]
    body = term.removesuffix(ANUSVARA)
    nasal = term[len(body) :]
    if body.endswith("इ"):
        body = body[:-1] + "ई"
    elif len(body) > 2 and body[-1] in _LONG_AT_END:
        # A short vowel at the end is long in speech: हिंदु = हिंदू; but कि/की (that, of) are two words.
        body = body[:-1] + _LONG_AT_END[body[-1]]
    # विद्वान् = विद्वान.
    return (body + nasal).removesuffix("्")
