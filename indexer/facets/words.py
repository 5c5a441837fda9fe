"""Which words does a field of a story have, with the marks between them that grammar hangs on?

Names and triggers are looked up in a list of exact terms (the same analysis as search). The tokeniser drops
punctuation, but a facet must know where a sentence, a quotation or a parenthesis ends. So each telling mark is first
replaced by a letter that the tokeniser keeps as a token of its own.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import regex

from indexer.language.analysis import exact
from indexer.language.tokens import surfaces, tokenise

END, COMMA, COLON, QUOTE, OPEN, CLOSE, HYPHEN = "句", "逗", "冒", "引", "括", "弧", "连"
"""The marks as tokens: ideographs (Chinese names of the marks), which no Hindi story holds as words of its own."""

MARKS = frozenset((END, COMMA, COLON, QUOTE, OPEN, CLOSE, HYPHEN))

_WRITTEN = {
    END: "।॥|\n?!•",
    COMMA: ",;،/…",
    COLON: ":：",
    QUOTE: "\"'“”‘’«»",
    OPEN: "([",
    CLOSE: ")]",
    HYPHEN: "-–—‑",
}

_PAIRS = tuple((written, mark) for mark, characters in _WRITTEN.items() for written in characters)

_ALONE = {mark: mark for mark in _WRITTEN}
_APART = {mark: f" {mark} " for mark in _WRITTEN}

_FULL_STOP = regex.compile(r"(?<=[^\s.]{3})(?<!\b(?:प्रो|स्व|डॉ|श्री|इंजी|एड|प्रा|पूर्व))\.(?=\s|$)")
"""A full stop that ends a sentence: after a word of three characters that is no usual abbreviation (प्रो., स्व.)."""

_VISARGA = regex.compile(r"(?<=\w\w)(?<!त|श|\b(?:पुन|प्राय))ः(?=\s)")
"""A visarga written for a colon ("राजस्थानः"), which it looks like. Adverbs in -तः and -शः and two more end in it."""


CACHED_CHUNKS = 100_000
"""Chunks whose terms are kept: past this a story brings few that are not new; some 40 MB when full."""


@lru_cache(maxsize=CACHED_CHUNKS)
def _terms(chunk: str) -> tuple[str, ...]:
    # No token spans white space, so a text may be analysed chunk by chunk; chunks repeat, and a look-up costs a
    # fifth of analysing anew.
    return tuple(filter(None, map(exact, surfaces(chunk))))


@dataclass(slots=True)
class Words:
    """The terms of one field in order, marks among them."""

    field: str
    text: str
    terms: list[str]
    _chunks: list[str]
    _starts: list[int] = dataclasses.field(default_factory=list)
    _counts: list[int] = dataclasses.field(default_factory=list)

    def surface(self, index: int) -> str:
        """The token as written."""
        return self._placed(index)[0]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters [start, end) of the text that the tokens first..last (both included) stand at."""
        return self._placed(first)[1], self._placed(last)[2]

    def _placed(self, index: int) -> tuple[str, int, int]:
        if not self._starts:
            self._locate()
        number = bisect_right(self._counts, index)
        start = self._starts[number]
        within = index - (self._counts[number - 1] if number else 0)
        surface, first, last = _tokens(self._chunks[number])[within]
        return surface, start + first, start + last

    def _locate(self) -> None:
        # Only some tokens are asked for their places: the chunks are found again in one walk when first needed. The
        # text is marked one character for one, so that what is found in it stands at the same place in the text.
        marked, at = _marked(self.text, _ALONE), 0
        for chunk in self._chunks:
            at = marked.index(chunk, at)
            self._starts.append(at)
            at += len(chunk)
        self._counts = list(accumulate(map(len, map(_terms, self._chunks))))


@lru_cache(maxsize=CACHED_CHUNKS // 4)
def _tokens(chunk: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((token.surface, token.start, token.end) for token in tokenise(chunk) if exact(token.surface))


def _marked(text: str, letters: Mapping[str, str]) -> str:
    # Full stops first: a line break after one is still white space then.
    if "." in text:
        text = _FULL_STOP.sub(letters[END], text)
    if "ः" in text:
        text = _VISARGA.sub(letters[COLON], text)
    for written, mark in _PAIRS:
        if written in text:
            text = text.replace(written, letters[mark])
    return text


def read(name: str, text: str) -> Words:
    """The words of a field.

    >>> read("title", "मेरठ: ओवैसी को झटका, इस्तीफ़ा दिया।").terms
    ['मेरठ', '冒', 'ओवैसी', 'को', 'झटका', '逗', 'इस्तीफा', 'दिया', '句']
    """
    # Marks are set apart, so that a word is one chunk whatever stands beside it and the cache knows it.
    chunks = _marked(text, _APART).split()
    return Words(name, text, [term for chunk in chunks for term in _terms(chunk)], chunks)
