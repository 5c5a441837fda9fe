"""How is a trigger written, and where does it match?

A pattern is words in order: `इस्तीफ* +2 दिया/दी/सौंपा`. `*` ends a prefix, `/` parts alternatives, `@name` is a class
of words, `+2` lets up to two words stand between, PARTY and PLACE are any name of that facet. A match never crosses
the end of a sentence. Quotation marks, hyphens and parentheses are seen through.

Each pattern waits at its rarest word. Texts are looked through together, as arrays: where a word is the rarest of
patterns, and the pattern's words next to it are near, the pattern is tried word by word.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from indexer.facets.marks import COLON, COMMA, END, MARKS, QUOTE
from indexer.language.analysis import exact
from indexer.language.lexicon import Known, Numbers

STOP = 0
"""The element that the end of a sentence and a colon are: no match goes on over it."""

NAMES = {"PARTY": "PARTY", "PLACE": "PLACE", "END": END, "COMMA": COMMA, "COLON": COLON, "QUOTED": QUOTE}
"""What stands in a pattern for any name of a facet, and for the marks that say something."""


_ANYWHERE = MARKS | {"PARTY", "PLACE"}
"""What stands in nearly every text."""


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


Match = tuple[Pattern, int, int]
"""A pattern, and the first and last word it matched."""


class _Try(NamedTuple):
    """A pattern to try at a word that is its rarest, the step `at`: its first word stands at most `farthest` before."""

    pattern: Pattern
    at: int
    farthest: int


class Patterns:
    """Many patterns at once. A word is of a kind: the number of the set of elements that it can be."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._elements: dict[str, int] = {}
        self._words: dict[str, set[int]] = {END: {STOP}, COLON: {STOP}}
        self._prefixes: dict[str, set[int]] = {}
        self._begun: set[str] = set()
        self._patterns: list[Pattern] = []
        self._forget()

    def _forget(self) -> None:
        self._kinds: dict[frozenset[int], int] = {}
        self._sets: list[frozenset[int]] = []
        self._plan: _Plan | None = None
        self._numbered(frozenset())
        self.known = Known(self.kind)
        """The kind of each term of a lexicon."""

    def kind(self, term: str) -> int:
        """The kind of a word."""
        return self._numbered(self._elements_of(term))

    def also(self, kind: int, term: str) -> int:
        """The kind of a word of this kind that also is whatever `term` is."""
        return self._numbered(self._sets[kind] | self._elements_of(term))

    def _numbered(self, elements: frozenset[int]) -> int:
        number = self._kinds.setdefault(elements, len(self._sets))
        if number == len(self._sets):
            self._sets.append(elements)
        return number

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
        self._forget()
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

    def _elements_of(self, term: str) -> frozenset[int]:
        kinds = set(self._words.get(term, ()))
        if term[:2] in self._begun or term[:1] in self._begun:
            for length in range(1, len(term) + 1):
                kinds |= self._prefixes.get(term[:length], set())
        return frozenset(kinds)

    def _waiting(self) -> Iterable[_Try]:
        """Where each pattern waits."""
        common = self._commonness()
        for pattern in self._patterns:
            elements = [step.element for step in pattern.steps]
            at = min(range(len(elements)), key=lambda index: common[elements[index]])
            yield _Try(pattern, at, sum(step.gap + 1 for step in pattern.steps[1 : at + 1]))

    def _commonness(self) -> dict[int, float]:
        """How common each element is in texts, as guessed: common words are short (Zipf) and in many patterns."""
        uses = Counter(step.element for pattern in self._patterns for step in pattern.steps)
        common = dict.fromkeys(uses, 0.0)
        for word, elements in [*self._words.items(), *self._prefixes.items()]:
            asked = sum(uses[element] for element in elements)
            for element in elements & common.keys():
                common[element] += math.inf if word in _ANYWHERE else asked / 3 ** len(word)
        return common

    def find_all(self, kinds: Numbers, bounds: Sequence[int]) -> list[list[Match]]:
        """Every match in texts of words of these kinds, text i from `bounds[i]` to `bounds[i + 1]`.

        A text's matches stand in the order of their first words, then of the patterns.
        """
        if self._plan is None:
            self._plan = _Plan([*self._waiting()], len(self._elements) + 1)
        found: list[dict[tuple[int, int], Match]] = [{} for _ in bounds[1:]]
        texts: dict[int, list[frozenset[int]]] = {}
        for place, one in self._plan.near(kinds, self._sets):
            number = bisect_right(bounds, place) - 1
            if number not in texts:
                words = kinds[bounds[number] : bounds[number + 1]].tolist()
                texts[number] = [*map(self._sets.__getitem__, words)]
            for match in _matches(one, texts[number], place - bounds[number]):
                found[number][match[1], match[0].number] = match
        return [[matches[place] for place in sorted(matches)] for matches in found]


