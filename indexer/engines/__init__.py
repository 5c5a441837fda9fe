"""Where are stories kept and found? One Protocol (base.py), an engine a module; open_engine chooses by location."""

from __future__ import annotations

from pathlib import Path

from indexer.engines.base import Engine
from indexer.errors import EngineUnavailable

REMOTE = "opensearch+"


def open_engine(location: str) -> Engine:
    """The engine at a location: a folder is an embedded index, whether or not it is there yet.

    Raises EngineUnavailable for a kind of location that this version does not have.
    """
    if location.startswith(REMOTE):
        raise EngineUnavailable(
            f"{location}: this version has no OpenSearch engine; name a folder for the embedded index.", input=location
        )
    from indexer.engines.whoosh_engine import WhooshEngine  # noqa: PLC0415  # commands without an index skip Whoosh

    return WhooshEngine(Path(location))
