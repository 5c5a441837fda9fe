"""Every sound unit has a scholarly reading to start from."""

from __future__ import annotations

import pytest

from indexer.language.romanise_scheme import scholarly
from indexer.language.romanise_units import VOWELS, inventory

READINGS = [("क^", "k"), ("छ", "ch"), ("ी$", "i"), ("औ", "au"), ("a1m", "a"), ("ं", "m"), ("ष", "sh")]


@pytest.mark.parametrize(("unit", "reading"), READINGS)
def test_a_unit_is_read_as_the_schemes_write_it(unit, reading):
    assert reading in scholarly(unit)


def test_nearly_every_unit_has_a_reading():
    without = {unit[0] for unit in inventory() if not scholarly(unit)}
    assert without <= set(VOWELS + "ॅॉ"), without


def test_readings_are_plain_letters():
    assert all(reading.isascii() and reading.isalpha() for unit in inventory() for reading in scholarly(unit))
