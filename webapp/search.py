"""Which page answers a search?"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from indexer.analysed import FACETS
from indexer.query import Query
from indexer.results import ResultPage
from indexer.search import search
from webapp.address import href, parameters, present_slugs
from webapp.answers import page, site_root, unless_known
from webapp.index import newest
from webapp.kept import kept
from webapp.naming import short
from webapp.pages import HomePage
from webapp.parts import Link
from webapp.result_page import search_page
from webapp.wording import grouped, language

views = Blueprint("search", __name__)

PAGE_SIZE = 20
"""Stories of a result page: two to three phone screens of headlines, as readers of result lists are used to."""

EXAMPLES = (
    "owaisi istifa",
    "ओवैसी इस्तीफ़ा",
    "aimim meerut",
    "निकाय चुनाव टिकट",
    "kisan andolan",
    '"बुलडोज़र" place:prayagraj',
)

_MOST = 10
"""Values of each facet offered on the first page."""


@views.get("/")
def home() -> Response:
    """The first page: a search box, what this is, and ways in."""
    root = site_root()
    with newest() as reader:

        def shown() -> Response:
            return page("home.html", _home(search(reader, Query(limit=0)), reader.count, root))

        return unless_known(reader, lambda: kept(reader, root, shown))


@views.get("/search")
def results() -> AnyResponse:
    """One page of results; an address with a former slug leads to the one with the present slug for good."""
    args = parameters(request.query_string)
    # A page always has the same number of stories: `limit` is for programs, and no part of a page's address.
    asked = Query.from_args({**args, "limit": []}, limit=PAGE_SIZE)
    query = present_slugs(asked)
    if query != asked:
        return redirect(href(query), 301)
    root = site_root()
    with newest() as reader:

        def shown() -> Response:
            return page("search.html", search_page(search(reader, query), root))

        return unless_known(reader, lambda: kept(reader, root + href(query), shown))


def _home(found: ResultPage, stories: int, root: str) -> HomePage:
    ways = {
        facet: tuple(
            Link(short(facet, count.value).hi, href(Query().with_filter(facet, count.value)))
            for count in found.facets[facet][:_MOST]
        )
        for facet in FACETS
    }
    return HomePage(
        canonical=root + "/",
        stories=grouped(stories),
        examples=tuple(Link(text, href(Query(text=text)), language(text)) for text in EXAMPLES),
        parties=ways["party"],
        places=ways["place"],
        events=ways["event"],
    )
