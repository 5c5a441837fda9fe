"""What do the triggers in a story say that it reports? One to three event types, by rules of grammar and place.

Every trigger has a weight, and counts by where it stands: the title says what the news is, the lead most of it, the
rest little. A trigger overlapped by a `not` pattern of its type (a demand for a resignation, a joining denied) is void.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count
from typing import NamedTuple

from indexer.facets.mentions import Mention
from indexer.facets.patterns import Match, Pattern, Patterns
from indexer.facets.sequences import Reader, Seen, Sighted
from indexer.facets.tables import toml
from indexer.facets.words import Texts
from indexer.language.analysis import exact

MOST = 3
"""A story reports one to three events."""


class Told(NamedTuple):
    """What a story's triggers say.

    `slugs` are the event types by the rules alone, main one first, `genres` what weakens them. `strongest` is the
    greatest weight of a type's triggers in a zone: title, said (in the title, by someone), first, lead, body. `void`
    are the types of which the story has a `not` pattern and no telling trigger besides.
    """

    slugs: tuple[str, ...]
    genres: tuple[str, ...]
    strongest: dict[tuple[str, str], float]
    void: frozenset[str]
    hits: list[_Hit]
    has_body: bool

    def mentions(self, slugs: Sequence[str]) -> list[Mention]:
        """Where the triggers of these types stand."""
        return [
            Mention(hit.pattern.owner, hit.sequence.words, *hit.sequence.span(hit.first, hit.last))
            for hit in self.hits
            if hit.pattern.owner in slugs
        ]

    def chief(self, slug: str) -> dict[str, float]:
        """What the triggers of the main event add to a party's being the chief one."""
        # The party inside the trigger is the one joined, left, or giving the ticket.
        settings, chief = toml("events.toml")["decision"], dict[str, float]()
        factor = toml("events.toml")["event"][slug].get("chief", settings["chief"])
        for hit in self.hits:
            if hit.pattern.owner == slug and _zone(hit, settings) != "body":
                for token in hit.sequence.at[hit.first : hit.last + 1]:
                    if token in hit.sequence.named:
                        party = hit.sequence.named[token].slug
                        chief[party] = max(chief.get(party, 0.0), factor * hit.pattern.weight)
        return chief


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


def seen(texts: Texts, parties: Sequence[list[Mention]], places: Sequence[list[Mention]]) -> Seen:
    """Stories whose parties and places are known, as triggers see them; a story is two of the texts."""
    named = [
        [("PARTY", m) for m in of_party if m.words is words] + [("PLACE", m) for m in of_place if m.words is words]
        for title, of_party, of_place in zip(count(0, 2), parties, places, strict=False)
        for words in texts.words[title : title + 2]
    ]
    return _reader().read(texts, named)


def told_all(stories: Seen) -> list[Told]:
    """What the triggers of each story say."""
    matches = _patterns().find_all(stories.kinds, stories.bounds)
    pairs = [*zip(stories.sequences, matches, strict=True)]
    return [_told(pairs[title : title + 2]) for title in range(0, len(pairs), 2)]


def _told(fields: list[tuple[Sighted, list[Match]]]) -> Told:
    settings = toml("events.toml")["decision"]
    has_title, has_body = (bool(len(sequence.words.numbers)) for sequence, _ in fields)
    genres = _genres(fields, settings)
    hits = [hit for pair in fields for hit in _valid(*pair)]
    strongest: dict[tuple[str, str], float] = {}
    for hit in hits:
        zone = hit.pattern.owner, "said" if _is_said(hit) else _zone(hit, settings)
        strongest[zone] = max(strongest.get(zone, 0.0), hit.pattern.weight)
    telling = {hit.pattern.owner for hit in hits if hit.pattern.weight >= settings["supports"]}
    denied = {pattern.owner for _, matches in fields for pattern, _, _ in matches if not pattern.weight}
    void = denied - telling - toml("events.toml")["genre"].keys()
    scores = _scores([hit for hit in hits if hit.pattern.owner in telling], genres, settings, has_title)
    slugs = _decided(_kept(scores, settings), settings, has_body)
    return Told(slugs, genres, strongest, frozenset(void), hits, has_body)


def _scores(hits: Iterable[_Hit], genres: Iterable[str], settings: dict[str, float], titled: bool) -> dict[str, float]:
    scores: dict[str, float] = {}
    for (slug, _zone), weights in _by_zone(hits, settings, titled).items():
        weights.sort(reverse=True)
        scores[slug] = scores.get(slug, 0.0) + weights[0] + settings["more"] * sum(weights[1:4])
    table = toml("events.toml")["genre"]
    for slug in scores:
        for genre in genres:
            scores[slug] *= table[genre]["types"].get(slug, table[genre]["factor"])
    return scores


def _genres(found: Iterable[tuple[Sighted, list[Match]]], settings: dict[str, float]) -> tuple[str, ...]:
    table = toml("events.toml")["genre"]
    names = {
        pattern.owner
        for sequence, matches in found
        for pattern, first, _ in matches
        if pattern.owner in table
        and (sequence.words.field == "title" or (table[pattern.owner]["lead"] and first < settings["lead_tokens"]))
    }
    return tuple(sorted(names))


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
    return float(event.get("said", settings["said"])) if _is_said(hit) else 1.0


def _is_said(hit: _Hit) -> bool:
    # Only of headlines is it known what someone says in them.
    return {hit.sequence.at[hit.first], hit.sequence.at[hit.last]} <= hit.sequence.said


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
