"""How are the counts of a facet laid out to be ticked? As a tree, long lists cut, with what is ticked in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer.analysed import FACETS
from indexer.results import FacetCount, ResultPage
from webapp import ticks
from webapp.parts import FacetGroup
from webapp.wording import FACET

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


def _group(facet: str, counts: Sequence[FacetCount]) -> FacetGroup:
    items = ((_branch(facet, count, below), _ticked(count, *below)) for count, below in tree(counts))
    return FacetGroup(facet, FACET[facet], ticks.markup(_cut(items, SHOWN)), sum(count.selected for count in counts))


def _branch(facet: str, count: FacetCount, below: Sequence[FacetCount]) -> str:
    """A value with the list of those below it."""
    return ticks.item(facet, count, _cut(((ticks.item(facet, lower), lower.selected) for lower in below), SHOWN_BELOW))


def _cut(items: Iterable[tuple[str, bool]], most: int) -> str:
    """A list of the first `most` items and every further one that is ticked; then the rest, unless it is but one."""
    rows = list(items)
    if len(rows) <= most + 1:
        return ticks.unfolded([text for text, _ in rows])
    later = rows[most:]
    shown = [text for text, _ in rows[:most]] + [text for text, ticked in later if ticked]
    return ticks.unfolded(shown, [text for text, ticked in later if not ticked])


def _ticked(*counts: FacetCount) -> bool:
    return any(count.selected for count in counts)
