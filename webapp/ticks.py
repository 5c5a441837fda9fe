"""How is a facet's value written to be ticked? What does not hang on the query is written once and kept.

A page of results holds some five hundred values; of each only the count and the tick are its own. So they are put
together here from ready pieces, and the template gets the list as one piece of markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from indexer.results import FacetCount
from webapp.naming import KEPT, short, unsaid
from webapp.wording import both, grouped

_BEFORE = Markup(
    '<li><label{title}><input type="checkbox" form="search" name="{facet}" value="{slug}"{checked}> '
    '<span class="text">{label}</span> <span class="count">'
)
_AFTER = '<span class="hidden"> ख़बरें</span></span></label>'
_MORE = '<details class="more"><summary>{} और <span class="en" lang="en">more</span></summary><ul>{}</ul></details>'


def item(facet: str, count: FacetCount, below: str = "") -> str:
    """One value as a list item: a box to tick, its name, its count, and the markup of the list below it."""
    return f"{_before(facet, count.value, count.selected)}{grouped(count.count)}{_AFTER}{below}</li>"


def unfolded(shown: Sequence[str], more: Sequence[str] = ()) -> str:
    """A list of items, the further ones on request; nothing when there are none."""
    if not shown:
        return ""
    return f"<ul>{''.join(shown)}</ul>" + (_MORE.format(len(more), "".join(more)) if more else "")


def markup(values: str) -> Markup:
    """A list made here, said to be markup; it is once a list, not once an item, since saying so costs time too."""
    return Markup(values)  # noqa: S704  # made of constants, numbers and what _before escaped


@lru_cache(2 * KEPT)
def _before(facet: str, slug: str, checked: bool) -> str:
    """What stands before a value's count."""
    title = unsaid(facet, slug)
    return str(
        _BEFORE.format(
            title=Markup(' title="{}"').format(title) if title else "",
            facet=facet,
            slug=slug,
            checked=Markup(" checked") if checked else "",
            label=both(short(facet, slug)),
        )
    )
