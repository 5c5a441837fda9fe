"""Which words of a story are shown with a hit, and which of them are marked?

Only whole words are marked, so no conjunct is ever cut. The snippet is the stretch in which the most different words of
the query stand, opened at the start of its sentence where that is near.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.analysed import Group
from indexer.language.spotting import Spot, adjacent, spot
from indexer.results import Marked

WIDTH = 220
"""Characters of a snippet: three lines on a phone, two on a desk."""

LEAD = 60
"""Characters before the first marked word: enough to see who it is said of."""

_SENTENCE_ENDS = "।?!\n"


class _Match(NamedTuple):
    """A marked span and which group it stands for."""

    start: int
    end: int
    group: int


class Highlighter:
    """Marks the words of one query in any number of texts."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups_of_term: dict[str, int] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, group in enumerate(groups):
            for alternative in group.alternatives:
                first = alternative.terms[0]
                if len(alternative.terms) == 1:
                    self._groups_of_term.setdefault(first, number)
                else:
                    self._phrases.setdefault(first, []).append((alternative.terms, number))
        phrase_terms = {term for phrases in self._phrases.values() for phrase, _ in phrases for term in phrase}
        self._wanted = frozenset(self._groups_of_term.keys() | phrase_terms)

    def mark(self, text: str) -> Marked:
        """The whole text with its matching words marked."""
        return Marked(text, _spans(self._matches(text)))

    def snippet(self, text: str) -> Marked:
        """The best stretch of a text, about WIDTH characters, with its matching words marked."""
        text = text.replace("\n", " ")
        matches = self._matches(text)
        first, last = _best_window(matches)
        start = _opening(text, matches[first].start if matches else 0)
        end = _closing(text, max(start + WIDTH, matches[last].end if matches else 0))
        before, after = ("… " if start else ""), (" …" if end < len(text) else "")
        shift = len(before) - start
        spans = _spans([m for m in matches if m.start >= start and m.end <= end])
        return Marked(before + text[start:end] + after, tuple((a + shift, b + shift) for a, b in spans))

    def _matches(self, text: str) -> list[_Match]:
        spots = spot(text, self._wanted)
        matches = [
            _Match(s.start, s.end, self._groups_of_term[s.term]) for s in spots if s.term in self._groups_of_term
        ]
        if self._phrases:
            matches = sorted(matches + self._phrase_matches(text, spots))
        return matches

    def _phrase_matches(self, text: str, spots: list[Spot]) -> list[_Match]:
        found = []
        for at, opening in enumerate(spots):
            for phrase, group in self._phrases.get(opening.term, ()):
                row = spots[at : at + len(phrase)]
                same = tuple(spot.term for spot in row) == phrase
                if same and all(adjacent(text, left, right) for left, right in pairwise(row)):
                    found.append(_Match(opening.start, row[-1].end, group))
        return found


def _best_window(matches: list[_Match]) -> tuple[int, int]:
    """First and last match of the stretch with the most different groups, then the most matches, then the earliest."""
    best, window = (0, 0), (0, 0)
    for first, opening in enumerate(matches):
        last = first
        while last + 1 < len(matches) and matches[last + 1].end - opening.start <= WIDTH - LEAD:
            last += 1
        value = (len({m.group for m in matches[first : last + 1]}), last - first)
        if value > best:
            best, window = value, (first, last)
    return window


def _opening(text: str, start: int) -> int:
    """Where to begin so that `start` is in view: its sentence's start if near, else a word's start."""
    if start <= LEAD:
        return 0
    sentence = max(text.rfind(sign, start - LEAD, start) for sign in (*_SENTENCE_ENDS, ". "))
    if sentence >= 0:
        begin = sentence + 1
    else:
        space = text.find(" ", start - LEAD // 2, start)
        begin = space + 1 if space >= 0 else start
    while begin < start and text[begin].isspace():
        begin += 1
    return begin


def _closing(text: str, end: int) -> int:
    """Where to end at or before `end` (a little after, inside a very long word) without cutting a word."""
    if end >= len(text):
        return len(text.rstrip())
    space = text.rfind(" ", 0, end + 1)
    if space > end - WIDTH // 2:
        return space
    space = text.find(" ", end)
    return space if space >= 0 else len(text)


def _spans(matches: Sequence[_Match]) -> tuple[tuple[int, int], ...]:
    """Spans in order, overlapping ones joined."""
    spans: list[tuple[int, int]] = []
    for start, end, _ in matches:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)
