"""Which spellings of a Hindi word do writers use side by side, as different as they look?

The key folds what Hindi desks write either way. It is looser than an exact term (normalise.py) and stricter than
sound: दिन/दीन (day, poor) and क्रम/कर्म (order, deed) have different keys.
"""

from __future__ import annotations

import regex

_STEPS = tuple(
    (regex.compile(pattern), letters)
    for pattern, letters in (
        # गये = गए, गयी = गई: the glide before e and i is written or not.
        ("ये", "ए"), ("यी", "ई"), ("इ(?=$|ं$)", "ई"),
        ("ॉ|ॅ", "ा"), ("ऑ|ऍ", "आ"), ("ष", "श"), ("ृ", "्रि"), ("^ऋ", "रि"),
        # A short vowel at the end is long in speech: हिंदु = हिंदू; but कि/की (that, of) are two words.
        ("(?<=..)ि(?=$|ं$)", "ी"), ("(?<=..)ु(?=$|ं$)", "ू"),
        # विद्वान् = विद्वान.
        ("्$", ""),
    )
)  # fmt: skip


def spelling(term: str) -> str:
    """The key of an exact term, equal for spellings that stand for one word.

    >>> spelling("गये") == spelling("गए"), spelling("कॉलेज") == spelling("कालेज"), spelling("हिंदु") == spelling("हिंदू")
    (True, True, True)
    >>> spelling("गयी") == spelling("गई"), spelling("आए") == spelling("आई")
    (True, False)
    >>> spelling("दिन") == spelling("दीन"), spelling("क्रम") == spelling("कर्म")
    (False, False)
    """
    for pattern, letters in _STEPS:
        term = pattern.sub(letters, term)
    return term
