"""How is a search followed or taken away? As an Atom feed of its newest stories, or as a table of all of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from indexer.analysed import FACETS
from indexer.dates import now, timestamp
from indexer.engines.base import Reader
from indexer.query import MAX_LIMIT, Query
from indexer.results import Hit, ResultPage
from indexer.search import search
from webapp.address import href, parameters, query_of
from webapp.answers import site_root, unless_known
from webapp.index import newest
from webapp.naming import short
from webapp.search import PAGE_SIZE
from webapp.wording import plain

views = Blueprint("feeds", __name__)

COLUMNS = ("rank", "id", "title", "outlet", "published", "parties", "places", "events", "url", "address")

MAX_ROWS = 10_000
"""Rows of one table: what a spreadsheet handles with ease, and a server makes within seconds. Further ones follow
under the address that the header `Link: <…>; rel="next"` names."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Entry:
    """One story of a feed, with an RFC 3339 moment; `terms` are its facet values."""

    id: str
    title: str
    summary: str
    outlet: str
    updated: str
    terms: tuple[str, ...]


@views.get("/search.atom")
def atom() -> Response:
    """The newest stories of a search, whatever order its page has (RFC 4287)."""
    query = query_of(parameters(request.query_string), PAGE_SIZE)
    query = replace(query, sort="newest")
    with newest() as reader:
        return unless_known(reader, lambda: _feed(search(reader, query)))


@views.get("/search.csv")
def table() -> Response:
    """Every story of a search in the order of its page (RFC 4180), up to MAX_ROWS from page `page` on."""
    asked = query_of(parameters(request.query_string), MAX_LIMIT)
    step = MAX_ROWS // MAX_LIMIT
    query = replace(asked, limit=MAX_LIMIT, page=(asked.page - 1) * step + 1)
    reader = newest()
    try:
        first = search(reader, query)
    except BaseException:
        reader.close()
        raise
    response = Response(_rows(reader, first, site_root()), mimetype="text/csv")
    response.call_on_close(reader.close)
    response.headers["Content-Disposition"] = 'attachment; filename="khabarkhoj.csv"'
    response.headers["Cache-Control"] = "no-cache"
    if first.total > asked.page * MAX_ROWS:
        following = site_root() + href(asked.with_page(asked.page + 1), "/search.csv")
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _feed(found: ResultPage) -> Response:
    query, root = found.query, site_root()
    entries = [_entry(hit, root) for hit in found.hits]
    more = bool(found.hits) and found.total > query.page * query.limit
    text = render_template(
        "feed.xml",
        title=query.text,
        own=root + _feed_address(query),
        page=root + href(replace(query, page=1)),
        next=root + _feed_address(query.with_page(query.page + 1)) if more else "",
        updated=max((entry.updated for entry in entries), default=_moment(now().timestamp())),
        entries=entries,
    )
    return Response(text, mimetype="application/atom+xml")


def _feed_address(query: Query) -> str:
    """A feed is always newest first, so its address does not say so; it says `limit` when it was asked for."""
    args = replace(query, sort="relevance").to_args()
    args += [("limit", str(query.limit))] if query.limit != PAGE_SIZE else []
    return "/search.atom" + (f"?{urlencode(args)}" if args else "")


def _entry(hit: Hit, root: str) -> Entry:
    return Entry(
        id=f"{root}/article/{hit.id}",
        title=plain(hit.title.text),
        summary=plain(hit.snippet.text),
        outlet=plain(hit.outlet),
        # Atom wants a date on every entry; an undated story gets the oldest there is, and so comes last in readers too.
        updated=_moment(timestamp(hit.published) or 0),
        terms=tuple(short(facet, slug).hi for facet in FACETS for slug in hit.facets.get(facet, ())),
    )


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rows(reader: Reader, first: ResultPage, root: str) -> Iterator[str]:
    """The table a page of answers at a time, so that memory does not grow with it."""
    # Spreadsheets take a table for UTF-8 only when it opens with this mark.
    yield "\ufeff" + _line(COLUMNS)
    found, last = first, first.query.page + MAX_ROWS // MAX_LIMIT - 1
    while found.hits:
        rank = (found.query.page - 1) * MAX_LIMIT
        for place, hit in enumerate(found.hits, rank + 1):
            yield _line((str(place), *_cells(hit), f"{root}/article/{hit.id}"))
        if found.query.page == last or found.total <= rank + MAX_LIMIT:
            return
        found = search(reader, found.query.with_page(found.query.page + 1))


def _cells(hit: Hit) -> tuple[str, ...]:
    facets = (" ".join(hit.facets.get(facet, ())) for facet in FACETS)
    return (hit.id, hit.title.text, hit.outlet, hit.published, *facets, hit.url)


def _line(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(_harmless(cell) for cell in cells)
    return line.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    cell = plain(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
