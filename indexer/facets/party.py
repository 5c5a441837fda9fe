"""Which parties does a story name?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indexer.facets.context import Rule, follows
from indexer.facets.gazetteer import Found
from indexer.facets.mentions import Mention
from indexer.facets.tables import party_rules, toml
from indexer.facets.words import CLOSE, COMMA, HYPHEN, OPEN, Words

JOINERS = frozenset((HYPHEN, COMMA, "और", "व", "एवं", "या", "तथा"))
"""What stands between two values of one list: "आप-कांग्रेस", "हम और वीआईपी"."""


def mentions(fields: Iterable[tuple[Words, list[Found]]]) -> list[Mention]:
    """The parties named in the fields, in order; names that their company bars are left out."""
    named = [(words, [f for f in places if f.names[0].facet == "party"]) for words, places in fields]
    other = {words.terms[f.first] for words, parties in named for f in parties if _spells_other(words, f, parties)}
    certain = {
        words.field: {f.first: f for f in parties if words.terms[f.first] not in other and _certain(words, f)}
        for words, parties in named
    }
    slugs = {f.names[0].slug for found in certain.values() for f in found.values()}
    mentions = [
        Mention(f.names[0].slug, words, f.first, f.last)
        for words, parties in named
        for f in parties
        if f.first in certain[words.field]
        or (words.terms[f.first] not in other and _in_company(words, f, certain[words.field], slugs))
    ]
    return _as_factions(mentions)


def _as_factions(mentions: list[Mention]) -> list[Mention]:
    # A story on a faction calls it by the old party's name for short: लोजपा for लोजपा (रामविलास).
    named, factions = {mention.slug for mention in mentions}, toml("party_rules.toml")["faction"]
    return [m._replace(slug=factions[m.slug]) if factions.get(m.slug) in named else m for m in mentions]


def _spells_other(words: Words, found: Found, parties: list[Found]) -> bool:
    # "मादक द्रव्यों के सेवन संबंधी विकार (एमएनएस)": what stands before the parenthesis is what is abbreviated.
    rule, terms = _rule(words, found), words.terms
    if rule is None or not rule.spelled or found.first < 2 or terms[found.first - 1] != OPEN:
        return False
    closed = found.last + 1 < len(terms) and terms[found.last + 1] == CLOSE
    return closed and all(other.last != found.first - 2 for other in parties)


def _rule(words: Words, found: Found) -> Rule | None:
    return party_rules().governing.get(tuple(words.terms[found.first : found.last + 1]))


def _certain(words: Words, found: Found) -> bool:
    rule = _rule(words, found)
    if rule is None:
        return not found.names[0].rule
    if rule.refused(words.terms, found.first, found.last):
        return False
    return rule.always or rule.told(words.terms, found.first, found.last)


def _in_company(words: Words, found: Found, certain: Mapping[int, Found], slugs: set[str]) -> bool:
    rule, terms = _rule(words, found), words.terms
    if rule is None or rule.refused(terms, found.first, found.last):
        return False
    if slugs - {found.names[0].slug} and follows(terms, found.last, rule.company):
        return True
    before, after = found.first - 1, found.last + 1
    ends = {other.last for other in certain.values()}
    return rule.beside and (
        (before > 0 and terms[before] in JOINERS and before - 1 in ends)
        or (after + 1 < len(terms) and terms[after] in JOINERS and after + 1 in certain)
    )
