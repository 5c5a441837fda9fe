"""Which tables make a vocabulary quick to ask? Made once at each commit, for all terms at a time.

text, starts       the terms in UTF-8, in the order of their code points, and where each begins
frequency          document frequency of each, and its length in bits (magnitude)
by_term, by_stem, by_spelling, by_loose
               (CRC-32 of the term, its stem or a spelling key, and the term's number), packed and sorted
keys, by_key       the key of each (language/romanise_keys), and the terms' numbers in the order of keys
near               (hash of a key, or of a key less one letter, and the number), packed and sorted
signatures         which pairs of letters stand in a key, and in the ways the term is typed most often, as bits
units              the sound units of each Devanagari term, padded with 0

A commit's tables are made from those of the last one: new terms are put in, terms that no story holds any more are
taken out, and all others get new numbers in the same order, so that what was sorted stays sorted. Only new terms are
looked into (vocabulary_words.py); the rest is a few passes over each table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.language.romanise_keys import KEY_LENGTH
from indexer.ordered import after_insertion, find
from indexer.vocabulary_words import BASE, Packed, Tables, consonants, term_hashes, worked_out

_INVERSE = np.uint64(pow(BASE, -1, 1 << 64))
_POWERS = np.array([pow(BASE, place, 1 << 64) for place in range(KEY_LENGTH + 2)], np.uint64)
_SKELETON, _LATIN = np.uint64(0xD6E8FEB86659FD93), np.uint64(0xA0761D6478BD642F)
"""Added to hashes, so that skeletons do not meet whole keys, nor Latin terms Devanagari ones."""
LEAST_KEY, LEAST_SKELETON = 3, 4
"""Keys and skeletons of fewer letters are not shortened: what is left would say too little, and meet too many."""

_NUMBER = np.uint64(0xFFFFFFFF)
"""The bits of a packed entry that are the term's number."""
_BY_HASH = {"by_stem": "stems", "by_spelling": "spellings", "by_loose": "loose"}
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Change:
    """What becomes of the last commit's terms: which are kept, the new numbers of those and of the new terms."""

    kept: NDArray[np.bool_]
    kept_at: Numbers
    new_at: Numbers

    def rows(self, old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
        """A table with a row a term."""
        changed = np.empty((len(self.kept_at) + len(self.new_at), *old.shape[1:]), old.dtype)
        changed[self.kept_at] = old if self.kept.all() else old[self.kept]
        changed[self.new_at] = new
        return changed

    def packed(self, old: Packed, hashes: NDArray[np.uint32], rows: NDArray[Any]) -> Packed:
        """A table of packed entries; those of the new terms are these hashes, and the new term that has each."""
        numbers = np.zeros(len(self.kept), np.uint64)
        numbers[self.kept] = self.kept_at
        of_old = (old & _NUMBER).view(np.int64)
        renumbered = numbers.take(of_old)
        renumbered |= old & ~_NUMBER
        if not self.kept.all():
            renumbered = renumbered[self.kept[of_old]]
        return _merged(renumbered, _distinct(np.sort(pack(hashes, self.new_at[rows]))))


def empty() -> Tables:
    """The tables of no terms."""
    own = worked_out([])
    columns = {name: own[name] for name in ("keys", "units", "signatures")}
    packed = {name: np.empty(0, np.uint64) for name in ("by_term", *_BY_HASH, "near")}
    return {
        "text": np.empty(0, np.uint8),
        "starts": np.zeros(1, np.uint32),
        "frequency": np.empty(0, np.uint32),
        "magnitude": np.empty(0, np.uint8),
        **packed,
        **columns,
        "by_key": np.empty(0, np.uint32),
    }


def changed(tables: Tables, changes: Iterable[tuple[str, int]]) -> Tables:
    """These tables after the document frequency of some terms, each named once, has grown or shrunk by so much."""
    rows = sorted((term.encode(), by) for term, by in changes)
    known = _encoded(tables)
    places, has = find(known, [term for term, _ in rows])
    by = np.array([by for _, by in rows], np.int64)
    frequency = tables["frequency"].astype(np.int64)
    frequency[places[has]] += by[has]
    kept = frequency > 0
    before = np.append(0, kept.cumsum())
    change = _Change(kept, *after_insertion(int(before[-1]), before[places[~has]]))
    new = [rows[at][0] for at in np.flatnonzero(~has).tolist()]
    # Two sorted runs, which Python's sort merges.
    terms = sorted([*(known if kept.all() else [known[at] for at in np.flatnonzero(kept).tolist()]), *new])
    return _tables(tables, change, terms, change.rows(frequency, by[~has]), new)


def _tables(old: Tables, change: _Change, terms: list[bytes], frequency: Numbers, new: list[bytes]) -> Tables:
    own = worked_out([term.decode() for term in new])
    keys = change.rows(old["keys"], own["keys"])
    hashes = {name: (own[column], np.flatnonzero(own[column])) for name, column in _BY_HASH.items()}
    near = nearness(own["keys"], own["latin"])
    return {
        "text": np.frombuffer(b"".join(terms), np.uint8),
        "starts": np.concatenate(([0], np.cumsum(np.fromiter(map(len, terms), np.int64)))).astype(np.uint32),
        "frequency": frequency.astype(np.uint32),
        "magnitude": np.frexp(frequency)[1].astype(np.uint8),
        "by_term": change.packed(old["by_term"], term_hashes(new), np.arange(len(new))),
        **{name: change.packed(old[name], hashed[some], some) for name, (hashed, some) in hashes.items()},
        "keys": keys,
        "units": change.rows(old["units"], own["units"]),
        "signatures": change.rows(old["signatures"], own["signatures"]),
        "by_key": np.lexsort(keys.T[::-1]).astype(np.uint32),
        "near": change.packed(old["near"], *(np.concatenate(side) for side in zip(*near, strict=True))),
    }


def _encoded(tables: Tables) -> list[bytes]:
    """Every term in UTF-8, in order."""
    text, starts = tables["text"].tobytes(), tables["starts"].tolist()
    return [text[start:end] for start, end in pairwise(starts)]


def all_terms(tables: Tables) -> list[str]:
    """Every term, in order."""
    return [term.decode() for term in _encoded(tables)]


def pack(high: NDArray[Any], low: NDArray[Any]) -> Packed:
    """Two 32-bit numbers in one of 64, sorted by the first."""
    return (high.astype(np.uint64) << np.uint64(32)) | low.astype(np.uint64)


def _merged(one: Packed, other: Packed) -> Packed:
    """Two sorted tables as one."""
    merged = np.empty(len(one) + len(other), np.uint64)
    at = one.searchsorted(other) + np.arange(len(other))
    merged[at] = other
    rest = np.ones(len(merged), np.bool_)
    rest[at] = False
    merged[rest] = one
    return merged


def _distinct(table: Packed) -> Packed:
    """A sorted table without doubles: a term's key can be the same less either of two letters."""
    # numpy's `unique` hashes 64-bit numbers first, which takes ten times as long for millions of them.
    distinct: Packed = table[np.append(True, table[1:] != table[:-1])[: len(table)]]
    return distinct


def nearness(keys: NDArray[np.uint8], latin: NDArray[np.bool_]) -> list[tuple[NDArray[np.uint32], NDArray[np.int64]]]:
    """The hashes under which keys meet, and the row of each: whole keys and skeletons (the key without its vowels),
    as they are and less one letter."""
    letters = keys != 0
    skeleton = consonants(keys)
    script = np.where(latin, _LATIN, np.uint64(0))
    found = []
    for kept, family, least in ((letters, np.uint64(0), LEAST_KEY), (skeleton, _SKELETON, LEAST_SKELETON)):
        length = kept.sum(axis=1)
        whole, less = _hashes(keys, kept)
        rows = np.flatnonzero(length > 0)
        found.append((_mixed(whole[rows] + family + script[rows]), rows))
        shortened, place = np.nonzero(kept & (length >= least)[:, None])
        found.append((_mixed(less[shortened, place] + family + script[shortened]), shortened))
    return found


def _hashes(keys: NDArray[np.uint8], kept: NDArray[np.bool_]) -> tuple[Packed, Packed]:
    """A polynomial over the kept letters of each row, and the same with each letter left out (row, place)."""
    rank = np.maximum(np.cumsum(kept, axis=1) - 1, 0)
    each = np.where(kept, keys.astype(np.uint64) * _POWERS[rank], np.uint64(0))
    upto = np.cumsum(each, axis=1, dtype=np.uint64)
    whole = upto[:, -1]
    # What follows the missing letter moves one place to the left: one power of the base less.
    less = (upto - each) + (whole[:, None] - upto) * _INVERSE
    return whole, less


def _mixed(hashes: Packed) -> NDArray[np.uint32]:
    return ((hashes ^ (hashes >> np.uint64(29))) * np.uint64(BASE) >> np.uint64(32)).astype(np.uint32)
