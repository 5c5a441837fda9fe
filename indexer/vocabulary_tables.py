"""Which tables make a vocabulary quick to ask? Made once at each commit, for all terms at a time.

text, starts       the terms in UTF-8, in the order of their code points, and where each begins
frequency          document frequency of each, and its length in bits (magnitude)
by_term, by_stem, by_spelling, by_loose
               (CRC-32 of the term, its stem or a spelling key, and the term's number), packed and sorted
keys, by_key       the key of each (language/romanise_keys), and the terms' numbers in the order of keys
near               (hash of a key, or of a key less one letter, and the number), packed and sorted
signatures         which pairs of letters stand in a key, and in the ways the term is typed most often, as bits
units              the sound units of each Devanagari term, padded with 0
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.language.normalise import normalise
from indexer.language.romanise import WIDTH, channel, unit_numbers
from indexer.language.romanise_keys import KEY_LENGTH, folded, key
from indexer.language.script import is_devanagari
from indexer.language.spelling import loose_spelling, spelling
from indexer.language.stems import stem

Tables = dict[str, NDArray[Any]]
Packed = NDArray[np.uint64]

LETTERS = "akgcjtdnpbmrlvsiu"
"""The letters of a key; a letter's number is its place here, from 1."""
_IS_VOWEL = np.zeros(256, np.bool_)
_IS_VOWEL[[LETTERS.index("i") + 1, LETTERS.index("u") + 1]] = True
_NUMBERS = bytes.maketrans(LETTERS.encode(), bytes(range(1, len(LETTERS) + 1)))

_BASE = 0x9E3779B97F4A7C15
"""An odd number without pattern (the golden ratio's fraction): multiplying by it spreads bits and can be undone."""
_INVERSE = np.uint64(pow(_BASE, -1, 1 << 64))
_POWERS = np.array([pow(_BASE, place, 1 << 64) for place in range(KEY_LENGTH + 2)], np.uint64)
_SKELETON, _LATIN = np.uint64(0xD6E8FEB86659FD93), np.uint64(0xA0761D6478BD642F)
"""Added to hashes, so that skeletons do not meet whole keys, nor Latin terms Devanagari ones."""
LETTERS_KEPT = 20
"""Letters of a typed word that its signature looks at."""
LEAST_KEY, LEAST_SKELETON = 3, 4
"""Keys and skeletons of fewer letters are not shortened: what is left would say too little, and meet too many."""


def build(pairs: Iterable[tuple[str, int]], previous: Tables | None = None) -> Tables:
    """The tables of these terms; `previous` lends keys, stems and units of terms that it has."""
    rows = sorted(pairs)
    terms = [term for term, _ in rows]
    encoded = [term.encode() for term in terms]
    own = _worked_out(terms, previous)
    keys, latin = own["keys"], own["latin"]
    numbers = np.arange(len(terms), dtype=np.uint64)
    hashes = np.fromiter((zlib.crc32(term) or 1 for term in encoded), np.uint32, len(terms))
    return {
        "text": np.frombuffer(b"".join(encoded), np.uint8),
        "starts": np.concatenate([[0], np.cumsum([len(term) for term in encoded])]).astype(np.uint32),
        "frequency": np.fromiter((df for _, df in rows), np.uint32, len(rows)),
        "magnitude": np.fromiter((df.bit_length() for _, df in rows), np.uint8, len(rows)),
        "by_term": np.sort(pack(hashes, numbers)),
        "by_stem": np.sort(pack(own["stems"], numbers)[own["stems"] != 0]),
        "by_spelling": np.sort(pack(own["spellings"], numbers)[own["spellings"] != 0]),
        "by_loose": np.sort(pack(own["loose"], numbers)[own["loose"] != 0]),
        **own,
        "by_key": np.lexsort(keys.T[::-1]).astype(np.uint32),
        "near": _near(keys, latin),
    }


def pack(high: NDArray[Any], low: NDArray[Any]) -> Packed:
    """Two 32-bit numbers in one of 64, sorted by the first."""
    return (high.astype(np.uint64) << np.uint64(32)) | low.astype(np.uint64)


def term_hash(text: str) -> int:
    """The CRC-32 of a term, stem or spelling key, never 0."""
    return zlib.crc32(text.encode()) or 1


def key_rows(keys: Sequence[str]) -> NDArray[np.uint8]:
    """Keys as rows of letter numbers, padded with 0."""
    joined = "".join(text.ljust(KEY_LENGTH, "\0") for text in keys).encode().translate(_NUMBERS)
    return np.frombuffer(joined, np.uint8).reshape(-1, KEY_LENGTH)


