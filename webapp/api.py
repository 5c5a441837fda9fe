"""What do programs get? The same answers as the pages, as JSON, and the app's own description."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request

from indexer.present import page_to_json, story_to_json
from indexer.search import search
from webapp.address import href, parameters, query_of
from webapp.answers import site_root, unless_known
from webapp.article import stored
from webapp.index import newest
from webapp.openapi import description
from webapp.search import PAGE_SIZE
from webapp.suggest import suggestions

views = Blueprint("api", __name__)


@views.get("/api/search")
def api_search() -> Response:
    """The answer to a search, in the shape of `khabarkhoj search --json`, with its page's address."""
    query = query_of(parameters(request.query_string), PAGE_SIZE)
    with newest() as reader:
        return unless_known(
            reader, lambda: jsonify({**page_to_json(search(reader, query)), "address": site_root() + href(query)})
        )


@views.get("/api/articles/<id>")
def api_article(id: str) -> Response:
    """One story whole, with its page's address."""
    with newest() as reader:
        story = stored(reader, id)
        return unless_known(
            reader, lambda: jsonify({**story_to_json(story), "address": f"{site_root()}/article/{story.id}"})
        )


@views.get("/api/suggest")
def api_suggest() -> Response:
    """What a reader who typed this far may mean."""
    typed = (parameters(request.query_string).get("q") or [""])[-1]
    with newest() as reader:
        return unless_known(reader, lambda: jsonify({"query": typed, "suggestions": suggestions(reader, typed)}))


@views.get("/healthz")
def healthz() -> Response:
    """Is the index there, how many stories does it hold, and which commit is it?"""
    with newest() as reader:
        response = jsonify({"status": "ok", "stories": reader.count, "commit": reader.commit})
    response.headers["Cache-Control"] = "no-store"
    return response


@views.get("/openapi.json")
def openapi() -> Response:
    """The description of this interface (OpenAPI 3.1)."""
    return _kept(jsonify(description(site_root())))


@views.get("/opensearch.xml")
def opensearch() -> Response:
    """The description by which a browser adds this search to its own (OpenSearch 1.1)."""
    text = render_template("opensearch.xml", root=site_root())
    return _kept(Response(text, mimetype="application/opensearchdescription+xml"))


def _kept(response: Response) -> Response:
    # These change only with a release of the app.
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
