"""Which parties does a story name?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from indexer.facets.context import Rule, follows
from indexer.facets.gazetteer import Found
from indexer.facets.marks import CLOSE, COMMA, HYPHEN, OPEN
from indexer.facets.mentions import Mention
from indexer.facets.tables import party_rules, toml
from indexer.facets.words import Words

JOINERS = frozenset((HYPHEN, COMMA, "और", "व", "एवं", "या", "तथा"))
"""What stands between two values of one list: "आप-कांग्रेस", "हम और वीआईपी"."""


class _Case(NamedTuple):
    words: Words
    found: Found
    slug: str
    rule: Rule | None


def mentions(fields: Iterable[tuple[Words, list[Found]]]) -> list[Mention]:
    """The parties named in the fields, in order; names that their company bars are left out."""
    cases = [_case(words, f) for words, found in fields for f in found if f.names[0].facet == "party"]
    if not cases:
        return []
    other = {_begins(case) for case in cases if case.rule and case.rule.spelled and _spells_other(case, cases)}
    cases = [case for case in cases if _begins(case) not in other]
    certain = {(case.words.field, case.found.first): case for case in cases if _certain(case)}
    company = _Company(certain)
    mentions = [
        Mention(case.slug, case.words, case.found.first, case.found.last)
        for case in cases
        if (case.words.field, case.found.first) in certain or company.tells(case)
    ]
    return _as_factions(mentions)


def _case(words: Words, found: Found) -> _Case:
    rule = party_rules().governing.get(tuple(words.terms[found.first : found.last + 1]))
    return _Case(words, found, found.names[0].slug, rule)


def _begins(case: _Case) -> str:
    return case.words.terms[case.found.first]


def _as_factions(mentions: list[Mention]) -> list[Mention]:
    # A story on a faction calls it by the old party's name for short: लोजपा for लोजपा (रामविलास).
    named, factions = {mention.slug for mention in mentions}, toml("party_rules.toml")["faction"]
    return [m._replace(slug=factions[m.slug]) if factions.get(m.slug) in named else m for m in mentions]


def _spells_other(case: _Case, cases: list[_Case]) -> bool:
    # "मादक द्रव्यों के सेवन संबंधी विकार (एमएनएस)": what stands before the parenthesis is what is abbreviated.
    (first, last, _), terms = case.found, case.words.terms
    if first < 2 or terms[first - 1] != OPEN or terms[last + 1 : last + 2] != [CLOSE]:
        return False
    return all(other.words is not case.words or other.found.last != first - 2 for other in cases)


def _certain(case: _Case) -> bool:
    rule, (first, last, names) = case.rule, case.found
    if rule is None:
        return not names[0].rule
    if rule.refused(case.words.terms, first, last):
        return False
    return rule.always or rule.told(case.words.terms, first, last)


class _Company:
    """The parties that a story names for certain: what tells whether another name is meant."""

    def __init__(self, certain: Mapping[tuple[str, int], _Case]) -> None:
        self._slugs = {case.slug for case in certain.values()}
        self._begin = certain.keys()
        self._end = {(case.words.field, case.found.last) for case in certain.values()}

    def tells(self, case: _Case) -> bool:
        """Does what stands beside the name, among these parties, say that it is one?"""
        rule, terms, field, (first, last, _) = case.rule, case.words.terms, case.words.field, case.found
        if rule is None or rule.refused(terms, first, last):
            return False
        if self._slugs - {case.slug} and follows(terms, last, rule.company):
            return True
        return rule.beside and (
            (first > 1 and terms[first - 1] in JOINERS and (field, first - 2) in self._end)
            or (last + 2 < len(terms) and terms[last + 1] in JOINERS and (field, last + 2) in self._begin)
        )
