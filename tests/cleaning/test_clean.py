from __future__ import annotations

import dataclasses
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.article import Article, RawArticle
from indexer.cleaning import clean, clean_text
from indexer.errors import SourceError

BAITHAK = "सपा की बैठक सोमवार को जिला कार्यालय पर हुई। इसमें संगठन की समीक्षा की गई।"
TWEET = "सभी साथियों का शुक्रिया जिन्होंने साथ दिया। @party_official\n— Neta Ji (@neta_ji) April 29, 2023"

MARKERS = ("ये भी पढ़ें", "यह भी पढ़ें", "इसे भी पढ़ें", "ये भी पढ़ें-", "यह भी पढ़ें: ", "Also Read: ", "इसे भी पढ़ें...")
PIECES = st.one_of(
    st.sampled_from(
        [
            *MARKERS,
            *("undefined", "X", "Next Story", '" class="a b" data="', '">', "pic.twitter.com/Ab1", "**", "# ", "---"),
            *(
                "\n",
                "\n\n",
                " ",
                "।",
                "?",
                ". ",
                "\u200b",
                "\u2028",
                "&amp;",
                "&amp;lt;p&gt;",
                "<p>",
                "<br/>",
                "![a](b)",
                "](",
                "{}",
            ),
            *(
                BAITHAK,
                TWEET,
                "मेरठ: ",
                "वायरल",
                "है",
                "फोटो: पीटीआई",
                "संबंधित खबरें",
                "(फोटो: क)",
                '{"a": 1}',
                "http://a.example",
            ),
            *("क़", "\u0915\u093c", "न\u093c", "\u094d\u093c", "e\u0301"),
        ]
    ),
    st.text(max_size=12),
)
LITTERED = st.lists(PIECES, max_size=25).map("".join)


def story(body: str = "", title: str = "", **parts: Any) -> RawArticle:
    return RawArticle(where="a.txt", origin="/a.txt", key="x/a.txt", title=title, body=body, **parts)


def cleaned(body: str, title: str = "") -> Article:
    return clean(story(body, title))


@given(LITTERED, st.one_of(st.just(""), LITTERED))
@settings(max_examples=400, deadline=None)
def test_cleaning_a_clean_story_changes_nothing(body: str, title: str) -> None:
    try:
        once = clean(story(body, title))
    except SourceError:
        return
    again = clean(dataclasses.replace(story(), title=once.title, body=once.body))
    assert (again.title, again.body, again.dateline) == (once.title, once.body, once.dateline)


@given(LITTERED)
@settings(max_examples=300, deadline=None)
def test_no_litter_is_left_and_the_text_is_even(body: str) -> None:
    text = clean_text(body)
    lines = text.split("\n")
    assert not {"undefined", "X", "Next Story", "---"} & set(lines)
    assert "pic.twitter.com/" not in text
    assert not text or all(line and line == line.strip() for line in lines)
    assert unicodedata.is_normalized("NFC", text)
    assert not any(f"{line}".startswith(MARKERS[:3]) for line in lines)


@given(st.text(max_size=200), st.text(max_size=60))
@settings(deadline=None)
def test_cleaning_raises_nothing_but_that_nothing_is_left(body: str, title: str) -> None:
    try:
        result = clean(story(body, title))
    except SourceError as error:
        assert error.input == "a.txt"
    else:
        assert result.title or result.body


@pytest.mark.parametrize(
    "body", ["", " \n ", "undefined", "X\nNext Story\nundefined", "*****\n---\n।", "![a](https://a.example/x.jpg)"]
)
def test_only_litter_is_no_story(body: str) -> None:
    with pytest.raises(SourceError, match="only litter"):
        clean(story(body))


def test_a_story_is_cleaned_alike_as_a_text_file_and_as_a_line_without_title() -> None:
    body = f"undefined\n\nसपा की बैठक में हंगामा\n\nसपा की बैठक में हंगामा\nX\n\n{BAITHAK}\n\nNext Story"
    result = cleaned(body)
    assert (result.title, result.body) == ("सपा की बैठक में हंगामा", BAITHAK)


def test_what_a_source_gives_is_kept_and_made_uniform() -> None:
    raw = story(
        BAITHAK, " सपा की\nबैठक ", url="HTTP://A.example/x/?utm_source=y#z", published="29/04/2023", outlet=" Setu "
    )
    result = clean(dataclasses.replace(raw, tags=("मेरठ ", "undefined", "")))
    assert (result.title, result.outlet, result.tags) == ("सपा की बैठक", "Setu", ("मेरठ",))
    assert (result.url, result.published) == ("http://a.example/x", "2023-04-29")
    assert (result.where, result.origin, result.body) == ("a.txt", "/a.txt", BAITHAK)


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_the_real_stories_it_began_with_come_out_clean(shared, name: str) -> None:  # type: ignore[no-untyped-def]
    (path,) = (shared / "data" / "seeds").glob(f"{name}_*.txt")
    result = cleaned(path.read_text("utf-8"))
    lines = result.body.split("\n")
    assert len(lines) == len(set(lines))
    assert result.title not in lines
    for litter in (
        "भी पढ़ें",
        "undefined",
        "Next Story",
        "class=",
        "twitterSection",
        "\nX\n",
        "अलीगढ़",
        "Mega PTM",
        "आंबेडकर",
    ):
        assert litter not in f"\n{result.body}\n"
    expected = {"000": "Meerut", "001": "नई दिल्ली", "002": "मुज़फ्फरनगर", "003": "", "004": "कानपुर"}
    assert result.dateline == unicodedata.normalize("NFC", expected[name])


def test_of_the_real_stories_none_is_lost_and_no_link_stays(shared) -> None:  # type: ignore[no-untyped-def]
    from indexer.reading import read

    stories = [item for item in read(shared / "data" / "stories.jsonl.gz") if isinstance(item, RawArticle)][::20]
    for raw in stories:
        result = clean(raw)
        assert result.id == raw.id
        assert not any(f"{marker}:" in result.body for marker in MARKERS[:3])
        assert len(result.body) > len(raw.body) * 0.2 or len(raw.body) < 2000
