"""What is a story, as a source gives it and as it stands after cleaning?

reading ─▶ RawArticle ─▶ cleaning ─▶ Article ─▶ analysis
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawArticle:
    """A story exactly as a source gives it: nothing cleaned, nothing guessed, absent parts empty.

    `where` is what a message names: a path, `path:line`, or a URL.
    `origin` is the absolute path of the file (or the feed's URL) that holds it: what removal asks about.
    `key` is the source's name and the path below it, the identity of last resort (see identity.py).
    """

    where: str
    origin: str
    key: str
    title: str = ""
    body: str = ""
    id: str = ""
    url: str = ""
    outlet: str = ""
    published: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A story as it is searched, tagged and shown: its own words only, with its identity.

    `id` uses only [A-Za-z0-9._~-]. `published` is ISO 8601 (with a zone, Indian time where the source named none; a
    partial date such as `2023-12` stays partial) or empty. `dateline` is the place line that opened the body
    ("नई दिल्ली:"), empty if there is none; it stays in the body too.
    """

    id: str
    title: str
    body: str
    where: str
    origin: str
    url: str = ""
    outlet: str = ""
    published: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    dateline: str = ""
