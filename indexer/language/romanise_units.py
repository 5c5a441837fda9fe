"""Of which sound units does a Devanagari word consist, for somebody who types it in Latin letters?

A unit is a letter together with what decides how it is typed: a consonant by its place (at the start, before a virama,
after one, at the end), the unwritten inherent vowel by its surroundings (which decide whether it is spoken at all), a
vowel sign by what follows it, a nasal by its neighbour. Each unit emits a few Latin letters; see romanise.py.

Words are taken apart many at a time: their letters stand one after another in an array, and every rule is a comparison
of that array with itself, moved by a place or two.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ"
VOWELS = "अआइईउऊऋएऐओऔऑऍ"
SIGNS = "ािीुूृेैोौॉॅ"
VIRAMA = "\u094d"
ANUSVARA = "\u0902"
INHERENT = "a"
"""Stands for the vowel that every consonant carries unless a sign or a virama follows it."""

_MERGED = {"क्ष": "\ue000", "ज्ञ": "\ue001"}
"""Conjuncts that are typed as one letter (ksh, x; gy, jn) are one consonant here, under a private code point."""

_RARE = {"ऱ": "र", "ऩ": "न", "ऴ": "ळ", "ॆ": "े", "ॊ": "ो", "ऎ": "ए", "ऒ": "ओ", "ॠ": "ऋ", "ॄ": "ृ", "ॲ": "अ"}
"""Letters of other languages in Devanagari, read as their nearest Hindi ones."""

_LIKE_CONSONANTS = CONSONANTS + "".join(_MERGED.values())

# What a unit's name has after its letter. The place of a mark is its number.
_OF_CONSONANTS = ("", "^", "$", "+", VIRAMA, "^" + VIRAMA)
_OF_VOWELS = ("", "^", "$", "_n")
_OF_NASALS = ("", "m", "$")
_BEFORE = "0123"
"""What stands before an inherent vowel: a spoken vowel, the word's start, a conjunct, another inherent vowel."""
_AHEAD = "$nvhmfo"
"""What follows it: $ nothing, n a nasal, v a vowel, h a conjunct, m a consonant with a vowel sign, f the last
consonant, o another consonant with an inherent vowel."""

# The kinds of characters: 0 for those that give no unit, then a number for each letter in this order.
_ALPHABET = _LIKE_CONSONANTS + VOWELS + SIGNS + VIRAMA + ANUSVARA + "\n"
_KIND = np.zeros(max(map(ord, _ALPHABET)) + 2, np.uint8)
_KIND[[ord(letter) for letter in _ALPHABET]] = np.arange(1, len(_ALPHABET) + 1)
_KIND[[ord(letter) for letter in _RARE]] = _KIND[[ord(letter) for letter in _RARE.values()]]
_FIRST_VOWEL, _FIRST_SIGN, _VIRAMA, _ANUSVARA, _END = (_KIND[ord(letter)] for letter in "अा\u094d\u0902\n")
_LABIAL = np.isin(np.arange(len(_ALPHABET) + 1), _KIND[[ord(letter) for letter in "पफबभम"]])

# The number of each family's first unit.
_VOWEL_UNITS = 1 + len(_LIKE_CONSONANTS) * len(_OF_CONSONANTS)
_NASAL_UNITS = _VOWEL_UNITS + len(VOWELS + SIGNS) * len(_OF_VOWELS)
_INHERENT_UNITS = _NASAL_UNITS + len(_OF_NASALS)

Kinds = NDArray[np.uint8]
Numbers = NDArray[np.int16]
Marks = NDArray[np.bool_]


@lru_cache(maxsize=1)
def inventory() -> tuple[str, ...]:
    """Every unit's name in a fixed order: its place is the unit's number, from 1 (0 is padding)."""
    names = [letter + mark for letter in _LIKE_CONSONANTS for mark in _OF_CONSONANTS]
    names += [letter + mark for letter in VOWELS + SIGNS for mark in _OF_VOWELS]
    names += [ANUSVARA + mark for mark in _OF_NASALS]
    names += [INHERENT + before + ahead for before in _BEFORE for ahead in _AHEAD]
    return tuple(names)


def units(word: str) -> tuple[str, ...]:
    """The names of a word's units in order; characters that are not Devanagari letters give none.

    A name is the letter and a mark: ^ first, $ last, ् before a virama, + after one. The inherent vowel is `a`, a digit
    for what stands before it and a letter for what follows.

    >>> units("कमल")  # lotus: spoken kamal, the last inherent vowel is silent
    ('क^', 'a1o', 'म', 'a3f', 'ल$', 'a3$')
    >>> units("हिंदी")  # Hindi
    ('ह^', 'ि_n', 'ं', 'द', 'ी$')
    """
    return tuple(inventory()[number - 1] for number in units_of_all([word])[0].tolist())


