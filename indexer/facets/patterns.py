"""How is a trigger written, and where does it match?

A pattern is words in order: `इस्तीफ* +2 दिया/दी/सौंपा`. `*` ends a prefix, `/` parts alternatives, `@name` is a class
of words, `+2` lets up to two words stand between, PARTY and PLACE are any name of that facet. A match never crosses
the end of a sentence. Quotation marks, hyphens and parentheses are seen through.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from indexer.facets.words import COLON, COMMA, END, QUOTE
from indexer.language.analysis import exact

STOP = 0
"""The element that the end of a sentence and a colon are: no match goes on over it."""

NAMES = {"PARTY": "PARTY", "PLACE": "PLACE", "END": END, "COMMA": COMMA, "COLON": COLON, "QUOTED": QUOTE}
"""What stands in a pattern for any name of a facet, and for the marks that say something."""


class Step(NamedTuple):
    """One word of a pattern: the element it must be, after at most `gap` other words."""

    element: int
    gap: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern, with whatever its owner keeps with it."""

    written: str
    steps: tuple[Step, ...]
    rest: frozenset[int]
    owner: str
    weight: float


class Patterns:
    """Many patterns at once: each word of a text is asked only for the patterns that begin with it."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._elements: dict[str, int] = {}
        self._words: dict[str, set[int]] = {END: {STOP}, COLON: {STOP}}
        self._prefixes: dict[str, set[int]] = {}
        self._starting: dict[int, list[Pattern]] = {}
        self.kinds: Callable[[str], frozenset[int]] = lru_cache(maxsize=100_000)(self._kinds)

    def add(self, written: str, owner: str, weight: float = 1.0) -> Pattern:
        """Compiles a pattern and keeps it. Raises KeyError for an unknown class, ValueError for an empty pattern."""
        steps, gap = [], 0
        for part in written.split():
            if part[0] == "+":
                gap = int(part[1:])
            else:
                steps.append(Step(self._element(part), gap))
                gap = 0
        if not steps or gap:
            raise ValueError(f"a pattern needs words, and one after its last gap: {written!r}")
        pattern = Pattern(written, tuple(steps), frozenset(step.element for step in steps[1:]), owner, weight)
        self._starting.setdefault(steps[0].element, []).append(pattern)
        return pattern

    def _element(self, part: str) -> int:
        if part not in self._elements:
            number = self._elements[part] = len(self._elements) + 1
            for option in part.split("/"):
                for word in self._classes[option[1:]] if option[0] == "@" else (option,):
                    table, term = (self._prefixes, word[:-1]) if word.endswith("*") else (self._words, word)
                    table.setdefault(NAMES.get(term) or exact(term), set()).add(number)
        return self._elements[part]

    def _kinds(self, term: str) -> frozenset[int]:
        kinds = set(self._words.get(term, ()))
        for length in range(1, len(term) + 1):
            kinds |= self._prefixes.get(term[:length], set())
        return frozenset(kinds)

    def find(self, kinds: Sequence[frozenset[int]]) -> list[tuple[Pattern, int, int]]:
        """Every match (pattern, first, last) in words of these kinds."""
        # Most patterns begin with a common word and lack another: asked once for the whole text, not at every word.
        present = frozenset[int]().union(*kinds)
        live = {
            element: patterns
            for element in present
            if (patterns := [p for p in self._starting.get(element, ()) if p.rest <= present])
        }
        return [
            (pattern, first, last)
            for first, kind in enumerate(kinds)
            for element in kind
            if element in live
            for pattern in live[element]
            if (last := _match(pattern.steps, kinds, first)) >= 0
        ]


def _match(steps: tuple[Step, ...], kinds: Sequence[frozenset[int]], at: int) -> int:
    if len(steps) == 1:
        return at
    # The nearest word that fits is taken: triggers are short, and the nearest is the one that belongs.
    for step in steps[1:]:
        for index in range(at + 1, min(at + 2 + step.gap, len(kinds))):
            if step.element in kinds[index]:
                at = index
                break
            if STOP in kinds[index]:
                return -1
        else:
            return -1
    return at
