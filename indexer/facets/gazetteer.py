"""Where in a story does a name of the tables stand?

A trie over exact terms: every name is looked up at once in one walk, longest name first, so that तृणमूल कांग्रेस is never
कांग्रेस, and no name is ever found inside a word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indexer.facets.marks import CLOSE, HYPHEN, MARKS, OPEN, QUOTE
from indexer.facets.words import Texts, Words, marked
from indexer.language.lexicon import Known

CAPITALS_UP_TO = 5
"""A Latin name in capitals of at most so many letters is an abbreviation: SP, AAP, JD(U). It counts only in capitals,
or "up", "sad" and "ham" in an English sentence would be a state and two parties."""

_SKIPPED = frozenset((HYPHEN, OPEN, CLOSE))

_POSSESSIVE = "s"
"""What an apostrophe may stand before inside a name: National People's Party."""

_BEGINS, _IS_NAME, _GOES_ON = 1, 2, 4
"""What a term may be (a set of bits): the first of a name's terms, a name by itself, a further term of a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write one value: as the table has it, with what the table says of it.

    `kind` tells what the name denotes (party, state, district, town, seat …, or mask for what is none of ours).
    `rule` names the condition under which alone it counts, or ''.
    """

    facet: str
    slug: str
    written: str
    kind: str
    rule: str = ""
    capitals: bool = False


class Found(NamedTuple):
    """Tokens first..last (both included) are a name; several names when the tables give it more than one meaning."""

    first: int
    last: int
    names: tuple[Name, ...]


def key(written: str) -> tuple[str, ...]:
    """The exact terms of a name without the marks between them: what two spellings must share to be one name.

    >>> key("जम्मू-कश्मीर") == key("जम्मू कश्मीर"), key("चम्पारण") == key("चंपारण")
    (True, True)
    """
    return tuple(term for term in marked(written) if term not in MARKS)


def in_capitals(written: str) -> bool:
    """Is this an abbreviation in Latin capitals, to be found in capitals alone?"""
    letters = [letter for letter in written if letter.isalpha()]
    return len(letters) <= CAPITALS_UP_TO and all("A" <= letter <= "Z" for letter in letters)


class _Node:
    """Where a walk over the terms of names may stand: the names that end here, the terms that go on.

    `capitals`: may any of the names stand in capitals alone?
    """

    __slots__ = ("capitals", "following", "names")

    def __init__(self) -> None:
        self.names: tuple[Name, ...] = ()
        self.capitals = False
        self.following: dict[str, _Node] = {}

    def add(self, name: Name) -> None:
        if all((name.facet, name.slug) != (other.facet, other.slug) for other in self.names):
            self.names = (*self.names, name)
            self.capitals = self.capitals or name.capitals


class Gazetteer:
    """All names of all facets in one trie, so that a longer name of one facet hides a shorter one of another."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root: dict[str, _Node] = {}
        for name in names:
            node, following = None, self._root
            for term in key(name.written):
                node = following.setdefault(term, _Node())
                following = node.following
            if node:
                node.add(name)

        self._further = {*_SKIPPED, QUOTE, *(term for node in self._root.values() for term in node.following)}
        self._roles = Known(self._role, np.uint8)

    def _role(self, term: str) -> int:
        node = self._root.get(term)
        begins = (_BEGINS | (_IS_NAME if node.names else 0)) if node else 0
        return begins | (_GOES_ON if term in self._further else 0)

    def find_all(self, texts: Texts) -> list[list[Found]]:
        """The names in each text from left to right, the longest at each place, none overlapping another."""
        # Most words begin no name, or one that cannot go on with the next word: asked of all texts at once.
        roles = self._roles.of(texts.lexicon)[texts.numbers]
        following = np.append(roles[1:], 0) & _GOES_ON
        first = (roles & _IS_NAME).astype(bool) | ((roles & _BEGINS).astype(bool) & following.astype(bool))
        found: list[list[Found]] = [[] for _ in texts.words]
        for place in np.flatnonzero(first).tolist():
            number = bisect_right(texts.bounds, place) - 1
            self._look(texts.words[number], place - texts.bounds[number], found[number])
        return found

    def _look(self, words: Words, first: int, found: list[Found]) -> None:
        if not found or first > found[-1].last:
            longest = _longest(words, words.terms, first, self._root[words.terms[first]])
            if longest:
                found.append(longest)


def _longest(words: Words, terms: list[str], first: int, node: _Node) -> Found | None:
    best, following = _ending(words, first, first, node), node.following
    for index in range(first + 1, len(terms)) if following else ():
        term = terms[index]
        if term in following:
            node = following[term]
            best, following = _ending(words, first, index, node) or best, node.following
        # A name may be written with a hyphen or a parenthesis inside: जदयू = जनता दल (यू).
        elif term not in _SKIPPED and not (term == QUOTE and terms[index + 1 : index + 2] == [_POSSESSIVE]):
            break
    return best


def _ending(words: Words, first: int, last: int, node: _Node) -> Found | None:
    names = node.names
    if node.capitals and not _capital(words, first, last):
        names = tuple(name for name in names if not name.capitals)
    return Found(first, last, names) if names else None


def _capital(words: Words, first: int, last: int) -> bool:
    return all(words.surface(index).isupper() for index in range(first, last + 1) if words.terms[index] not in MARKS)
