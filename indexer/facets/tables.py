"""What do the tables say? The data files of this folder as values and names, read once, when first asked for."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from indexer.facets.base import Value
from indexer.facets.context import Rule, read_rules
from indexer.facets.gazetteer import Gazetteer, Name, in_capitals, key

TAGGING_VERSION = 1
"""Raised when the same tables and the same story give other facets: stories are then tagged anew."""

MARKED = {"?": "word", "~": "shared"}
"""What stands before a name in a table, and the rule under which alone it then counts."""

_ABBREVIATION = re.compile(r" \([A-Z][A-Z()-]+\)$")

_DATA = files("indexer.facets") / "data"


def text(name: str) -> str:
    """The text of a data file."""
    return (_DATA / name).read_text(encoding="utf-8")


def binary(name: str) -> BinaryIO:
    """A data file that is no text, to read from."""
    return BytesIO((_DATA / name).read_bytes())


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a TSV, without its head."""
    for line in text(name).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def toml(name: str) -> dict[str, Any]:
    """The table of a TOML file."""
    return tomllib.loads(text(name))


@cache
def fingerprint() -> str:
    """What changes whenever the same story may get other facets: the data files and the version of the code."""
    digest = hashlib.sha256(str(TAGGING_VERSION).encode())
    for path in sorted(_DATA.iterdir(), key=lambda path: path.name):
        if path.name.endswith((".tsv", ".toml", ".npz")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def values() -> dict[str, dict[str, Value]]:
    """The values of every facet by slug, in the order of the tables."""
    return {
        "party": {row[0]: _value(row[:3], "", row[4]) for row in rows("parties.tsv")},
        "place": {value.slug: value for value in _places()},
        "event": {
            slug: Value(slug, row["label"], row["label_hi"]) for slug, row in toml("events.toml")["event"].items()
        },
    }


def _places() -> Iterator[Value]:
    for slug, _, label, label_hi, names, former, _ in rows("states.tsv"):
        yield _value((slug, label, label_hi), "", names, former)
    for slug, _, state, label, label_hi, names, former in rows("districts.tsv"):
        yield _value((slug, label, label_hi), state, names, former)


@cache
def capital_of() -> dict[str, frozenset[str]]:
    """The states that a district is the capital of."""
    capitals: dict[str, frozenset[str]] = {}
    for row in rows("states.tsv"):
        capitals[row[6]] = capitals.get(row[6], frozenset()) | {row[0]}
    return capitals


def _value(called: Sequence[str], broader: str, names: str, former: str = "") -> Value:
    slug, label, label_hi = called
    split = (tuple(filter(None, column.split("|"))) for column in (former, names))
    return Value(slug, label, label_hi, broader, *split)


class Rules(NamedTuple):
    """The rules of a facet by their names, and by the terms of the names that they govern."""

    named: dict[str, Rule]
    governing: dict[tuple[str, ...], Rule]


@cache
def party_rules() -> Rules:
    """The conditions on parties' names."""
    return _rules("party_rules.toml")


@cache
def place_rules() -> Rules:
    """The conditions on places' names: any, shared, word, and those of single names."""
    return _rules("place_rules.toml")


def _rules(name: str) -> Rules:
    table = toml(name)
    named = read_rules(table)
    governing = {key(name): named[row["name"]] for row in table["rule"] for name in row.get("governs", ())}
    return Rules(named, governing)


@cache
def gazetteer() -> Gazetteer:
    """Every name of every party and place, with the masks that hide a name inside another."""
    return Gazetteer(names())


def names() -> Iterator[Name]:
    """Every name of the tables, the chief kinds first: a district before a town of the same name."""
    for value in values()["party"].values():
        for written in _party_names(value):
            yield _name("party", value.slug, written, "party")
    places = values()["place"]
    for value in places.values():
        kind = "district" if value.broader or value.slug in ("delhi", "chandigarh") else "state"
        for written in _own_names(value):
            yield _name("place", value.slug, written, kind)

    for slug, written, *_ in rows("towns.tsv"):
        for name in written.split("|"):
            yield _name("place", slug, name, "town")
    for name, _ in rows("masks.tsv"):
        yield Name("", "", name, "mask")


def _party_names(value: Value) -> list[str]:
    # The English label is a name, without the abbreviation behind it: Communist Party of India (Marxist) (CPI(M)).
    label = _ABBREVIATION.sub("", value.label)
    return [*value.names, *([] if key(label) in map(key, value.names) else [label])]


def _own_names(value: Value) -> list[str]:
    # A label is a name too, unless the table lists the same word as marked, or the label is told apart in parentheses.
    listed = {written.lstrip("?~") for written in value.names}
    labels = [label for label in (value.label_hi, value.label) if label not in listed and "(" not in label]
    return labels + [written for written in value.names if written]


def _name(facet: str, slug: str, written: str, kind: str) -> Name:
    rule = MARKED.get(written[:1], "")
    written = written[1:] if rule else written
    return Name(facet, slug, written, kind, rule, in_capitals(written))
