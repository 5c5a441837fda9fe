"""What do a term's own letters say of it? Its key, its sounds, its stem and spelling keys, for many terms at a time.

All of it is worked out of the term alone, once, when the term is new to the index. Terms are worked on together, as one
text with a line for each: that is ten times as quick as one by one.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.language.normalise import normalise
from indexer.language.romanise import WIDTH, channel, unit_rows
from indexer.language.romanise_keys import KEY_LENGTH, LETTERS, folded, key
from indexer.language.script import is_devanagari
from indexer.language.spelling import loose_spelling, spelling
from indexer.language.stems import stem

Tables = dict[str, NDArray[Any]]
Packed = NDArray[np.uint64]

_NUMBERS = bytes.maketrans(LETTERS.encode(), bytes(range(1, len(LETTERS) + 1)))
"""A letter's number is its place among the letters of keys, from 1."""
_IS_VOWEL = np.zeros(256, np.bool_)
_IS_VOWEL[[LETTERS.index("i") + 1, LETTERS.index("u") + 1]] = True

BASE = 0x9E3779B97F4A7C15
"""An odd number without pattern (the golden ratio's fraction): multiplying by it spreads bits and can be undone."""
LETTERS_KEPT = 20
"""Letters of a typed word that its signature looks at."""


def worked_out(terms: Sequence[str]) -> Tables:
    """The columns that stand for a term alone, a row a term. The terms ascend.

    keys, latin, units, signatures as vocabulary_tables.py names them; `stems`, `spellings`, `loose` are the hashes of
    the stem and the spelling keys, 0 where a term has none.
    """
    count = len(terms)
    own: Tables = {
        "keys": np.zeros((count, KEY_LENGTH), np.uint8),
        "latin": np.zeros(count, np.bool_),
        "units": np.zeros((count, WIDTH), np.uint16),
        "signatures": np.zeros((count, 5), np.uint64),
        "stems": np.zeros(count, np.uint32),
        "spellings": np.zeros(count, np.uint32),
        "loose": np.zeros(count, np.uint32),
    }
    words = _normalised(terms)
    devanagari = [place for place, word in enumerate(words) if not word.isascii() and is_devanagari(word)]
    latin = [place for place, word in enumerate(words) if word.isascii() and word.isalpha()]
    own["latin"][latin] = True
    if devanagari:
        _devanagari(own, devanagari, [words[place] for place in devanagari])
    if latin:
        _latin(own, latin, [words[place] for place in latin])
    return own


def _normalised(terms: Sequence[str]) -> list[str]:
    """The exact term of each of the terms, which ascend: those that begin in Devanagari stand together."""
    low, high = bisect_left(terms, "\u0900"), bisect_left(terms, "\u0980")
    together = _lines(normalise(_text(terms[low:high]))) if low < high else []
    return [*map(normalise, terms[:low]), *together, *map(normalise, terms[high:])]


def _devanagari(own: Tables, places: list[int], words: list[str]) -> None:
    text = _text(words)
    units = unit_rows(words)
    own["units"][places] = units
    own["stems"][places] = term_hashes(stem(word).encode() for word in words)
    own["spellings"][places] = term_hashes(spelling(text).encode().split(b"\n"))
    own["loose"][places] = term_hashes(loose_spelling(text).encode().split(b"\n"))
    _keyed(own, places, text, channel().typical(units))


def _latin(own: Tables, places: list[int], words: list[str]) -> None:
    text = _text(words)
    once = np.array(_lines(folded(text)), f"S{LETTERS_KEPT}")
    _keyed(own, places, text, np.stack([once, once]))


def _keyed(own: Tables, places: list[int], text: str, typed: NDArray[np.bytes_]) -> None:
    """Puts in the keys of words, a line each, and the signatures of their keys and of the ways they are typed."""
    keys = key_rows(_lines(key(text)))
    own["keys"][places] = keys
    own["signatures"][places, :3] = key_signatures(keys).T
    own["signatures"][places, 3:] = letter_signatures(typed).T


def _text(words: Sequence[str]) -> str:
    """One text, a line a word."""
    text = "\n".join(words)
    # No analysis lets a line feed into a term; here it would be one line too many.
    return text if text.count("\n") < len(words) else "\n".join(word.replace("\n", " ") for word in words)


def _lines(text: str) -> list[str]:
    return text.split("\n")


def term_hash(text: str) -> int:
    """The CRC-32 of a term, stem or spelling key, never 0."""
    return zlib.crc32(text.encode()) or 1


def term_hashes(texts: Iterable[bytes]) -> NDArray[np.uint32]:
    """The same of many in UTF-8."""
    return np.maximum(np.fromiter(map(zlib.crc32, texts), np.uint32), 1)


def key_rows(keys: Sequence[str]) -> NDArray[np.uint8]:
    """Keys as rows of letter numbers, padded with 0."""
    joined = "".join([text.ljust(KEY_LENGTH, "\0") for text in keys]).encode().translate(_NUMBERS)
    return np.frombuffer(joined, np.uint8).reshape(-1, KEY_LENGTH)


def consonants(keys: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which letters of key rows are neither vowels nor padding: a key's skeleton."""
    kept: NDArray[np.bool_] = (keys != 0) & ~_IS_VOWEL[keys]
    return kept


def letter_signatures(typed: NDArray[np.bytes_]) -> Packed:
    """The pairs of letters of each folded Latin word as bits, in the shape of the words."""
    letters = np.ascontiguousarray(typed, f"S{LETTERS_KEPT}").view(np.uint8).reshape(*typed.shape, LETTERS_KEPT)
    return _pair_bits(np.where(letters, letters - np.uint8(ord("`")), np.uint8(0)))


def key_signatures(keys: NDArray[np.uint8]) -> Packed:
    """Three sets of bits for each key: its pairs of letters, the pairs of its skeleton, its letters (3, row)."""
    kept = consonants(keys)
    # Stable: consonants keep their order, vowels and padding go to the end and become 0.
    order = np.argsort(~kept, axis=1, kind="stable")
    skeleton = np.take_along_axis(np.where(kept, keys, 0).astype(np.uint8), order, axis=1)
    single = np.where(keys != 0, np.uint64(1) << keys.astype(np.uint64), np.uint64(0))
    return np.stack([_pair_bits(keys), _pair_bits(skeleton), np.bitwise_or.reduce(single, axis=1)])


def _pair_bits(letters: NDArray[np.uint8]) -> Packed:
    """One bit of 64 for each two neighbours in the last dimension, the start and the end counting as letters."""
    bits = np.zeros(letters.shape[:-1], np.uint64)
    before = np.zeros(letters.shape[:-1], np.uint8)
    for place in range(letters.shape[-1]):
        bits |= _PAIR_BIT[before, letters[..., place]]
        before = letters[..., place]
    bits |= _PAIR_BIT[before, 0]
    return bits


def _bits_of_pairs() -> Packed:
    """The bit of each two letters (first, second); none for padding beside padding."""
    numbers = np.arange(256, dtype=np.uint64)
    place = ((numbers[:, None] * np.uint64(19) + numbers) * np.uint64(BASE)) >> np.uint64(58)
    bits: Packed = np.uint64(1) << place
    bits[0, 0] = 0
    return bits


_PAIR_BIT = _bits_of_pairs()
