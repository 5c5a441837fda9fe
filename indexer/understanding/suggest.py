"""Which words of the index may be meant by the beginning of one? For completing what is being typed, in either script.

typed ─▶ terms that begin with it                      (its own script)
      ─▶ terms whose keys begin with its key           (Devanagari from Latin letters)
         ─▶ channel: how likely their first units are typed so ─▶ and how frequent they are ─▶ best
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.language.analysis import exact
from indexer.language.romanise import LONGEST_TYPED, channel
from indexer.language.romanise_keys import key, keys
from indexer.language.script import is_devanagari
from indexer.understanding.correct import corrections
from indexer.understanding.readings import Prior
from indexer.understanding.variants import RARE
from indexer.vocabulary import Numbers, Vocabulary

FREQUENT = 300
"""Of the terms of like keys, the most frequent are scored: with one or two letters typed, no others will be shown."""
IN_A_LIST = Prior(0.6, 2)
"""Of words that begin alike, the frequent ones are wanted: a list has few places."""
FARTHEST = 6.0
"""How much less likely than the best beginning (in ln P) one may be before it is another word."""
CLEARLY_MORE = 20
"""How many times the stories of the typed word another one must have, to be worth asking whether it was meant."""
UNLIKELY = -2.5
"""ln P for each letter typed, below which nothing is meant: about one of twelve letters, chosen blindly."""


def complete(prefix: str, vocabulary: Vocabulary, limit: int) -> list[str]:
    """Terms that the typed beginning may become, best first: Devanagari for both scripts, Latin terms after them."""
    typed = exact(prefix)
    if not typed:
        return []
    own = _beginning(typed, vocabulary, limit)
    if not (typed.isascii() and typed.isalpha()):
        return own
    return list(dict.fromkeys([*_by_sound(typed[:LONGEST_TYPED], vocabulary, limit), *own]))[:limit]


def _beginning(typed: str, vocabulary: Vocabulary, limit: int) -> list[str]:
    """The most frequent terms that begin with these very letters."""
    span = vocabulary.beginning(typed)
    numbers = np.arange(span.start, span.stop)
    return vocabulary.terms(_most_frequent(numbers, vocabulary, limit))


def _most_frequent(numbers: Numbers, vocabulary: Vocabulary, count: int) -> Numbers:
    return numbers[np.argsort(-vocabulary.frequencies(numbers), kind="stable")[:count]]


def _by_sound(typed: str, vocabulary: Vocabulary, limit: int) -> list[str]:
    """Devanagari terms whose beginning may be typed so."""
    found = [vocabulary.beginning_with_key(start) for start in _key_starts(typed)]
    if not found:
        found = [np.arange(span.start, span.stop) for span in map(vocabulary.beginning, "अआ")]
    numbers = _most_frequent(vocabulary.devanagari(np.unique(np.concatenate(found))), vocabulary, FREQUENT)
    if not len(numbers):
        return []
    rows = vocabulary.units(numbers)
    fits = np.max(
        [channel().score_beginning([each], np.zeros(len(numbers), np.int64), rows) for each in _continued(typed)],
        axis=0,
    )
    scores = fits + IN_A_LIST.power * np.log(vocabulary.frequencies(numbers) + IN_A_LIST.floor)
    likely = fits >= max(float(fits.max()) - FARTHEST, UNLIKELY * len(typed))
    best = np.argsort(-np.where(likely, scores, -np.inf), kind="stable")[: min(limit, int(likely.sum()))]
    return vocabulary.terms(numbers[best])


def _key_starts(typed: str) -> set[str]:
    """The keys that the word may begin with; none for a, aa, which leave no key."""
    if key(typed) == key("a"):
        return set()
    return {start for each in _continued(typed) for start in keys(each)}


def _continued(typed: str) -> tuple[str, ...]:
    """What was typed, and the same with the letter that a last c may be waiting for."""
    return (typed, typed + "h") if typed.endswith("c") else (typed,)


def did_you_mean(words: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The same words with a rare Devanagari one replaced by the frequent one that it nearly is; () when there is none.

    For asking back, not for searching: the typed words were found as they are. Whether the others find clearly more is
    for the caller to count.
    """
    meant = [_frequent_twin(exact(word), vocabulary) or word for word in words]
    return tuple(meant) if meant != list(words) else ()


def _frequent_twin(term: str, vocabulary: Vocabulary) -> str:
    frequency = vocabulary.frequency(term)
    if not is_devanagari(term) or not 0 < frequency <= RARE:
        return ""
    nearest = next(iter(corrections(term, vocabulary)), None)
    if nearest and vocabulary.frequency(nearest.terms[0]) >= CLEARLY_MORE * frequency:
        return nearest.terms[0]
    return ""
