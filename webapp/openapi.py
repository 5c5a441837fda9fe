"""How is the app's interface for programs described? As OpenAPI 3.1, made from the same constants as the answers."""

from __future__ import annotations

from typing import Any

from indexer import __version__
from indexer.analysed import FACETS
from indexer.query import MAX_LIMIT, MAX_PAGE, MAX_QUERY_CHARACTERS, SORTS

Object = dict[str, Any]

_DATE = "2023, 2023-12 or 2023-12-31; a partial date is its whole span, in Indian time."


def description(root: str) -> Object:
    """The whole description; `root` is the site's address without a slash at its end."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "KhabarKhoj",
            "version": __version__,
            "description": "Search over Hindi regional political news, in Devanagari or in Roman letters.",
        },
        "servers": [{"url": root}],
        "paths": {
            "/api/search": _get("Search", "SearchResult", _search_parameters()),
            "/api/articles/{id}": _get("One story", "Story", [_id()]),
            "/api/suggest": _get("Suggestions for what is being typed", "Suggestions", [_text()]),
            "/search.atom": _get("The newest stories of a search", "application/atom+xml", _search_parameters()),
            "/search.csv": _get("Every story of a search", "text/csv", _search_parameters()),
            "/healthz": _get("Is the index there?", "Health", []),
        },
        "components": {"schemas": _schemas()},
    }


def _get(summary: str, answer: str, parameters: list[Object]) -> Object:
    content = (
        {answer: {"schema": {"type": "string"}}}
        if "/" in answer
        else {"application/json": {"schema": {"$ref": f"#/components/schemas/{answer}"}}}
    )
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {
        "get": {
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": {"description": "The answer", "content": content},
                "304": {"description": "Nothing was committed since the answer that If-None-Match names"},
                **{
                    status: {"description": text, "content": error}
                    for status, text in (
                        ("400", "A parameter cannot be understood; `input` names it"),
                        ("404", "There is no such story"),
                        ("503", "There is no index, or it cannot be read just now"),
                    )
                },
            },
        }
    }


def _search_parameters() -> list[Object]:
    return [
        _text(),
        *(
            _query(facet, "Slugs; several widen, facets narrow one another.", _array(), explode=True)
            for facet in FACETS
        ),
        _query("from", f"Published from this date on: {_DATE}"),
        _query("to", f"Published up to and with this date: {_DATE}"),
        _query("only", "Only stories that are chiefly about the chosen values.", {"type": "string", "enum": ["chief"]}),
        _query("sort", "The order.", {"type": "string", "enum": list(SORTS)}),
        _query("page", "The page, from 1.", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE}),
        _query("limit", "Stories a page.", {"type": "integer", "minimum": 0, "maximum": MAX_LIMIT}),
        _query("as", "Keeps one reading of a typed word: `typed~term`.", _array(), explode=True),
    ]


def _text() -> Object:
    text = 'Words in any script; "quoted", OR, NOT, -word, parentheses and party:, place:, event:, outlet:, from:, to:.'
    return _query("q", text, {"type": "string", "maxLength": MAX_QUERY_CHARACTERS})


def _id() -> Object:
    return {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


def _query(name: str, text: str, schema: Object | None = None, **more: object) -> Object:
    return {"name": name, "in": "query", "description": text, "schema": schema or {"type": "string"}, **more}


def _array(item: Object | None = None) -> Object:
    return {"type": "array", "items": item or {"type": "string"}}


def _object(**properties: Object) -> Object:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _schemas() -> Object:
    text, number, whole, flag = ({"type": kind} for kind in ("string", "number", "integer", "boolean"))
    span = {"type": "array", "items": whole, "minItems": 2, "maxItems": 2}
    story = {"id": text, "title": text, "url": text, "outlet": text, "published": text}
    slugs = {"parties": _array(), "places": _array(), "events": _array()}
    count = _object(value=text, label=text, label_hi=text, count=whole, selected=flag)
    reading = _object(term=text, why=text, weight=number)
    return {
        "SearchResult": _object(
            query=text,
            total=whole,
            took_ms=number,
            engine_ms=number,
            page=whole,
            relaxed=_array(),
            hits=_array(
                _object(
                    **story, **slugs, score=number, snippet=text, title_marks=_array(span), snippet_marks=_array(span)
                )
            ),
            facets=_object(**{facet: _array(count) for facet in FACETS}),
            understood=_array(_object(typed=text, pinned=flag, **{"as": _array(reading)})),
            suggestions=_array(),
            notices=_array(),
            undated=whole,
            address=text,
        ),
        "Story": _object(**story, body=text, author=text, tags=_array(), **slugs, address=text),
        "Suggestions": _object(query=text, suggestions=_array(_object(text=text, kind=text, label=text))),
        "Health": _object(status=text, stories=whole, commit=text),
        "Error": _object(error=_object(kind=text, message=text, input=text)),
    }
