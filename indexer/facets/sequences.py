"""How do patterns see a text? Names as one word each, and without the marks that are seen through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from indexer.facets import headline
from indexer.facets.marks import CLOSE, END, HYPHEN, OPEN, QUOTE
from indexer.facets.mentions import Mention
from indexer.facets.patterns import Patterns
from indexer.facets.words import Texts, Words
from indexer.language.lexicon import Known, Numbers

UNSEEN = frozenset((QUOTE, HYPHEN, OPEN, CLOSE))
"""The marks that patterns see through."""

_LEFT_OUT = -1
"""In the place of a token or its kind: a mark that is seen through, the rest of a name, what stands past the limit."""

_NAME = "NAME"
"""In the place of a name among the tokens of a headline."""

Named = Sequence[tuple[str, Mention]]
"""The mentions of a story, each with the word that stands for it: PARTY or PLACE."""


@dataclass
class Sighted:
    """The words of a field as patterns see them.

    `tokens` are the field's tokens that the words begin at, by the words' places. `named` are the mentions among them
    by token, `said` the tokens that someone says. `second` is the word that the second sentence begins at.
    """

    words: Words
    named: dict[int, Mention]
    said: frozenset[int]
    second: int
    _tokens: Numbers
    _length: int

    @cached_property
    def at(self) -> list[int]:
        """The tokens that the words begin at; the end of the text, which is the last word, at the last."""
        return [*self._tokens.tolist(), max(self._length - 1, 0)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The tokens that the words first..last cover."""
        token = self.at[last]
        return self.at[first], self.named[token].last if token in self.named else token


@dataclass(frozen=True)
class Seen:
    """Texts as patterns see them: text i is the kinds from `bounds[i]` to `bounds[i + 1]`, an end being its last.

    `tokens` are the numbers of the same words with all marks among them, text i from `token_bounds[i]` on.
    """

    sequences: list[Sighted]
    kinds: Numbers
    bounds: list[int]
    tokens: Numbers
    token_bounds: Numbers


class Reader:
    """Reads texts for some patterns.

    `says` are the verbs that part a speaker from what he says. Of a text `most` tokens are read; a first sentence has
    at least `first` words: what is shorter is a dateline.
    """

    def __init__(self, patterns: Patterns, says: frozenset[str], *, most: int, first: int) -> None:
        self._patterns, self._says, self._most, self._first = patterns, says, most, first
        self._unseen = Known(lambda term: term in UNSEEN, np.bool_)

    def read(self, texts: Texts, named: Iterable[Named]) -> Seen:
        """The texts as the patterns see them; `named` are the mentions in each."""
        tokens = texts.numbers.copy()
        number, parts = texts.lexicon.number, []
        for words, begin, end, mentions in zip(texts.words, texts.bounds, texts.bounds[1:], named, strict=False):
            parts.append(self._part(words, tokens[begin:end], mentions, number))
        kinds = self._patterns.known.of(texts.lexicon)[tokens]
        kinds[(tokens == _LEFT_OUT) | self._unseen.of(texts.lexicon)[tokens]] = _LEFT_OUT
        for begin, part in zip(texts.bounds, parts, strict=False):
            for first in part.quoted:
                if kinds[begin + first] != _LEFT_OUT:
                    kinds[begin + first] = self._patterns.also(int(kinds[begin + first]), QUOTE)
        return self._joined(texts, tokens, kinds, parts)

    def _part(self, words: Words, tokens: Numbers, mentions: Named, number: Callable[[str], int]) -> _Part:
        """Writes into the tokens of a text what patterns see in their place: the names, and a headline's colons."""
        tokens[self._most :] = _LEFT_OUT
        named: dict[int, Mention] = {}
        for name, mention in mentions:
            if mention.last < self._most:
                named[mention.first] = mention
                tokens[mention.first + 1 : mention.last + 1] = _LEFT_OUT
                tokens[mention.first] = number(name)
        if words.field != "title" or headline.PARTING.isdisjoint(words.terms):
            return _Part(named)
        terms = words.terms[: self._most]
        for first, mention in named.items():
            terms[first : mention.last + 1] = [_NAME] + [""] * (mention.last - first)
        parted = headline.parted(words, terms)
        for index, term in enumerate(parted):
            if term != terms[index]:
                tokens[index] = number(term)
        quoted = headline.quotations(words, parted)
        said = headline.said(parted, quoted, self._says)
        return _Part(named, frozenset(said), frozenset(quotation.start for quotation in quoted))

    def _joined(self, texts: Texts, tokens: Numbers, kinds: Numbers, parts: Sequence[_Part]) -> Seen:
        # Behind each text stands an end: that of a title is the end of a sentence ("… समेत 200 लोग झामुमो में").
        seen = np.flatnonzero(kinds != _LEFT_OUT)
        begins = np.searchsorted(seen, texts.bounds)
        counts = np.diff(begins)
        places = np.arange(len(seen)) + np.repeat(np.arange(len(counts)), counts)
        joined = np.full(len(seen) + len(counts), self._patterns.kind(END), np.int32)
        joined[places] = kinds[seen]
        bounds = begins + np.arange(len(begins))
        seconds = self._second_sentences(tokens[seen] == texts.lexicon.number(END), places, bounds, counts)
        sequences = []
        for i, (words, part) in enumerate(zip(texts.words, parts, strict=True)):
            at = seen[begins[i] : begins[i + 1]] - texts.bounds[i]
            length = min(texts.bounds[i + 1] - texts.bounds[i], self._most)
            sequences.append(Sighted(words, part.named, part.said, seconds[i], at, length))
        kept = np.flatnonzero(tokens != _LEFT_OUT)
        return Seen(sequences, joined, bounds.tolist(), tokens[kept], np.searchsorted(kept, texts.bounds))

    def _second_sentences(self, is_end: Numbers, places: Numbers, bounds: Numbers, counts: Numbers) -> list[int]:
        """The word of each text that its second sentence begins at; `is_end` is told of the words at `places`."""
        ends = np.ones(bounds[-1], np.bool_)
        ends[places] = is_end
        found = np.flatnonzero(ends)
        least = bounds[:-1] + np.minimum(counts, self._first)
        seconds: list[int] = (found[np.searchsorted(found, least)] - bounds[:-1]).tolist()
        return seconds


class _Part(NamedTuple):
    """What is seen of one text: the mentions by token, the tokens said, and those that quotations begin at."""

    named: dict[int, Mention]
    said: frozenset[int] = frozenset()
    quoted: frozenset[int] = frozenset()
