"""Which words of the index may a misspelt Devanagari word be?

Words of like keys (the vocabulary's `near`), ranked by how many letters differ (optimal string alignment: a letter
missing, added, wrong, or two changed places; Damerau, 1964), some differences counting less, and by frequency. With
them stand the words that are one syllable away (aksharas.py).
"""

from __future__ import annotations

import math
from itertools import pairwise

from indexer.language.romanise import channel, unit_rows
from indexer.language.romanise_keys import key
from indexer.understanding.aksharas import one_akshara_apart
from indexer.understanding.variants import Weighed
from indexer.vocabulary import Vocabulary

NEAR = 128
COMPARED = 24
"""Words that are compared letter by letter: of those with the likest keys, those that share most pairs of letters."""
KEPT = 4
"""Corrections that are kept; more do not find more stories that were meant."""
CORRECTION = 0.6
"""A correction is a guess: it weighs less than any spelling that is known to be the same word."""
FARTHEST = 0.5
"""Differences for each letter beyond which two words are not taken for one: two in a word of four."""
FREQUENCY = 0.15
"""What frequency makes up for: a word ten times as frequent, a third of a letter's difference."""
STEEP = 1.5
"""How fast the weight falls with the difference from the best."""
SMALL = 0.4
"""What a difference counts that hands often slip on: vowel length, nasals, aspirates, doubled letters."""

_ALIKE = (
    "िी",
    "ुू",
    "ाआ",
    "ेै",
    "ोौॉाो",
    "ंँनम",
    "शषस",
    "टत",
    "डद",
    "ठथ",
    "ढध",
    "णन",
    "कख",
    "गघ",
    "चछ",
    "जझ",
    "पफ",
    "बभव",
    "यए",
    "इई",
    "उऊ",
    "रड",
)
_SAME_GROUP = {(a, b) for group in _ALIKE for a in group for b in group if a != b}
_SLIGHT = frozenset("\u094dािीुूेैोौंॉय")


def corrections(term: str, vocabulary: Vocabulary) -> list[Weighed]:
    """The likeliest words that were meant, best first; none when nothing is near enough."""
    return vocabulary.remember(("corrections", term), lambda: _corrections(term, vocabulary))


def _corrections(term: str, vocabulary: Vocabulary) -> list[Weighed]:
    typed = channel().typical(unit_rows([term]))[0, 0].decode()
    numbers = vocabulary.near([[key(term)]], [typed], NEAR)[0].tolist()
    pairs = _pairs(term)
    others = [other for other in map(vocabulary.term, numbers) if other != term and abs(len(other) - len(term)) <= 2]
    others.sort(key=lambda other: -2 * len(pairs & _pairs(other)) / (len(pairs) + len(_pairs(other))))
    apart = {other: distance(term, other) for other in others[:COMPARED]}
    near = {other: far for other, far in apart.items() if far <= max(1.0, FARTHEST * len(term))}
    for other, far in one_akshara_apart(term, vocabulary).items():
        near[other] = min(far, near.get(other, far))
    ranked = sorted((far - FREQUENCY * math.log(vocabulary.frequency(other) + 1), other) for other, far in near.items())
    best = ranked[0][0] if ranked else 0.0
    return [
        Weighed((other,), CORRECTION * math.exp(-STEEP * (score - best)), "correction")
        for score, other in ranked[:KEPT]
    ]


def _pairs(word: str) -> frozenset[str]:
    """The pairs of neighbours in a word, its ends included, and its letters."""
    padded = f" {word} "
    return frozenset(map("".join, pairwise(padded))) | frozenset(word)


def distance(one: str, two: str) -> float:
    """How far apart two words are, in letters.

    >>> distance("इंदौर", "इंरदौ"), distance("वीडियो", "विडियो"), distance("नेता", "नेता")  # Indore, video, leader
    (2.0, 0.4, 0.0)
    """
    before: list[float] = []
    row = [0.0]
    for letter in two:
        row.append(row[-1] + _weight(letter))
    for i, a in enumerate(one):
        earlier, before, row = before, row, [row[0] + _weight(a)]
        for j, b in enumerate(two):
            change = 0.0 if a == b else SMALL if (a, b) in _SAME_GROUP else 1.0
            best = min(before[j] + change, before[j + 1] + _weight(a), row[j] + _weight(b))
            if i and j and a == two[j - 1] and b == one[i - 1]:
                best = min(best, earlier[j - 1] + 1.0)
            row.append(best)
    return round(row[-1], 3)


def _weight(letter: str) -> float:
    """What a missing or added letter counts."""
    return 0.4 if letter in _SLIGHT else 1.0
