"""What does a facet say of a story, and on what evidence?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that gave a value: `text` stands at [start, end) (characters) of the cleaned `field`."""

    facet: str
    value: str
    text: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tags:
    """The slugs of each facet (party, place, event), chief first, with their evidence."""

    facets: Mapping[str, tuple[str, ...]]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: its slug, how it is shown, what it hangs under, and what else it was or is called.

    `broader` is the slug it implies (a district's state), or ''. `former` are slugs once used, which redirect.
    `names` are its names and aliases in both scripts, as written in the table.
    """

    slug: str
    label: str
    label_hi: str
    broader: str = ""
    former: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
