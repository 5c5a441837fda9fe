"""What does a reader or a program see when something goes wrong? One page and one JSON shape for every error.

Messages of the engine name paths of this machine; they go to the log, and readers get a sentence without them.
"""

from __future__ import annotations

import logging

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from indexer.errors import (
    EngineError,
    EngineUnavailable,
    IndexDamaged,
    IndexVersionError,
    KhabarKhojError,
    NoIndex,
    NotFound,
    QueryError,
)
from indexer.query import MAX_QUERY_CHARACTERS
from webapp.address import parameters
from webapp.answers import page
from webapp.pages import ErrorPage
from webapp.wording import Both, plain

log = logging.getLogger(__name__)

_STATUS: tuple[tuple[type[KhabarKhojError], int], ...] = (
    (QueryError, 400),
    (NotFound, 404),
    (EngineError, 503),
    (KhabarKhojError, 500),
)

_UNAVAILABLE: dict[type[EngineError], str] = {
    NoIndex: "There is no index yet. Whoever runs this site makes one with `khabarkhoj index SOURCE...`.",
    IndexVersionError: "The index is of another version. Whoever runs this site builds it with `khabarkhoj index`.",
    IndexDamaged: "The index is damaged. Whoever runs this site sees what is wrong with `khabarkhoj check`.",
    EngineUnavailable: "The search engine cannot be reached just now. Please try again in a minute.",
}

_HEADING = {
    400: Both("यह पता समझ में नहीं आया", "This address cannot be understood"),
    404: Both("यहाँ कुछ नहीं मिला", "Nothing is here"),
    405: Both("यह इस तरह नहीं खुलता", "This cannot be asked for in this way"),
    500: Both("हमसे कोई ग़लती हुई", "Something went wrong on our side"),
    503: Both("खोज अभी बंद है", "Search is not available just now"),
}

_KINDS = {404: "not-found", 405: "method"}

_SENTENCE = {
    404: "There is no page at this address. Please check it, or search.",
    405: "Only GET and HEAD are answered here.",
    500: "The error has been noted. Please try again, or try other words.",
}


def install(app: Flask) -> None:
    """Makes the app answer every error with its page, or its JSON where programs ask."""
    app.register_error_handler(KhabarKhojError, _ours)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _ours(error: KhabarKhojError) -> Response:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    if status < 500:
        return _answer(status, error.kind, error.message, error.input)
    log.error("%s: %s", error.kind, error.message)
    message = next((text for kind, text in _UNAVAILABLE.items() if isinstance(error, kind)), _SENTENCE[500])
    return _answer(status, error.kind, message)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    response = _answer(status, _KINDS.get(status, "http"), _SENTENCE.get(status, error.description or error.name))
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or ())
    return response


def _unexpected(error: Exception) -> Response:
    log.error("unexpected error at %s", request.path, exc_info=error)
    return _answer(500, "unexpected", _SENTENCE[500])


def _answer(status: int, kind: str, message: str, input: str = "") -> Response:
    message = plain(message)
    if _for_programs(request.path):
        response = jsonify({"error": {"kind": kind, "message": message, "input": plain(input)}})
    else:
        heading = _HEADING.get(status, Both("यह नहीं हो सका", "This did not work"))
        response = page("error.html", ErrorPage(status, heading, message, _typed()))
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        # Seconds: a new index or a restarted engine is there within a minute.
        response.headers["Retry-After"] = "60"
    return response


def _typed() -> str:
    """The words of the search that went wrong, to be put right in the box; none when the address cannot be read."""
    try:
        return plain(" ".join((parameters(request.query_string).get("q") or [""])[-1].split())[:MAX_QUERY_CHARACTERS])
    except QueryError:
        return ""


def _for_programs(path: str) -> bool:
    return path.startswith("/api/") or path in ("/healthz", "/openapi.json", "/search.csv", "/search.atom")
