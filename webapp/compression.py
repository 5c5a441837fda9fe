"""How are answers made small for phones on slow lines? By gzip, where the asker takes it and it is worth it.

There is nothing secret in an answer, no cookie and no token, that its compressed length could betray (BREACH).
"""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

LEAST = 1_000
"""Bytes from which it is worth it: less fits one network packet anyway."""

LEVEL = 3
"""A page of results (200 KB) is made 25 KB in a millisecond; level 5 would make it 23 KB in nearly two."""

TYPES = frozenset(
    (
        "text/html",
        "text/css",
        "text/javascript",
        "application/json",
        "application/atom+xml",
        "application/opensearchdescription+xml",
        "image/svg+xml",
    )
)


def install(app: Flask) -> None:
    """Makes the app answer compressed, static files included; streamed answers stay as they are."""
    app.after_request(_compress)


def takes_gzip() -> bool:
    """Whether the asker takes a compressed answer."""
    return bool(request.accept_encodings["gzip"] > 0)


def compress(body: bytes) -> bytes:
    """The body by gzip. Without a time inside, the same body is compressed to the same bytes."""
    return gzip.compress(body, LEVEL, mtime=0)


def _compress(response: Response) -> Response:
    if response.mimetype not in TYPES:
        return response
    response.vary.add("Accept-Encoding")
    if "Content-Encoding" in response.headers or not takes_gzip() or response.status_code in (204, 304, 206):
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) >= LEAST:
        response.set_data(compress(body))
        response.headers["Content-Encoding"] = "gzip"
        _weaken(response)
    return response


def _weaken(response: Response) -> None:
    """The validator now stands for two encodings of one answer, which are equal only in meaning (RFC 9110, 8.8.3.3)."""
    validator, weak = response.get_etag()
    if validator is not None and not weak:
        response.set_etag(validator, weak=True)
