"""What story does an HTML page publish, by its own metadata and the text of its article?

page ─▶ decoded ─▶ metadata (page_metadata.py) ─▶ furniture out, densest container (page_body.py) ─▶ RawArticle
"""

from __future__ import annotations

import codecs
import re

from bs4 import BeautifulSoup

from indexer.article import RawArticle
from indexer.errors import SourceError
from indexer.reading.decoding import decode, not_text
from indexer.reading.page_body import body_text
from indexer.reading.page_metadata import metadata

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_PROLOGUE_BYTES = 4096
"""Where a declaration is looked for. The HTML standard says the first 1,024 bytes; pages are not that tidy."""

_MAX_DEPTH = 400
"""Elements within elements: browsers stop at 512, real pages stay below 60; more costs time without end."""


def read_html(data: bytes, *, where: str, key: str) -> RawArticle:
    """The story of an HTML page. Raises SourceError when it is empty, no text, or holds no story."""
    page = _decode(data, where)
    if not page.strip():
        raise SourceError("is empty: remove it, or save the page again", input=where)
    soup = BeautifulSoup(page, "html.parser")
    if _depth(soup) > _MAX_DEPTH:
        raise SourceError("nests its elements too deep for a page of text: save it again", input=where)
    about = metadata(soup)
    body = body_text(soup, about.article_body)
    if not about.title and not body:
        raise SourceError("holds neither a title nor a text: save the page with its story in it", input=where)
    return RawArticle(
        where=where,
        origin=where,
        key=key,
        title=about.title,
        body=body,
        url=about.url,
        outlet=about.outlet,
        published=about.published,
        author=about.author,
        tags=about.tags,
    )


def _depth(soup: BeautifulSoup) -> int:
    """Elements within elements, at most."""
    depths = {id(soup): 0}
    for tag in soup.find_all(True):  # a parent comes before its children
        depths[id(tag)] = depths[id(tag.parent)] + 1
    return max(depths.values())


def _decode(data: bytes, where: str) -> str:
    """The page's characters: by its byte order mark, else as UTF-8, else as it declares itself."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_as("utf-16", data, where)
    declared = _DECLARED.search(data[:_PROLOGUE_BYTES])
    try:
        return decode(data, where)
    except SourceError:
        if declared is None or not_text(data):
            raise
    return _decode_as(declared.group(1).decode("ascii", "replace"), data, where)


def _decode_as(encoding: str, data: bytes, where: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError) as error:
        raise SourceError(
            f"is not {encoding}, as it says it is: convert it with iconv -t UTF-8", input=where
        ) from error
