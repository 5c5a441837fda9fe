"""Do the words around a name say that it is meant? The conditions stand in data files; this reads and asks them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.facets.gazetteer import key
from indexer.facets.marks import CLOSE, COMMA, HYPHEN, QUOTE

_SEE_THROUGH = frozenset((QUOTE, HYPHEN, CLOSE))
"""Marks that do not part a name from the word that tells its meaning: 'आप' नेता."""

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their word nearest to the name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a name counts: never beside `not_next` or `not_previous`; and, if any need is told, only when one is met.

    `company`: what tells the value after the name where the story names another value of the facet. `spelled`: never
    when the story writes it in parentheses after other words than its name. `beside`: joined by a hyphen, comma or
    "and" to another value. `near`: the story names the place's district, state, or another district of the state.
    `dateline`: it stands where a story or title names its place. `placed`: words that follow a place, and with them it
    counts where its state stands right beside it, where the story means it elsewhere, and, if so told, where the
    story is of its state (`near_placed`) and at the beginning of a title (`opens`).
    """

    name: str
    next: Phrases
    previous: Phrases
    not_next: Phrases
    not_previous: Phrases
    company: Phrases
    placed: Phrases
    spelled: bool = False
    beside: bool = False
    near: bool = False
    dateline: bool = False
    near_placed: bool = False
    opens: bool = False

    @property
    def always(self) -> bool:
        """Does the name count wherever nothing speaks against it?"""
        told = self.next or self.previous or self.company or self.placed
        return not (told or self.beside or self.near or self.dateline)

    def refused(self, terms: Sequence[str], first: int, last: int) -> bool:
        """Do the neighbours say that something else is meant?"""
        return follows(terms, last, self.not_next) or precedes(terms, first, self.not_previous)

    def told(self, terms: Sequence[str], first: int, last: int) -> bool:
        """Do the neighbours say that this is meant?"""
        return follows(terms, last, self.next) or precedes(terms, first, self.previous)

    def goes_on(self, terms: Sequence[str], last: int) -> bool:
        """Does the sentence go on after the name as it does after a place?"""
        return follows(terms, last, self.placed)


def follows(terms: Sequence[str], last: int, phrases: Phrases) -> bool:
    """Does one of the phrases stand right after the token `last`?"""
    if not phrases:
        return False
    at = last + 1
    while at < len(terms) and terms[at] in _SEE_THROUGH:
        at += 1
    # Few names have a word beside them that begins a phrase: one look-up, then no more.
    if at == len(terms) or terms[at] not in phrases:
        return False
    return any(tuple(terms[at : at + len(phrase)]) == phrase for phrase in phrases[terms[at]])


def precedes(terms: Sequence[str], first: int, phrases: Phrases) -> bool:
    """Does one of the phrases stand right before the token `first`?"""
    if not phrases:
        return False
    at = first - 1
    while at >= 0 and terms[at] in _SEE_THROUGH:
        at -= 1
    if at < 0 or terms[at] not in phrases:
        return False
    return any(at + 1 >= len(p) and tuple(terms[at + 1 - len(p) : at + 1]) == p for p in phrases[terms[at]])


def read_rules(table: Mapping[str, Any]) -> dict[str, Rule]:
    """The rules of a data file: `[class]` names lists of words, `[[rule]]` uses them as @name.

    A comma may end a phrase.
    """
    classes: Mapping[str, list[str]] = table.get("class", {})

    def words(written: Iterable[str]) -> list[tuple[str, ...]]:
        spread = (word for item in written for word in (classes[item[1:]] if item.startswith("@") else [item]))
        return [key(word) + ((COMMA,) if word.endswith(",") else ()) for word in spread]

    return {row["name"]: _rule(row, words) for row in table["rule"]}


def _rule(row: Mapping[str, Any], words: Any) -> Rule:
    return Rule(
        row["name"],
        next=_by(words(row.get("next", ())), 0),
        previous=_by(words(row.get("previous", ())), -1),
        not_next=_by(words(row.get("not_next", ())), 0),
        not_previous=_by(words(row.get("not_previous", ())), -1),
        company=_by(words(row.get("company", ())), 0),
        placed=_by(words(row.get("placed", ())), 0),
        spelled=row.get("spelled", False),
        beside=row.get("beside", False),
        near=row.get("near", False),
        dateline=row.get("dateline", False),
        near_placed=row.get("near_placed", False),
        opens=row.get("opens", False),
    )


def _by(phrases: Iterable[tuple[str, ...]], nearest: int) -> Phrases:
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        table[phrase[nearest]] = (*table.get(phrase[nearest], ()), phrase)
    return table
