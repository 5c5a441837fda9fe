"""Which words of the index may a word in Latin letters be?

    typed ─▶ keys ─▶ near terms of the vocabulary ─▶ channel: ln P(typed | term) ─▶ prior: its frequency ─▶ best

All words of a query are scored together: arrays of words cost hardly more than one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from indexer.language.romanise import LONGEST_TYPED, WIDTH, channel
from indexer.language.romanise_keys import folded, keys, spelled_out
from indexer.vocabulary import Vocabulary

NEAR = 40
"""Terms that are scored for each word. Of the words that the keys reach at all, one in a hundred is cut off."""


class Prior(NamedTuple):
    """How much a frequent term is preferred: (stories + `floor`) to the `power`, beside P(typed | term)."""

    power: float
    floor: float


BY_ITSELF = Prior(0.15, 20)
"""For a word out of context, of any kind: dictionary words rank best so."""
IN_A_QUERY = Prior(0.4, 2)
"""For a word of a query: people ask for what the news is about, and odd spellings are rare."""
SPELLED = -4.0
"""ln P(typed | term) where the term spells out the typed letters: one abbreviation in fifty words typed."""


class Reading(NamedTuple):
    """A term that a typed word may be: ln P(typed | term) in `fit`, with the prior in `score`."""

    term: str
    fit: float
    score: float


def readings(typed: Sequence[str], vocabulary: Vocabulary, limit: int, prior: Prior = BY_ITSELF) -> list[list[Reading]]:
    """For each word in lower-case Latin letters, the Devanagari terms that it may be, best first."""
    words = ["".join(letter for letter in word if "a" <= letter <= "z")[:LONGEST_TYPED] for word in typed]
    asked = [number for number, word in enumerate(words) if word]
    if not asked:
        return [[] for _ in typed]
    found = vocabulary.near(
        [keys(words[number]) for number in asked], [folded(words[number]) for number in asked], NEAR
    )
    spelled = [vocabulary.number(spelled_out(words[number])) for number in asked]
    all_found = [
        numbers if extra is None else np.unique(np.append(numbers, extra))
        for numbers, extra in zip(found, spelled, strict=True)
    ]
    lists: list[list[Reading]] = [[] for _ in typed]
    if not sum(map(len, all_found)):
        return lists
    numbers = np.concatenate(all_found)
    which = np.repeat(np.arange(len(asked)), [len(each) for each in all_found])
    fits = channel().score([words[number] for number in asked], which, vocabulary.units(numbers)[:, :WIDTH])
    named = np.array([-1 if extra is None else extra for extra in spelled])[which] == numbers
    fits = np.where(named, np.logaddexp(fits, SPELLED), fits)
    scores = fits + prior.power * np.log(vocabulary.frequencies(numbers) + prior.floor)
    end = 0
    for number, each in zip(asked, all_found, strict=True):
        start, end = end, end + len(each)
        best = np.argsort(-scores[start:end], kind="stable")[:limit] + start
        lists[number] = [
            Reading(term, fit, score)
            for term, fit, score in zip(
                vocabulary.terms(numbers[best]), fits[best].tolist(), scores[best].tolist(), strict=True
            )
        ]
    return lists
