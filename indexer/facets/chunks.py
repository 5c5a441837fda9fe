"""Which terms and marks has a chunk, which is what stands between white space?

No token spans white space, so a text may be read chunk by chunk, and chunks repeat with their marks (है। "is."): each
is read once, and kept as numbers in a table.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import regex

from indexer.facets.marks import END, LINE_END, MARK_OF, MARKS
from indexer.language.analysis import exact, terms
from indexer.language.lexicon import Lexicon, Numbers
from indexer.language.tokens import DEVANAGARI, Token, tokenise

_FULL_STOP = regex.compile(r"(?<=[^\s.]{3})(?<!\b(?:प्रो|स्व|डॉ|श्री|इंजी|एड|प्रा|पूर्व))\.$")
"""A full stop that ends a sentence: after a word of three characters that is no usual abbreviation (प्रो., स्व.)."""

_MARK = re.escape("".join(MARK_OF))

_PLAIN = re.compile(f"[{DEVANAGARI}{_MARK}]*")
"""Words of one script and marks, as nineteen chunks in twenty are: no token parts such a word, none spans a mark."""

_WORD_OR_MARK = re.compile(f"[{DEVANAGARI}]+|[{_MARK}]")

_PARTED = re.compile(f"([{_MARK}])")

_JOINED = re.compile(rf"\d,\d|[{''.join(MARKS)}]")
"""Where search reads other terms than stand between the marks: 28,547 is one number; the letters taken for marks."""

REMEMBERED = 25_000
"""Chunks of which it is kept where their words stand."""


class Chunk(NamedTuple):
    """The terms of a chunk with the marks among them, and those that search holds."""

    marked: tuple[str, ...]
    exact: tuple[str, ...]


class _Column:
    """A row of numbers for each chunk, one after another."""

    def __init__(self) -> None:
        self._numbers, self._starts, self._counts = array("i"), array("i"), array("i")

    def append(self, numbers: list[int]) -> None:
        self._starts.append(len(self._numbers))
        self._counts.append(len(numbers))
        self._numbers.extend(numbers)

    def counts(self, rows: Numbers) -> Numbers:
        """How many numbers each of the rows has."""
        return np.array(self._counts, np.int32)[rows]

    def spread(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers of the rows, one row after another; and where each row begins among them, and the last ends."""
        counts = self.counts(rows)
        begins = np.zeros(len(rows) + 1, np.int32)
        np.cumsum(counts, out=begins[1:])
        places = np.repeat(np.array(self._starts, np.int32)[rows] - begins[:-1], counts)
        places += np.arange(len(places), dtype=np.int32)
        return np.array(self._numbers, np.int32)[places], begins


class Chunks(dict[str, int]):
    """The row of each chunk; what is not held yet is read. `marked` and `exact` hold the terms of the rows."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self.marked, self.exact = _Column(), _Column()

    def __missing__(self, chunk: str) -> int:
        number, read = self.lexicon.number, read_chunk(chunk)
        self.marked.append([*map(number, read.marked)])
        self.exact.append([*map(number, read.exact)])
        row = self[chunk] = len(self)
        return row


def read_chunk(chunk: str) -> Chunk:
    """What stands in a chunk."""
    if _PLAIN.fullmatch(chunk):
        marked = tuple([term for part in _WORD_OR_MARK.findall(chunk) if (term := MARK_OF.get(part) or exact(part))])
        return Chunk(marked, _without_marks(marked))
    if chunk == LINE_END:
        return Chunk((END,), ())
    marked = tuple(chain.from_iterable(map(_terms_of_part, _parts(chunk))))
    return Chunk(marked, terms(chunk) if _JOINED.search(chunk) else _without_marks(marked))


def _parts(chunk: str) -> list[str]:
    """Words and marks by turns; a word may be empty."""
    if chunk[-1] == "." and _FULL_STOP.search(chunk):
        chunk = chunk[:-1] + "।"
    return _PARTED.split(chunk)


def _without_marks(marked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([term for term in marked if term not in MARKS])


def _terms_of_part(part: str) -> tuple[str, ...]:
    mark = MARK_OF.get(part)
    return (mark,) if mark else terms(part)


@lru_cache(maxsize=REMEMBERED)
def tokens(chunk: str) -> tuple[Token, ...]:
    """The tokens of a chunk, marks among them, with the characters [start, end) of the chunk that they stand at."""
    if chunk == LINE_END:
        return (Token(END, 0, 1),)
    found, at = [], 0
    for part in _parts(chunk):
        if part in MARK_OF:
            found.append(Token(part, at, at + 1))
        else:
            found += [Token(s, at + first, at + last) for s, first, last in tokenise(part) if exact(s)]
        at += len(part)
    return tuple(found)
