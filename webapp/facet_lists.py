"""How are the counts of a facet laid out to be ticked? As a tree, long lists cut, with what is ticked in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer.analysed import FACETS
from indexer.query import Query
from indexer.results import FacetCount, ResultPage
from webapp.address import href
from webapp.naming import short, whole
from webapp.parts import FacetGroup, FacetItem, Tag
from webapp.wording import FACET, grouped

SHOWN = 8
"""Values of a facet in sight without asking: about a phone's height together with the other facets' headings."""

SHOWN_BELOW = 3
"""Districts of a state in sight without asking: fewer, since several states follow one another."""


def facet_groups(page: ResultPage) -> tuple[FacetGroup, ...]:
    """The facets of an answer, in the order in which they are shown."""
    return tuple(_group(facet, page.facets.get(facet, ())) for facet in FACETS)


def tree(counts: Sequence[FacetCount]) -> list[tuple[FacetCount, list[FacetCount]]]:
    """Each value without a broader one in the list, with the values below it, in the order given."""
    known = {count.value for count in counts}
    below: dict[str, list[FacetCount]] = {}
    for count in counts:
        if count.broader in known:
            below.setdefault(count.broader, []).append(count)
    return [(count, below.get(count.value, [])) for count in counts if count.broader not in known]


def tags_of(facet: str, slugs: Iterable[str], query: Query | None = None) -> tuple[Tag, ...]:
    """The values of a story, each a link that narrows `query` to it (or, without a query, asks for all its stories)."""
    asked = query or Query()
    return tuple(
        Tag(FACET[facet], short(facet, slug), whole(facet, slug), href(asked.with_filter(facet, slug)))
        for slug in slugs
    )


def _group(facet: str, counts: Sequence[FacetCount]) -> FacetGroup:
    items = [_item(facet, count, below) for count, below in tree(counts)]
    shown, more = _cut(items, SHOWN)
    return FacetGroup(facet, FACET[facet], shown, more, sum(count.selected for count in counts))


def _item(facet: str, count: FacetCount, below: Sequence[FacetCount] = ()) -> FacetItem:
    shown, more = _cut([_item(facet, lower) for lower in below], SHOWN_BELOW)
    names = short(facet, count.value), whole(facet, count.value)
    return FacetItem(count.value, *names, grouped(count.count), count.selected, shown, more)


def _cut(items: Sequence[FacetItem], most: int) -> tuple[tuple[FacetItem, ...], tuple[FacetItem, ...]]:
    """The first `most` values and every other with something ticked in it; then the rest, unless it is but one."""
    if len(items) <= most + 1:
        return tuple(items), ()
    shown = [item for place, item in enumerate(items) if place < most or _ticked(item)]
    return tuple(shown), tuple(item for item in items if item not in shown)


def _ticked(item: FacetItem) -> bool:
    return item.selected or any(map(_ticked, (*item.shown, *item.more)))
