"""For which terms of the index does each typed word stand, and how well?

    typed word ─▶ itself, its spellings, its forms   (variants)
               ─▶ its romanized readings             (readings; all Latin words of a query at a time)
               ─▶ its other names                    (tables; words in a row may be one name)
               ─▶ corrections                        (only when the index does not know it)
               ─▶ one Group: the best few, weighted

Both scripts end in the same step, `variants` of the term that was meant, so that a romanized word and its Devanagari
twin stand for nearly the same terms.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from indexer.analysed import Alternative, Group
from indexer.language.analysis import exact
from indexer.language.romanise_keys import LETTER_NAMES
from indexer.language.script import is_devanagari
from indexer.understanding.correct import corrections
from indexer.understanding.readings import IN_A_QUERY, Reading, readings
from indexer.understanding.tables import LONGEST_NAME, Name, Other, names
from indexer.understanding.variants import RARE, SPELLING, Weighed, variants
from indexer.vocabulary import Vocabulary

MOST = 12
"""Alternatives of a group: each costs the engine a list of postings; what comes after the twelfth hardly weighs."""
LEAST = 0.05
"""Lighter alternatives are left out, unless they are all there is."""
SHARPNESS = 0.4
"""How fast a reading's weight falls behind the best one's: the power of their ratio of probabilities."""
UNLIKELY = -1.8
"""ln P(typed | term) for each letter, below which a term is no reading: such a word has none."""
READ = 6
"""Readings of a romanized word that are kept, before their spellings and forms."""
WEIGHTS = {"alias": 0.8, "translation": 0.7}
"""What another name weighs: the same thing named otherwise; what an English word may mean; a word that shares a meaning
with the typed one, which keeps a story in the running without lifting it above those that say the word itself."""
LATER = 0.9
"""What each further name of a row weighs of the one before it."""
TOGETHER = 32
"""Words whose candidates are scored at once: more no longer fit the processor's cache."""
NUKTA = "\u093c"
JOINED = 0.7
"""Two typed words that one word of the index joins (मुख्य मंत्री, मुख्यमंत्री)."""


def expand(words: Sequence[str], vocabulary: Vocabulary, pins: Mapping[str, str] | None = None) -> tuple[Group, ...]:
    """A group for each typed word, best alternatives first; a word with nothing good has none.

    `words` are adjacent plain words, as typed, each one token. `pins` maps typed words to the one term to keep.
    """
    pins = pins or {}
    terms = [exact(word) for word in words]
    found = _single(terms, vocabulary)
    _join_neighbours(found, vocabulary)
    meant = [_meant(term, each) for term, each in zip(terms, found, strict=True)]
    for name, start in dict.fromkeys([*_spans(terms), *_spans(meant)]):
        company = {*terms, *meant} - set(name)
        for other in names().of(name, company):
            for place in range(start, start + len(name)):
                found[place] += _named(other, vocabulary)
    return tuple(
        Group(word, (Alternative((exact(pins[word]),)),) if word in pins else _best(each))
        for word, each in zip(words, found, strict=True)
    )


def _single(terms: Sequence[str], vocabulary: Vocabulary) -> list[list[Weighed]]:
    """What each word stands for by itself."""
    latin = [term for term in dict.fromkeys(terms) if term.isascii() and term.isalpha()]
    found = vocabulary.remember_each(
        [("readings", term) for term in latin],
        lambda new: readings([latin[place] for place in new], vocabulary, READ, IN_A_QUERY),
    )
    read = dict(zip(latin, found, strict=True))
    return [_latin(term, read[term], vocabulary) if term in read else _devanagari(term, vocabulary) for term in terms]


def _meant(term: str, found: Sequence[Weighed]) -> str:
    """The one term that a word most likely stands for: the best romanized reading or correction, or the word itself."""
    best = max((each for each in found if len(each.terms) == 1), key=lambda each: each.weight, default=None)
    return best.terms[0] if best and best.why in ("romanized", "correction") else term


def _devanagari(term: str, vocabulary: Vocabulary) -> list[Weighed]:
    found = [*variants(term, vocabulary), *_generation(term, vocabulary)]
    frequency = vocabulary.frequency(term)
    certain = [each.terms[0] for each in found if each.weight >= SPELLING]
    known = max(map(vocabulary.frequency, certain), default=0)
    if is_devanagari(term) and not frequency and known <= RARE:
        for correction in corrections(term, vocabulary):
            found += _through(correction, 1.0, vocabulary)
    return found


