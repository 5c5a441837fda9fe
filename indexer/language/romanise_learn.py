"""Which letters do people type for each sound unit, and how often? Learned from attested pairs by alignment.

    python -m indexer.language.romanise_learn PAIRS.tsv > indexer/language/romanise_emissions.tsv

PAIRS.tsv holds a Devanagari word, a romanization and how many people attested it, apart by tabs. Expectation and
maximization over all ways to share out the typed letters among the units of the word (Dempster, Laird and Rubin, 1977;
the forward and backward sums are those of a hidden Markov model). Starts from the scholarly readings.
Two manners of typing are told apart and learned side by side: by sound (kisaan), and by another language's spelling
(college for कॉलेज). No pair is kept, only figures.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.language.normalise import normalise
from indexer.language.romanise_scheme import scholarly
from indexer.language.romanise_units import INHERENT, inventory, readable, units_of_all

LONGEST = 3
"""Letters that one unit may emit: chh, and ssi, tio of English spellings."""
ROUNDS = 12
"""The likelihood gains less than a thousandth a round after that."""
MANNERS = 2
LEAST = 3e-4
"""Rarer emissions are left out of the table: together they weigh less than the noise that scoring allows for anyway."""

HEAD = """\
# What people type in Latin letters for each sound unit of a Devanagari word: unit, letters (- for none), probability
# in each manner of typing (by sound, by English spelling). Units are named in romanise_units.py.
# Learned from the training lexicon of Google's Dakshina data set (Roark et al., 2020; Hindi), CC BY-SA 4.0, and under
# that licence itself: figures alone, no word or pair of the lexicon. Learned anew by
#   python -m indexer.language.romanise_learn PAIRS.tsv > indexer/language/romanise_emissions.tsv"""

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Pairs:
    """Pairs as arrays: `units` (pair, place), `pieces` (pair, start, length - 1) number the substrings of the typed
    word from 1 (0 is the empty one, -1 none), `ends` its length, `weights` the attestations."""

    units: Ints
    pieces: Ints
    ends: Ints
    weights: Floats
    names: tuple[str, ...]


def read(lines: Iterable[str], least: int = 4) -> Pairs:
    """The pairs of a lexicon; pieces seen fewer than `least` times can not be learned and are none."""
    rows = []
    for line in lines:
        word, typed, attested = line.rstrip("\n").split("\t")
        row = units_of_all([normalise(word)])[0].tolist()
        typed = "".join(letter for letter in typed.lower() if "a" <= letter <= "z")
        if row and typed and len(typed) <= 24 and len(row) <= 24:
            rows.append((row, typed, int(attested)))
    seen = Counter(typed[i : i + n] for _, typed, _ in rows for i in range(len(typed)) for n in range(1, LONGEST + 1))
    names = ("", *sorted(piece for piece, count in seen.items() if count >= least and len(piece) <= LONGEST))
    number = {piece: place for place, piece in enumerate(names)}
    longest = max(len(typed) for _, typed, _ in rows)
    shape = (len(rows), longest, LONGEST)
    pieces = np.full(shape, -1, np.int32)
    padded = np.zeros((len(rows), max(len(row) for row, _, _ in rows)), np.int32)
    for place, (row, typed, _) in enumerate(rows):
        padded[place, : len(row)] = row
        for i in range(len(typed)):
            for n in range(1, min(LONGEST, len(typed) - i) + 1):
                pieces[place, i, n - 1] = number.get(typed[i : i + n], -1)
    return Pairs(
        padded,
        pieces,
        np.array([len(typed) for _, typed, _ in rows], np.int32),
        np.array([count for _, _, count in rows], np.float32),
        names,
    )


def start(names: tuple[str, ...]) -> Floats:
    """Emissions (unit, piece) to start from: the scholarly readings likely, what shares their first letter less."""
    table = np.full((len(inventory()) + 1, len(names)), 1e-3, np.float32)
    for number, unit in enumerate(inventory(), 1):
        readings = scholarly(unit)
        for place, piece in enumerate(names):
            if piece in readings:
                table[number, place] = 1.0
            elif any(piece[:1] == reading[0] for reading in readings) and piece:
                table[number, place] = 0.02
        table[number, 0] = 1.0 if unit.startswith(INHERENT) else 0.1
    return _shares(table)


def _shares(table: Floats) -> Floats:
    """Each row as shares of one. The padding unit emits nothing, surely; the last column (no piece) has no share."""
    table[0] = 0
    table[0, 0] = 1
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1e-30)
    return np.concatenate([shares, np.zeros((len(table), 1), np.float32)], axis=1)


