from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexer.article import RawArticle
from indexer.identity import MAX_ID, as_id, canonical_url, identify

ALLOWED = re.compile(r"[A-Za-z0-9._~-]+")
SAME_PAGE = [
    "https://www.outlet.example/news/7?id=3",
    "http://outlet.example/news/7/?id=3",
    "HTTPS://WWW.Outlet.Example:443/news/7?id=3#comments",
    "https://outlet.example/news/7?utm_source=tw&id=3&fbclid=abc&gclid=x",
    " https://outlet.example/news/7?id=3\n",
]


def raw(**parts: Any) -> RawArticle:
    return RawArticle(where="w", origin="o", **{"key": "seeds/000.txt", **parts})


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (raw(id="fc-00001", url="https://outlet.example/a"), "fc-00001"),
        (raw(id="a/b c"), "a~2Fb~20c"),
        (raw(), "seeds~2F000.txt"),
        (raw(url="javascript:alert(1)"), "seeds~2F000.txt"),
        (raw(id=".."), "~2E."),
    ],
)
def test_the_brought_id_goes_before_the_address_and_the_address_before_the_place(
    story: RawArticle, expected: str
) -> None:
    assert identify(story) == expected


def test_an_address_gives_an_id_of_its_host_and_a_hash() -> None:
    assert re.fullmatch(r"outlet\.example-[0-9a-f]{16}", identify(raw(url=SAME_PAGE[0])))


def test_every_spelling_of_an_address_gives_one_id() -> None:
    assert len({identify(raw(url=url)) for url in SAME_PAGE}) == 1


def test_another_page_gives_another_id() -> None:
    assert identify(raw(url="https://outlet.example/news/8?id=3")) != identify(raw(url=SAME_PAGE[0]))
    assert identify(raw(url="https://outlet.example/news/7?id=4")) != identify(raw(url=SAME_PAGE[0]))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.a.example/x/?b=2&utm_medium=y", "https://www.a.example/x?b=2"),
        ("http://a.example:8080/", "http://a.example:8080"),
        ("https://[::1]:443/x", "https://[::1]/x"),
        ("https://[broken/x", ""),
        ("https://a.example:port/x", ""),
        ("ftp://a.example/x", ""),
        ("news/x", ""),
        ("", ""),
    ],
)
def test_a_canonical_address_can_still_be_opened(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@given(st.text(max_size=300))
def test_an_id_holds_only_allowed_characters_and_is_no_folder_name(text: str) -> None:
    made = as_id(text)
    assert ALLOWED.fullmatch(made)
    assert made.strip(".")
    assert len(made) <= MAX_ID


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_two_texts_share_an_id(one: str, other: str) -> None:
    assume(one != other)
    assert as_id(one) != as_id(other)


@given(st.text(alphabet="ab.~/क", max_size=6), st.text(alphabet="ab.~/क", max_size=6))
def test_no_two_texts_of_troublesome_characters_share_an_id(one: str, other: str) -> None:
    assume(one != other)
    assert as_id(one) != as_id(other)


def test_long_texts_that_begin_alike_get_ids_of_their_own() -> None:
    long = "मेरठ/" * 60
    assert len({as_id(long + end) for end in ("", "1", "2")}) == 3


@given(st.text(alphabet="abcXYZ019._-", min_size=1, max_size=MAX_ID).filter(lambda text: text.strip(".")))
def test_an_id_of_allowed_characters_stays_as_it_is(text: str) -> None:
    assert as_id(text) == text


@given(st.text(max_size=200))
def test_a_canonical_address_is_canonical(text: str) -> None:
    for url in (text, "https://outlet.example/" + text):
        once = canonical_url(url)
        assert canonical_url(once) == once
