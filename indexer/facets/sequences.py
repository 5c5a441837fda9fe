"""How do patterns see a text? Names as one word each, and without the marks that are seen through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

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
"""In the place of a kind: a mark that is seen through, a token of a name after its first, or one past the limit."""

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
    """Texts as patterns see them: text i is the kinds from `bounds[i]` to `bounds[i + 1]`, an end being its last."""

    sequences: list[Sighted]
    kinds: Numbers
    bounds: list[int]


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
        kinds = self._patterns.known.of(texts.lexicon)[texts.numbers]
        kinds[self._unseen.of(texts.lexicon)[texts.numbers]] = _LEFT_OUT
        parts = []
        for words, begin, end, mentions in zip(texts.words, texts.bounds, texts.bounds[1:], named, strict=False):
            parts.append(self._part(words, kinds[begin:end], mentions))
        return self._joined(texts, kinds, parts)

    def _part(self, words: Words, kinds: Numbers, mentions: Named) -> tuple[dict[int, Mention], frozenset[int]]:
        """Writes what stands in the place of tokens into the kinds: the names, and what a headline's marks mean."""
        kinds[self._most :] = _LEFT_OUT
        within: dict[int, Mention] = {}
        for name, mention in mentions:
            if mention.last < self._most:
                within[mention.first] = mention
                kinds[mention.first + 1 : mention.last + 1] = _LEFT_OUT
                kinds[mention.first] = self._patterns.kind(name)
        return within, self._headline(words, kinds, within) if words.field == "title" else frozenset()

    def _headline(self, words: Words, kinds: Numbers, named: Mapping[int, Mention]) -> frozenset[int]:
        tokens = words.terms[: self._most]
        for first, mention in named.items():
            tokens[first : mention.last + 1] = [_NAME] + [""] * (mention.last - first)
        if headline.PARTING.isdisjoint(tokens):
            return frozenset()
        before, tokens = tokens, headline.parted(words, tokens)
        for index, token in enumerate(tokens):
            if token != before[index]:
                kinds[index] = self._patterns.kind(token)
        quoted = headline.quotations(words, tokens)
        for start in {quotation.start for quotation in quoted}:
            if kinds[start] != _LEFT_OUT:
                kinds[start] = self._patterns.also(int(kinds[start]), QUOTE)
        return frozenset(headline.said(tokens, quoted, self._says))

    def _joined(self, texts: Texts, kinds: Numbers, parts: Sequence[tuple[dict[int, Mention], frozenset[int]]]) -> Seen:
        # Behind each text stands an end: that of a title is the end of a sentence ("… समेत 200 लोग झामुमो में").
        seen = np.flatnonzero(kinds != _LEFT_OUT)
        begins = np.searchsorted(seen, texts.bounds)
        counts = np.diff(begins)
        places = np.arange(len(seen)) + np.repeat(np.arange(len(counts)), counts)
        joined = np.full(len(seen) + len(counts), self._patterns.kind(END), np.int32)
        joined[places] = kinds[seen]
        bounds = begins + np.arange(len(begins))
        is_end = np.ones(len(joined), np.bool_)
        is_end[places] = texts.numbers[seen] == texts.lexicon.number(END)
        ends = np.flatnonzero(is_end)
        least = bounds[:-1] + np.minimum(counts, self._first)
        seconds = (ends[np.searchsorted(ends, least)] - bounds[:-1]).tolist()
        sequences = []
        for i, (words, (named, said)) in enumerate(zip(texts.words, parts, strict=True)):
            tokens = seen[begins[i] : begins[i + 1]] - texts.bounds[i]
            length = min(texts.bounds[i + 1] - texts.bounds[i], self._most)
            sequences.append(Sighted(words, named, said, seconds[i], tokens, length))
        return Seen(sequences, joined, bounds.tolist())