def units_of_all(words: Sequence[str]) -> tuple[Numbers, NDArray[np.int64]]:
    """(the units' numbers, word after word; how many each word has)."""
    text = "\n".join(words)
    for conjunct, letter in _MERGED.items():
        text = text.replace(conjunct, letter)
    # A line feed ends the last word too; one more before and two behind, so that all have neighbours.
    kinds = _KIND.take(np.frombuffer(f"\n{text}\n\n\n".encode("utf-32-le", "surrogatepass"), np.uint32), mode="clip")
    here, follows, second = kinds[1:-2], kinds[2:-1], kinds[3:]
    consonant = _is_consonant(here)
    written = np.zeros((len(here), 2), np.int16)
    written[:, 0] = np.where(consonant, _consonants(kinds), _vowels_and_nasals(kinds))
    carries = consonant & (follows != _VIRAMA) & ~_is_sign(follows)
    inherent = _INHERENT_UNITS + _before(kinds, carries) * len(_AHEAD) + _ahead(follows, second)
    written[:, 1] = np.where(carries, inherent, 0)
    flat = written.ravel()
    ends = np.flatnonzero(here == _END)[: len(words)]
    counts = np.diff(np.count_nonzero(written, axis=1).cumsum()[ends], prepend=0)
    return flat[flat != 0], counts


def _is_consonant(kinds: Kinds) -> Marks:
    found: Marks = (kinds > 0) & (kinds < _FIRST_VOWEL)
    return found


def _is_sign(kinds: Kinds) -> Marks:
    found: Marks = (kinds >= _FIRST_SIGN) & (kinds < _VIRAMA)
    return found


def _consonants(kinds: Kinds) -> Numbers:
    """The unit of each letter, if it is a consonant."""
    before, here, follows = kinds[:-3], kinds[1:-2], kinds[2:-1]
    first, dead = before == _END, follows == _VIRAMA
    mark = np.zeros(len(here), np.int16)
    mark[follows == _END] = _OF_CONSONANTS.index("$")
    mark[before == _VIRAMA] = _OF_CONSONANTS.index("+")
    mark[first] = _OF_CONSONANTS.index("^")
    mark[dead] = _OF_CONSONANTS.index(VIRAMA)
    mark[first & dead] = _OF_CONSONANTS.index("^" + VIRAMA)
    return 1 + (here.astype(np.int16) - 1) * len(_OF_CONSONANTS) + mark


def _vowels_and_nasals(kinds: Kinds) -> Numbers:
    """The unit of each letter that is a vowel, a vowel sign or an anusvara; 0 for all others."""
    before, here, follows = kinds[:-3], kinds[1:-2], kinds[2:-1]
    mark = np.zeros(len(here), np.int16)
    mark[follows == _ANUSVARA] = _OF_VOWELS.index("_n")
    mark[follows == _END] = _OF_VOWELS.index("$")
    mark[before == _END] = _OF_VOWELS.index("^")
    vowels = _VOWEL_UNITS + (here.astype(np.int16) - _FIRST_VOWEL) * len(_OF_VOWELS) + mark
    numbers = np.where((here >= _FIRST_VOWEL) & (here < _VIRAMA), vowels, np.int16(0))
    nasal = here == _ANUSVARA
    numbers[nasal] = _NASAL_UNITS
    numbers[nasal & _LABIAL[follows]] += _OF_NASALS.index("m")
    numbers[nasal & (follows == _END)] += _OF_NASALS.index("$")
    return numbers


def _before(kinds: Kinds, carries: Marks) -> Numbers:
    """For each letter, the place in `_BEFORE` of what stands before the inherent vowel it may carry.

    The nearest letter that says so decides: a consonant with an inherent vowel, any other vowel, or the word's start.
    """
    here, follows = kinds[1:-2], kinds[2:-1]
    says = np.full(len(here) + 1, -1, np.int8)
    vowel = (here >= _FIRST_VOWEL) & (here < _VIRAMA)
    says[1:][vowel | (_is_consonant(here) & _is_sign(follows))] = 0
    says[1:][carries] = 3
    says[1:][here == _END] = 1
    says[0] = 1
    nearest = np.maximum.accumulate(np.where(says >= 0, np.arange(len(says), dtype=np.int32), np.int32(0)))[:-1]
    state = says[nearest].astype(np.int16)
    state[(kinds[:-3] == _VIRAMA) & (state != 1)] = 2
    return state


def _ahead(follows: Kinds, second: Kinds) -> Numbers:
    """For each letter, the place in `_AHEAD` of what follows the inherent vowel it may carry."""
    ahead = np.full(len(follows), _AHEAD.index("o"), np.int16)
    ahead[second == _END] = _AHEAD.index("f")
    ahead[_is_sign(second)] = _AHEAD.index("m")
    ahead[second == _VIRAMA] = _AHEAD.index("h")
    ahead[~_is_consonant(follows)] = _AHEAD.index("v")
    ahead[follows == _ANUSVARA] = _AHEAD.index("n")
    ahead[follows == _END] = _AHEAD.index("$")
    return ahead


def readable(name: str) -> str:
    """A unit's name with merged conjuncts written out, as it stands in the table of emissions.

    >>> readable("\\ue000^")
    'क्ष^'
    """
    for conjunct, letter in _MERGED.items():
        name = name.replace(letter, conjunct)
    return name
