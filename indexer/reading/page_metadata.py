"""What does a page say about its story: title, address, time, outlet, author, tags?

Sources: JSON-LD (schema.org NewsArticle), Open Graph (ogp.me), HTML's own elements. Broken JSON-LD is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

_ARTICLE_TYPES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "LiveBlogPosting")
_SEPARATOR = re.compile(r"\s+[|–—\-:•»]\s+")
"""What pages put between a headline and the outlet's name."""

_NAME_WORDS = 4
"""Words of an outlet's name, at most: Press Trust of India."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its story; absent parts are empty. `article_body` is JSON-LD's copy of the text."""

    title: str = ""
    url: str = ""
    published: str = ""
    outlet: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    article_body: str = ""


def metadata(soup: BeautifulSoup) -> Metadata:
    """What the page says about its story. Asked before the page is taken apart."""
    story = _json_ld(soup)
    outlet = _name(story.get("publisher")) or _meta(soup, "og:site_name", "application-name")
    return Metadata(
        title=_title(soup, story, outlet),
        url=_address(soup, story),
        published=_published(soup, story),
        outlet=outlet,
        author=_name(story.get("author")) or _meta(soup, "author", "article:author"),
        tags=_tags(soup, story),
        article_body=_string(story.get("articleBody")),
    )


def _json_ld(soup: BeautifulSoup) -> dict[str, object]:
    """The JSON-LD object of the story; empty when the page has none that can be read."""
    found: list[dict[str, object]] = []
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            found.extend(_objects(json.loads(script.get_text(), strict=False)))
        except (ValueError, RecursionError):
            continue
    ranked = [story for kind in _ARTICLE_TYPES for story in found if kind in _kinds(story)]
    return ranked[0] if ranked else {}


def _objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"))


def _kinds(story: dict[str, object]) -> list[object]:
    kind = story.get("@type")
    return kind if isinstance(kind, list) else [kind]


def _title(soup: BeautifulSoup, story: dict[str, object], outlet: str) -> str:
    heading = soup.find("h1")
    page_title = soup.title.get_text(" ") if soup.title else ""
    candidates = (
        _meta(soup, "og:title"),
        heading.get_text(" ") if isinstance(heading, Tag) else "",
        _string(story.get("headline")),
        page_title,
    )
    title = next((" ".join(text.split()) for text in candidates if text.strip()), "")
    headline = _without_outlet(title, outlet)
    return headline if headline != title else _as_printed(title, soup)


def _without_outlet(title: str, outlet: str) -> str:
    """A title without the outlet's name at its end: `इकरा हसन का दौरा | Samachar Setu` → `इकरा हसन का दौरा`."""
    *headline, last = _SEPARATOR.split(title)
    if headline and outlet and outlet.casefold() in last.casefold():
        return title[: title.rindex(last)].rstrip(" |–—-:•»\t")
    return title


def _as_printed(title: str, soup: BeautifulSoup) -> str:
    """A title without an end that the page itself does not print with its headline: the name of an unnamed outlet."""
    *headline, last = _SEPARATOR.split(title)
    if not headline or soup.body is None or len(last.split()) > _NAME_WORDS:
        return title
    printed = " ".join(soup.body.get_text(" ").split())
    shorter = title[: title.rindex(last)].rstrip(" |–—-:•»\t")
    return shorter if shorter in printed and title not in printed else title


def _address(soup: BeautifulSoup, story: dict[str, object]) -> str:
    link = soup.find("link", rel="canonical")
    page = story.get("mainEntityOfPage")
    candidates = (
        _string(link.get("href")) if isinstance(link, Tag) else "",
        _meta(soup, "og:url"),
        _string(story.get("url")),
        _string(page.get("@id")) if isinstance(page, dict) else _string(page),
    )
    return next((url.strip() for url in candidates if url.strip().lower().startswith(("http://", "https://"))), "")


def _published(soup: BeautifulSoup, story: dict[str, object]) -> str:
    marked = soup.find(itemprop="datePublished")
    time = soup.find("time", datetime=True)
    candidates = (
        _string(story.get("datePublished")),
        _meta(soup, "article:published_time", "og:published_time", "datePublished", "pubdate"),
        _string(marked.get("content") or marked.get("datetime")) if isinstance(marked, Tag) else "",
        _string(time.get("datetime")) if isinstance(time, Tag) else "",
    )
    return next((text.strip() for text in candidates if text.strip()), "")


def _tags(soup: BeautifulSoup, story: dict[str, object]) -> tuple[str, ...]:
    words = story.get("keywords") or [tag.get("content") for tag in soup.find_all("meta", property="article:tag")]
    words = words or _meta(soup, "news_keywords", "keywords")
    listed = words if isinstance(words, list) else _string(words).split(",")
    return tuple(dict.fromkeys(tag for word in listed if (tag := " ".join(_string(word).split()))))


def _meta(soup: BeautifulSoup, *names: str) -> str:
    """The content of the first <meta> of one of these names that says something."""
    for name in names:
        for attribute in ("property", "name", "itemprop"):
            for tag in soup.find_all("meta", attrs={attribute: name}):
                if content := _string(tag.get("content")).strip():
                    return content
    return ""


def _name(value: object) -> str:
    """The name or names of a JSON-LD person or organisation, however it is written."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    return _string(value.get("name") if isinstance(value, dict) else value).strip()


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