class _Plan:
    """Where patterns are to be tried in arrays of kinds: what is needed of all patterns, as arrays."""

    def __init__(self, tries: Sequence[_Try], elements: int) -> None:
        self._tries = tries
        self._elements = elements
        self._by_element: dict[int, list[int]] = {}
        for number, (pattern, at, _) in enumerate(tries):
            self._by_element.setdefault(pattern.steps[at].element, []).append(number)
        self._before = [_Beside.of(t.pattern.steps[t.at - 1 : t.at + 1] if t.at else ()) for t in tries]
        self._after = [_Beside.of(t.pattern.steps[t.at : t.at + 2], following=True) for t in tries]
        self._sides = tuple(
            (step, np.array([b.element for b in side], np.int32), np.array([b.reach for b in side], np.int32))
            for step, side in ((-1, self._before), (1, self._after))
        )
        self._reach = max((b.reach for b in (*self._before, *self._after)), default=0)
        self._waiting: list[int] = []
        self._starts: list[int] = [0]
        self._is = np.zeros((0, elements), np.bool_)

    def _extend(self, sets: Sequence[frozenset[int]]) -> None:
        # Each kind's tries, and whether a word of this kind can be an element.
        made = len(self._starts) - 1
        if made == len(sets):
            return
        for elements in sets[made:]:
            self._waiting += [number for element in elements for number in self._by_element.get(element, ())]
            self._starts.append(len(self._waiting))
        rows = np.zeros((len(sets) - made, self._elements), np.bool_)
        for row, elements in zip(rows, sets[made:], strict=True):
            row[[*elements]] = True
        self._is = np.concatenate([self._is, rows])

    def near(self, kinds: Numbers, sets: Sequence[frozenset[int]]) -> Iterable[tuple[int, _Try]]:
        """The places at which a pattern waits whose words beside that one are near enough, with what to try there."""
        self._extend(sets)
        starts, waiting = np.array(self._starts, np.int32), np.array(self._waiting, np.int32)
        counts = np.diff(starts)[kinds]
        places = np.flatnonzero(counts)
        counts, first = counts[places], starts[kinds[places]]
        tries = waiting[np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())]
        places = np.repeat(places, counts)
        # What stands beyond the ends is of kind 0, which is no element.
        padded = np.pad(kinds, self._reach)
        for step, elements, reaches in self._sides:
            fits = self._beside(padded, places + self._reach, step, elements[tries], reaches[tries])
            places, tries = places[fits], tries[fits]
        return zip(places.tolist(), map(self._tries.__getitem__, tries.tolist()), strict=True)

    def _beside(self, kinds: Numbers, places: Numbers, step: int, elements: Numbers, reaches: Numbers) -> Any:
        fits = reaches == 0
        for distance in range(1, self._reach + 1):
            open_ = np.flatnonzero(~fits & (reaches >= distance))
            fits[open_] = self._is[kinds[places[open_] + step * distance], elements[open_]]
        return fits


class _Beside(NamedTuple):
    """What must stand beside the word that a pattern waits at: an element, at most `reach` words away (0: none)."""

    element: int
    reach: int

    @classmethod
    def of(cls, steps: Sequence[Step], *, following: bool = False) -> _Beside:
        """From two neighbouring steps, of which the pattern waits at the second (or the first)."""
        return cls(steps[1 if following else 0].element, steps[1].gap + 1) if len(steps) > 1 else cls(STOP, 0)


def _matches(one: _Try, words: Sequence[frozenset[int]], at: int) -> Iterable[Match]:
    steps = one.pattern.steps
    for first in range(max(at - one.farthest, 0), at - one.at + 1):
        if steps[0].element in words[first] and (last := _match(steps, words, first)) >= 0:
            yield one.pattern, first, last


def _match(steps: Sequence[Step], words: Sequence[frozenset[int]], at: int) -> int:
    # The nearest word that fits is taken: triggers are short, and the nearest is the one that belongs.
    for element, gap in steps[1:]:
        for index in range(at + 1, min(at + 2 + gap, len(words))):
            if element in words[index]:
                at = index
                break
            if STOP in words[index]:
                return -1
        else:
            return -1
    return at
