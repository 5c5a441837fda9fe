"""Which other terms of the index are the same Devanagari word: written another way, or inflected?"""

from __future__ import annotations

from typing import NamedTuple

from indexer.vocabulary import Vocabulary

SPELLING = 0.9
STEM = 0.4


class Weighed(NamedTuple):
    """A term, or terms in a row, that a word stands for; weight and why as in analysed.Alternative."""

    terms: tuple[str, ...]
    weight: float
    why: str


def variants(term: str, vocabulary: Vocabulary) -> list[Weighed]:
    """The term, its other spellings and the words of its stem, as far as the index has them."""
    found = [Weighed((term,), 1.0, "same")] if vocabulary.frequency(term) else []
    found += [Weighed((other,), SPELLING, "spelling") for other in vocabulary.same_spelling(term) if other != term]
    seen = {each.terms[0] for each in found}
    found += [Weighed((other,), STEM, "stem") for other in vocabulary.same_stem(term) if other not in seen]
    return found
