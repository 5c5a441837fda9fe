"""How is a trigger written, and where does it match?

A pattern is words in order: `इस्तीफ* +2 दिया/दी/सौंपा`. `*` ends a prefix, `/` parts alternatives, `@name` is a class
of words, `+2` lets up to two words stand between, PARTY and PLACE are any name of that facet. A match never crosses
the end of a sentence. Quotation marks, hyphens and parentheses are seen through.

Each pattern waits at its rarest word, so that a word that is the rarest of no pattern costs a look-up.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count
from typing import NamedTuple

from indexer.facets.remembered import Remembered
from indexer.facets.words import COLON, COMMA, END, MARKS, QUOTE
from indexer.language.analysis import exact

STOP = 0
"""The element that the end of a sentence and a colon are: no match goes on over it."""

NAMES = {"PARTY": "PARTY", "PLACE": "PLACE", "END": END, "COMMA": COMMA, "COLON": COLON, "QUOTED": QUOTE}
"""What stands in a pattern for any name of a facet, and for the marks that say something."""


_ANYWHERE = MARKS | {"PARTY", "PLACE"}
"""What stands in nearly every text."""

REMEMBERED = 100_000
"""Words, and sets of elements, that are kept: some 15 MB when full."""


class Step(NamedTuple):
    """One word of a pattern: the element it must be, after at most `gap` other words."""

    element: int
    gap: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern, with whatever its owner keeps with it; `number` is its place among all."""

    written: str
    steps: tuple[Step, ...]
    owner: str
    weight: float
    number: int


class _Try(NamedTuple):
    """A pattern to try at a word that is its rarest: its first word stands `nearest` to `farthest` words before.

    `others` are the elements that its other words must be.
    """

    pattern: Pattern
    others: frozenset[int]
    first: int
    nearest: int
    farthest: int


class Patterns:
    """Many patterns at once: each word of a text is asked only for the patterns whose rarest word it is."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._elements: dict[str, int] = {}
        self._words: dict[str, set[int]] = {END: {STOP}, COLON: {STOP}}
        self._prefixes: dict[str, set[int]] = {}
        self._begun: set[str] = set()
        self._patterns: list[Pattern] = []
        self._waiting: dict[int, list[_Try]] = {}
        self._kinds = Remembered(self._kind_of, REMEMBERED)
        self.kinds: Callable[[str], frozenset[int]] = self._kinds.__getitem__
        self._tries = Remembered(self._tries_of, REMEMBERED)

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
        pattern = Pattern(written, tuple(steps), owner, weight, len(self._patterns))
        self._patterns.append(pattern)
        for made in (self._waiting, self._kinds, self._tries):
            made.clear()
        return pattern

    def _element(self, part: str) -> int:
        if part not in self._elements:
            number = self._elements[part] = len(self._elements) + 1
            for option in part.split("/"):
                for word in self._classes[option[1:]] if option[0] == "@" else (option,):
                    table, term = (self._prefixes, word[:-1]) if word.endswith("*") else (self._words, word)
                    table.setdefault(NAMES.get(term) or exact(term), set()).add(number)
            self._begun = {prefix[:2] for prefix in self._prefixes}
        return self._elements[part]

    def _kind_of(self, term: str) -> frozenset[int]:
        kinds = set(self._words.get(term, ()))
        if term[:2] in self._begun or term[:1] in self._begun:
            for length in range(1, len(term) + 1):
                kinds |= self._prefixes.get(term[:length], set())
        return frozenset(kinds)

    def _wait(self) -> None:
        """Puts each pattern where it waits."""
        common = self._commonness()
        for pattern in self._patterns:
            elements = [step.element for step in pattern.steps]
            at = min(range(len(elements)), key=lambda index: common[elements[index]])
            others = frozenset(elements[:at] + elements[at + 1 :])
            farthest = sum(step.gap + 1 for step in pattern.steps[1 : at + 1])
            self._waiting.setdefault(elements[at], []).append(_Try(pattern, others, elements[0], at, farthest))

    def _commonness(self) -> dict[int, float]:
        """How common each element is in texts, as guessed: common words are short (Zipf) and in many patterns."""
        uses = Counter(step.element for pattern in self._patterns for step in pattern.steps)
        common = dict.fromkeys(uses, 0.0)
        for word, elements in [*self._words.items(), *self._prefixes.items()]:
            asked = sum(uses[element] for element in elements)
            for element in elements & common.keys():
                common[element] += math.inf if word in _ANYWHERE else asked / 3 ** len(word)
        return common

    def _tries_of(self, kind: frozenset[int]) -> tuple[_Try, ...]:
        if not self._waiting:
            self._wait()
        return tuple(one for element in kind for one in self._waiting.get(element, ()))

    def find(self, kinds: Sequence[frozenset[int]]) -> list[tuple[Pattern, int, int]]:
        """Every match (pattern, first, last) in words of these kinds, in the order of their first words."""
        matches: dict[tuple[int, int, int], tuple[Pattern, int, int]] = {}
        # Most patterns lack another of their words: asked for the whole text at once, before any is looked for beside.
        different = set(kinds)
        present = frozenset[int]().union(*different)
        tried = {kind: tries for kind in different if (tries := self._tries[kind])}
        for at in compress(count(), map(tried.__contains__, kinds)):
            for pattern, others, element, nearest, farthest in tried[kinds[at]]:
                if others <= present:
                    for first in range(max(at - farthest, 0), at - nearest + 1):
                        if element in kinds[first] and (last := _match(pattern.steps, kinds, first)) >= 0:
                            # Of patterns that begin at one word, in the order of what the word is.
                            matches[first, [*kinds[first]].index(element), pattern.number] = pattern, first, last
        return [matches[place] for place in sorted(matches)]


def _match(steps: Sequence[Step], kinds: Sequence[frozenset[int]], at: int) -> int:
    # The nearest word that fits is taken: triggers are short, and the nearest is the one that belongs.
    for element, gap in steps[1:]:
        for index in range(at + 1, min(at + 2 + gap, len(kinds))):
            if element in kinds[index]:
                at = index
                break
            if STOP in kinds[index]:
                return -1
        else:
            return -1
    return at
