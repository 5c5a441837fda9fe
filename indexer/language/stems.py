"""Which words share a stem? The Snowball Hindi stemmer, for loose matching only.

It merges बिहार/बिहारी and चुनाव/चुनावी: right for a loose term, wrong for an exact one. So the index holds exact terms
and a query widens a word to the vocabulary's words of the same stem, at a lower weight.
"""

from __future__ import annotations

import snowballstemmer
from snowballstemmer.hindi_stemmer import HindiStemmer

_STEMMER = snowballstemmer.stemmer("hindi")

_ENDINGS = {ending.s: ending.method is None for ending in HindiStemmer.a_0}
"""The endings that the stemmer takes off, the longest it can; and whether it does so after any letter. Its own search
among them takes ten times as long, which counts for a vocabulary."""
_LONGEST = max(map(len, _ENDINGS))


def stem(term: str) -> str:
    """The stem of an exact term; a term in another script is its own stem.

    >>> stem("इस्तीफे") == stem("इस्तीफा"), stem("aimim")
    (True, 'aimim')
    """
    for length in range(min(_LONGEST, len(term) - 1), 0, -1):
        always = _ENDINGS.get(term[-length:])
        if always:
            return term[:-length]
        if always is not None:
            return str(_STEMMER.stemWord(term))
    return term
