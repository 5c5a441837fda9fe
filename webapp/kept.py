"""Which pages need not be made again? Those asked for last: a link that is passed around is opened by thousands.

A page hangs on nothing but its address and the commit, so it is as good for the next reader; only the time it says it
took is that of the first. Kept are the compressed bytes, a tenth of the page.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import Flask, Response, current_app

from indexer.engines.base import Reader
from webapp.compression import compress, takes_gzip

ROOM = 16 * 2**20
"""Bytes that each worker process gives to kept pages: some six hundred of them, little beside what an engine takes."""

_KEY = "khabarkhoj-kept"


class Kept:
    """Bodies by name, the ones asked for longest ago given up for new ones; threads may share it."""

    def __init__(self, room: int = ROOM) -> None:
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._room = room
        self._lock = Lock()

    def get(self, name: str) -> bytes | None:
        """The body of this name, or None when it was never kept or is so no longer."""
        with self._lock:
            if name in self._bodies:
                self._bodies.move_to_end(name)
            return self._bodies.get(name)

    def put(self, name: str, body: bytes) -> None:
        """Keeps a body. Another thread may have kept the same page meanwhile; either will do."""
        with self._lock:
            self._room += len(self._bodies.pop(name, b"")) - len(body)
            self._bodies[name] = body
            while self._room < 0:
                self._room += len(self._bodies.popitem(last=False)[1])


def install(app: Flask) -> None:
    """Gives an app room for pages."""
    app.extensions[_KEY] = Kept()


def kept(reader: Reader, address: str, make: Callable[[], Response]) -> Response:
    """The page of an absolute address at the reader's commit, made only when it is not at hand.

    An asker who takes nothing compressed gets a page made anew: hardly a browser of today.
    """
    if not takes_gzip():
        return make()
    pages: Kept = current_app.extensions[_KEY]
    name = f"{reader.commit} {address}"
    body = pages.get(name)
    if body is None:
        body = compress(make().get_data())
        pages.put(name, body)
    response = Response(body, mimetype="text/html")
    response.headers["Content-Encoding"] = "gzip"
    return response
