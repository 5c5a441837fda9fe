"""Which words of a query does the story hold that holds the most telling ones? Asked when no story holds them all.

Each story is given the sum of the idf of the groups it holds; the greatest sum wins. So the words that are given up are
those that tell least, taken together, and a single misspelt word never costs all the others.
"""

from __future__ import annotations

import numpy as np

from indexer.analysed import AnalysedQuery, Group
from indexer.engines import scoring
from indexer.engines.answering import Answering
from indexer.engines.matching import Matching
from indexer.engines.snapshot import Snapshot

_EARLIER = 1e-6
"""Of two sets that tell equally much, the one with the earlier words is kept: far below any difference of idf."""


def best_held(
    snapshot: Snapshot, query: AnalysedQuery, groups: tuple[Group, ...], matching: Matching
) -> tuple[Group, ...]:
    """Of the groups, those held by the story that matches `query` and holds the most telling of them."""
    telling = np.zeros(snapshot.size)
    for place, group in enumerate(groups):
        pool = matching.pool(group)
        stories, _ = pool.listed()
        telling[stories] += scoring.idf(snapshot.count, pool.df) - _EARLIER * place
    stories = Answering(snapshot, query, matching).stories()
    if not len(stories) or not telling[stories].max() > 0:
        return ()
    best = stories[[telling[stories].argmax()]]
    return tuple(group for group in groups if matching.pool(group).at(best)[0] > 0)
