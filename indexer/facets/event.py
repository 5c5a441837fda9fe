"""What does a story report as its news? One to three event types, from triggers with their grammar.

Every trigger has a weight, and counts by where it stands: the title says what the news is, the lead most of it, the
rest little. A trigger overlapped by a `not` pattern of its type (a demand for a resignation, a joining denied) is void.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count
from typing import Any, NamedTuple

from indexer.facets.mentions import Mention
from indexer.facets.patterns import Match, Pattern, Patterns
from indexer.facets.sequences import Reader, Sighted
from indexer.facets.tables import toml
from indexer.facets.words import Texts
from indexer.language.analysis import exact

MOST = 3
"""A story reports one to three events."""


class Events(NamedTuple):
    """The event types, main one first, their triggers, and what they add to a party's being the chief one."""

    slugs: tuple[str, ...]
    hits: list[_Hit]
    chief: dict[str, float]

    @property
    def mentions(self) -> list[Mention]:
        """Where the triggers stand."""
        return [
            Mention(hit.pattern.owner, hit.sequence.words, *hit.sequence.span(hit.first, hit.last)) for hit in self.hits
        ]


class _Hit(NamedTuple):
    pattern: Pattern
    sequence: Sighted
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
    for name, genre in table["genre"].items():
        for written in genre["marks"]:
            patterns.add(written, name, 0.0)
    return patterns


@cache
def _reader() -> Reader:
    table = toml("events.toml")
    settings, says = table["decision"], frozenset(map(exact, table["class"]["says"]))
    return Reader(_patterns(), says, most=int(settings["tokens"]), first=int(settings["first_tokens"]))


def found_all(texts: Texts, parties: Sequence[list[Mention]], places: Sequence[list[Mention]]) -> list[Events]:
    """The events of stories whose parties and places are known; a story is two of the texts, its title and body."""
    named = [
        [("PARTY", m) for m in of_party if m.words is words] + [("PLACE", m) for m in of_place if m.words is words]
        for title, of_party, of_place in zip(count(0, 2), parties, places, strict=False)
        for words in texts.words[title : title + 2]
    ]
    seen = _reader().read(texts, named)
    matches = _patterns().find_all(seen.kinds, seen.bounds)
    pairs = [*zip(seen.sequences, matches, strict=True)]
    return [_found(pairs[title : title + 2]) for title in range(0, len(pairs), 2)]


def _found(fields: list[tuple[Sighted, list[Match]]]) -> Events:
    settings = toml("events.toml")["decision"]
    title, body = (bool(len(sequence.words.numbers)) for sequence, _ in fields)
    scores: dict[str, float] = {}
    genres = _genres(fields, settings)
    hits = [hit for pair in fields for hit in _valid(*pair)]
    telling = {hit.pattern.owner for hit in hits if hit.pattern.weight >= settings["supports"]}
    hits = [hit for hit in hits if hit.pattern.owner in telling]
    for (slug, _zone), weights in _by_zone(hits, settings, title).items():
        weights.sort(reverse=True)
        scores[slug] = scores.get(slug, 0.0) + weights[0] + settings["more"] * sum(weights[1:4])
    for slug in scores:
        for genre in genres:
            scores[slug] *= genre["types"].get(slug, genre["factor"])
    slugs = _decided(_kept(scores, settings), settings, body)
    hits = [hit for hit in hits if hit.pattern.owner in slugs]
    return Events(slugs, hits, _chief(hits, slugs, settings))


def _genres(found: Iterable[tuple[Sighted, list[Match]]], settings: dict[str, float]) -> list[dict[str, Any]]:
    table = toml("events.toml")["genre"]
    names = {
        pattern.owner
        for sequence, matches in found
        for pattern, first, _ in matches
        if pattern.owner in table
        and (sequence.words.field == "title" or (table[pattern.owner]["lead"] and first < settings["lead_tokens"]))
    }
    return [table[name] for name in sorted(names)]


