"""What is a mention, and which value is the story chiefly about?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from indexer.facets.base import Evidence
from indexer.facets.words import Words

TITLE_WEIGHT, LEAD_WEIGHT, BODY_WEIGHT, BODY_COUNTED = 6.0, 2.0, 0.5, 4
"""A title names what a story is about, the lead most of it; the fifth mention in the body says nothing new."""

FIRST_WEIGHT = {"title": 1.5, "lead": 1.0, "body": 0.0}
"""What the first value named in a field's zone gains: Hindi puts the one it speaks of first."""

LEAD_TOKENS = 60
"""Tokens of the body that count as its lead: two or three sentences of a news story."""


class Mention(NamedTuple):
    """A value, named by tokens first..last of a field."""

    slug: str
    words: Words
    first: int
    last: int


def ranked(mentions: Iterable[Mention], extra: Mapping[str, float]) -> tuple[str, ...]:
    """The slugs by how much the story is about them; what is named first wins a tie.

    `extra` is what else speaks for a slug.
    """
    scores: dict[str, float] = {}
    seen: dict[tuple[str, str], int] = {}
    begun: set[str] = set()
    for slug, words, at, _ in mentions:
        zone = "title" if words.field == "title" else "lead" if at < LEAD_TOKENS else "body"
        count = seen[slug, zone] = seen.get((slug, zone), 0) + 1
        first = FIRST_WEIGHT[zone] if zone not in begun else 0.0
        begun.add(zone)
        scores[slug] = scores.get(slug, 0.0) + first + _weight(zone, count, len(scores))
    for slug, more in extra.items():
        if slug in scores:
            scores[slug] += more
    return tuple(sorted(scores, key=scores.__getitem__, reverse=True))


def _weight(zone: str, count: int, known: int) -> float:
    if zone == "body":
        return BODY_WEIGHT if count <= BODY_COUNTED else 0.0
    # Of two names in one headline the first is more often the one it is about: a little less for each already known.
    weight = TITLE_WEIGHT if zone == "title" else LEAD_WEIGHT
    return (weight if count == 1 else weight / 4) * 0.97 ** min(known, 8)


def evidence(facet: str, mentions: Iterable[Mention]) -> list[Evidence]:
    """The mentions with their places in characters."""
    found = []
    for mention in mentions:
        start, end = mention.words.span(mention.first, mention.last)
        found.append(Evidence(facet, mention.slug, mention.words.text[start:end], mention.words.field, start, end))
    return found
