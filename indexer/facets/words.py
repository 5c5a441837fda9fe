"""Which words does a field of a story have, with the marks between them that grammar hangs on?

Names and triggers are looked up in a list of exact terms (the same analysis as search). The tokeniser drops
punctuation, but a facet must know where a sentence, a quotation or a parenthesis ends. So each telling mark is first
replaced by a letter that the tokeniser keeps as a token of its own.

The exact terms that search holds come from the same reading, since going through a text is what costs.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import attrgetter
from typing import NamedTuple

import regex

from indexer.facets.remembered import Remembered
from indexer.language.analysis import exact, terms
from indexer.language.tokens import DEVANAGARI, Token, tokenise

END, COMMA, COLON, QUOTE, OPEN, CLOSE, HYPHEN = "句", "逗", "冒", "引", "括", "弧", "连"
"""The marks as tokens: ideographs (Chinese names of the marks), which no Hindi story holds as words of its own."""

MARKS = frozenset((END, COMMA, COLON, QUOTE, OPEN, CLOSE, HYPHEN))

_LINE_END = "\ue000"
"""A line break as a chunk: a character of the private use area, which no token holds."""

_WRITTEN = {
    END: "।॥|\n?!•",
    COMMA: ",;،/…",
    COLON: ":：",
    QUOTE: "\"'“”‘’«»",
    OPEN: "([",
    CLOSE: ")]",
    HYPHEN: "-–—‑",
}

_MARK_OF = {character: mark for mark, characters in _WRITTEN.items() for character in characters}

_FULL_STOP = regex.compile(r"(?<=[^\s.]{3})(?<!\b(?:प्रो|स्व|डॉ|श्री|इंजी|एड|प्रा|पूर्व))\.$")
"""A full stop that ends a sentence: after a word of three characters that is no usual abbreviation (प्रो., स्व.)."""

_VISARGA = regex.compile(r"(?<=\w\w)(?<!त|श|\b(?:पुन|प्राय))ः(?=\s)")
"""A visarga written for a colon ("राजस्थानः"), which it looks like. Adverbs in -तः and -शः and two more end in it."""

_LAST_VISARGA = re.compile(r"ः\s")
"""What few texts hold, and is found without looking behind: first it is asked whether there is any."""

_MARK = re.escape("".join(_MARK_OF))

_PLAIN = re.compile(f"[{DEVANAGARI}{_MARK}]*")
"""Words of one script and marks, as nineteen chunks in twenty are: no token parts such a word, none spans a mark."""

_WORD_OR_MARK = re.compile(f"[{DEVANAGARI}]+|[{_MARK}]")

_PARTED = re.compile(f"([{_MARK}])")

_JOINED = re.compile(rf"\d,\d|[{''.join(MARKS)}]")
"""Where search reads other terms than stand between the marks: 28,547 is one number; the letters taken for marks."""

REMEMBERED = 100_000
"""Chunks whose terms are kept: past this a story brings few that are not new; some 65 MB when full, terms included."""


def _mended(text: str) -> str:
    return _VISARGA.sub(":", text) if _LAST_VISARGA.search(text) else text


def _parts(chunk: str) -> list[str]:
    """What stands between white space as words and marks by turns; a word may be empty."""
    if chunk[-1] == "." and _FULL_STOP.search(chunk):
        chunk = chunk[:-1] + "।"
    return _PARTED.split(chunk)


class _Chunk(NamedTuple):
    """What stands between white space: its terms with the marks among them, and those that search holds."""

    marked: tuple[str, ...]
    exact: tuple[str, ...]


def _read_chunk(chunk: str) -> _Chunk:
    if _PLAIN.fullmatch(chunk):
        marked = tuple([term for part in _WORD_OR_MARK.findall(chunk) if (term := _MARK_OF.get(part) or exact(part))])
        return _Chunk(marked, marked if len(marked) == 1 and marked[0] not in MARKS else _without_marks(marked))
    if chunk == _LINE_END:
        return _Chunk((END,), ())
    marked = tuple(chain.from_iterable(map(_terms_of_part, _parts(chunk))))
    if _JOINED.search(chunk):
        return _Chunk(marked, terms(chunk))
    return _Chunk(marked, _without_marks(marked))


def _without_marks(marked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([term for term in marked if term not in MARKS])


def _terms_of_part(part: str) -> tuple[str, ...]:
    mark = _MARK_OF.get(part)
    return (mark,) if mark else terms(part)


# No token spans white space, so a text may be read chunk by chunk, and chunks repeat with their marks (है। "is.").
_CHUNKS = Remembered(_read_chunk, REMEMBERED)
_MARKED, _EXACT = attrgetter("marked"), attrgetter("exact")


@dataclass(slots=True)
class Words:
    """The terms of one field in order, marks among them; `exact` are those that search holds."""

    field: str
    text: str
    terms: list[str]
    exact: tuple[str, ...]
    _chunks: list[str]
    _counts: list[int] = dataclasses.field(default_factory=list)
    _starts: list[int] = dataclasses.field(default_factory=list)

    def surface(self, index: int) -> str:
        """The token as written."""
        number, within = self._chunk(index)
        return _tokens(self._chunks[number])[within].surface

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters [start, end) of the text that the tokens first..last (both included) stand at."""
        return self._placed(first)[0], self._placed(last)[1]

    def _chunk(self, index: int) -> tuple[int, int]:
        # Only some tokens are asked where they stand: the chunks are counted when first needed.
        if not self._counts:
            self._counts = list(accumulate(len(_CHUNKS[chunk].marked) for chunk in self._chunks))
        number = bisect_right(self._counts, index)
        return number, index - (self._counts[number - 1] if number else 0)

    def _placed(self, index: int) -> tuple[int, int]:
        number, within = self._chunk(index)
        if not self._starts:
            self._locate()
        _, first, last = _tokens(self._chunks[number])[within]
        return self._starts[number] + first, self._starts[number] + last

    def _locate(self) -> None:
        # One character for one, so that what is found stands at the same place in the text.
        text, at = _mended(self.text).replace("\n", _LINE_END), 0
        for chunk in self._chunks:
            at = text.index(chunk, at)
            self._starts.append(at)
            at += len(chunk)


@lru_cache(maxsize=REMEMBERED // 4)
def _tokens(chunk: str) -> tuple[Token, ...]:
    if chunk == _LINE_END:
        return (Token(END, 0, 1),)
    tokens, at = [], 0
    for part in _parts(chunk):
        if part in _MARK_OF:
            tokens.append(Token(part, at, at + 1))
        else:
            tokens += [Token(s, at + first, at + last) for s, first, last in tokenise(part) if exact(s)]
        at += len(part)
    return tuple(tokens)


def read(name: str, text: str) -> Words:
    """The words of a field.

    >>> read("title", "मेरठ: ओवैसी को झटका, इस्तीफ़ा दिया।").terms
    ['मेरठ', '冒', 'ओवैसी', 'को', 'झटका', '逗', 'इस्तीफा', 'दिया', '句']
    """
    # A line break is white space and a mark at once: the only mark that no chunk can hold.
    chunks = _mended(text).replace("\n", f" {_LINE_END} ").split()
    found = list(map(_CHUNKS.__getitem__, chunks))
    # A visarga is not part of a term: read as a colon or not, search holds the same.
    held = tuple(chain.from_iterable(map(_EXACT, found)))
    return Words(name, text, list(chain.from_iterable(map(_MARKED, found))), held, chunks)
