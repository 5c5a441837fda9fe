"""How sure is each event type, from a story's words beside what its triggers say?

A trigger is found only where someone wrote it down; most news is told in other words too. So each word of the title
and of the lead speaks for or against each type, and so does what the triggers say: their weights add up to log-odds
(logistic regression, one type against the rest). What the triggers deny no word can tell. What the weights were learned
from, and how they are learned anew, stands in `indexer/learning/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import cast

import numpy as np

from indexer.facets.mentions import Mention
from indexer.facets.sequences import Seen
from indexer.facets.tables import rows as table_rows
from indexer.facets.triggers import Told
from indexer.facets.words import Words
from indexer.language.lexicon import Known, Lexicon, Numbers

LEAD = 60
"""Tokens of the body that are weighed: two or three sentences. The rest is background, which speaks of other events."""

TITLE_WORD, LEAD_WORD = 0.7, 0.3
"""How much a word counts in the title and in the lead, where it is one of sixty."""

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


class Weights:
    """What each feature speaks for: a row of `values` for each feature, in it a log-odds for each of `types`."""

    def __init__(self, types: Sequence[str], rows: Mapping[str, Sequence[float]]) -> None:
        self.types = tuple(types)
        # The last row is that of what is not known: it says nothing.
        self._values = np.array([*rows.values(), [0.0] * len(self.types)], np.float32)
        self._rows = {name: number for number, name in enumerate(rows)}
        self._of_terms = Known(self._row)

    def _row(self, name: str) -> int:
        return self._rows.get(name, len(self._rows))

    def log_odds(self, seen: Seen, lexicon: Lexicon, told: Sequence[Told]) -> Numbers:
        """The log-odds of the types, a row a story; text 2i of `seen` is the title of story i, text 2i + 1 its body."""
        begins, ends = seen.token_bounds[:-1], seen.token_bounds[1:].copy()
        ends[1::2] = np.minimum(ends[1::2], begins[1::2] + LEAD)
        counts = ends - begins
        tokens = np.repeat(begins - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        values = np.repeat(np.tile([TITLE_WORD, LEAD_WORD], len(told)), counts).astype(np.float32)
        words = self._values[self._of_terms.of(lexicon)[seen.tokens[tokens]]] * values[:, np.newaxis]
        # A story may have no words at all, so its sum is the difference of two sums that run through.
        sums = np.concatenate([np.zeros((1, len(self.types))), np.cumsum(words, axis=0, dtype=np.float64)])
        odds = np.diff(sums[np.concatenate([[0], np.cumsum(counts)[1::2]])], axis=0)
        every = [
            told_features(one, has_title=titled) for one, titled in zip(told, (counts[::2] > 0).tolist(), strict=True)
        ]
        rows = np.fromiter(map(self._row, chain.from_iterable(every)), np.int32)
        given = np.fromiter(chain.from_iterable(features.values() for features in every), np.float32)
        # No story is without such features, so that each has a sum of its own.
        begin = np.cumsum([0, *map(len, every)])[:-1]
        odds += np.add.reduceat(self._values[rows] * given[:, np.newaxis], begin)
        for number, one in enumerate(told):
            if one.void:
                odds[number, [*map(self.types.index, one.void)]] = -np.inf
        return cast(Numbers, odds)

    def speaking(self, words: Words, slug: str) -> list[Mention]:
        """The words of a field that speak most for a type."""
        column = self._values[:, self.types.index(slug)]
        terms = words.terms[: LEAD if words.field == "body" else None]
        spoken = sorted(((float(column[self._row(term)]), -at) for at, term in enumerate(terms)), reverse=True)
        return [Mention(slug, words, -at, -at) for weight, at in spoken[:SHOWN] if weight > 0]


@cache
def weights() -> Weights:
    """The weights that were learned."""
    head, *rows = table_rows("event_words.tsv")
    return Weights(head[1:], {name: [float(value or 0) for value in values] for name, *values in rows})
