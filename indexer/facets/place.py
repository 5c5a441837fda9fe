"""Which places does a story name, and which district does a shared name mean here?

Names that can mean one place only are certain. They tell the states that the story is in, and these decide the others:
प्रतापगढ़ beside Jaipur is Rajasthan's, beside Lucknow Uttar Pradesh's. A name of many places, or one that is a word as
well, counts only where its rule is met.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from indexer.facets.context import Rule
from indexer.facets.gazetteer import Found, Name
from indexer.facets.mentions import LEAD_TOKENS, Mention
from indexer.facets.party import JOINERS
from indexer.facets.tables import capital_of, place_rules, values
from indexer.facets.words import COLON, END, HYPHEN, MARKS, Words

DATELINE_TOKENS = 12
"""Within how many tokens a dateline ends: "नरकटियागंज (प. चम्पारण), नि.सं. :" is the long kind."""

DATELINE_WORDS = 6
"""More words than this before the stop are a sentence."""

HEAD_COUNTS, SELF_COUNTS, LIST_COUNTS = 3, 10, 12
"""What speaks for one meaning of a shared name: its state in a dateline as much as three mentions; its own district
named more than any state; standing in a list of districts most."""

DATELINE_WEIGHT, CAPITAL_WEIGHT = 8.0, 1.0
"""A dateline says where a story happened: more than a title that names a place, unless it is the capital of a state
that the story names, where the desk sits."""

Fields = list[tuple[Words, list[Found]]]


class _Case(NamedTuple):
    words: Words
    found: Found
    names: tuple[Name, ...]
    rule: Rule | None
    head: bool


def mentions(fields: Fields) -> list[Mention]:
    """The places named in the fields, in order, each resolved to one slug."""
    cases = [case for words, found in fields for case in _cases(words, found)]
    certain = [case for case in cases if _sure(case)]
    near = _Near(certain)
    found = []
    for case in cases:
        slug = case.names[0].slug if _sure(case) else _resolved(case, near)
        if slug and not (case.names[0].kind == "town" and near.strays(case, slug)):
            found.append(Mention(slug, case.words, case.found.first, case.found.last))
    return found


def _sure(case: _Case) -> bool:
    return len(case.names) == 1 and case.rule is None and not case.names[0].rule


def chief(fields: Fields, found: list[Mention], *, of_state: bool) -> dict[str, float]:
    """What speaks, besides being named, for a place's being the chief one.

    A dateline does, but the capital's desk writes of the whole state. `of_state`: the event is one of a whole state.
    """
    extra: dict[str, float] = {}
    named = {mention.slug for mention in found}
    ends = {words.field: _head_ends(words) for words, _ in fields}
    for mention in found:
        if mention.last < ends[mention.words.field]:
            capital = bool(capital_of().get(mention.slug, frozenset()) & named)
            extra[mention.slug] = CAPITAL_WEIGHT if capital else DATELINE_WEIGHT
        elif of_state and _state_of()[mention.slug] == mention.slug:
            extra.setdefault(mention.slug, DATELINE_WEIGHT)
    return extra


def _cases(words: Words, places: list[Found]) -> Iterable[_Case]:
    ends = _head_ends(words)
    refused = _refused(words, places)
    for found in places:
        names = tuple(name for name in found.names if name.facet == "place")
        if names and found.first not in refused:
            rule = place_rules().governing.get(tuple(words.terms[found.first : found.last + 1]))
            yield _Case(words, found, names, rule, found.last < ends)


def _head_ends(words: Words) -> int:
    # A title may begin "शाहगंज: …", a body "मेरठ, संवाददाता।": what stands before the colon or first stop names the place.
    spoken = 0
    for index, term in enumerate(words.terms[:DATELINE_TOKENS]):
        if term == COLON or (term == END and words.field == "body"):
            return index
        if term == HYPHEN and index == 1:
            return index
        spoken += term not in MARKS
        if spoken > DATELINE_WORDS:
            break
    return 0


def _refused(words: Words, places: list[Found]) -> set[int]:
    # "इंदौर-खंडवा रोड": what bars the last name of a route bars those joined to it by hyphens.
    terms, refused, rule = words.terms, set[int](), place_rules().named["any"]
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


@cache
def _state_of() -> Mapping[str, str]:
    return {slug: value.broader or slug for slug, value in values()["place"].items()}


class _Near:
    """The places that a story names for certain: what tells the meaning of the others."""

    def __init__(self, certain: list[_Case]) -> None:
        self.slugs: set[str] = set()
        self.states: dict[str, int] = {}
        self._at: dict[tuple[str, int], _Case] = {}
        self.counts = Counter(case.names[0].slug for case in certain)
        for case in certain:
            slug = case.names[0].slug
            if slug not in self.slugs or case.head:
                state = _state_of()[slug]
                self.states[state] = self.states.get(state, 0) + (HEAD_COUNTS if case.head else 1)
            self.slugs.add(slug)
            self._at[case.words.field, case.found.first] = self._at[case.words.field, case.found.last] = case

    def strays(self, case: _Case, slug: str) -> bool:
        """Is a town named once, late, in a story that is otherwise about other states? Then it is likely a namesake."""
        if _state_of()[slug] == slug:
            return False
        late = case.words.field == "body" and case.found.first >= LEAD_TOKENS
        alone = self.counts.get(slug, 0) <= 1 and self.states.get(_state_of()[slug], 0) <= (slug in self.slugs)
        return late and alone and len(self.states) > 1

    def joined(self, case: _Case) -> list[_Case]:
        """The certain places that stand in one list with this one: "इंदौर, धार और झाबुआ"."""
        terms, field, (first, last, _) = case.words.terms, case.words.field, case.found
        before = self._at.get((field, first - 2)) if first > 1 and terms[first - 1] in JOINERS else None
        after = self._at.get((field, last + 2)) if last + 1 < len(terms) and terms[last + 1] in JOINERS else None
        return [other for other in (before, after) if other]

    def score(self, case: _Case, name: Name) -> int:
        """How much speaks for one meaning of a name: itself named, its state, a list of districts."""
        rivals = (_state_of()[other.slug] for other in case.names if other is not name and other.kind != "town")
        # A district's own name is beaten by a namesake only in a story that never names the district's state.
        beaten = bool(name.rule) and any(self.states.get(rival) for rival in rivals)
        state = 0 if beaten else self.states.get(_state_of()[name.slug], 0)
        listed = name.kind != "town" and any(other.names[0].kind != "town" for other in self.joined(case))
        return SELF_COUNTS * (name.slug in self.slugs) + state + LIST_COUNTS * listed


def _resolved(case: _Case, near: _Near) -> str:
    best = max(case.names, key=lambda name: near.score(case, name))
    rule, terms = case.rule or (place_rules().named[best.rule] if best.rule else None), case.words.terms
    if rule is None:
        return best.slug
    first, last = case.found.first, case.found.last
    if rule.refused(terms, first, last):
        return ""
    met = (
        rule.always
        or rule.told(terms, first, last)
        or (rule.near and near.score(case, best) > 0)
        or (rule.dateline and case.head and (first == 0 or terms[first - 1] in MARKS))
        or (rule.beside and bool(near.joined(case)))
    )
    return best.slug if met else ""
