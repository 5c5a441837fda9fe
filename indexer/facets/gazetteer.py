"""Where in a story does a name of the tables stand?

A trie over exact terms: every name is looked up at once in one walk, longest name first, so that तृणमूल कांग्रेस is never
कांग्रेस, and no name is ever found inside a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

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


class Gazetteer:
    """All names of all facets in one trie, so that a longer name of one facet hides a shorter one of another."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root: dict[str, Any] = {}
        for name in names:
            node = self._root
            for term in key(name.written):
                node = node.setdefault(term, {})
            known: tuple[Name, ...] = node.get("", ())
            if all((name.facet, name.slug) != (other.facet, other.slug) for other in known):
                node[""] = (*known, name)

    def find(self, words: Words) -> Iterator[Found]:
        """The names in a field from left to right, the longest at each place, none overlapping another."""
        terms, root, free = words.terms, self._root, 0
        for first in [index for index, term in enumerate(terms) if term in root]:
            if first >= free:
                found = self._longest(words, terms, first)
                if found:
                    yield found
                    free = found.last + 1

    def _longest(self, words: Words, terms: Sequence[str], first: int) -> Found | None:
        node, best, index = self._root, None, first
        while index < len(terms):
            term = terms[index]
            if term not in node:
                # A name may be written with a hyphen or a parenthesis inside: जदयू = जनता दल (यू).
                if term in _SKIPPED and index > first:
                    index += 1
                    continue
                break
            node = node[term]
            names = node.get("", ())
            if names:
                names = tuple(n for n in names if not n.capitals or _capital(words, first, index))
                best = Found(first, index, names) if names else best
            index += 1
        return best


def _capital(words: Words, first: int, last: int) -> bool:
    return all(words.surface(index).isupper() for index in range(first, last + 1) if words.terms[index] not in MARKS)
