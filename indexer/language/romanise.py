"""How likely does somebody who means this Devanagari word type these Latin letters?

A noisy channel: each sound unit of the word (romanise_units) emits a few letters, with the probabilities that
romanise_learn found in attested pairs; the probability of the typed word is the sum over all ways to share its letters
out among the units. Two manners of typing (by sound, by English spelling) are summed by how common they are. Slips
are allowed for: a unit may emit nothing or any one letter, and any letter may slip in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.language.romanise_keys import folded
from indexer.language.romanise_scheme import scholarly
from indexer.language.romanise_units import inventory, readable, units_of_all

WIDTH = 24
"""Units of a word that are kept; longer words are not found romanized (one in ten thousand)."""
LONGEST_TYPED = 30

SILENT, WRONG, EXTRA = 1e-3, 1e-4, 2e-4
"""Chances of a slip at each unit: it emits nothing, one certain wrong letter, or one certain letter slips in after it.
Of the order that typing studies find for phones (one slip in fifty letters, spread over twenty-six)."""
HABITS = (("sh", "s"), ("h", ""), ("aa", "a"), ("ee", "i"), ("oo", "u"), ("w", "v"), ("v", "w"), ("z", "j"), ("j", "z"),
          ("f", "ph"), ("ph", "f"), ("k", "q"), ("k", "c"), ("v", "b"), ("ksh", "x"))  # fmt: skip
HABIT = 0.02
"""Of people who type one of these, how many type the other: attested pairs come from careful annotators, and phones are
not typed on with care. An aspirate's h is the commonest to go."""
UNLEARNED = 0.5
"""The chance of a scholarly reading where no example of a unit was attested."""

PRUNED_AFTER = (2, 4, 7)
"""Places after which words that have fallen behind are given up: two units are too few to tell; looking costs time."""
EACH_LETTER = 0.6
"""The chance, about, that a letter is typed as it is: what the letters still to come are taken to cost."""
BEHIND = 1e-5
HOPELESS = -85.0
"""ln of the least number that 32-bit floats hold well."""

T = TypeVar("T", bound=np.generic)
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
UnitRows = NDArray[np.uint16]


def unit_rows(words: Sequence[str]) -> UnitRows:
    """The numbers of each word's units (places in the inventory, from 1), padded with 0 (word, `WIDTH`).

    Nothing but 0 for words too long or of other scripts. A word holds no line feed.
    """
    numbers, counts = units_of_all(words)
    rows = np.zeros((len(words), WIDTH), np.uint16)
    kept = counts <= WIDTH
    rows[kept] = _padded(numbers[np.repeat(kept, counts)], counts[kept], WIDTH)
    return rows


def _padded(flat: NDArray[T], counts: Numbers, width: int) -> NDArray[T]:
    """Rows of this width from runs that lie end to end, cut or padded with 0."""
    rows = np.zeros((len(counts), width), flat.dtype)
    place = np.arange(len(flat)) - np.repeat(counts.cumsum() - counts, counts)
    kept = place < width
    rows[np.repeat(np.arange(len(counts)), counts)[kept], place[kept]] = flat[kept]
    return rows


