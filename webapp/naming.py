"""What is a facet's value called on a page: whole where there is room, short in lists and beside stories?"""

from __future__ import annotations

from functools import lru_cache

import regex

from indexer.facets import Value, values
from webapp.wording import Both

KEPT = 4096
"""Values whose ready-made names are kept: several times those of the tables. Bounded, since an address may ask for
values that no table knows."""

_ENDS_SHORT = regex.compile(r".+ \(((?:[^()]|\([^()]*\))+)\)")


def whole(facet: str, slug: str) -> Both:
    """The name of a value in both languages; the slug itself when no table knows it.

    >>> whole("party", "bjp").hi
    'भारतीय जनता पार्टी (भाजपा)'
    """
    value = values(facet).get(slug)
    return Both(value.label_hi or value.label, value.label) if value else Both(slug, slug)


@lru_cache(KEPT)
def short(facet: str, slug: str) -> Both:
    """The name as news desks write it: the short form that the whole name ends with, if it can stand alone.

    A party's faction in parentheses cannot: it is no name of the party in the table.

    >>> short("party", "bjp").hi, short("party", "apna-dal-s").hi, short("place", "meerut").hi
    ('भाजपा', 'अपना दल (सोनेलाल)', 'मेरठ')
    """
    value, names = values(facet).get(slug), whole(facet, slug)
    return Both(_short(names.hi, value), _short(names.en, value)) if value else names


@lru_cache(KEPT)
def unsaid(facet: str, slug: str) -> str:
    """What the short name leaves out: the whole name in both languages, or nothing when the short one is whole.

    >>> unsaid("party", "bjp"), unsaid("place", "meerut")
    ('भारतीय जनता पार्टी (भाजपा) · Bharatiya Janata Party (BJP)', '')
    """
    names = whole(facet, slug)
    return f"{names.hi} · {names.en}" if names != short(facet, slug) else ""


def _short(name: str, value: Value) -> str:
    ends = _ENDS_SHORT.fullmatch(name)
    # Marks before a name in the table ("?हम") say that it is ambiguous in running text; on a page it is not.
    known = {written.lstrip("?~").casefold() for written in (value.slug, *value.names)}
    return ends[1] if ends and ends[1].casefold() in known else name