def _worked_out(terms: list[str], previous: Tables | None) -> Tables:
    """What each term's own letters say of it: key, stem and spelling hashes, units, and whether it is Latin.

    Lent by `previous`, or else worked out.
    """
    count = len(terms)
    own: Tables = {
        "keys": np.zeros((count, KEY_LENGTH), np.uint8),
        "stems": np.zeros(count, np.uint32),
        "spellings": np.zeros(count, np.uint32),
        "loose": np.zeros(count, np.uint32),
        "latin": np.zeros(count, np.bool_),
        "units": np.zeros((count, WIDTH), np.uint16),
        "signatures": np.zeros((5, count), np.uint64),
    }
    fresh: Sequence[int] = range(count)
    if previous is not None:
        before = {term: number for number, term in enumerate(all_terms(previous))}
        known = np.array([before.get(term, -1) for term in terms], np.int64)
        has = known >= 0
        for name, array in own.items():
            if name == "signatures":  # kinds in rows, terms in columns; in all others a row is a term
                array[:, has] = previous[name][:, known[has]]
            else:
                array[has] = previous[name][known[has]]
        fresh = np.flatnonzero(~has).tolist()
    typical: list[tuple[str, ...]] = []
    words = [(number, normalise(terms[number])) for number in fresh]
    devanagari = [(number, word) for number, word in words if is_devanagari(word)]
    roman = [(number, word) for number, word in words if word.isascii() and word.isalpha()]
    for number, word in devanagari:
        found = unit_numbers(word)
        own["units"][number, : len(found)] = found
        typical.append(channel().typical(found))
        own["stems"][number] = term_hash(stem(word))
        own["spellings"][number] = term_hash(spelling(word))
        own["loose"][number] = term_hash(loose_spelling(word))
    own["latin"][[number for number, _ in roman]] = True
    keyed = devanagari + roman
    typical += [(folded(word), folded(word)) for _, word in roman]
    places = [number for number, _ in keyed]
    own["keys"][places] = key_rows([key(word) for _, word in keyed])
    own["signatures"][:3, places] = key_signatures(own["keys"][places])
    own["signatures"][3:, places] = letter_signatures(typical)
    return own


def all_terms(tables: Tables) -> list[str]:
    """Every term, in order."""
    text, starts = tables["text"].tobytes(), tables["starts"].tolist()
    return [text[start:end].decode() for start, end in pairwise(starts)]


def _near(keys: NDArray[np.uint8], latin: NDArray[np.bool_]) -> Packed:
    """(hash, number) for each term: its key and skeleton, whole and less each letter."""
    found = []
    for hashes, rows in nearness(keys, latin):
        found.append(pack(hashes, rows))
    # Sorted by hand: numpy's `unique` hashes 64-bit numbers first, which takes ten times as long for millions of them.
    pairs = np.sort(np.concatenate(found))
    distinct: Packed = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    return distinct


def nearness(keys: NDArray[np.uint8], latin: NDArray[np.bool_]) -> list[tuple[NDArray[np.uint32], NDArray[np.int64]]]:
    """The hashes under which keys meet, and the row of each: whole keys and skeletons (the key without its vowels),
    as they are and less one letter."""
    letters = keys != 0
    skeleton = letters & ~_IS_VOWEL[keys]
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
    return ((hashes ^ (hashes >> np.uint64(29))) * np.uint64(_BASE) >> np.uint64(32)).astype(np.uint32)


def letter_signatures(typed: Sequence[Sequence[str]]) -> Packed:
    """The pairs of letters of folded Latin words as bits, for rows of two words each (2, row)."""
    if not typed:
        return np.zeros((2, 0), np.uint64)
    joined = np.array([word.ljust(LETTERS_KEPT, "`")[:LETTERS_KEPT] for row in typed for word in row]).astype("S")
    letters = joined.view(np.uint8).reshape(-1, LETTERS_KEPT) - np.uint8(ord("`"))
    return _pair_bits(letters).reshape(len(typed), -1).T


def key_signatures(keys: NDArray[np.uint8]) -> Packed:
    """Three sets of bits for each key: its pairs of letters, the pairs of its skeleton, its letters (3, row)."""
    vowels = _IS_VOWEL[keys]
    # Stable: consonants keep their order, vowels and padding go to the end and become 0.
    order = np.argsort(vowels | (keys == 0), axis=1, kind="stable")
    skeleton = np.take_along_axis(np.where(vowels, 0, keys).astype(np.uint8), order, axis=1)
    single = np.where(keys != 0, np.uint64(1) << keys.astype(np.uint64), np.uint64(0))
    return np.stack([_pair_bits(keys), _pair_bits(skeleton), np.bitwise_or.reduce(single, axis=1)])


def _pair_bits(keys: NDArray[np.uint8]) -> Packed:
    """One bit of 64 for each two neighbours, the start and the end counting as letters."""
    padded = np.zeros((keys.shape[0], keys.shape[1] + 2), np.uint64)
    padded[:, 1:-1] = keys
    first, second = padded[:, :-1], padded[:, 1:]
    place = ((first * np.uint64(19) + second) * np.uint64(_BASE)) >> np.uint64(58)
    single = np.where((first | second) != 0, np.uint64(1) << place, np.uint64(0))
    bits: Packed = np.bitwise_or.reduce(single, axis=1)
    return bits
