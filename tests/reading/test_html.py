from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from indexer.article import RawArticle
from indexer.cleaning import clean
from indexer.errors import SourceError
from indexer.reading.html import read_html

PAGES = sorted((Path(__file__).parent.parent / "resources" / "pages").glob("*.html"))


def page(text: str, encoding: str = "utf-8") -> RawArticle:
    return read_html(text.encode(encoding), where="page.html", key="outlet/page.html")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_the_story_that_stands_beside_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    expected |= {"body": "\n".join(expected["body"]), "tags": tuple(expected["tags"])}
    story = dataclasses.asdict(clean(read_html(path.read_bytes(), where=str(path), key="x")))
    assert {name: story[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("markup", "part", "expected"),
    [
        ("<title>ख़बर | Setu</title><meta property='og:site_name' content='Setu'>", "title", "ख़बर"),
        ("<title>सपा - बसपा गठबंधन</title>", "title", "सपा - बसपा गठबंधन"),
        ("<h1>सपा की <em>बैठक</em></h1><title>कुछ</title>", "title", "सपा की बैठक"),
        (
            "<meta property='og:url' content='https://a.example/x'><link rel=canonical href='/x'>",
            "url",
            "https://a.example/x",
        ),
        ("<span itemprop=datePublished content='2024-01-02'>", "published", "2024-01-02"),
        ("<meta name=author content=' '><meta property='article:author' content='नीरज'>", "author", "नीरज"),
        ("<script type='application/ld+json'>[[[</script><title>सपा</title>", "title", "सपा"),
        (
            '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": 7}</script><h1>सपा</h1>',
            "title",
            "सपा",
        ),
    ],
)
def test_metadata_is_taken_from_the_first_place_that_says_it(markup: str, part: str, expected: str) -> None:
    assert getattr(page(f"<html><head></head><body>{markup}<p>पाठ</p></body></html>"), part) == expected


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<p>सपा की बैठक हुई।</p><nav>मेन्यू</nav>", True),
        ("<p>सपा की बैठक हुई।</p><div class='shareBar'>मेन्यू</div>", True),
        ("<p>सपा की बैठक हुई।</p><p><a href=x>मेन्यू</a></p>", True),
        ("<div class='related-layout'><p>सपा की बैठक हुई।</p></div>", True),
        ("<div><div><div>सपा की बैठक हुई।<br></div></div></div>", True),
        ("<p>सपा की <a href=x>बैठक</a> हुई।</p>", True),
    ],
)
def test_furniture_goes_and_the_story_stays(markup: str, kept: bool) -> None:
    assert page(f"<body>{markup}</body>").body == "सपा की बैठक हुई।"


def test_the_fullest_article_is_the_story_not_the_teasers() -> None:
    teasers = "".join(f"<article><p>छोटी ख़बर {n}</p></article>" for n in range(3))
    assert page(f"<body>{teasers}<article><p>{'लंबी ख़बर ' * 20}।</p></article></body>").body == "लंबी ख़बर " * 20 + "।"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("<meta charset=utf-8><p>इस्तीफ़ा</p>", "utf-8"),
        ("<p>इस्तीफ़ा</p>", "utf-8-sig"),
        ("<p>इस्तीफ़ा</p>", "utf-16"),
        ("<meta charset=iso-8859-1><p>इस्तीफ़ा</p>", "utf-8"),  # says one thing and is another, as many pages
    ],
)
def test_a_page_is_read_in_its_own_encoding(text: str, encoding: str) -> None:
    assert page(text, encoding).body == "इस्तीफ़ा"


def test_a_page_in_a_declared_legacy_encoding_is_read_by_it() -> None:
    assert page("<meta charset=windows-1252><p>café</p>", "windows-1252").body == "café"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  \n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<p>\xe9\xe8\xff</p>", "not UTF-8"),
        (b"<meta charset=klingon><p>\xe9</p>", "klingon"),
        (b"<p>a\x00b</p>", "NUL"),
        (b"<html><body><nav>menu</nav></body></html>", "neither a title nor a text"),
        (b"<div>" * 20000 + b"x", "nests"),
    ],
)
def test_what_is_no_page_is_named(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read_html(data, where="page.html", key="x")
