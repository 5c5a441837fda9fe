import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.base import StoredStory
from indexer.query import Query
from webapp.story_page import SUMMARY_CHARACTERS, article_page, web_address


def story(**parts):
    empty = dict.fromkeys(("title", "body", "url", "outlet", "published", "author", "where", "origin"), "")
    return StoredStory(**{"id": "a", "tags": (), "facets": {}, **empty, **parts})


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://khabar.example/a?b=1#c", True),
        ("http://khabar.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//khabar.example/a", False),
        ("/home/a", False),
        ("https://", False),
        ("https://[broken", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url, kept):
    assert web_address(url) == (url if kept else "")


def test_paragraphs_keep_the_evidence_in_its_place():
    body = "मेरठ। पहली बात।\n\nदूसरी बात में मेरठ।\n   \nतीसरी"
    page = article_page(story(body=body, facets={"place": ("meerut",)}), Query(), "https://k.example", evidence=True)
    assert ["".join(part.text for part in paragraph) for paragraph in page.paragraphs] == [
        "मेरठ। पहली बात।",
        "दूसरी बात में मेरठ।",
        "तीसरी",
    ]
    marked = [part for paragraph in page.paragraphs for part in paragraph if part.marked]
    assert {(part.text, part.labels) for part in marked} == {("मेरठ", ("मेरठ",))}


def test_only_facets_that_the_story_has_are_explained():
    page = article_page(story(body="मेरठ। पहली बात।"), Query(), "", evidence=True)
    assert not [part for paragraph in page.paragraphs for part in paragraph if part.marked]


@given(st.text(max_size=600))
def test_a_summary_is_short_and_on_one_line(body):
    summary = article_page(story(body=body), Query(), "").summary
    assert len(summary) <= SUMMARY_CHARACTERS + 2
    assert "\n" not in summary
