"""Which words of the index differ from a misspelt one by a single akshara?

Fingers on a Devanagari keyboard slip by the syllable as written: one is left out, typed for another, or two change
places (सदस्यता → सस्यता, membership; इंदौर → इंरदौ). Letter by letter these are far apart; akshara by akshara, one step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.vocabulary import Vocabulary

_AKSHARA = re.compile("(?:[क-ह]\u094d)*[क-ह][\u093e-\u094d\u0902]*|[ऄ-औ\u0972][\u0902]?|.", re.DOTALL)
"""Consonants joined by virama with their vowel sign and nasal, or a vowel with its nasal (Unicode Standard, 12.1)."""

MOST_AT_A_START = 20_000
"""Words with one beginning that are looked through, and only for a word that the index lacks."""

LONGEST = 36
"""Bytes of an akshara in UTF-8: four consonants in a row with their viramas, two vowel signs and a nasal leave room."""


def aksharas(word: str) -> list[str]:
    """A word's syllables as written.

    >>> aksharas("पूर्वोत्तर")
    ['पू', 'र्वो', 'त्त', 'र']
    """
    return _AKSHARA.findall(word)


STEP, WRONG = 1.0, 1.5
"""What one akshara too few, too many, or changed with its neighbour counts; a wrong one is as good as two of these."""


def one_akshara_apart(term: str, vocabulary: Vocabulary) -> dict[str, float]:
    """The words of the index that are one such slip away, and how far (in letters, as `correct.distance`).

    The first akshara is taken as typed: it is what people look at while typing.
    """
    parts = aksharas(term)
    if len(parts) < 2:
        return {}
    found: dict[str, float] = {}
    for at in range(1, len(parts)):
        found |= dict.fromkeys(_with_another(parts[:at], "".join(parts[at + 1 :]), vocabulary), WRONG)
    for at in range(1, len(parts) + 1):
        found |= dict.fromkeys(_with_another(parts[:at], "".join(parts[at:]), vocabulary), STEP)
    found |= {other: STEP for other in _fewer_or_swapped(parts) if vocabulary.frequency(other)}
    found.pop(term, None)
    return found


def _fewer_or_swapped(parts: list[str]) -> Iterator[str]:
    for at in range(1, len(parts)):
        if len(parts) > 2:
            yield "".join(parts[:at] + parts[at + 1 :])
        yield "".join([*parts[: at - 1], parts[at], parts[at - 1], *parts[at + 1 :]])


def _with_another(start: list[str], end: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Words that begin so, then have one akshara of any kind, then end so."""
    beginning = "".join(start)
    if len(vocabulary.beginning(beginning)) > MOST_AT_A_START:
        return
    for other in vocabulary.terms(vocabulary.framed(beginning, end, LONGEST)):
        if _AKSHARA.fullmatch(other[len(beginning) : len(other) - len(end)]):
            yield other
