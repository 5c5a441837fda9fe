"""How sure is each event type, from a story's words beside what its triggers say?

A trigger is found only where someone wrote it down; most news is told in other words too. So the words of the title and
of the lead, and what the triggers say, are weighed by a small network: each feature adds to some units, and what units
are set going by a story speaks for or against each type, as log-odds. What the triggers deny no word can tell. What the
network was learned from, and how it is learned anew, stands in `indexer/learning/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from indexer.facets.mentions import Mention
from indexer.facets.net import Net
from indexer.facets.sequences import Seen
from indexer.facets.tables import binary
from indexer.facets.triggers import Told
from indexer.facets.words import Words
from indexer.language.lexicon import Known, Lexicon, Numbers

LEAD = 60
"""Tokens of the body that are weighed: two or three sentences. The rest is background, which speaks of other events."""

TITLE_WORD, LEAD_WORD = 0.7, 0.3
"""How much a word counts in the title and in the lead, where it is one of sixty."""

BEGINNINGS, BEGINNING = (5, 3), 0.6
"""The letters of a longer word that count beside it, and how much: a word never met is often a form of one that was."""

STRONGEST = 3.0
"""The greatest weight of a trigger."""

SHOWN = 3
"""So many words are shown as evidence of a type that no trigger tells."""


def told_features(told: Told, *, has_title: bool) -> dict[str, float]:
    """What is weighed of what the triggers say; names of features with a space in them, which no word has."""
    kind = "story" if told.has_body else "headline"
    features = {f"a {kind}": 1.0}
    for (slug, zone), weight in told.strongest.items():
        alone, in_kind = _named(slug, zone, kind)
        features[alone] = features[in_kind] = weight / STRONGEST
    for place, slug in enumerate(told.slugs):
        for name in (*_named(slug, "told", kind), *_named(slug, "told", "then" if place else "first")):
            features[name] = 1.0
    if not told.slugs:
        features[f"nothing told {kind}"] = 1.0
    if not has_title:
        features["no title"] = 1.0
    for genre in told.genres:
        features[f"genre {genre}"] = 1.0
    return features


@cache
def _named(slug: str, where: str, kind: str) -> tuple[str, str]:
    return f"{slug} {where}", f"{slug} {where} {kind}"


def word_features(title: Sequence[str], body: Sequence[str]) -> dict[str, float]:
    """What is weighed of the words: tokens with marks among them and names as PARTY and PLACE."""
    features: dict[str, float] = {}
    for words, value in ((title, TITLE_WORD), (body[:LEAD], LEAD_WORD)):
        for word in words:
            features[word] = features.get(word, 0.0) + value
    return features


def beginnings(word: str) -> list[str]:
    """The features that a word's first letters are, the longest first; none of what is no word.

    >>> beginnings("इस्तीफा"), beginnings("वोट"), beginnings("legal told")
    (['इस्ती…', 'इस्…'], [], [])
    """
    return [] if " " in word else [word[:length] + "…" for length in BEGINNINGS if len(word) > length]


class Weighed(NamedTuple):
    """A row for each story: the log-odds of the types, and what its features add up to in the network's units."""

    log_odds: Numbers
    units: Numbers


class Weights:
    """What each word and each other feature adds to the units of a network."""

    def __init__(self, net: Net) -> None:
        self.net = net
        names = {name: row for row, name in enumerate(net.features)}
        # A word's row is with its beginnings; that of a beginning stands for the words that are not known otherwise.
        # The last row is that of what is not known at all: it says nothing.
        self._values = np.zeros((len(names) + 1, net.inner.shape[1]), np.float32)
        for name, row in names.items():
            first = net.inner[row] * (BEGINNING if name.endswith("…") else 1.0)
            shorter = beginnings(name[:-1] if name.endswith("…") else name)
            self._values[row] = first + BEGINNING * sum(net.inner[names[b]] for b in shorter if b in names)
        self._rows = names
        self._of_terms = Known(self._row)

    def _row(self, name: str) -> int:
        row = self._rows.get(name)
        if row is not None:
            return row
        return next((self._rows[begins] for begins in beginnings(name) if begins in self._rows), len(self._rows))

    def weigh(self, seen: Seen, lexicon: Lexicon, told: Sequence[Told]) -> Weighed:
        """Weighs stories; text 2i of `seen` is the title of story i, text 2i + 1 its body."""
        begins, ends = seen.token_bounds[:-1], seen.token_bounds[1:].copy()
        ends[1::2] = np.minimum(ends[1::2], begins[1::2] + LEAD)
        counts = ends - begins
        tokens = np.repeat(begins - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        values = np.repeat(np.tile([TITLE_WORD, LEAD_WORD], len(told)), counts)
        every = [
            told_features(one, has_title=titled) for one, titled in zip(told, (counts[::2] > 0).tolist(), strict=True)
        ]
        units = self._summed(self._of_terms.of(lexicon)[seen.tokens[tokens]], values, counts[::2] + counts[1::2])
        units += self._summed(
            np.fromiter(map(self._row, chain.from_iterable(every)), np.int32),
            np.fromiter(chain.from_iterable(features.values() for features in every), np.float32),
            np.array([*map(len, every)]),
        )
        odds = self.net.log_odds(units)
        for number, one in enumerate(told):
            if one.void:
                odds[number, [*map(self.net.types.index, one.void)]] = -np.inf
        return Weighed(odds, units)

    def _summed(self, rows: Numbers, values: Numbers, counts: Numbers) -> Numbers:
        """What so many rows for each story add up to, a row a story."""
        added = self._values[rows]
        added *= values[:, np.newaxis].astype(np.float32)
        summed = np.zeros((len(counts), added.shape[1]), np.float32)
        some = counts > 0
        if some.any():
            summed[some] = np.add.reduceat(added, (np.cumsum(counts) - counts)[some])
        return summed

    def speaking(self, words: Words, units: Numbers, slug: str) -> list[Mention]:
        """The words of a field that speak most for a type, in a story whose features add up to these units."""
        towards = self.net.towards(units, slug)
        terms = words.terms[: LEAD if words.field == "body" else None]
        spoken = sorted(((float(self._values[self._row(term)] @ towards), -at) for at, term in enumerate(terms)))
        return [Mention(slug, words, -at, -at) for weight, at in reversed(spoken[-SHOWN:]) if weight > 0]


@cache
def weights() -> Weights:
    """The weights that were learned."""
    return Weights(Net.load(binary("event_words.npz")))
