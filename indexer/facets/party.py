"""Which parties does a story name?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indexer.facets.context import Rule
from indexer.facets.gazetteer import Found
from indexer.facets.mentions import Mention
from indexer.facets.tables import party_rules
from indexer.facets.words import COMMA, HYPHEN, Words

JOINERS = frozenset((HYPHEN, COMMA, "और", "व", "एवं", "या", "तथा"))
"""What stands between two values of one list: "आप-कांग्रेस", "हम और वीआईपी"."""


def mentions(fields: Iterable[tuple[Words, list[Found]]]) -> list[Mention]:
    """The parties named in the fields, in order; names that their company bars are left out."""
    found: list[Mention] = []
    for words, places in fields:
        parties = [f for f in places if f.names[0].facet == "party"]
        certain = {f.first: f.last for f in parties if _certain(words, f)}
        for name in parties:
            if name.first in certain or _joined(words, name, certain):
                found.append(Mention(name.names[0].slug, words, name.first, name.last))
    return found


def _rule(words: Words, found: Found) -> Rule | None:
    return party_rules().governing.get(tuple(words.terms[found.first : found.last + 1]))


def _certain(words: Words, found: Found) -> bool:
    rule = _rule(words, found)
    if rule is None:
        return not found.names[0].rule
    if rule.refused(words.terms, found.first, found.last):
        return False
    return rule.always or rule.told(words.terms, found.first, found.last)


def _joined(words: Words, found: Found, certain: Mapping[int, int]) -> bool:
    rule, terms = _rule(words, found), words.terms
    if rule is None or not rule.beside or rule.refused(terms, found.first, found.last):
        return False
    before, after = found.first - 1, found.last + 1
    return (before > 0 and terms[before] in JOINERS and before - 1 in certain.values()) or (
        after + 1 < len(terms) and terms[after] in JOINERS and after + 1 in certain
    )
