"""Which places does a story name, and which district does a shared name mean here?

Names that can mean one place only are certain. They tell the states that the story is in, and these decide the others:
प्रतापगढ़ beside Jaipur is Rajasthan's, beside Lucknow Uttar Pradesh's. A name of many places, or one that is a word as
well, counts only where its rule is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from indexer.facets.gazetteer import Found, Name
from indexer.facets.mentions import Mention
from indexer.facets.party import JOINERS
from indexer.facets.tables import place_rules, values
from indexer.facets.words import COLON, COMMA, END, HYPHEN, Words

DATELINE_TOKENS = 12
"""Within how many tokens a dateline ends: "नरकटियागंज (प. चम्पारण), नि.सं. :" is the long kind."""

DATELINE_WEIGHT = 5.0
"""A dateline says where a story happened: nearly as much as a title that names the place."""

Fields = list[tuple[Words, list[Found]]]


class _Case(NamedTuple):
    words: Words
    found: Found
    names: tuple[Name, ...]
    head: bool


def mentions(fields: Fields) -> list[Mention]:
    """The places named in the fields, in order, each resolved to one slug."""
    cases = [case for words, found in fields for case in _cases(words, found)]
    certain = [case for case in cases if _certain(case)]
    near = _Near(case.names[0].slug for case in certain)
    joined = {id(case) for case in cases if case in certain}
    found = []
    for case in cases:
        slug = case.names[0].slug if id(case) in joined else _resolved(case, near, certain)
        if slug:
            found.append(Mention(slug, case.words, case.found.first, case.found.last))
    return found


def dateline(fields: Fields, found: list[Mention]) -> dict[str, float]:
    """What the place before the colon of a title or at the head of a body adds to its being the chief one."""
    extra: dict[str, float] = {}
    for words, _ in fields:
        ends = _head_ends(words.terms)
        for mention in found:
            if mention.words is words and mention.last < ends:
                extra[mention.slug] = max(extra.get(mention.slug, 0.0), DATELINE_WEIGHT)
    return extra


def _cases(words: Words, places: list[Found]) -> Iterable[_Case]:
    ends = _head_ends(words.terms)
    refused = _refused(words, places)
    for found in places:
        names = tuple(name for name in found.names if name.facet == "place")
        if names and found.first not in refused:
            yield _Case(words, found, names, found.last < ends)


def _head_ends(terms: list[str]) -> int:
    # A title may begin "शाहगंज: …", a body "मेरठ, संवाददाता।": what stands before the colon or first stop names the place.
    for index, term in enumerate(terms[:DATELINE_TOKENS]):
        if term in (COLON, END):
            return index
        if term == HYPHEN and index <= 3:
            return index
    return 0


def _refused(words: Words, places: list[Found]) -> set[int]:
    # "इंदौर-खंडवा रोड": what bars the last name of a route bars those joined to it by hyphens.
    terms, refused, rule = words.terms, set[int](), place_rules()["any"]
    for index in range(len(places) - 1, -1, -1):
        found = places[index]
        following = places[index + 1] if index + 1 < len(places) else None
        chained = (
            following is not None
            and following.first in refused
            and following.first - found.last == 2
            and terms[found.last + 1] == HYPHEN
        )
        if chained or rule.refused(terms, found.first, found.last):
            refused.add(found.first)
    return refused


def _certain(case: _Case) -> bool:
    return len(case.names) == 1 and not case.names[0].rule


@cache
def _state_of() -> Mapping[str, str]:
    return {slug: value.broader or slug for slug, value in values()["place"].items()}


class _Near:
    """The districts and states that a story names for certain."""

    def __init__(self, slugs: Iterable[str]) -> None:
        self.slugs = set(slugs)
        self.states: dict[str, int] = {}
        for slug in self.slugs:
            state = _state_of()[slug]
            self.states[state] = self.states.get(state, 0) + 1

    def score(self, slug: str) -> int:
        """How much speaks for a place: 0 nothing, more for its state, most for itself."""
        return 10 * (slug in self.slugs) + self.states.get(_state_of()[slug], 0)


def _resolved(case: _Case, near: _Near, certain: list[_Case]) -> str:
    best = max(case.names, key=lambda name: near.score(name.slug))
    if not best.rule:
        return best.slug
    rule, terms = place_rules()[best.rule], case.words.terms
    first, last = case.found.first, case.found.last
    if rule.refused(terms, first, last):
        return ""
    met = (
        rule.told(terms, first, last)
        or (rule.near and near.score(best.slug) > 0)
        or (rule.dateline and case.head)
        or (rule.beside and _beside(case, certain))
    )
    return best.slug if met else ""


def _beside(case: _Case, certain: list[_Case]) -> bool:
    terms = case.words.terms
    for other in certain:
        if other.words is case.words:
            low, high = sorted((case.found, other.found), key=lambda found: found.first)
            if high.first - low.last == 2 and terms[low.last + 1] in JOINERS | {COMMA}:
                return True
    return False
