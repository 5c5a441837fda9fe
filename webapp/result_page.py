"""How does an answer become the page at /search?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.analysed import FACETS
from indexer.query import MAX_PAGE, SORTS, Query
from indexer.results import Hit, ResultPage, Understood
from webapp.address import href, without_stale_pins
from webapp.facet_lists import facet_groups
from webapp.marks import segments_of
from webapp.naming import short
from webapp.pages import SearchPage
from webapp.parts import Chip, HitItem, Link, Option, ReadingItem, WordItem
from webapp.tags import tagging
from webapp.wording import FACET, SORT, WHY, Both, grouped, language, when

READINGS = 6
"""Readings of a typed word that are shown; further ones weigh too little to be worth a reader's choice."""


def search_page(page: ResultPage, root: str) -> SearchPage:
    """The page of an answer; `root` is the site's address without a slash at its end."""
    query = without_stale_pins(page)
    last = min(max(1, -(-page.total // max(1, query.limit))), MAX_PAGE)
    chips = tuple(_chips(query))
    return SearchPage(
        canonical=root + href(query),
        address=href(query),
        box=query.text,
        total=page.total,
        count=grouped(page.total),
        milliseconds=_milliseconds(page.took_ms),
        hits=tuple(_hits(page.hits, query)),
        first=(query.page - 1) * query.limit + 1,
        facets=facet_groups(page),
        chosen=len(chips),
        from_=query.from_,
        to=query.to,
        only_chief=query.only_chief,
        sorts=tuple(Option(sort, SORT[sort], sort == query.sort) for sort in SORTS),
        pins=tuple(f"{typed}~{term}" for typed, term in query.pins),
        chips=chips,
        clear=href(Query(text=query.text, sort=query.sort, pins=query.pins)),
        words=tuple(_word(word, query, page.relaxed) for word in page.understood),
        relaxed=page.relaxed,
        malformed="malformed" in page.notices,
        undated=grouped(page.undated) if page.undated else "",
        suggestions=tuple(Link(text, href(query.with_text(text)), language(text)) for text in page.suggestions),
        previous=href(query.with_page(min(query.page - 1, last))) if query.page > 1 else "",
        next=href(query.with_page(query.page + 1)) if query.page < last else "",
        page=query.page,
        pages=last,
        feeds=tuple(_feeds(query)),
    )


def _hits(hits: Iterable[Hit], query: Query) -> Iterator[HitItem]:
    """The stories of a list; their addresses remember the search, so that their pages can lead back."""
    tags, asked = tagging(query), href(query, "")
    for hit in hits:
        yield HitItem(
            title=segments_of(hit.title),
            snippet=segments_of(hit.snippet),
            href=f"/article/{hit.id}{asked}",
            outlet=hit.outlet,
            when=when(hit.published),
            tags=tags(hit.facets),
        )


def _chips(query: Query) -> Iterator[Chip]:
    for facet in FACETS:
        for slug in query.values(facet):
            yield Chip(FACET[facet], short(facet, slug).hi, href(query.without_filter(facet, slug)))
    if query.only_chief:
        yield Chip(Both("केवल", "Only"), "मुख्य रूप से इन्हीं पर", href(replace(query, only_chief=False, page=1)))
    if query.from_:
        yield Chip(Both("कब से", "From"), query.from_, href(replace(query, from_="", page=1)))
    if query.to:
        yield Chip(Both("कब तक", "To"), query.to, href(replace(query, to="", page=1)))


def _word(word: Understood, query: Query, relaxed: tuple[str, ...]) -> WordItem:
    choice = len(word.readings) > 1
    return WordItem(
        typed=word.typed,
        lang=language(word.typed),
        readings=tuple(
            ReadingItem(
                reading.term,
                WHY.get(reading.why, Both(reading.why, reading.why)),
                href(query.with_pin(word.typed, reading.term)) if choice and not word.pinned else "",
            )
            for reading in word.readings[:READINGS]
        ),
        unpin=href(query.without_pin(word.typed)) if word.pinned else "",
        relaxed=word.typed in relaxed,
    )


def _feeds(query: Query) -> Iterator[Link]:
    """This search elsewhere: all of it, so from its first page."""
    whole = query.with_page(1)
    for name, path in (("Atom", "/search.atom"), ("CSV", "/search.csv"), ("JSON", "/api/search")):
        yield Link(name, href(whole, path), "en")


def _milliseconds(took: float) -> str:
    return f"{took:.1f}" if took < 10 else f"{took:.0f}"
