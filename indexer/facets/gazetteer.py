"""Where in a story does a name of the tables stand?

A trie over exact terms: every name is looked up at once in one walk, longest name first, so that तृणमूल कांग्रेस is never
कांग्रेस, and no name is ever found inside a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, count
from typing import NamedTuple

from indexer.facets.words import CLOSE, HYPHEN, MARKS, OPEN, Words, read

CAPITALS_UP_TO = 5
"""A Latin name in capitals of at most so many letters is an abbreviation: SP, AAP, JD(U). It counts only in capitals,
or "up", "sad" and "ham" in an English sentence would be a state and two parties."""

_SKIPPED = frozenset((HYPHEN, OPEN, CLOSE))


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
    return tuple(term for term in read("", written).terms if term not in MARKS)


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

    def find(self, words: Words) -> list[Found]:
        """The names in a field from left to right, the longest at each place, none overlapping another."""
        terms, root, free, found = words.terms, self._root, 0, []
        # Most words begin no name: they cost one look-up, without a step of Python's own.
        for first in compress(count(), map(root.__contains__, terms)):
            if first >= free:
                longest = _longest(words, terms, first, root[terms[first]])
                if longest:
                    found.append(longest)
                    free = longest.last + 1
        return found


def _longest(words: Words, terms: Sequence[str], first: int, node: _Node) -> Found | None:
    best, following = _ending(words, first, first, node), node.following
    for index in range(first + 1, len(terms)) if following else ():
        term = terms[index]
        if term in following:
            node = following[term]
            best, following = _ending(words, first, index, node) or best, node.following
        # A name may be written with a hyphen or a parenthesis inside: जदयू = जनता दल (यू).
        elif term not in _SKIPPED:
            break
    return best


def _ending(words: Words, first: int, last: int, node: _Node) -> Found | None:
    names = node.names
    if node.capitals and not _capital(words, first, last):
        names = tuple(name for name in names if not name.capitals)
    return Found(first, last, names) if names else None


def _capital(words: Words, first: int, last: int) -> bool:
    return all(words.surface(index).isupper() for index in range(first, last + 1) if words.terms[index] not in MARKS)