def _valid(sequence: Sighted, matches: list[Match]) -> list[_Hit]:
    void: dict[str, set[int]] = {}
    for pattern, first, last in matches:
        if not pattern.weight:
            void.setdefault(pattern.owner, set()).update(range(first, last + 1))
    return [
        _Hit(pattern, sequence, first, last)
        for pattern, first, last in matches
        if pattern.weight and void.get(pattern.owner, set()).isdisjoint(range(first, last + 1))
    ]


def _by_zone(hits: Iterable[_Hit], settings: dict[str, float], titled: bool) -> dict[tuple[str, str], list[float]]:
    zones: dict[tuple[str, str], dict[str, float]] = {}
    for hit in hits:
        zone = _zone(hit, settings)
        best = zones.setdefault((hit.pattern.owner, zone), {})
        # The same trigger twice in one zone says nothing new.
        best[hit.pattern.written] = (
            hit.pattern.weight * settings[zone] * (_share(hit, zone, settings) if titled else 1.0)
        )
    return {zone: list(weights.values()) for zone, weights in zones.items()}


def _share(hit: _Hit, zone: str, settings: dict[str, float]) -> float:
    event = toml("events.toml")["event"][hit.pattern.owner]
    if zone != "title":
        return float(event.get("untitled", 1.0))
    within = {hit.sequence.at[hit.first], hit.sequence.at[hit.last]} <= hit.sequence.said
    return float(event.get("said", settings["said"])) if within else 1.0


def _zone(hit: _Hit, settings: dict[str, float]) -> str:
    if hit.sequence.words.field == "title":
        return "title"
    if hit.first < hit.sequence.second:
        return "first"
    return "lead" if hit.first < settings["lead_tokens"] else "body"


def _kept(scores: dict[str, float], settings: dict[str, float]) -> dict[str, float]:
    # What is background itself absorbs nothing: of two types that name each other the stronger stays.
    events, background = toml("events.toml")["event"], set[str]()
    for slug in sorted(scores, key=lambda slug: -scores[slug]):
        if slug not in background:
            share = scores[slug] / settings["absorbed"]
            background |= {other for other in events[slug]["absorbs"] if scores.get(other, 0.0) <= share}
    return {slug: score for slug, score in scores.items() if slug not in background}


def _decided(scores: dict[str, float], settings: dict[str, float], has_body: bool) -> tuple[str, ...]:
    least = settings["least" if has_body else "least_title"]
    ordered = [slug for slug in sorted(scores, key=lambda slug: -scores[slug]) if scores[slug] >= least]
    decided = ordered[:1]
    for slug in ordered[1:]:
        share = settings["second" if has_body else "second_title"] if len(decided) == 1 else settings["third"]
        if has_body:
            share = max(share, toml("events.toml")["event"][slug].get("second", 0.0))
        if len(decided) < MOST and scores[slug] >= share * scores[ordered[0]]:
            decided.append(slug)
    return tuple(decided)


def _chief(hits: Iterable[_Hit], slugs: tuple[str, ...], settings: dict[str, float]) -> dict[str, float]:
    # The party inside the trigger of the main event is the one joined, left, or giving the ticket.
    chief: dict[str, float] = {}
    if not slugs:
        return chief
    factor = toml("events.toml")["event"][slugs[0]].get("chief", settings["chief"])
    for hit in hits:
        if hit.pattern.owner == slugs[0] and _zone(hit, settings) != "body":
            for token in hit.sequence.at[hit.first : hit.last + 1]:
                if token in hit.sequence.named:
                    slug = hit.sequence.named[token].slug
                    chief[slug] = max(chief.get(slug, 0.0), factor * hit.pattern.weight)
    return chief


def of_the_state(slugs: tuple[str, ...]) -> bool:
    """Is the main event one of a whole state, as what happens in its house is?"""
    return bool(slugs) and bool(toml("events.toml")["event"][slugs[0]].get("state", False))
