"""What does a story report as its news? One to three event types, from triggers with their grammar.

Every trigger has a weight, and counts by where it stands: the title says what the news is, the lead most of it, the
rest little. A trigger overlapped by a `not` pattern of its type (a demand for a resignation, a joining denied) is void.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from indexer.facets.gazetteer import Found
from indexer.facets.mentions import Mention
from indexer.facets.patterns import STOPS, Pattern, Patterns
from indexer.facets.tables import toml
from indexer.facets.words import CLOSE, END, HYPHEN, OPEN, QUOTE, Words

_UNSEEN = frozenset((QUOTE, HYPHEN, OPEN, CLOSE))


class Events(NamedTuple):
    """The event types, main one first, their triggers, and what they add to a party's being the chief one."""

    slugs: tuple[str, ...]
    mentions: list[Mention]
    chief: dict[str, float]


class _Sequence(NamedTuple):
    words: Words
    kinds: list[frozenset[int]]
    stops: list[bool]
    spans: list[tuple[int, int]]
    names: list[str]


class _Hit(NamedTuple):
    pattern: Pattern
    sequence: _Sequence
    first: int
    last: int


@cache
def _patterns() -> Patterns:
    table = toml("events.toml")
    patterns = Patterns(table["class"])
    for slug, event in table["event"].items():
        for line in event["triggers"]:
            weight, written = line.split(maxsplit=1)
            patterns.add(written, slug, float(weight))
        for written in event.get("not", ()):
            patterns.add(written, slug, 0.0)
    return patterns


def found(fields: list[tuple[Words, list[Found]]], parties: Iterable[Mention], places: Iterable[Mention]) -> Events:
    """The events of a story whose parties and places are known."""
    settings, patterns = toml("events.toml")["decision"], _patterns()
    named = {(m.words.field, m.first): (m, "PARTY") for m in parties}
    named |= {(m.words.field, m.first): (m, "PLACE") for m in places}
    scores: dict[str, float] = {}
    hits: list[_Hit] = []
    for words, _ in fields:
        sequence = _sequence(words, patterns, named, settings["tokens"])
        for hit in _valid(sequence, patterns):
            hits.append(hit)
    for (slug, _zone), weights in _by_zone(hits, settings).items():
        weights.sort(reverse=True)
        scores[slug] = scores.get(slug, 0.0) + weights[0] + settings["more"] * sum(weights[1:4])
    slugs = _decided(_kept(scores, settings), settings, bool(fields[1][0].terms))
    mentions = [_mention(hit) for hit in hits if hit.pattern.owner in slugs]
    return Events(slugs, mentions, _chief(hits, slugs, settings))


def _sequence(
    words: Words, patterns: Patterns, named: dict[tuple[str, int], tuple[Mention, str]], most: int
) -> _Sequence:
    sequence = _Sequence(words, [], [], [], [])
    index, terms = 0, words.terms
    end = min(len(terms), most)
    while index < end:
        term = terms[index]
        mention = named.get((words.field, index))
        last, slug = index, ""
        if mention:
            last, term, slug = mention[0].last, mention[1], mention[0].slug
        if term not in _UNSEEN:
            sequence.kinds.append(patterns.kinds(term))
            sequence.stops.append(term in STOPS)
            sequence.spans.append((index, last))
            sequence.names.append(slug)
        index = last + 1
    # The end of a title is the end of a sentence: "… समेत 200 लोग झामुमो में".
    sequence.kinds.append(patterns.kinds(END))
    sequence.stops.append(True)
    sequence.spans.append((max(end - 1, 0), max(end - 1, 0)))
    sequence.names.append("")
    return sequence


def _valid(sequence: _Sequence, patterns: Patterns) -> list[_Hit]:
    matches = patterns.find(sequence.kinds, sequence.stops)
    void: dict[str, set[int]] = {}
    for pattern, first, last in matches:
        if not pattern.weight:
            void.setdefault(pattern.owner, set()).update(range(first, last + 1))
    return [
        _Hit(pattern, sequence, first, last)
        for pattern, first, last in matches
        if pattern.weight and void.get(pattern.owner, set()).isdisjoint(range(first, last + 1))
    ]


def _by_zone(hits: Iterable[_Hit], settings: dict[str, float]) -> dict[tuple[str, str], list[float]]:
    zones: dict[tuple[str, str], dict[str, float]] = {}
    for hit in hits:
        zone = _zone(hit, settings)
        best = zones.setdefault((hit.pattern.owner, zone), {})
        # The same trigger twice in one zone says nothing new.
        best[hit.pattern.written] = hit.pattern.weight * settings[zone]
    return {zone: list(weights.values()) for zone, weights in zones.items()}


def _zone(hit: _Hit, settings: dict[str, float]) -> str:
    if hit.sequence.words.field == "title":
        return "title"
    at = hit.sequence.spans[hit.first][0]
    return "lead" if at < settings["lead_tokens"] else "body"


def _kept(scores: dict[str, float], settings: dict[str, float]) -> dict[str, float]:
    events = toml("events.toml")["event"]
    background = {
        slug
        for other, score in scores.items()
        for slug in events[other]["absorbs"]
        if score >= settings["absorbed"] * scores.get(slug, 0.0) and score >= settings["least"]
    }
    return {slug: score for slug, score in scores.items() if slug not in background}


def _decided(scores: dict[str, float], settings: dict[str, float], has_body: bool) -> tuple[str, ...]:
    ordered = sorted(scores, key=lambda slug: -scores[slug])
    if not ordered:
        return ()
    least = settings["least"] if has_body else settings["least_title"]
    top = scores[ordered[0]]
    if top < least:
        return ()
    shares = (1.0, settings["second"], settings["third"])
    return tuple(slug for slug, share in zip(ordered, shares, strict=False) if scores[slug] >= max(least, share * top))


def _mention(hit: _Hit) -> Mention:
    spans = hit.sequence.spans
    return Mention(hit.pattern.owner, hit.sequence.words, spans[hit.first][0], spans[hit.last][1])


def _chief(hits: Iterable[_Hit], slugs: tuple[str, ...], settings: dict[str, float]) -> dict[str, float]:
    # The party inside the trigger of the main event is the one joined, left, or giving the ticket.
    chief: dict[str, float] = {}
    for hit in hits:
        if slugs and hit.pattern.owner == slugs[0]:
            for slug in filter(None, hit.sequence.names[hit.first : hit.last + 1]):
                chief[slug] = max(chief.get(slug, 0.0), settings["chief"] * hit.pattern.weight)
    return chief