def expect(table: Floats, pairs: Pairs, rows: slice) -> tuple[Floats, list[tuple[Ints, Ints, Floats]]]:
    """The likelihood of each pair, and for each unit the share of every emission: (unit, piece, share) arrays."""
    unit, pieces, ends = pairs.units[rows], pairs.pieces[rows], pairs.ends[rows]
    count, places = unit.shape
    letters = pieces.shape[1]
    forward = np.zeros((places + 1, count, letters + 1), np.float32)
    forward[0, :, 0] = 1
    emitted = []
    for place in range(places):
        of = table[unit[:, place, None, None], pieces]
        none = table[unit[:, place], 0][:, None]
        emitted.append((of, none))
        forward[place + 1] = forward[place] * none
        for n in range(1, LONGEST + 1):
            forward[place + 1][:, n:] += forward[place][:, : letters + 1 - n] * of[:, : letters + 1 - n, n - 1]
    likelihood = forward[places, np.arange(count), ends]
    backward = np.zeros((count, letters + 1), np.float32)
    backward[np.arange(count), ends] = 1 / np.maximum(likelihood, 1e-30)
    shares = []
    for place in reversed(range(places)):
        of, none = emitted[place]
        of = of.copy()
        silent = forward[place] * backward * none
        earlier = backward * none
        for n in range(1, LONGEST + 1):
            here = of[:, : letters + 1 - n, n - 1] * backward[:, n:]
            earlier[:, : letters + 1 - n] += here
            of[:, : letters + 1 - n, n - 1] = here * forward[place][:, : letters + 1 - n]
            of[:, letters + 1 - n :, n - 1] = 0
        backward = earlier
        shares.append((unit[:, place], pieces, of))
        shares.append((unit[:, place], np.zeros((count, 1, 1), np.int32), silent.sum(axis=1)[:, None, None]))
    return likelihood, shares


def maximize(tables: list[Floats], pairs: Pairs, mixture: Floats, chunk: int = 4000) -> tuple[list[Floats], Floats]:
    """One round over all manners: their new tables and shares of the mixture."""
    width = tables[0].shape[1]
    counts = [np.zeros(table.size, np.float64) for table in tables]
    for first in range(0, len(pairs.ends), chunk):
        rows = slice(first, first + chunk)
        found = [expect(table, pairs, rows) for table in tables]
        joint = np.stack([share * likelihood for share, (likelihood, _) in zip(mixture, found, strict=True)])
        belongs = joint / np.maximum(joint.sum(axis=0), 1e-30) * pairs.weights[rows]
        for manner, (_, shares) in enumerate(found):
            for unit, pieces, share in shares:
                flat = (unit[:, None, None] * width + np.where(pieces < 0, width - 1, pieces)).ravel()
                counts[manner] += np.bincount(flat, (share * belongs[manner][:, None, None]).ravel(), tables[0].size)
    totals = np.array([count.sum() for count in counts])
    together = np.sum(counts, axis=0).reshape(tables[0].shape)
    pooled = _shares(together[:, :-1].astype(np.float32))[:, :-1]
    new = [_shares(count.reshape(tables[0].shape)[:, :-1].astype(np.float32) + 2 * pooled) for count in counts]
    return new, (totals / totals.sum()).astype(np.float32)


def learn(pairs: Pairs) -> tuple[list[Floats], Floats]:
    """The emissions of each manner, and how common the manner is."""
    tables, mixture = [start(pairs.names)], np.ones(1, np.float32)
    for _ in range(ROUNDS // 2):
        tables, mixture = maximize(tables, pairs, mixture)
    seeds = _apart(tables[0], pairs)
    tables = [maximize(tables, seed, mixture)[0][0] for seed in seeds]
    mixture = np.full(MANNERS, 1 / MANNERS, np.float32)
    for _ in range(ROUNDS):
        tables, mixture = maximize(tables, pairs, mixture)
    return tables, mixture


def _apart(table: Floats, pairs: Pairs) -> list[Pairs]:
    """Two seeds for the two manners: the pairs that one table explains well, letter for letter, and the others."""
    likelihood = np.concatenate(
        [expect(table, pairs, slice(first, first + 4000))[0] for first in range(0, len(pairs.ends), 4000)]
    )
    each = np.log(np.maximum(likelihood, 1e-30)) / pairs.ends
    well = each > np.quantile(each, 0.25)
    return [
        Pairs(pairs.units, pairs.pieces, pairs.ends, pairs.weights * np.where(well == side, 1, 0.05).astype(np.float32),
              pairs.names)
        for side in (True, False)
    ]  # fmt: skip


def main() -> None:
    """Learns from the file named on the command line and prints the table."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        pairs = read(lines)
    tables, mixture = learn(pairs)
    print(HEAD)
    print(f"# share\t{chr(9).join(f'{share:.3f}' for share in mixture)}")
    for number, unit in enumerate(inventory(), 1):
        for place, piece in enumerate(pairs.names):
            figures = [float(table[number, place]) for table in tables]
            if max(figures) >= LEAST:
                print(readable(unit), piece or "-", *(f"{figure:.4f}" for figure in figures), sep="\t")


if __name__ == "__main__":
    main()
