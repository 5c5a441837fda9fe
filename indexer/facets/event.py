"""What does a story report as its news? One to three event types: what its triggers say, weighed with its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from indexer.facets import triggers
from indexer.facets.mentions import Mention
from indexer.facets.tables import toml
from indexer.facets.triggers import Told
from indexer.facets.weighing import weights
from indexer.facets.words import Texts, Words
from indexer.language.lexicon import Numbers


class Events(NamedTuple):
    """The event types, main one first, where what tells them stands, and what they add to a party's being chief."""

    slugs: tuple[str, ...]
    mentions: Callable[[], list[Mention]]
    chief: dict[str, float]


def found_all(texts: Texts, parties: Sequence[list[Mention]], places: Sequence[list[Mention]]) -> list[Events]:
    """The events of stories whose parties and places are known; a story is two of the texts, its title and body."""
    seen = triggers.seen(texts, parties, places)
    told, table = triggers.told_all(seen), weights()
    weighed = table.weigh(seen, texts.lexicon, told)
    slugs = decided(weighed.log_odds, table.net.types)
    fields = zip(texts.words[::2], texts.words[1::2], strict=True)
    return [_events(*each) for each in zip(slugs, told, fields, weighed.units, strict=True)]


def decided(log_odds: Numbers, types: Sequence[str]) -> list[tuple[str, ...]]:
    """The types of each story: those sure enough, the surest first; a second and third must be surer than a first."""
    settings = toml("events.toml")["decision"]
    order = np.argsort(-log_odds, axis=1, kind="stable")[:, : triggers.MOST]
    sure = np.array([settings["sure"], settings["sure_second"], settings["sure_third"]])[: order.shape[1]]
    enough = np.take_along_axis(log_odds, order, axis=1) >= np.log(sure / (1 - sure))
    kept = np.logical_and.accumulate(enough, axis=1).sum(axis=1)
    return [tuple(types[i] for i in row[:count]) for row, count in zip(order.tolist(), kept.tolist(), strict=True)]


def _events(slugs: tuple[str, ...], told: Told, fields: tuple[Words, Words], units: Numbers) -> Events:
    return Events(slugs, partial(_mentions, slugs, told, fields, units), told.chief(slugs[0]) if slugs else {})


def _mentions(slugs: tuple[str, ...], told: Told, fields: tuple[Words, Words], units: Numbers) -> list[Mention]:
    mentions = told.mentions(slugs)
    shown = {mention.slug for mention in mentions}
    for slug in slugs:
        if slug not in shown:
            title, body = (weights().speaking(words, units, slug) for words in fields)
            mentions += title or body
    return mentions


def of_the_state(slugs: tuple[str, ...]) -> bool:
    """Is the main event one of a whole state, as what happens in its house is?"""
    return bool(slugs) and bool(toml("events.toml")["event"][slugs[0]].get("state", False))
