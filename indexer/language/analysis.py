"""In which order do the steps run that turn text into terms? The one place that composes them.

For the index:   text ─▶ tokenise ─▶ exact          every posting is an exact term, in its place
For a query:     text ─▶ tokenise ─▶ exact          the same chain; widening to stems, spellings and romanized
                                                    readings happens against the vocabulary (understanding/)
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from indexer.language.normalise import normalise
from indexer.language.tokens import surfaces, tokenise

ANALYSIS_VERSION = 2
"""Raised when the same text gives other terms: stories indexed before are then analysed anew."""


class Term(NamedTuple):
    """An exact term and the characters it came from: text[start:end]."""

    term: str
    start: int
    end: int


@lru_cache(maxsize=200_000)
def exact(surface: str) -> str:
    """The exact term of a token: separators of numbers and spelled-out letters dropped, then normalised.

    >>> exact("ए.आई.एम.आई.एम"), exact("28,547"), exact("12.5"), exact("फ़ैसला")
    ('एआईएमआईएम', '28547', '12.5', 'फैसला')
    """
    if "." in surface and not surface[0].isdigit():
        surface = surface.replace(".", "")
    term = normalise(surface.replace(",", ""))
    return surface if term == surface else term  # one string in memory, not two: most words are their own term


def analyse(text: str) -> list[Term]:
    """The terms of a text with their places. Tokens of which nothing is left (a lone joiner) are dropped.

    >>> [term.term for term in analyse("ओवैसी का इस्तीफ़ा।")]
    ['ओवैसी', 'का', 'इस्तीफा']
    """
    return [Term(term, start, end) for surface, start, end in tokenise(text) if (term := exact(surface))]


def terms(text: str) -> tuple[str, ...]:
    """The terms of a text alone: what a field of a document holds.

    >>> terms("ओवैसी का इस्तीफ़ा।")
    ('ओवैसी', 'का', 'इस्तीफा')
    """
    return tuple(filter(None, map(exact, surfaces(text))))
