"""How do stories become postings? Collected as arrays of term numbers, packed into one number a token, sorted once.

A token is packed as  term │ story │ position  into 64 bits, so that one sort of plain integers (vectorised in numpy)
brings terms into their order, stories into theirs within a term, and positions into theirs within a story. Everything
else falls out of where neighbours differ.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.engines.arrays import Array, ArrayFileWriter, offsets, ranges, smallest

STORY_BITS = 17
POSITION_BITS = 25
TERM_BITS = 64 - STORY_BITS - POSITION_BITS
"""131,072 stories, 33 million tokens in one field of a story (a line of 50 MB has fewer), 4 million distinct terms."""


class TermNumbers(dict[str, int]):
    """Numbers terms as they come."""

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self)
        return number


class FieldBuffer:
    """The tokens of one field, story after story, as term numbers."""

    def __init__(self) -> None:
        self.tokens = array("I")
        self.lengths = array("I")

    def add(self, numbers: TermNumbers, terms: Sequence[str]) -> None:
        """Adds the next story's tokens."""
        self.tokens.extend(map(numbers.__getitem__, terms))
        self.lengths.append(len(terms))


@dataclass(frozen=True, slots=True)
class Inverted:
    """One field of a batch, inverted: postings by term, then story; `terms` names the term of each posting."""

    terms: Array
    docs: Array
    tf: Array
    positions: Array
    lengths: Array

    def write(self, out: ArrayFileWriter, field: str, terms: int) -> None:
        """Writes the field's arrays as segment.py lays them out."""
        out.put(f"{field}.starts", offsets(np.bincount(self.terms, minlength=terms)))
        out.put(f"{field}.places", offsets(np.bincount(self.terms, weights=self.tf, minlength=terms).astype(np.int64)))
        out.put(f"{field}.docs", self.docs)
        out.put(f"{field}.tf", smallest(self.tf))
        out.put(f"{field}.positions", smallest(self.positions))
        out.put(f"{field}.lengths", smallest(self.lengths))


def invert(buffer: FieldBuffer, order: Array) -> Inverted:
    """Inverts a field; `order` gives each term number its place among the sorted terms."""
    lengths = np.frombuffer(buffer.lengths, np.uint32).astype(np.int64)
    packed = order.astype(np.uint64)[np.frombuffer(buffer.tokens, np.uint32)] << np.uint64(STORY_BITS + POSITION_BITS)
    stories = np.arange(len(lengths), dtype=np.uint64) << np.uint64(POSITION_BITS)
    packed |= np.repeat(stories, lengths)
    packed |= ranges(np.zeros(len(lengths), np.int64), lengths).view(np.uint64)
    packed.sort()
    positions = (packed & np.uint64((1 << POSITION_BITS) - 1)).astype(np.uint32)
    packed >>= np.uint64(POSITION_BITS)
    first = np.flatnonzero(np.concatenate(([True], packed[1:] != packed[:-1]))[: len(packed)])
    postings = packed[first].view(np.int64)
    return Inverted(
        terms=(postings >> STORY_BITS).astype(np.int32),
        docs=(postings & ((1 << STORY_BITS) - 1)).astype(np.int32),
        tf=np.diff(first, append=len(packed)),
        positions=positions,
        lengths=lengths,
    )


def document_frequencies(fields: Sequence[Inverted], terms: int) -> Array:
    """For each term, how many stories hold it in any of these fields."""
    pairs = [field.terms.astype(np.int64) << STORY_BITS | field.docs for field in fields]
    return np.bincount(union(pairs) >> STORY_BITS, minlength=terms).astype(np.int32)


def union(sorted_sets: Sequence[Array]) -> Array:
    """The distinct numbers of several sets, ascending."""
    numbers = np.sort(np.concatenate(sorted_sets))
    return numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))[: len(numbers)]]
