"""Which facet values does a name stand for? `party:भाजपा`, `party:BJP` and `party:bjp` are one filter."""

from __future__ import annotations

from functools import lru_cache

from indexer import facets
from indexer.language.analysis import terms


@lru_cache(maxsize=8)
def _slugs_by_name(facet: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for slug, value in facets.values(facet).items():
        for name in {terms(name) for name in (slug, value.label, value.label_hi, *value.former, *value.names)}:
            found[name] = (*found.get(name, ()), slug)
    return found


def named(facet: str, name: str) -> tuple[str, ...]:
    """The slugs that a name, alias, slug or former slug stands for; several when it is ambiguous, none when unknown."""
    own = facets.canonical(facet, name.strip().lower())
    return (own,) if own else _slugs_by_name(facet).get(terms(name), ())
