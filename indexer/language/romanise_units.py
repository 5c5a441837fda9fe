"""Of which sound units does a Devanagari word consist, for somebody who types it in Latin letters?

A unit is a letter together with what decides how it is typed: a consonant by its place (at the start, before a virama,
after one, at the end), the unwritten inherent vowel by its surroundings (which decide whether it is spoken at all), a
vowel sign by what follows it, a nasal by its neighbour. Each unit emits a few Latin letters; see romanise.py.
"""

from __future__ import annotations

from functools import lru_cache

CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ"
VOWELS = "अआइईउऊऋएऐओऔऑऍ"
SIGNS = "ािीुूृेैोौॉॅ"
VIRAMA = "\u094d"
ANUSVARA = "\u0902"
INHERENT = "a"
"""Stands for the vowel that every consonant carries unless a sign or a virama follows it."""

_MERGED = {"क्ष": "\ue000", "ज्ञ": "\ue001"}
"""Conjuncts that are typed as one letter (ksh, x; gy, jn) are one consonant here, under a private code point."""

_RARE = str.maketrans({"ऱ": "र", "ऩ": "न", "ऴ": "ळ", "ॆ": "े", "ॊ": "ो", "ऎ": "ए", "ऒ": "ओ", "ॠ": "ऋ", "ॄ": "ृ", "ॲ": "अ"})
"""Letters of other languages in Devanagari, read as their nearest Hindi ones."""

_LIKE_CONSONANTS = frozenset(CONSONANTS) | frozenset(_MERGED.values())
_LABIALS = frozenset("पफबभम")


def units(word: str) -> tuple[str, ...]:
    """The names of a word's units in order; characters that are not Devanagari letters give none.

    A name is the letter and a mark: ^ first, $ last, ् before a virama, + after one. The inherent vowel is `a`, a digit
    for what stands before it and a letter for what follows.

    >>> units("कमल")  # lotus: spoken kamal, the last inherent vowel is silent
    ('क^', 'a1o', 'म', 'a3f', 'ल$', 'a3$')
    >>> units("हिंदी")  # Hindi
    ('ह^', 'ि_n', 'ं', 'द', 'ी$')
    """
    for conjunct, letter in _MERGED.items():
        if conjunct in word:
            word = word.replace(conjunct, letter)
    word = word.translate(_RARE)
    padded = word + "   "
    found: list[str] = []
    before = "1"
    for place, letter in enumerate(word):
        follows = padded[place + 1]
        if letter in _LIKE_CONSONANTS:
            found.append(letter + _consonant_mark(padded, place))
            if follows != VIRAMA and follows not in SIGNS:
                joined = place > 0 and padded[place - 1] == VIRAMA
                found.append(INHERENT + ("2" if joined and before != "1" else before) + _ahead(padded, place))
                before = "3"
            elif follows != VIRAMA:
                before = "0"
        elif letter in SIGNS or letter in VOWELS:
            mark = "^" if place == 0 else "$" if follows == " " else "_n" if follows == ANUSVARA else ""
            found.append(letter + mark)
            before = "0"
        elif letter == ANUSVARA:
            found.append(letter + ("$" if follows == " " else "m" if follows in _LABIALS else ""))
    return tuple(found)


def _consonant_mark(padded: str, place: int) -> str:
    """How the consonant at this place stands."""
    follows = padded[place + 1]
    if follows == VIRAMA:
        return "^" + VIRAMA if place == 0 else VIRAMA
    if place == 0:
        return "^"
    if padded[place - 1] == VIRAMA:
        return "+"
    return "$" if follows == " " else ""


def _ahead(padded: str, place: int) -> str:
    """What follows an inherent vowel: $ nothing, n a nasal, v a vowel, h a conjunct, m a consonant with a vowel sign,
    f the last consonant, o another consonant with an inherent vowel."""
    follows, second = padded[place + 1], padded[place + 2]
    if follows == " ":
        return "$"
    if follows == ANUSVARA:
        return "n"
    if follows not in _LIKE_CONSONANTS:
        return "v"
    if second == VIRAMA:
        return "h"
    if second in SIGNS:
        return "m"
    return "f" if second == " " else "o"


@lru_cache(maxsize=1)
def inventory() -> tuple[str, ...]:
    """Every name that `units` can give, in a fixed order: its place is the unit's number, from 1 (0 is padding)."""
    letters = CONSONANTS + "".join(_MERGED.values())
    names = [letter + mark for letter in letters for mark in ("", "^", "$", "+", VIRAMA, "^" + VIRAMA)]
    names += [letter + mark for letter in VOWELS + SIGNS for mark in ("", "^", "$", "_n")]
    names += [ANUSVARA + mark for mark in ("", "m", "$")]
    names += [INHERENT + before + ahead for before in "0123" for ahead in "$nvhmfo"]
    return tuple(names)


def readable(name: str) -> str:
    """A unit's name with merged conjuncts written out, as it stands in the table of emissions.

    >>> readable("\\ue000^")
    'क्ष^'
    """
    for conjunct, letter in _MERGED.items():
        name = name.replace(letter, conjunct)
    return name
