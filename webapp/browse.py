"""Which parties, places and event types are there to browse by?"""

from __future__ import annotations

from flask import Blueprint, Response

from indexer import facets
from indexer.query import Query
from indexer.results import FacetCount, ResultPage
from indexer.search import search
from webapp.address import href
from webapp.answers import page, site_root, unless_known
from webapp.facet_lists import tree
from webapp.index import newest
from webapp.kept import kept
from webapp.naming import whole
from webapp.pages import BrowsePage
from webapp.parts import BrowseItem, Link
from webapp.wording import Both, grouped

views = Blueprint("browse", __name__)

IPTC = "https://cv.iptc.org/newscodes/mediatopic/"
"""Where IPTC NewsCodes define a media topic."""

HEADINGS = {
    "party": ("/parties", Both("दल", "Parties")),
    "place": ("/places", Both("जगहें", "Places")),
    "event": ("/events", Both("घटनाएँ", "Event types")),
}


@views.get("/parties")
def parties() -> Response:
    """Every party with stories."""
    return _browse("party")


@views.get("/places")
def places() -> Response:
    """Every place with stories, districts below their states."""
    return _browse("place")


@views.get("/events")
def events() -> Response:
    """Every event type with stories, with what it means."""
    return _browse("event")


def _browse(facet: str) -> Response:
    root = site_root()
    with newest() as reader:

        def shown() -> Response:
            return page("browse.html", browse_page(facet, search(reader, Query(limit=0)), root))

        return unless_known(reader, lambda: kept(reader, root + HEADINGS[facet][0], shown))


def browse_page(facet: str, found: ResultPage, root: str) -> BrowsePage:
    """The page of one facet, from the answer that holds every story."""
    path, heading = HEADINGS[facet]
    return BrowsePage(
        canonical=root + path,
        heading=heading,
        items=tuple(_item(facet, count, below) for count, below in tree(found.facets[facet])),
        others=tuple(Link(name.hi, other) for other, name in HEADINGS.values() if other != path),
    )


def _notes(slug: str) -> tuple[Link, ...]:
    """What an event type means, and its nearest class in the standards that have one."""
    if slug not in facets.values("event"):  # an index may hold a type that later tables dropped
        return ()
    means = facets.meaning(slug)
    notes = [Link(means.about_hi, "", "hi"), Link(means.about, "", "en")]
    if means.iptc:
        topic = means.iptc.removeprefix("medtop:")
        notes.append(Link(f"IPTC Media Topic: {means.iptc_label}", IPTC + topic, "en"))
    if means.plover:
        notes.append(Link(f"PLOVER: {means.plover}", "", "en"))
    return tuple(notes)


def _item(facet: str, count: FacetCount, below: list[FacetCount]) -> BrowseItem:
    return BrowseItem(
        label=whole(facet, count.value),
        href=href(Query().with_filter(facet, count.value)),
        count=grouped(count.count),
        notes=_notes(count.value) if facet == "event" else (),
        below=tuple(_item(facet, lower, []) for lower in below),
    )
