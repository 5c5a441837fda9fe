"""Which page shows a story?"""

from __future__ import annotations

from flask import Blueprint, Response, request

from indexer.analysed import groups_of
from indexer.engines.base import Reader, StoredStory
from indexer.errors import NotFound
from indexer.query import Query
from indexer.snippets import Highlighter
from indexer.understanding.understand import understand
from webapp.address import parameters, query_of
from webapp.answers import page, site_root, unless_known
from webapp.index import newest
from webapp.pages import ArticlePage
from webapp.search import PAGE_SIZE
from webapp.story_page import article_page

views = Blueprint("article", __name__)


@views.get("/article/<id>")
def article(id: str) -> Response:
    """The story with this id: its address outlives every rebuilding of the index."""
    args = parameters(request.query_string)
    evidence = "1" in args.get("evidence", ())
    query = query_of({**args, "limit": []}, PAGE_SIZE)
    with newest() as reader:
        story = stored(reader, id)
        return unless_known(reader, lambda: page("article.html", _shown(reader, story, query, evidence)))


def _shown(reader: Reader, story: StoredStory, query: Query, evidence: bool) -> ArticlePage:
    """The story's page with the words marked that the search found it by."""
    groups = groups_of(understand(query, reader.vocabulary).analysed.root)
    return article_page(story, query, site_root(), evidence=evidence, mark=Highlighter(groups).mark)


def stored(reader: Reader, id: str) -> StoredStory:
    """The story with this id. Raises NotFound."""
    story = reader.get(id)
    if story is None:
        raise NotFound("There is no story with this address; it may have been taken down. Please search.", input=id)
    return story
