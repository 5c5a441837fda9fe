"""Which places does a story name, and which district does a shared name mean here?

Names that can mean one place only are certain. They tell the states that the story is in, and these decide the others:
प्रतापगढ़ beside Jaipur is Rajasthan's, beside Lucknow Uttar Pradesh's. A name of many places, or one that is a word as
well, counts only where its rule is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from indexer.facets.context import Rule
from indexer.facets.gazetteer import Found, Name
from indexer.facets.marks import COLON, COMMA, END, HYPHEN, MARKS, OPEN
from indexer.facets.mentions import LEAD_TOKENS, Mention
from indexer.facets.party import JOINERS
from indexer.facets.tables import capital_of, place_rules, values
from indexer.facets.words import Words
from indexer.language.analysis import exact

DATELINE_TOKENS = 12
"""Within how many tokens a dateline ends: "नरकटियागंज (प. चम्पारण), नि.सं. :" is the long kind."""

DATELINE_WORDS = 6
"""More words than this before the stop are a sentence."""

HEAD_COUNTS, SELF_COUNTS, LIST_COUNTS = 3, 10, 12
"""What speaks for one meaning of a shared name: its state in a dateline as much as three mentions; its own district
named more than any state; standing in a list of districts most."""

OF, BEFORE_STATE = frozenset(map(exact, ("के", "की", "का", "में"))), frozenset((COMMA, OPEN))
"""What stands between a state or district and a place in it, in this order and in the other."""

DISTRICT = frozenset(map(exact, ("जिले", "जिला", "जनपद")))
"""What may stand behind the name of a district: "जौनपुर जिले के जलालपुर"."""

DATELINE_WEIGHT, CAPITAL_WEIGHT = 8.0, 1.0
"""A dateline says where a story happened: more than a title that names a place, unless it is the capital of a state
that the story names, where the desk sits."""

Fields = list[tuple[Words, list[Found]]]


class Places(NamedTuple):
    """The places named in the fields, in order, each resolved to one slug; the token that ends each field's head."""

    mentions: list[Mention]
    heads: dict[str, int]


class _Case(NamedTuple):
    words: Words
    found: Found
    rule: Rule | None
    head: bool
    sure: bool

    @property
    def rivals(self) -> bool:
        """Is it the name of several places that are all as well known: प्रतापगढ़, बिलासपुर?"""
        return sum(not name.rule for name in self.found.names) > 1

    @property
    def likely(self) -> bool:
        """Is it a name of one well-known place, whatever small ones it may also mean: उदयपुर, जयपुर?"""
        return self.sure or not (self.rule or self.rivals or self.found.names[0].rule)


def found(fields: Fields) -> Places:
    """The places that a story names."""
    heads = {words.field: _head_ends(words) for words, _ in fields}
    cases = [case for words, names in fields if names for case in _cases(words, names, heads[words.field])]
    sure = [case for case in cases if case.sure]
    near = likely = _Near(sure)
    if len(sure) < len(cases):
        # Between rivals what is only likely decides too: it cannot speak for itself there.
        likely = _Near([case for case in cases if case.likely or _is_told_of(case)])
        near = _Near(sure, likely.at)
    meant = [_meant(case, near, likely) for case in cases]
    named = {slug for slug, told in meant if told}
    return Places(
        [
            Mention(slug, case.words, case.found.first, case.found.last)
            for case, (slug, told) in zip(cases, meant, strict=True)
            if told or (slug in named and _goes_on(case))
        ],
        heads,
    )


def _is_told_of(case: _Case) -> bool:
    # "धार जिले के टांडा": a word whose neighbours say that the district is meant.
    rule = None if case.rivals else _rule_of(case, case.found.names[0])
    return rule is not None and rule.told(case.words.terms, case.found.first, case.found.last)


def _goes_on(case: _Case) -> bool:
    name = case.found.names[0]
    rule = _rule_of(case, name)
    return rule is not None and name.kind == "district" and rule.goes_on(case.words.terms, case.found.last)


def chief(places: Places, *, of_state: bool) -> dict[str, float]:
    """What speaks, besides being named, for a place's being the chief one.

    A dateline does, but the capital's desk writes of the whole state. `of_state`: the event is one of a whole state.
    """
    extra: dict[str, float] = {}
    named = {mention.slug for mention in places.mentions}
    for mention in places.mentions:
        if mention.last < places.heads[mention.words.field]:
            capital = bool(capital_of().get(mention.slug, frozenset()) & named)
            extra[mention.slug] = CAPITAL_WEIGHT if capital else DATELINE_WEIGHT
        elif of_state and _state_of()[mention.slug] == mention.slug:
            extra.setdefault(mention.slug, DATELINE_WEIGHT)
    return extra


def _cases(words: Words, names: list[Found], head: int) -> Iterable[_Case]:
    refused, governing = _refused(words.terms, names), place_rules().governing
    for found in names:
        first, last, meanings = found
        if meanings[0].facet == "place" and first not in refused:
            rule = governing.get(tuple(words.terms[first : last + 1]))
            sure = rule is None and len(meanings) == 1 and not meanings[0].rule
            yield _Case(words, found, rule, last < head, sure)


def _refused(terms: Sequence[str], names: list[Found]) -> set[int]:
    # "इंदौर-खंडवा रोड": what bars the last name of a route bars those joined to it by hyphens.
    refused, rule = set[int](), place_rules().named["any"]
    for first, last, _ in reversed(names):
        if (last + 2 in refused and terms[last + 1] == HYPHEN) or rule.refused(terms, first, last):
            refused.add(first)
    return refused


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


