"""Which facet values does a story show, each a link that narrows the search to it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from indexer.analysed import FACETS
from indexer.query import Query
from webapp.address import narrowing
from webapp.naming import short, unsaid
from webapp.parts import Tag, TagRow
from webapp.wording import FACET


def tagging(query: Query) -> Callable[[Mapping[str, tuple[str, ...]]], tuple[TagRow, ...]]:
    """Makes the rows of tags of any number of stories, given each story's slugs by facet.

    A tag narrows `query` to its value. The stories of one page have most of their values in common: each tag is made
    once.
    """
    narrowed = narrowing(query)

    @cache
    def tag(facet: str, slug: str) -> Tag:
        return Tag(short(facet, slug).hi, unsaid(facet, slug), narrowed(facet, slug))

    def rows(values: Mapping[str, tuple[str, ...]]) -> tuple[TagRow, ...]:
        return tuple(
            TagRow(FACET[facet], tuple([tag(facet, slug) for slug in slugs]))
            for facet in FACETS
            if (slugs := values.get(facet))
        )

    return rows
