"""How is an answer sent: a page, JSON, or the word that nothing has changed since the last time?"""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, current_app, make_response, render_template, request

from indexer.engines.base import Reader
from webapp.assets import asset, release
from webapp.config import Config
from webapp.pages import Page, keys

CONFIG = "KHABARKHOJ"


def site_root() -> str:
    """The site's own address, without a slash at its end, for links that leave the page (canonical, feeds)."""
    config: Config = current_app.config[CONFIG]
    return config.public_url or request.root_url.rstrip("/")


def page(template: str, shown: Page) -> Response:
    """A page, made from its values alone."""
    return make_response(render_template(template, asset=asset, **keys(shown)))


def unless_known(reader: Reader, make: Callable[[], Response]) -> Response:
    """The answer of `make`, or 304 when the asker already has the one of this commit and these templates.

    The validator is weak, since only the time taken differs between two answers of one commit.
    """
    validator = f"{reader.commit}-{release()}"
    known = request.if_none_match.contains_weak(validator)
    response = Response(status=304) if known else make()
    response.set_etag(validator, weak=True)
    # To be asked for again each time: a commit may come at any moment, and asking costs next to nothing.
    response.headers["Cache-Control"] = "no-cache"
    return response