class Channel:
    """The learned table, ready to score: a row for each manner and unit, a column for each piece of typed letters."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Reads the lines of the table: a head, then unit, letters (- for none) and a probability for each manner."""
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        shares = next(line.split("\t")[1:] for line in lines if line.startswith("# share"))
        self._shares = np.array([float(share) for share in shares], np.float32)
        pieces = sorted({row[1] for row in rows} | {"-"} | set("abcdefghijklmnopqrstuvwxyz"))
        self._longest = max(map(len, pieces))
        self._pieces = {piece: place for place, piece in enumerate(pieces)}
        self._stride = len(inventory()) + 1
        numbers = {readable(name): number for name, number in _numbers().items()}
        table = np.zeros((len(shares), self._stride, len(pieces) + 1), np.float32)
        for unit, piece, *figures in rows:
            table[:, numbers[unit], self._pieces[piece]] = [float(figure) for figure in figures]
        self._start_unlearned(table)
        self._allow_habits(table)
        self._allow_slips(table, pieces)
        order = sorted(self._pieces, key=self._pieces.__getitem__)
        best = table[:, :, :-1].argmax(axis=2)
        best[:, 0] = self._pieces["-"]
        # The letters that each unit is typed with most often, for each manner and unit, padded with 0.
        usual = np.array([folded(order[place].strip("-")) for place in best.ravel()], np.bytes_)
        self._usual = usual.view(np.uint8).reshape(*best.shape, -1)
        # A row for each manner and unit: (manner * stride + unit, piece).
        self._table = np.ascontiguousarray(table.reshape(-1, len(pieces) + 1))

    def _start_unlearned(self, table: Floats) -> None:
        for name, number in _numbers().items():
            if not table[:, number].any():
                for reading in scholarly(name):
                    if reading in self._pieces:
                        table[:, number, self._pieces[reading]] = UNLEARNED

    def _allow_habits(self, table: Floats) -> None:
        for long, short in HABITS:
            for piece, place in self._pieces.items():
                other = self._pieces.get(piece.replace(long, short) or "-")
                if long in piece and other is not None:
                    table[:, :, other] += HABIT * table[:, :, place]

    def _allow_slips(self, table: Floats, pieces: list[str]) -> None:
        for piece in pieces:
            if len(piece) == 1:
                table[:, 1:, self._pieces[piece]] += SILENT if piece == "-" else WRONG
        table[:, 0, self._pieces["-"]] = 1

    def typical(self, rows: UnitRows) -> NDArray[np.bytes_]:
        """How words of these units are typed most often, folded (romanise_keys) and cut at `LONGEST_TYPED` letters, in
        each manner (manner, word)."""
        of_unit, _ = rows.nonzero()
        found = []
        for usual in self._usual:
            letters = usual[rows[rows != 0]]
            word = np.repeat(of_unit, np.count_nonzero(letters, axis=1))
            letters = letters[letters != 0]
            single = np.append(True, (letters[1:] != letters[:-1]) | (word[1:] != word[:-1]))[: len(letters)]
            counts = np.bincount(word[single], minlength=len(rows))
            found.append(_padded(letters[single], counts, LONGEST_TYPED).view(f"S{LONGEST_TYPED}").ravel())
        return np.stack(found)

    def score(self, typed: Sequence[str], which: Numbers, rows: UnitRows) -> Floats:
        """ln P(typed[which[r]] | word r) for each word, given as a row of unit numbers padded with 0 (`WIDTH`).

        `which` ascends. Words that fall hopelessly behind the best one on the way are given up: they score `HOPELESS`.
        """
        ends = np.array([len(word) for word in typed])[which]
        places = _longest(rows)
        emit, first = self._emissions(typed, which)
        forward = self._before(len(which), emit)
        left, scores = np.arange(len(which)), np.full(len(which), HOPELESS, np.float32)
        for place in range(places):
            forward = self._after(forward, emit, first[:, left], rows[left, place])
            if place in PRUNED_AFTER and place + 1 < places:
                kept = self._hopeful(forward, ends[left], which[left])
                left, forward = left[kept], forward[:, kept]
        scores[left] = self._pooled(forward[:, np.arange(len(left)), ends[left]])
        return scores

    def score_beginning(self, typed: Sequence[str], which: Numbers, rows: UnitRows) -> Floats:
        """ln of the greatest chance that typed[which[r]] is how the first units of word r are typed."""
        ends = np.array([len(word) for word in typed])[which]
        emit, first = self._emissions(typed, which)
        forward = self._before(len(which), emit)
        best = np.full(len(which), HOPELESS, np.float32)
        for place in range(_longest(rows)):
            forward = self._after(forward, emit, first, rows[:, place])
            best = np.maximum(best, self._pooled(forward[:, np.arange(len(which)), ends]))
        return best

    def _pooled(self, likelihoods: Floats) -> Floats:
        """ln of the sum over the manners (manner, word), by how common they are."""
        pooled: Floats = np.log(np.maximum((likelihoods * self._shares[:, None]).sum(axis=0), np.float32(1e-37)))
        return pooled

    def _hopeful(self, forward: Floats, ends: Numbers, which: Numbers) -> NDArray[np.bool_]:
        """Which words are not far behind the best one of the same typed word, the letters to come typed as usual."""
        letters = np.arange(forward.shape[2])
        rest = np.float32(EACH_LETTER) ** (ends[:, None] - letters)
        rest[letters > ends[:, None]] = 0
        promise = (forward.max(axis=0) * rest).max(axis=1)
        best = np.zeros(which[-1] + 1, np.float32)
        np.maximum.at(best, which, promise)
        kept: NDArray[np.bool_] = promise >= best[which] * np.float32(BEHIND)
        return kept

    def _before(self, count: int, emit: Floats) -> Floats:
        """Before any unit, nothing was emitted, or a letter slipped in: (manner, word, letters so far)."""
        forward = np.zeros((len(self._shares), count, emit.shape[2] + 1), np.float32)
        forward[:, :, 0] = 1
        forward[:, :, 1] = EXTRA
        return forward

    def _after(self, forward: Floats, emit: Floats, first: Numbers, units: UnitRows) -> Floats:
        """After one more unit of each word: the chance that the units so far emitted the first j letters."""
        of = emit[first + units]
        letters = emit.shape[2]
        after: Floats = forward * of[:, :, 0, :1]
        for n in range(1, min(self._longest, letters) + 1):
            after[:, :, n:] += forward[:, :, : letters + 1 - n] * of[:, :, n, : letters + 1 - n]
        # Nothing slips in after padding: a word scores the same beside longer ones.
        after[:, :, 1:] += np.where(units, np.float32(EXTRA), np.float32(0))[:, None] * after[:, :, :-1]
        return after

    def _emissions(self, typed: Sequence[str], which: Numbers) -> tuple[Floats, Numbers]:
        """Emissions of these words' own pieces, (row, length of the piece, its start), and where the rows of each
        manner and word begin (manner, word): a unit's row is its number from there."""
        letters = max(len(word) for word in typed)
        columns = np.full((len(typed), self._longest + 1, letters), len(self._pieces), np.int64)
        columns[:, 0, :] = self._pieces["-"]
        none = len(self._pieces)
        for number, word in enumerate(typed):
            for n in range(1, self._longest + 1):
                columns[number, n, : max(0, len(word) - n + 1)] = [
                    self._pieces.get(word[i : i + n], none) for i in range(len(word) - n + 1)
                ]
        manners = len(self._shares)
        taken = self._table[:, columns.reshape(len(typed), -1)]
        shaped = taken.reshape(manners, self._stride, len(typed), self._longest + 1, letters)
        emit = np.ascontiguousarray(shaped.transpose(0, 2, 1, 3, 4)).reshape(-1, self._longest + 1, letters)
        return emit, (np.arange(manners)[:, None] * len(typed) + which) * self._stride


def _longest(rows: UnitRows) -> int:
    """How many units the longest of these words has."""
    return int((rows != 0).sum(axis=1).max(initial=0))


@lru_cache(maxsize=1)
def channel() -> Channel:
    """The channel of the table that the package ships."""
    text = resources.files("indexer.language").joinpath("romanise_emissions.tsv").read_text(encoding="utf-8")
    return Channel(text.splitlines())


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    return {name: number for number, name in enumerate(inventory(), 1)}