def _generation(term: str, vocabulary: Vocabulary) -> list[Weighed]:
    """Digits with Latin letters as desks write them apart: 4g is 4 जी."""
    number = term.rstrip("abcdefghijklmnopqrstuvwxyz")
    named = "".join(LETTER_NAMES[letter] for letter in term[len(number) :])
    if number.isdigit() and named and vocabulary.frequency(number) and vocabulary.frequency(named):
        return [Weighed((number, named), WEIGHTS["alias"], "alias")]
    return []


def _through(chosen: Weighed, share: float, vocabulary: Vocabulary) -> list[Weighed]:
    """The variants of a term that was chosen for the typed one, each for the same reason as the term."""
    (term,) = chosen.terms
    return [Weighed(each.terms, each.weight * chosen.weight * share, chosen.why) for each in variants(term, vocabulary)]


def _latin(term: str, read: Sequence[Reading], vocabulary: Vocabulary) -> list[Weighed]:
    found = [Weighed((term,), 1.0, "same")] if vocabulary.frequency(term) else []
    likely = [reading for reading in read if reading.fit >= UNLIKELY * len(term)]
    if likely:
        best = max(reading.score for reading in likely)
        for reading in likely:
            share = math.exp(SHARPNESS * (reading.score - best))
            if share >= LEAST:
                found += _through(Weighed((reading.term,), 1.0, "romanized"), share, vocabulary)
    return found


def _join_neighbours(found: list[list[Weighed]], vocabulary: Vocabulary) -> None:
    """Where one word of the index joins what two neighbours stand for, it holds both."""
    for left, right in pairwise(found):
        joined = [
            Weighed((a.terms[0] + b.terms[0],), JOINED * a.weight * b.weight, a.why if a.why == b.why else "spelling")
            for a in left[:3]
            for b in right[:3]
            if len(a.terms) == len(b.terms) == 1 and vocabulary.frequency(a.terms[0] + b.terms[0])
        ]
        left.extend(joined)
        right.extend(joined)


def _spans(terms: Sequence[str]) -> Iterable[tuple[Name, int]]:
    """Every run of words that the tables name, and where it starts."""
    others = names().others
    for start in range(len(terms)):
        for end in range(start + 1, min(len(terms), start + LONGEST_NAME) + 1):
            name = tuple(terms[start:end])
            if name in others:
                yield name, start


def _named(other: Other, vocabulary: Vocabulary) -> list[Weighed]:
    """Another name of a typed word, with its forms when it is one word; nothing where the index lacks it."""
    weight = WEIGHTS[other.why] * LATER**other.rank
    if len(other.name) == 1:
        return _through(Weighed(other.name, weight, other.why), 1.0, vocabulary)
    return [Weighed(other.name, weight, other.why)] if all(map(vocabulary.frequency, other.name)) else []


def _best(found: Iterable[Weighed]) -> tuple[Alternative, ...]:
    """The few that weigh most, each once."""
    kept: dict[tuple[str, ...], Weighed] = {}
    for each in found:
        if each.terms not in kept or kept[each.terms].weight < each.weight:
            kept[each.terms] = each
    ordered = sorted(kept.values(), key=lambda each: (-each.weight, each.terms))[:MOST]
    heavy = [each for each in ordered if each.weight >= LEAST] or ordered[:1]
    return tuple(Alternative(each.terms, round(min(1.0, each.weight), 4), each.why) for each in heavy)


def candidates(typed: str, vocabulary: Vocabulary, limit: int) -> list[tuple[str, float]]:
    """The Devanagari words of the vocabulary, as they stand there, that a romanized word may be; best first, scored."""
    return candidates_of([typed], vocabulary, limit)[0]


def candidates_of(typed: Sequence[str], vocabulary: Vocabulary, limit: int) -> list[list[tuple[str, float]]]:
    """`candidates` for many words at a time, which is several times faster a word."""
    # Twice as many, since one word may stand in the vocabulary with nukta and without.
    return [
        _distinct(found)[:limit]
        for start in range(0, len(typed), TOGETHER)
        for found in readings([word.lower() for word in typed[start : start + TOGETHER]], vocabulary, 2 * limit)
    ]


def _distinct(found: Iterable[Reading]) -> list[tuple[str, float]]:
    """Each word once, in the first of its forms with nukta or without."""
    first: dict[str, Reading] = {}
    for reading in found:
        first.setdefault(unicodedata.normalize("NFD", reading.term).replace(NUKTA, ""), reading)
    return [(reading.term, reading.score) for reading in first.values()]
