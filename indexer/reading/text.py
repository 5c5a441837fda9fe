"""What story does a plain text file hold? The whole of it: title, litter and all are cleaning's to tell apart."""

from __future__ import annotations

from indexer.article import RawArticle
from indexer.errors import SourceError
from indexer.reading.decoding import decode


def read_text(data: bytes, *, where: str, key: str) -> RawArticle:
    """The story of a UTF-8 text file. Raises SourceError when it is empty or not text."""
    body = decode(data, where)
    if not body.strip():
        raise SourceError("is empty: remove it, or write the story into it", input=where)
    return RawArticle(where=where, origin=where, key=key, body=body)
