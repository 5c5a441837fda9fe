"""What does a process that prepared stories hand to the one that writes? The stories of a chunk, packed.

All that takes a look at each story and word is done here, in any process; what is left for the writer is done for
whole chunks: arrays and blobs, which travel between processes as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np

from indexer.analysed import FIELDS, Document
from indexer.dates import timestamp
from indexer.engines.arrays import Array, offsets, smallest
from indexer.engines.columns import PackedColumn, pack_columns
from indexer.engines.inverting import Run, document_frequencies, invert
from indexer.engines.segment import pack_stories
from indexer.engines.strings import Joined, encode, hash_all
from indexer.language.lexicon import Lexicon, Terms

TOGETHER = 256
"""Stories that are best packed together: half their words have then been met before, and they take a megabyte."""

_BETWEEN = "\0"
"""Stands between terms that travel: no word of any script holds it. Terms that do travel one by one."""


@dataclass(frozen=True)
class Packed:
    """Some stories, in their order; terms are numbered as `terms` lists them.

    `frequencies` has the stories that hold each term in any field. `origins` are distinct, `origin_rows` says which
    each story has. `published` is in seconds since 1970 UTC, not-a-number when undated.
    """

    ids: tuple[str, ...]
    hashes: Array
    terms: tuple[str, ...]
    frequencies: Array
    runs: Mapping[str, Run]
    titles: Joined
    digests: Joined
    origins: tuple[str, ...]
    origin_rows: Array
    published: Array
    columns: Mapping[str, PackedColumn]
    stories: Joined

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def tokens(self) -> int:
        """Tokens of all fields."""
        return sum(len(run.positions) for run in self.runs.values())

    def without_texts(self) -> Packed:
        """The same without the bytes of `stories`, of which the lengths stay."""
        return replace(self, stories=Joined(b"", self.stories.lengths))

    def __getstate__(self) -> dict[str, Any]:
        """Thousands of short strings travel as one, which takes a tenth of the time."""
        joined = _BETWEEN.join(self.terms)
        return vars(self) | {"terms": joined} if joined.count(_BETWEEN) == len(self.terms) - 1 else vars(self)

    def __setstate__(self, state: dict[str, Any]) -> None:
        terms = state["terms"]
        vars(self).update(state, terms=tuple(terms.split(_BETWEEN)) if isinstance(terms, str) else terms)


def pack(documents: Sequence[Document]) -> Packed:
    """Packs stories, in any process. None at all is fine."""
    articles = [document.article for document in documents]
    ids = tuple(article.id for article in articles)
    origins: dict[str, int] = {}
    rows = [origins.setdefault(article.origin, len(origins)) for article in articles]
    moments = [timestamp(article.published) for article in articles]
    terms, frequencies, runs = _inverted(documents)
    return Packed(
        ids=ids,
        hashes=hash_all(map(encode, ids)),
        terms=terms,
        frequencies=frequencies,
        runs=runs,
        titles=Joined.of([encode(article.title) for article in articles]),
        digests=Joined.of([encode(document.digest) for document in documents]),
        origins=tuple(origins),
        origin_rows=smallest(np.array(rows, np.int64)),
        published=np.array([np.nan if moment is None else moment for moment in moments], np.float64),
        columns=pack_columns(documents),
        stories=pack_stories(articles),
    )


def _inverted(documents: Sequence[Document]) -> tuple[tuple[str, ...], Array, dict[str, Run]]:
    """(distinct terms, their document frequencies, each field inverted)"""
    lexicon = _lexicon(documents)
    texts = {field: [lexicon.numbered(document.terms.get(field, ())) for document in documents] for field in FIELDS}
    lengths = {field: np.fromiter(map(len, terms), np.int64, len(terms)) for field, terms in texts.items()}
    every = [text.numbers for of_field in texts.values() for text in of_field]
    tokens, distinct = _renumbered(np.concatenate([*every, np.empty(0, np.int32)]), len(lexicon))
    bounds = offsets(np.array([length.sum() for length in lengths.values()]))
    runs, pairs = {}, []
    for at, field in enumerate(FIELDS):
        run, held = invert(tokens[bounds[at] : bounds[at + 1]], lengths[field], len(distinct))
        runs[field] = run
        pairs.append(held)
    terms = tuple(map(lexicon.terms.__getitem__, distinct.tolist()))
    return terms, document_frequencies(pairs, len(documents), len(distinct)), runs


def _lexicon(documents: Sequence[Document]) -> Lexicon:
    """The lexicon that the stories' terms are numbered by, as those of one process are."""
    texts = chain.from_iterable(document.terms.values() for document in documents)
    return next((terms.lexicon for terms in texts if isinstance(terms, Terms)), Lexicon())


def _renumbered(numbers: Array, below: int) -> tuple[Array, Array]:
    """The numbers with those between that do not occur left out, and which number each stands for.

    >>> [array.tolist() for array in _renumbered(np.array([7, 2, 7]), 9)]
    [[1, 0, 1], [2, 7]]
    """
    held = np.zeros(below, np.bool_)
    held[numbers] = True
    distinct = np.flatnonzero(held)
    new = np.empty(below, np.uint32)
    new[distinct] = np.arange(len(distinct), dtype=np.uint32)
    return new[numbers], distinct