@cache
def _state_of() -> Mapping[str, str]:
    return {slug: value.broader or slug for slug, value in values()["place"].items()}


class _Near:
    """The places that a story names for certain: what tells the meaning of the others.

    `beside` are the places by the tokens that they begin and end at which tell what a name right beside them means.
    """

    def __init__(self, certain: list[_Case], beside: Mapping[tuple[str, int], _Case] | None = None) -> None:
        self.states: dict[str, int] = {}
        self.counts: dict[str, int] = {}
        self.at: dict[tuple[str, int], _Case] = {}
        self._beside = self.at if beside is None else beside
        state_of = _state_of()
        for case in certain:
            (first, last, names), field = case.found, case.words.field
            slug = names[0].slug
            count = self.counts.get(slug, 0)
            if not count or case.head:
                state = state_of[slug]
                self.states[state] = self.states.get(state, 0) + (HEAD_COUNTS if case.head else 1)
            self.counts[slug] = count + 1
            self.at[field, first] = self.at[field, last] = case

    def strays(self, case: _Case, slug: str) -> bool:
        """Is a town named once, late, in a story that is otherwise about other states? Then it is likely a namesake."""
        if len(self.states) < 2 or case.found.first < LEAD_TOKENS or case.words.field != "body":
            return False
        state, count = _state_of()[slug], self.counts.get(slug, 0)
        return state != slug and count <= 1 and self.states.get(state, 0) <= count

    def joined(self, case: _Case) -> list[_Case]:
        """The certain places that stand in one list with this one: "इंदौर, धार और झाबुआ"."""
        terms, field, (first, last, _) = case.words.terms, case.words.field, case.found
        before = self.at.get((field, first - 2)) if first > 1 and terms[first - 1] in JOINERS else None
        after = self.at.get((field, last + 2)) if last + 1 < len(terms) and terms[last + 1] in JOINERS else None
        return [other for other in (before, after) if other]

    def stated(self, case: _Case, slug: str) -> bool:
        """Does its state or district stand right beside the name: "राजस्थान के प्रतापगढ़", "जौनपुर जिले के जलालपुर"?"""
        terms, field, (first, last, _) = case.words.terms, case.words.field, case.found
        before = after = None
        if first > 1 and terms[first - 1] in OF:
            before = self._beside.get((field, first - (3 if terms[first - 2] in DISTRICT else 2)))
        if last + 1 < len(terms) and terms[last + 1] in BEFORE_STATE:
            after = self._beside.get((field, last + 2))
        within = (slug, _state_of()[slug])
        others = [other.found.names for other in (before, after) if other and other.found.names != case.found.names]
        return any(names[0].kind != "town" and names[0].slug in within for names in others)

    def score(self, case: _Case, name: Name) -> int:
        """How much speaks for one meaning of a name: itself named, its state, a list of districts."""
        state_of = _state_of()
        # A district's own name is beaten by a namesake only in a story that never names the district's state.
        beaten = bool(name.rule) and any(
            self.states.get(state_of[other.slug])
            for other in case.found.names
            if other is not name and other.kind != "town"
        )
        state = 0 if beaten else self.states.get(state_of[name.slug], 0)
        stated = self.stated(case, name.slug)
        listed = stated or (
            name.kind != "town" and any(other.found.names[0].kind != "town" for other in self.joined(case))
        )
        return SELF_COUNTS * (name.slug in self.counts) + state + LIST_COUNTS * listed


def _rule_of(case: _Case, name: Name) -> Rule | None:
    return case.rule or (place_rules().named[name.rule] if name.rule else None)


def _meant(case: _Case, near: _Near, likely: _Near) -> tuple[str, bool]:
    """The place that a name means here, if any, and whether the story tells that it means a place at all."""
    (first, last, names), terms = case.found, case.words.terms
    best = names[0]
    if case.sure:
        return best.slug, not (best.kind == "town" and near.strays(case, best.slug))
    if len(names) > 1:
        # Where the state decides nothing between two, the place that is known well enough to need no mark.
        score = {n: (near.score(case, n), likely.score(case, n) if case.rivals else 0, not n.rule) for n in names}
        best = max(score, key=score.__getitem__)
    rule = _rule_of(case, best)
    if rule and rule.refused(terms, first, last):
        return "", False
    told = rule is None or _told(case, best, rule, near)
    if told and names[0].kind == "town" and near.strays(case, best.slug):
        return "", False
    return best.slug, told


def _told(case: _Case, best: Name, rule: Rule, near: _Near) -> bool:
    (first, last, _), terms = case.found, case.words.terms
    return (
        rule.always
        or rule.told(terms, first, last)
        or (rule.near and near.score(case, best) > 0)
        or (rule.dateline and case.head and (first == 0 or terms[first - 1] in MARKS))
        or (rule.beside and bool(near.joined(case)))
        or (rule.goes_on(terms, last) and _placed(case, best, rule, near))
    )


def _placed(case: _Case, best: Name, rule: Rule, near: _Near) -> bool:
    return (
        near.stated(case, best.slug)
        or (rule.near_placed and near.score(case, best) > 0)
        or (rule.opens and case.words.field == "title" and case.found.first == 0)
    )
