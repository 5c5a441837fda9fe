"""How does a story leave a segment that never changes? By a file that names the dead, and the frequencies without them.

Postings of dead stories stay until a merge drops them; searches pass them over. Document frequencies are exact all the
same: what the newly dead held is looked up once, at the commit that deletes them, by one pass over the postings.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from indexer.analysed import FIELDS
from indexer.engines.arrays import Array, ArrayFileWriter, FileSum
from indexer.engines.inverting import union
from indexer.engines.segment import FieldPostings, SegmentView

_CHUNK = 1 << 22
"""Postings looked at in one go: 16 MB of story numbers."""


def write_deletions(path: Path, view: SegmentView, newly_dead: Array) -> FileSum:
    """Writes the file that names all dead stories of the segment, the newly dead among them."""
    df = view.df - held_by(view, newly_dead)
    with ArrayFileWriter(path) as out:
        out.put("docs", np.sort(np.concatenate((view.dead, newly_dead))).astype(np.int32))
        out.put("df", df.astype(np.int32))
        return out.finish()


def held_by(view: SegmentView, stories: Array) -> Array:
    """For each term of the segment, how many of these stories hold it in any field."""
    wanted = np.zeros(view.stories, bool)
    wanted[stories] = True
    pairs = [np.empty(0, np.int64)]
    for field in FIELDS:
        pairs += _pairs(view.fields[field], wanted)
        view.release()
    return np.bincount(union(pairs) >> 32, minlength=len(view.terms.strings))


def _pairs(postings: FieldPostings, wanted: Array) -> Iterator[Array]:
    """term × 2³² + story of the postings of the wanted stories, piece by piece."""
    for start in range(0, len(postings.docs), _CHUNK):
        docs = postings.docs[start : start + _CHUNK]
        hits = np.flatnonzero(wanted[docs])
        terms = postings.starts.searchsorted(hits + start, side="right") - 1
        yield terms << 32 | docs[hits]
