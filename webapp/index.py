"""How does a view get at the index?

Each worker process opens its own engine, at its first request. Each request reads from the newest commit, so a commit
made while the app runs is noticed by itself.
"""

from __future__ import annotations

from threading import Lock

from flask import Flask, current_app

from indexer.engines import open_engine
from indexer.engines.base import Engine, Reader

_KEY = "khabarkhoj-index"


class Index:
    """The index at a location, opened when it is first needed."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._engine: Engine | None = None
        self._lock = Lock()

    def reader(self) -> Reader:
        """A snapshot of the newest commit, to be used as a context manager. Raises EngineError."""
        with self._lock:
            if self._engine is None:
                self._engine = open_engine(self._location)
        return self._engine.reader()


def install(app: Flask, location: str) -> None:
    """Gives an app its index."""
    app.extensions[_KEY] = Index(location)


def newest() -> Reader:
    """A snapshot of the newest commit of this app's index, to be used as a context manager. Raises EngineError."""
    index: Index = current_app.extensions[_KEY]
    return index.reader()
