"""Where in a text, as written, do some terms stand? Found without cutting the whole text into words.

To mark words in twenty stories, analysing each whole would take longer than finding them. So the text is folded as
words are (normalise.py), a byte a character, and the terms are looked for in it; what stands alone as a word is then
analysed like any word, and kept if it is the term.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import product
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.language.analysis import exact
from indexer.language.normalise import NASAL_BEFORE, normalise
from indexer.language.tokens import DEVANAGARI, DIGIT, LATIN, LETTER_NAME, OTHER, surfaces

_NO_LETTER, _DROPPED = 0, 1
"""Codes of what no term holds, and of the signs that a word loses when it becomes a term (nukta, joiners …)."""
_KINDS = {2: DEVANAGARI, 3: LATIN + DIGIT, 4: OTHER}
"""Of letters that have no code of their own, which letters they stand among in a word."""

_FOLDED_ALIKE = (range(0x20, 0x250), range(0x900, 0x980))
"""Characters that are folded each as normalise.py does: ASCII and Latin with accents, Devanagari. ASCII keeps its own
codes, Devanagari has those from 128 on."""
_JOINERS = "\u200c\u200d" + "".join(map(chr, range(0x300, 0x370)))
"""Zero-width joiners and the accents of Latin letters that stand by themselves: dropped too."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

_SPELLED_OUT = re.compile(f"(?:{LETTER_NAME}){{2,}}|[a-z]{{2,}}")
_LETTER = re.compile(f"{LETTER_NAME}|[a-z]")
_MOST_NASALS = 3
"""Nasals of a word that are looked for in either spelling. No Hindi word has more that can be written both ways; of
what has, the beginning is looked for."""


class Spot(NamedTuple):
    """A term and the characters it came from: text[start:end]."""

    term: str
    start: int
    end: int


_START = attrgetter("start")


def spot(text: str, terms: frozenset[str]) -> list[Spot]:
    """Where a text holds the terms, in order; what `analyse` would give, filtered, but many times as fast.

    >>> spot("ओवैसी का इस्तीफ़ा।", frozenset({"इस्तीफा"}))
    [Spot(term='इस्तीफा', start=9, end=17)]
    """
    if not terms:
        return []
    folded = _Folded(text)
    found: list[Spot] = []
    for way in _written(terms):
        if (at := folded.codes.find(way.codes)) >= 0:
            found += folded.spots(way, at)
    found.sort(key=_START)
    return found


def adjacent(text: str, first: Spot, second: Spot) -> bool:
    """Does no word stand between two spots?"""
    return not surfaces(text[first.end : second.start])


class _Folded:
    """A text as its words are folded, in codes, and the way back from a place among them to the place in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._all = _coded(text)
        self.codes = self._all.tobytes().translate(None, bytes([_DROPPED]))

    @cached_property
    def _dropped(self) -> list[int]:
        """For each sign that was dropped, how many codes are left before it."""
        places = (self._all == _DROPPED).nonzero()[0]
        left: list[int] = (places - np.arange(len(places))).tolist()
        return left

    def source(self, place: int) -> int:
        """The place in the text of a code, after anything that was dropped there."""
        return place if len(self.codes) == len(self._all) else place + bisect_right(self._dropped, place)

    def spots(self, way: _Way, at: int) -> Iterator[Spot]:
        """Where the text holds a word that is written so, its codes standing at this place first."""
        codes, kinds, size = self.codes, _tables().kinds, len(way.codes)
        kind = kinds[way.codes[0]]
        while at >= 0:
            end = at + size
            while not way.whole and end < len(codes) and kinds[codes[end]] == kind:
                end += 1
            if (not at or kinds[codes[at - 1]] != kind) and (end == len(codes) or kinds[codes[end]] != kind):
                start, stop = self.source(at), self.source(end)
                if exact(self.text[start:stop]) == way.term:
                    yield Spot(way.term, start, stop)
            at = codes.find(way.codes, at + 1)


class _Way(NamedTuple):
    """One way of writing a term, in codes: the whole of it, or its beginning."""

    codes: bytes
    term: str
    whole: bool


@lru_cache(maxsize=1024)
def _written(terms: frozenset[str]) -> tuple[_Way, ...]:
    """Every way of writing each term that folds to other codes."""
    ways = [_Way(_Folded(text).codes, term, whole) for term in sorted(terms) for text, whole in _ways(term)]
    return tuple(way for way in ways if way.codes)


def _ways(term: str) -> list[tuple[str, bool]]:
    """A term, with anusvara or the nasals that it stands for, and an abbreviation with its letters spelled out too."""
    pieces = _BEFORE_STOP.split(term)
    first = pieces[: _MOST_NASALS + 1]
    nasals = [("\u0902", NASAL_BEFORE[after[0]] + "\u094d") for after in first[1:]]
    ways = [
        ("".join(map("".join, zip(first, (*each, ""), strict=True))), len(first) == len(pieces))
        for each in product(*nasals)
    ]
    return [*ways, (".".join(_LETTER.findall(term)), True)] if _SPELLED_OUT.fullmatch(term) else ways


_BEFORE_STOP = re.compile(f"\u0902(?=[{''.join(NASAL_BEFORE)}])")


class _Tables(NamedTuple):
    """The code of each character of the Basic Multilingual Plane, and the kind of each code."""

    codes: NDArray[np.uint8]
    kinds: bytes


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    codes = np.full(1 << 16, _NO_LETTER, np.uint8)
    kinds = bytearray(256)
    plane = "".join(map(chr, range(1 << 16)))
    for kind, letters in _KINDS.items():
        for run in re.finditer(f"[{letters}]+", plane):
            codes[run.start() : run.end()] = kind
        kinds[kind] = kind
    own = {chr(code): code for code in range(0x20, 0x80)} | {chr(0x900 + code): 0x80 + code for code in range(0x80)}
    for letter, code in own.items():
        kinds[code] = codes[ord(letter)]
    for character in map(chr, (number for span in _FOLDED_ALIKE for number in span)):
        folded = normalise(character)
        if len(folded) < 2:
            codes[ord(character)] = own.get(folded, codes[ord(character)]) if folded else _DROPPED
    codes[[ord(sign) for sign in _JOINERS]] = _DROPPED
    return _Tables(codes, bytes(kinds))


def _coded(text: str) -> NDArray[Any]:
    """The code of each character."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) != 2 * len(text):
        units = _ASTRAL.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
    return _tables().codes.take(np.frombuffer(units, "<u2"))
