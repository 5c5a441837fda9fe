"""Emissions are learned by alignment: from pairs alone, which letters belong to which unit."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.language.romanise_learn import expect, learn, read
from indexer.language.romanise_units import inventory

_PAIRS = (
    "कमल kamal,कमला kamala,कलम kalam,मकान makaan,मकान makan,कान kaan,कान kan,नाम naam,नाम nam,काम kaam,माला maala,"
    "काला kaala,लाल laal,मन man,कल kal,नल nal,मल mal,नमक namak,कनक kanak,नमन naman"
)


@pytest.fixture(scope="module")
def pairs():
    # Made-up counts: everything was attested three times.
    return read((f"{pair.replace(' ', chr(9))}\t3\n" for pair in _PAIRS.split(",")), least=1)


@pytest.fixture(scope="module")
def learned(pairs):
    return learn(pairs)


def _probability(learned, pairs, unit, letters):
    tables, mixture = learned
    row, column = inventory().index(unit) + 1, pairs.names.index(letters)
    return sum(float(share) * float(table[row, column]) for share, table in zip(mixture, tables, strict=True))


def test_a_consonant_learns_its_letter(learned, pairs):
    assert _probability(learned, pairs, "क^", "k") > 0.9
    assert _probability(learned, pairs, "म", "m") > 0.9


def test_a_long_vowel_learns_both_ways_of_typing_it(learned, pairs):
    assert _probability(learned, pairs, "ा", "aa") > 0.3
    assert _probability(learned, pairs, "ा", "a") > 0.1


def test_the_last_inherent_vowel_learns_to_be_silent(learned, pairs):
    assert _probability(learned, pairs, "a3$", "") > 0.9


def test_shares_of_each_seen_unit_sum_to_one_and_those_of_the_manners_too(learned, pairs):
    tables, mixture = learned
    for table in tables:
        assert np.allclose(table[np.unique(pairs.units)].sum(axis=1), 1, atol=1e-3)
    assert mixture.sum() == pytest.approx(1, abs=1e-3)


def test_learning_explains_the_pairs_better_than_the_start(learned, pairs):
    from indexer.language.romanise_learn import start

    every = slice(0, len(pairs.ends))
    before, _ = expect(start(pairs.names), pairs, every)
    after = sum(share * expect(table, pairs, every)[0] for table, share in zip(learned[0], learned[1], strict=True))
    assert np.log(after).sum() > np.log(before).sum()
