"""Which other names has a word: an abbreviation, a translation, a former name, another common spelling?

Read once from aliases.tsv, translations.tsv and the names of places. Names are tuples of exact terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from indexer import facets
from indexer.language.analysis import terms
from indexer.language.script import is_devanagari

Name = tuple[str, ...]

LONGEST_NAME = 4
"""Words of the longest typed name that is looked up: भारतीय राष्ट्रीय कांग्रेस has three, विश्व स्वास्थ्य संगठन too."""
PLACE_NAMES = 4
"""Spellings of a place that are taken, in the order of its table."""


class Other(NamedTuple):
    """Another name; `rank` counts from 0 in the order of its row; `beside` when it needs company (see aliases.tsv)."""

    name: Name
    why: str
    rank: int
    beside: bool


@dataclass(frozen=True, slots=True)
class Names:
    """All tables together: the other names of each name, and the words that speak for an ambiguous one."""

    others: Mapping[Name, tuple[Other, ...]]
    beside: frozenset[str]

    def of(self, name: Name, company: Iterable[str]) -> list[Other]:
        """The other names of a name, for a query whose other words (exact terms) are `company`."""
        found = self.others.get(name, ())
        if not found:
            return []
        accompanied = not self.beside.isdisjoint(company)
        return [other for other in found if accompanied or not other.beside]


@lru_cache(maxsize=1)
def names() -> Names:
    """The tables that the package ships."""
    others: dict[Name, list[Other]] = defaultdict(list)
    beside: frozenset[str] = frozenset()
    for line in _lines("aliases.tsv"):
        if line.startswith("# beside:"):
            beside = frozenset(terms(line.removeprefix("# beside:")))
        elif not line.startswith("#"):
            _join(others, line.split("\t"))
    for line in _lines("translations.tsv"):
        if not line.startswith("#"):
            english, hindi = line.split("\t")
            meanings = [terms(meaning) for meaning in hindi.split(", ")]
            others[terms(english)] += [Other(name, "translation", rank, False) for rank, name in enumerate(meanings)]
    for place in facets.values("place").values():
        _join_place(others, (place.label, place.label_hi, *place.names))
    return Names({name: tuple(dict.fromkeys(found)) for name, found in others.items()}, beside)


def _lines(name: str) -> list[str]:
    text = resources.files("indexer.understanding").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line]


def _join(others: dict[Name, list[Other]], row: list[str]) -> None:
    """Every name of a row finds every other one."""
    marked = [(terms(name), name.endswith("?")) for name in row]
    for name, doubtful in marked:
        for rank, (other, also) in enumerate(marked):
            if other != name:
                others[name].append(Other(other, "alias", rank, doubtful or also))


def _join_place(others: dict[Name, list[Other]], row: tuple[str, ...]) -> None:
    """A place's names in Latin letters find its first few names in Devanagari."""
    plain = [terms(name) for name in row if not name.startswith("?")]
    hindi = [name for name in dict.fromkeys(plain) if name and all(map(is_devanagari, name))]
    for name in dict.fromkeys(plain):
        if name and not any(map(is_devanagari, name)) and len(name) <= LONGEST_NAME:
            others[name] += [Other(other, "alias", rank, False) for rank, other in enumerate(hindi[:PLACE_NAMES])]
