"""How do stories become postings? The tokens of a chunk of stories are sorted by their terms; such runs are merged.

A run is one field of some stories, inverted (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 4.2:
blocked sort-based indexing). Its tokens stand in the order of stories and positions already, so a stable sort by term
alone is enough, and of numbers below 65,536 that is a radix sort: linear. Runs are merged without comparing postings:
a term's lists of all runs are laid end to end, so sorting the terms' places in the runs tells where each list goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.engines.arrays import Array, ArrayFileWriter, gathered, offsets, ranges, smallest


@dataclass(frozen=True, slots=True)
class Run:
    """One field of some stories, inverted: postings by term, then story, then position.

    `postings` and `places` say, for each term, how many postings and positions it has here; `docs`, `tf` have an entry
    a posting, `positions` one a token, `lengths` one a story. Stories are numbered from 0.
    """

    postings: Array
    places: Array
    docs: Array
    tf: Array
    positions: Array
    lengths: Array


def invert(tokens: Array, lengths: Array, terms: int) -> tuple[Run, Array]:
    """Inverts a field; also gives the pair of term and story (`_pair_bits`) of each posting, ascending.

    `tokens` are the numbers of the field's terms, all below `terms`, story after story; `lengths` says how many each
    story has.
    """
    bits = _pair_bits(len(lengths))
    order = smallest(tokens, terms).argsort(kind="stable")
    stories = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    positions = ranges(np.zeros(len(lengths), np.int64), lengths)
    pairs = (tokens.astype(np.int64) << bits | stories).take(order)
    first = is_first(pairs).nonzero()[0]
    pairs = pairs.take(first)
    run = Run(
        postings=smallest(np.bincount(pairs >> bits, minlength=terms)),
        places=smallest(np.bincount(tokens, minlength=terms)),
        docs=smallest(pairs & ((1 << bits) - 1)),
        tf=smallest(np.diff(first, append=len(tokens))),
        positions=smallest(positions.take(order)),
        lengths=smallest(lengths),
    )
    return run, pairs


def document_frequencies(pairs: Sequence[Array], stories: int, terms: int) -> Array:
    """For each term, how many of the stories hold it in any field; `pairs` are what `invert` says of each field."""
    return smallest(np.bincount(union(pairs) >> _pair_bits(stories), minlength=terms))


def _pair_bits(stories: int) -> int:
    """A term and a story are paired as term × 2 to this power + story."""
    return stories.bit_length()


@dataclass(frozen=True, slots=True)
class Order:
    """In which order the terms of several runs are merged: `terms[i]` is the new term of the run term `order[i]`.

    The terms of all runs are numbered through, one run after another.
    """

    order: Array
    terms: Array
    distinct: int

    @classmethod
    def of(cls, new_terms: Array, distinct: int) -> Order:
        """`new_terms` has the new number, below `distinct`, of each run's terms, one run after another."""
        keys = new_terms.astype(np.uint64)
        keys <<= np.uint64(32)
        keys |= np.arange(len(new_terms), dtype=np.uint64)
        keys.sort()  # of plain integers, which is vectorised; a stable argsort takes four times as long
        return cls(keys.astype(np.uint32), (keys >> np.uint64(32)).astype(np.uint32), distinct)

    def sums(self, numbers: Array) -> Array:
        """The sum over the runs of a number that each has for its terms."""
        return np.bincount(self.terms, weights=numbers[self.order], minlength=self.distinct).astype(np.int64)


def write_runs(out: ArrayFileWriter, field: str, runs: Sequence[Run], order: Order) -> None:
    """Merges the runs of one field and writes its arrays as segment.py lays them out."""
    postings = np.concatenate([run.postings for run in runs])
    out.put(f"{field}.starts", offsets(order.sums(postings)))
    out.stream(f"{field}.docs", np.int32, gathered(_stories(runs), postings, order.order))
    tf = np.concatenate([run.tf for run in runs])
    out.stream(f"{field}.tf", tf.dtype, gathered(tf, postings, order.order))
    places = np.concatenate([run.places for run in runs])
    out.put(f"{field}.places", offsets(order.sums(places)))
    positions = np.concatenate([run.positions for run in runs])
    out.stream(f"{field}.positions", positions.dtype, gathered(positions, places, order.order))
    out.put(f"{field}.lengths", np.concatenate([run.lengths for run in runs]))


def _stories(runs: Sequence[Run]) -> Array:
    """The story of each posting; the stories of all runs are numbered through."""
    stories = np.concatenate([run.docs for run in runs], dtype=np.int32)
    start, base = 0, 0
    for run in runs:
        end = start + len(run.docs)
        stories[start:end] += base
        start, base = end, base + len(run.lengths)
    return stories


def union(sorted_sets: Sequence[Array]) -> Array:
    """The distinct numbers of several sets, ascending."""
    numbers = np.concatenate(sorted_sets)
    numbers.sort(kind="stable")  # sets that ascend already are merged
    return numbers[is_first(numbers)]


def is_first(ascending: Array) -> Array:
    """For each of these numbers: is it the first of its kind?"""
    first = np.ones(len(ascending), bool)
    np.not_equal(ascending[1:], ascending[:-1], out=first[1:])
    return first
