"""What may a page do in a reader's browser? Nothing but show itself, its own style and script, and ask this site."""

from __future__ import annotations

from flask import Flask, Response, request

from webapp.assets import digest

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    # What a reader searches for is not told to the outlets they go on to.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_YEAR = 31_536_000
"""Seconds in a year: the longest that caches keep anything."""


def install(app: Flask) -> None:
    """Makes every answer of the app carry the headers, errors and static files included."""
    app.after_request(_protect)


def _protect(response: Response) -> Response:
    response.headers.extend(HEADERS)
    if request.endpoint == "static" and response.status_code in (200, 304):
        # The address with this version never means another content; any other may.
        lasting = request.query_string == f"v={digest((request.view_args or {})['filename'])}".encode()
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if lasting else "public, max-age=300"
    return response
