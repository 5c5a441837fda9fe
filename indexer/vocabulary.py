"""Which words does this index hold, how many stories hold each, and which of them are alike?

A vocabulary is an artefact of each commit: made from the last one and the document frequencies that have changed since,
written as one file, opened by mapping it. What a reader types is understood against it, so nothing is offered that the
index cannot find. Terms have numbers, in the order of their code points; whatever ranks many terms works on arrays of
numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.language.normalise import normalise
from indexer.language.spelling import loose_spelling, spelling
from indexer.language.stems import stem
from indexer.vocabulary_file import MappedArrays, write_arrays
from indexer.vocabulary_tables import all_terms, changed, empty, nearness, pack
from indexer.vocabulary_words import Tables, key_rows, key_signatures, letter_signatures, term_hash

Numbers = NDArray[np.int64]
T = TypeVar("T")

REMEMBERED = 20_000
"""Answers that are remembered, about a kilobyte each: the words of a day's queries."""


class Vocabulary:
    """Every distinct term of a commit with its document frequency (stories that hold it in any field)."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._bare = _bare(tables)
        self._remembered: dict[object, Any] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> Self:
        """A vocabulary in memory."""
        return cls(changed(empty(), pairs))

    @classmethod
    def write(cls, path: Path, changes: Iterable[tuple[str, int]], previous: Self | None = None) -> tuple[int, int]:
        """Writes the vocabulary of a commit to one file: that of the commit before, and what has changed since.

        Each change is a term and by how much its document frequency has grown (or shrunk, below 0); a term that comes
        down to 0 is gone. Returns the file's length in bytes and its CRC-32. Raises OSError.
        """
        return write_arrays(path, changed(previous._tables if previous else empty(), changes))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens a written vocabulary. Raises IndexDamaged when the file is not one."""
        return cls(MappedArrays(path).arrays())

    def close(self) -> None:
        """Lets go of the mapped file."""
        self._tables = empty()
        self._bare = _bare(self._tables)
        self._remembered = {}

    def remember(self, key: object, work_out: Callable[[], T]) -> T:
        """What was worked out for a key against this vocabulary before, or else what `work_out` gives now."""
        found: T | None = self._remembered.get(key)
        if found is None:
            found = work_out()
            if len(self._remembered) >= REMEMBERED:
                self._remembered = {}
            self._remembered[key] = found
        return found

    def remember_each(self, keys: Sequence[object], work_out: Callable[[list[int]], Iterable[T]]) -> list[T]:
        """`remember` for many keys: `work_out` is given the places of those that are new, all at once."""
        known = self._remembered  # another thread may put an empty one in its place
        new = [place for place, key in enumerate(keys) if key not in known]
        found = dict(zip(new, work_out(new), strict=True)) if new else {}
        each: list[T] = [found[place] if place in found else known[key] for place, key in enumerate(keys)]
        if len(known) + len(found) > REMEMBERED:
            self._remembered = known = {}
        known.update((keys[place], value) for place, value in found.items())
        return each

    def __len__(self) -> int:
        return len(self._tables["frequency"])

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """(term, document frequency) in the order of the terms' code points."""
        return iter(zip(all_terms(self._tables), self._tables["frequency"].tolist(), strict=True))

    def frequency(self, term: str) -> int:
        """How many stories hold the term; 0 when the index does not have it."""
        number = self.number(term)
        return 0 if number is None else int(self._bare["frequency"][number])

    def frequencies(self, numbers: Numbers) -> NDArray[np.float32]:
        """How many stories hold each of the terms."""
        found: NDArray[np.float32] = self._tables["frequency"][numbers].astype(np.float32)
        return found

    def number(self, term: str) -> int | None:
        """The number of a term, or None."""
        for number in self._with_hash("by_term", term_hash(term)):
            if self.term(number) == term:
                return number
        return None

    def term(self, number: int) -> str:
        """The term with this number."""
        starts = self._bare["starts"]
        return str(self._bare["text"][starts[number] : starts[number + 1]], "utf-8")

    def terms(self, numbers: Numbers) -> list[str]:
        """The terms with these numbers."""
        starts, text = self._tables["starts"], self._tables["text"].data
        bounds = zip(starts[numbers].tolist(), starts[numbers + 1].tolist(), strict=True)
        return [str(text[start:end], "utf-8") for start, end in bounds]

    def same_stem(self, term: str) -> list[str]:
        """The terms of a Devanagari term's stem, itself included when the index has it."""
        wanted = normalise(term)
        alike = (self.term(number) for number in self._with_hash("by_stem", term_hash(stem(wanted))))
        return [other for other in alike if stem(normalise(other)) == stem(wanted)]

    def same_spelling(self, term: str) -> list[str]:
        """The terms that writers use side by side with this one (language/spelling), itself included when known."""
        wanted = spelling(normalise(term))
        alike = (self.term(number) for number in self._with_hash("by_spelling", term_hash(wanted)))
        return [other for other in alike if spelling(normalise(other)) == wanted]

    def same_loose_spelling(self, term: str) -> list[str]:
        """The terms that differ from this one in vowel length and the like alone (language/spelling)."""
        wanted = loose_spelling(normalise(term))
        alike = (self.term(number) for number in self._with_hash("by_loose", term_hash(wanted)))
        return [other for other in alike if loose_spelling(normalise(other)) == wanted]

    def _with_hash(self, name: str, hashed: int) -> list[int]:
        """Numbers packed with this hash in one of the sorted tables."""
        table = self._bare[name]
        low = bisect_left(table, hashed << 32)
        high = low
        while high < len(table) and table[high] >> 32 == hashed:
            high += 1
        return [number & 0xFFFFFFFF for number in table[low:high]]

    def near(
        self, keys: Sequence[Sequence[str]], letters: Sequence[str], count: int, *, latin: bool = False
    ) -> list[Numbers]:
        """For each word, given as one or more keys and its folded Latin letters (language/romanise_keys), like terms.

        Two keys are alike when they, or their consonants alone, are equal but for one letter on either side. Of the
        terms of like keys, the `count` that share most pairs of letters, and then the most frequent, are found, in the
        order of their numbers. Devanagari terms, or Latin ones.
        """
        rows = key_rows([key for each in keys for key in each])
        low, high, of_row = self._ranges(rows, latin)
        lows, highs = low.tolist(), high.tolist()
        marks = key_signatures(rows)
        written = letter_signatures(np.array(letters, np.bytes_))
        words = np.repeat(np.arange(len(keys)), [len(each) for each in keys])
        spans: list[list[tuple[int, int]]] = [[] for _ in keys]
        for span_row, start, end in zip(of_row.tolist(), lows, highs, strict=True):
            if start != end:
                spans[words[span_row]].append((start, end))
        near = self._tables["near"]
        found = []
        for word, each in enumerate(spans):
            parts = [near[start:end] for start, end in each]
            numbers = (np.concatenate(parts) & np.uint64(0xFFFFFFFF)).astype(np.int64) if parts else _NONE
            found.append(self._nearest(numbers, marks[:, words == word], written[word], count))
        return found

    def _ranges(self, rows: NDArray[np.uint8], latin: bool) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Where in the table `near` the hashes of these key rows stand: first, end, and which row asked."""
        groups = nearness(rows, np.full(len(rows), latin))
        hashes = np.concatenate([hashes for hashes, _ in groups])
        of_row = np.concatenate([of_row for _, of_row in groups])
        starts = pack(hashes, np.zeros_like(hashes))
        table = self._tables["near"]
        return np.searchsorted(table, starts), np.searchsorted(table, starts + np.uint64(1 << 32)), of_row

    def _nearest(self, numbers: Numbers, marks: NDArray[np.uint64], written: np.uint64, count: int) -> Numbers:
        """The `count` terms whose signatures differ least from the letters and any of the keys, without doubles."""
        if len(numbers):
            theirs = np.ascontiguousarray(self._tables["signatures"].take(numbers, axis=0).T)
            # Key by key, in bytes: three times 64 bits fit in one, and the arrays in the processor's cache.
            from_keys = [np.bitwise_count(theirs[:3] ^ mark[:, None]).sum(axis=0, dtype=np.uint8) for mark in marks.T]
            apart = np.minimum.reduce(from_keys).astype(np.int32)
            apart += np.bitwise_count(theirs[3:] ^ written).min(axis=0)
            # One bit of difference outweighs any frequency, whose magnitude is below 32.
            order = apart * 32 - self._tables["magnitude"].take(numbers)
            # Doubles: a term is met under several hashes, seldom more than four.
            few = min(len(numbers), 4 * count)
            best = np.argpartition(order, few - 1)[:few]
            numbers, places = np.unique(numbers[best], return_index=True)
            numbers = numbers[np.argsort(order[best][places], kind="stable")[:count]]
        return np.sort(numbers)

    def units(self, numbers: Numbers) -> NDArray[np.uint16]:
        """The unit rows of terms (language/romanise)."""
        rows: NDArray[np.uint16] = self._tables["units"][numbers]
        return rows

    def devanagari(self, numbers: Numbers) -> Numbers:
        """Those of the terms that have sound units: the Devanagari ones, unless very long."""
        found: Numbers = numbers[self._tables["units"][numbers, 0] != 0]
        return found

    def beginning(self, prefix: str) -> range:
        """The numbers of the terms that begin with these characters."""
        return range(self._first_from(prefix), self._first_from(prefix + "\U0010ffff"))

    def framed(self, prefix: str, suffix: str, longest: int) -> Numbers:
        """The numbers of the terms that begin and end with these characters, with at most `longest` bytes between."""
        span = self.beginning(prefix)
        starts, text = self._tables["starts"], self._tables["text"]
        ending = suffix.encode()
        between = np.diff(starts[span.start : span.stop + 1].astype(np.int64)) - len(prefix.encode()) - len(ending)
        numbers = ((between > 0) & (between <= longest)).nonzero()[0] + span.start
        for place, byte in enumerate(reversed(ending), 1):
            numbers = numbers[text[starts[numbers + 1] - place] == byte]
        return numbers

    def _first_from(self, text: str) -> int:
        """The number of the first term that is not before this text."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.term(middle) < text:
                low = middle + 1
            else:
                high = middle
        return low

    def beginning_with_key(self, prefix: str) -> Numbers:
        """The numbers of the terms whose keys begin with these letters."""
        wanted = key_rows([prefix])[0][: len(prefix)].tobytes()
        order = self._tables["by_key"]
        view = self._ordered_keys
        low = int(np.searchsorted(view, np.bytes_(wanted)))
        high = int(np.searchsorted(view, np.bytes_(wanted + b"\xff")))
        return order[low:high].astype(np.int64)

    @cached_property
    def _ordered_keys(self) -> NDArray[np.bytes_]:
        keys = np.ascontiguousarray(self._tables["keys"][self._tables["by_key"]])
        return keys.view(f"S{keys.shape[1]}").ravel()


_NONE = np.empty(0, np.int64)


def _bare(tables: Tables) -> dict[str, memoryview]:
    """The tables that are read a number at a time, without numpy's cost for it."""
    names = ("text", "starts", "frequency", "by_term", "by_stem", "by_spelling", "by_loose")
    return {name: tables[name].data for name in names}
