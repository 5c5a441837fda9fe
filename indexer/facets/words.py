"""Which words does a field of a story have, with the marks between them that grammar hangs on?

Names and triggers are looked up in a list of exact terms (the same analysis as search), marks among them. The exact
terms that search holds come from the same reading, since going through a text is what costs; and many texts are read
together, so that what is asked of every word is asked of an array.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import regex

from indexer.facets.chunks import Chunks, read_chunk, tokens
from indexer.facets.marks import LINE_END
from indexer.language.lexicon import Known, Lexicon, Numbers, Terms

_VISARGA = regex.compile(r"(?<=\w\w)(?<!त|श|\b(?:पुन|प्राय))ः(?=\s)")
"""A visarga written for a colon ("राजस्थानः"), which it looks like. Adverbs in -तः and -शः and two more end in it."""

_LAST_VISARGA = re.compile(r"ः\s")
"""What few texts hold, and is found without looking behind: first it is asked whether there is any."""

_STRINGS = Known(str, np.object_)
"""The terms themselves as an array, which gives those of a text in two thirds of the time that a list takes."""

_WHITE = np.array([chr(code).isspace() for code in range(0x3002)])
"""Which characters are white space: of U+3001 and all above it none is."""

REMEMBERED = 400_000
"""Chunks that are kept, with all that is known of their terms: some 140 MB when full. Of a hundred words of stories one
or two are new then; with a quarter of it seven, and to read those takes longer than all the others."""


def _mended(text: str) -> str:
    return _VISARGA.sub(":", text) if _LAST_VISARGA.search(text) else text


def _starts(text: str) -> list[int]:
    """The characters that the chunks of a text begin at."""
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    between = _WHITE[np.minimum(characters, len(_WHITE) - 1)]
    begins = ~between
    begins[1:] &= between[:-1]
    found: list[int] = np.flatnonzero(begins | (characters == ord("\n"))).tolist()
    return found


def _parted(text: str) -> list[str]:
    # A line break is white space and a mark at once: the only mark that no chunk can hold.
    return _mended(text).replace("\n", f" {LINE_END} ").split()


def marked(text: str) -> list[str]:
    """The terms of a short text with the marks among them, of which nothing is kept.

    >>> marked("मेरठ: ओवैसी को झटका।")
    ['मेरठ', '冒', 'ओवैसी', 'को', 'झटका', '句']
    """
    return [term for chunk in _parted(text) for term in read_chunk(chunk).marked]


@dataclass
class Words:
    """The words of one field in order: `numbers` are those of the lexicon of `exact`, the terms that search holds.

    `_begins` tells at which of the texts' words each of the chunks begins, and where the last ends.
    """

    field: str
    text: str
    numbers: Numbers
    exact: Terms
    _chunks: list[str]
    _begins: Numbers

    @cached_property
    def terms(self) -> list[str]:
        """The terms, marks among them."""
        terms: list[str] = _STRINGS.of(self.exact.lexicon)[self.numbers].tolist()
        return terms

    def surface(self, index: int) -> str:
        """The token as written."""
        number, within = self._chunk(index)
        return tokens(self._chunks[number])[within].surface

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters [start, end) of the text that the tokens first..last (both included) stand at."""
        return self._placed(first)[0], self._placed(last)[1]

    # Only some tokens are asked where they stand: the chunks are located when that is first needed.
    @cached_property
    def _starts(self) -> list[int]:
        return _starts(_mended(self.text))

    @cached_property
    def _counts(self) -> list[int]:
        counts: list[int] = (self._begins - self._begins[0]).tolist()
        return counts

    def _chunk(self, index: int) -> tuple[int, int]:
        number = bisect_right(self._counts, index) - 1
        return number, index - self._counts[number]

    def _placed(self, index: int) -> tuple[int, int]:
        number, within = self._chunk(index)
        _, first, last = tokens(self._chunks[number])[within]
        return self._starts[number] + first, self._starts[number] + last


@dataclass(frozen=True)
class Texts:
    """Texts read together: text i has the `numbers` from `bounds[i]` to `bounds[i + 1]`."""

    words: list[Words]
    numbers: Numbers
    bounds: list[int]
    lexicon: Lexicon


_CHUNKS = Chunks()


def _chunks() -> Chunks:
    # What is common is back within a few stories, what was rare was not worth keeping.
    global _CHUNKS  # noqa: PLW0603  # a cache: texts read before keep the lexicon that they were read with
    if len(_CHUNKS) > REMEMBERED:
        _CHUNKS = Chunks()
    return _CHUNKS


def read_all(fields: Sequence[tuple[str, str]]) -> Texts:
    """The words of texts, each a field's name and its text."""
    table = _chunks()
    parted = [_parted(text) for _, text in fields]
    ends = np.cumsum([0, *map(len, parted)])
    rows = np.fromiter(map(table.__getitem__, chain.from_iterable(parted)), np.int32, ends[-1])
    marked, begins = table.marked.spread(rows)
    # A visarga is not part of a term: read as a colon or not, search holds the same.
    held, begins_held = table.exact.spread(rows)
    bounds, bounds_held = begins[ends].tolist(), begins_held[ends].tolist()
    words = [
        Words(
            name,
            text,
            marked[bounds[i] : bounds[i + 1]],
            Terms(table.lexicon, held[bounds_held[i] : bounds_held[i + 1]]),
            parted[i],
            begins[ends[i] : ends[i + 1] + 1],
        )
        for i, (name, text) in enumerate(fields)
    ]
    return Texts(words, marked, bounds, table.lexicon)


def read(name: str, text: str) -> Words:
    """The words of a field.

    >>> read("title", "मेरठ: ओवैसी को झटका, इस्तीफ़ा दिया।").terms
    ['मेरठ', '冒', 'ओवैसी', 'को', 'झटका', '逗', 'इस्तीफा', 'दिया', '句']
    """
    return read_all([(name, text)]).words[0]
