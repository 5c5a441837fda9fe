"""What values has a facet, what are they called, and what do they hang under?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from indexer.facets import tables
from indexer.facets.base import Value


def values(facet: str) -> Mapping[str, Value]:
    """Every value of a facet by slug. Raises KeyError for what is no facet.

    >>> values("place")["meerut"].broader, values("party")["bjp"].label_hi
    ('uttar-pradesh', 'भारतीय जनता पार्टी (भाजपा)')
    """
    return tables.values()[facet]


def canonical(facet: str, slug: str) -> str | None:
    """The slug in use for a slug once used; a slug in use is its own; None for what never was one.

    >>> canonical("place", "allahabad"), canonical("place", "meerut"), canonical("place", "atlantis")
    ('prayagraj', 'meerut', None)
    """
    return slug if slug in values(facet) else _former(facet).get(slug)


def broader(facet: str, slugs: Iterable[str]) -> tuple[str, ...]:
    """What the slugs imply and are not themselves: the states of districts.

    >>> broader("place", ["meerut", "shamli"]), broader("place", ["meerut", "uttar-pradesh"])
    (('uttar-pradesh',), ())
    """
    own = tuple(slugs)
    known = values(facet)
    implied = (known[slug].broader for slug in own if slug in known)
    return tuple(dict.fromkeys(slug for slug in implied if slug and slug not in own))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an event type is, in a sentence of each language, and what it is called elsewhere ('' where it is not).

    `iptc` and `iptc_label`: the nearest IPTC Media Topic. `plover`: the nearest class of the PLOVER event ontology.
    """

    about: str
    about_hi: str
    iptc: str
    iptc_label: str
    plover: str


def meaning(slug: str) -> Meaning:
    """What an event type means. Raises KeyError for what is none.

    >>> meaning("election").iptc, meaning("protest").plover
    ('medtop:20000574', 'PROTEST')
    """
    row = tables.toml("events.toml")["event"][slug]
    return Meaning(**{name: row[name] for name in ("about", "about_hi", "iptc", "iptc_label", "plover")})


@cache
def _former(facet: str) -> dict[str, str]:
    return {former: value.slug for value in values(facet).values() for former in value.former}
