"""How is a match scored? BM25F, in one place, for every engine.

For a group of weighted alternatives, with N stories in the index and df of them holding any alternative in any field:

    idf   = ln(1 + (N - df + 1/2) / (df + 1/2))
    f     = sum over fields and alternatives of  weight * boost(field) * tf / (1 - b + b * len / avglen(field))
    score = idf * f * (k1 + 1) / (f + k1)

and a story's score is the sum over the groups it holds. Source: Robertson and Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond" (2009), section 3.6 (BM25F), with the idf that never falls below zero (Lucene's). The
functions take floats or arrays alike. Lengths are exact counts of postings; N and avglen count living stories only.
"""

from __future__ import annotations

import math
from typing import Any

K1 = 1.2
"""How soon more of the same word stops counting. 1.2 is the field's default for prose; see the book above, 3.4."""

BOOST = {"title": 3.0, "body": 1.0}
"""A headline names what the story is about: one word there weighs as much as three in the text."""

B = {"title": 0.3, "body": 0.75}
"""How strongly length is held against a field: headlines are all short, so their length says little."""


def idf(stories: int, df: int) -> float:
    """The weight of a group that `df` of `stories` stories hold.

    >>> round(idf(1000, 10), 3)
    4.557
    """
    return math.log(1 + (stories - df + 0.5) / (df + 0.5))


def field_frequency(field: str, weighted_tf: Any, length: Any, average: float) -> Any:
    """One field's share of the pseudo-frequency: weighted term frequency against the field's length, in postings."""
    b = B[field]
    return BOOST[field] * weighted_tf / (1 - b + b * length / average)


def saturate(idf: float, f: Any) -> Any:
    """The score of a group from its idf and its pseudo-frequency over all fields.

    >>> saturate(2.0, 1.2)
    2.2
    """
    return idf * f * (K1 + 1) / (f + K1)
