"""When is a commit of new stories done? Run in a process of its own, so that readers elsewhere can be watched."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from texts import write

from indexer.article import RawArticle
from indexer.engines import open_engine
from indexer.prepare import prepare
from indexer.reading import open_source


def new_id(number: int) -> str:
    """The id of a new story (texts.py)."""
    return f"text-{number:08d}"


def commit(location: str, first: int, count: int, moment: float) -> tuple[float, float]:
    """Commits the stories from `first` at a moment, prepared before; (start, end of the commit), of time.monotonic."""
    with TemporaryDirectory() as room:
        file = Path(room, "new.jsonl")
        with file.open("w", encoding="utf-8") as out:
            write(out, first, first + count)
        documents = [prepare(story) for story in open_source(str(file)) if isinstance(story, RawArticle)]
    with open_engine(location).writer() as writer:
        time.sleep(max(moment - time.monotonic(), 0.0))
        start = time.monotonic()
        for document in documents:
            writer.add(document)
        writer.commit()
        return start, time.monotonic()
