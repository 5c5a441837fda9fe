"""Which other terms of the index are the same Devanagari word: written another way, inflected, or cut in two?"""

from __future__ import annotations

from typing import NamedTuple

from indexer.language.romanise_units import CONSONANTS
from indexer.language.script import is_devanagari
from indexer.language.stems import stem
from indexer.vocabulary import Vocabulary

SPELLING = 0.9
"""Another spelling is the same word; a little less, so that the typed one wins a tie."""
LOOSE = 0.7
"""A spelling that differs in vowel length or a double letter alone is nearly always the same word."""
STEM = 0.3
"""Another form of the word, or a word made from it (चुनाव, चुनावी): a third as telling."""
STEMS = 4
"""Forms that are kept: the most frequent ones hold nearly all stories."""
LEAST_STEM = 2
"""Letters that a shared stem must have: shorter ones (भ, क) join words that have nothing in common."""
SPLIT = 0.5
"""The two halves of a word in a row are mostly the word; any two words may also just meet."""
LEAST_SPLIT = 20
"""Stories that both halves must be found in: two rare halves make any word by chance."""
LEAST_PART = 2
"""Letters that each half must have: Hindi words of one letter are particles."""
RARE = 12
"""Terms of fewer stories may be a slip or an odd spelling of a frequent one."""


class Weighed(NamedTuple):
    """A term, or terms in a row, that a word stands for; weight and why as in analysed.Alternative."""

    terms: tuple[str, ...]
    weight: float
    why: str


def variants(term: str, vocabulary: Vocabulary) -> list[Weighed]:
    """The term, its other spellings and forms, as far as the index has them."""
    return vocabulary.remember(("variants", term), lambda: _variants(term, vocabulary))


def _variants(term: str, vocabulary: Vocabulary) -> list[Weighed]:
    frequency = vocabulary.frequency(term)
    found = [Weighed((term,), 1.0, "same")] if frequency else []
    if not is_devanagari(term):
        return found
    spelled = [other for other in vocabulary.same_spelling(term) if other != term]
    found += [Weighed((other,), SPELLING, "spelling") for other in spelled]
    found += _loose(term, frequency, vocabulary)
    found += _forms(term, vocabulary)
    found += split(term, frequency, vocabulary)
    return found


def _loose(term: str, frequency: int, vocabulary: Vocabulary) -> list[Weighed]:
    """Spellings with other vowel lengths. In short words these tell words apart (दिन, दीन), unless the typed one is
    unknown here."""
    long = sum(letter in CONSONANTS for letter in term) >= 3
    found = []
    for other in vocabulary.same_loose_spelling(term):
        if other != term and (long or frequency == 0):
            found.append(Weighed((other,), LOOSE, "spelling"))
    return found


def _forms(term: str, vocabulary: Vocabulary) -> list[Weighed]:
    if len(stem(term)) < LEAST_STEM:
        return []
    shared = [other for other in vocabulary.same_stem(term) if other != term]
    shared.sort(key=vocabulary.frequency, reverse=True)
    return [Weighed((other,), STEM, "stem") for other in shared[:STEMS]]


def split(term: str, frequency: int, vocabulary: Vocabulary) -> list[Weighed]:
    """The two words that a rare or unknown one is made of: शाहीनबाग as शाहीन बाग."""
    if frequency > RARE:
        return []
    parts = [
        (min(vocabulary.frequency(term[:place]), vocabulary.frequency(term[place:])), place)
        for place in range(LEAST_PART, len(term) - LEAST_PART + 1)
        if term[place] in CONSONANTS and term[place - 1] != "\u094d"
    ]
    best, place = max(parts, default=(0, 0))
    return [Weighed((term[:place], term[place:]), SPLIT, "spelling")] if best > max(LEAST_SPLIT, frequency) else []
