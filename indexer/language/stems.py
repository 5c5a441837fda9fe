"""Which words share a stem? The Snowball Hindi stemmer, for loose matching only.

It merges बिहार/बिहारी and चुनाव/चुनावी: right for a loose term, wrong for an exact one. So the index holds exact terms
and a query widens a word to the vocabulary's words of the same stem, at a lower weight.
"""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

from indexer.language.script import is_devanagari

_STEMMER = snowballstemmer.stemmer("hindi")


@lru_cache(maxsize=200_000)
def stem(term: str) -> str:
    """The stem of an exact term; a term in another script is its own stem.

    >>> stem("इस्तीफे") == stem("इस्तीफा"), stem("aimim")
    (True, 'aimim')
    """
    return str(_STEMMER.stemWord(term)) if is_devanagari(term) else term
