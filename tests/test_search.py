"""From a query to a page of results: matching, giving up words, filters, counts and what is said about it all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import build
from indexer.analysed import AnalysedQuery
from indexer.engines import open_engine
from indexer.engines.base import Answer, Reader
from indexer.facets import values
from indexer.query import Query
from indexer.results import ResultPage
from indexer.search import search

STORIES = {
    "anas": ("मेरठ में एआईएमआईएम को झटका", "मेरठ: ओवैसी की पार्टी से मोहम्मद अनस ने इस्तीफा दिया।", "2024-05-01"),
    "kaleem": ("कलीमुल हफीज का इस्तीफा", "नई दिल्ली: एआईएमआईएम के कलीमुल हाफिज ने इस्तीफे का ऐलान किया।", "2023-04-29"),
    "rally": ("कानपुर में सपा की रैली", "कानपुर: समाजवादी पार्टी की रैली में भीड़ उमड़ी। मंच पर मेयर भी थे।", "2024-01-05"),
    "undated": ("लखनऊ में कांग्रेस की बैठक", "लखनऊ: कांग्रेस की समीक्षा बैठक हुई। कार्यकर्ता मौजूद रहे।", ""),
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("search")
    rows = [
        json.dumps({"id": id, "title": title, "body": body, "published": published, "outlet": "दैनिक उदाहरण"})
        for id, (title, body, published) in STORIES.items()
    ]
    (folder / "wire.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    engine = open_engine(str(folder / "index"))
    build.index(engine, [str(folder / "wire.jsonl")])
    with engine.reader() as reader:
        yield reader
    engine.close()


def ids(page: ResultPage) -> list[str]:
    return [hit.id for hit in page.hits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ओवैसी इस्तीफ़ा", {"anas"}),
        ("owaisi istifa", {"anas"}),
        ("इस्तीफा", {"anas", "kaleem"}),
        ('"इस्तीफा"', {"anas", "kaleem"}),
        ('"इस्तीफे"', {"kaleem"}),
        ('"अनस ने इस्तीफा"', {"anas"}),
        ('"इस्तीफा अनस"', set()),
        ("इस्तीफा -ओवैसी", {"kaleem"}),
        ("ओवैसी OR रैली", {"anas", "rally"}),
        ("इस्तीफा NOT (ओवैसी OR कलीमुल)", set()),
        ("party:aimim", {"anas", "kaleem"}),
        ("party:एआईएमआईएम place:meerut", {"anas"}),
        ("place:uttar-pradesh", {"anas", "rally", "undated"}),
        ('outlet:"दैनिक उदाहरण" रैली', {"rally"}),
        ("from:2024-01 to:2024-01", {"rally"}),
        ("", set(STORIES)),
    ],
)
def test_the_signs_decide_what_is_found(reader: Reader, text: str, found: set[str]) -> None:
    page = search(reader, Query(text=text))
    assert set(ids(page)) == found
    assert page.total == len(found)
    assert page.relaxed == ()


def test_when_no_story_holds_every_word_those_that_tell_least_are_given_up_and_named(reader: Reader) -> None:
    page = search(reader, Query(text="अनस इस्तीफा रैली"))
    assert (ids(page), page.relaxed) == (["anas"], ("रैली",))


def test_a_word_the_index_does_not_have_is_said_and_does_not_empty_the_result(reader: Reader) -> None:
    page = search(reader, Query(text="अनस क्ष्ज्ञत्रट्ठड्ढ"))
    assert ids(page) == ["anas"]
    assert page.relaxed == ("क्ष्ज्ञत्रट्ठड्ढ",)
    assert [word.readings for word in page.understood if word.typed.startswith("क्ष")] == [()]


def test_quoted_words_filters_and_excluded_words_are_never_given_up(reader: Reader) -> None:
    assert search(reader, Query(text='रैली "अनस ने"')).relaxed == ("रैली",)
    assert ids(search(reader, Query(text='रैली बैठक "अनस ने"'))) == ["anas"]
    assert search(reader, Query(text="अनस कलीमुल party:inc")).total == 0
    assert "anas" not in ids(search(reader, Query(text="इस्तीफा रैली -अनस")))


def test_a_malformed_query_is_read_as_words_and_remarked(reader: Reader) -> None:
    page = search(reader, Query(text='"अनस इस्तीफा'))
    assert (ids(page), page.notices) == (["anas"], ("malformed",))


def test_counts_tell_what_choosing_a_value_would_give(reader: Reader) -> None:
    page = search(reader, Query(text="", party=("aimim",), place=("meerut",)))
    parties = {count.value: count.count for count in page.facets["party"]}
    places = {count.value: count.count for count in page.facets["place"]}
    assert page.total == 1
    for slug, count in parties.items():
        assert search(reader, Query(party=(slug,), place=("meerut",))).total == count
    for slug, count in places.items():
        assert search(reader, Query(party=("aimim",), place=(slug,))).total == count


def test_a_chosen_value_stays_in_sight_with_nothing_to_count(reader: Reader) -> None:
    page = search(reader, Query(text="रैली", party=("aimim",)))
    assert page.total == 0
    assert [(c.value, c.count) for c in page.facets["party"] if c.selected] == [("aimim", 0)]


def test_values_of_one_facet_widen_and_facets_narrow(reader: Reader) -> None:
    assert set(ids(search(reader, Query(party=("aimim", "sp"))))) == {"anas", "kaleem", "rally"}
    assert set(ids(search(reader, Query(party=("aimim", "sp"), place=("delhi",))))) == {"kaleem"}


def test_undated_stories_are_left_out_by_dates_and_counted(reader: Reader) -> None:
    page = search(reader, Query(from_="2020"))
    assert ("undated" in ids(page), page.undated, page.total) == (False, 1, 3)
    assert ids(search(reader, Query(sort="newest"))) == ["anas", "rally", "kaleem", "undated"]
    assert ids(search(reader, Query(sort="oldest"))) == ["kaleem", "rally", "anas", "undated"]


def test_a_former_slug_still_filters(reader: Reader) -> None:
    with_new = search(reader, Query(place=("prayagraj",)))
    with_old = search(reader, Query(place=("allahabad",)))
    assert with_old.total == with_new.total
    assert [c.value for c in with_old.facets["place"] if c.selected] == ["prayagraj"]


def test_a_pinned_reading_is_the_only_one(reader: Reader) -> None:
    page = search(reader, Query(text="istifa", pins=(("istifa", "इस्तीफे"),)))
    assert ids(page) == ["kaleem"]
    assert [word.pinned for word in page.understood] == [True]


def test_a_slip_in_a_rare_word_is_asked_about_when_the_other_word_finds_clearly_more(tmp_path: Path) -> None:
    words = ["महापौर"] * 40 + ["महापोर"]
    rows = [json.dumps({"id": f"s{i}", "title": f"{word} का चुनाव {i}"}) for i, word in enumerate(words)]
    (tmp_path / "wire.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    engine = open_engine(str(tmp_path / "index"))
    build.index(engine, [str(tmp_path / "wire.jsonl")])
    with engine.reader() as reader:
        asked = search(reader, Query(text="महापोर चुनाव", pins=(("महापोर", "महापोर"),)))
        assert (asked.total, asked.suggestions) == (1, ("महापौर चुनाव",))
        assert search(reader, Query(text="महापौर चुनाव")).suggestions == ()
        assert search(reader, Query(text='"महापोर"')).suggestions == ()


def test_pages_hold_every_story_once(reader: Reader) -> None:
    seen = [id for page in (1, 2, 3) for id in ids(search(reader, Query(limit=2, page=page)))]
    assert sorted(seen) == sorted(STORIES)


def test_the_words_that_matched_are_marked_in_title_and_snippet(reader: Reader) -> None:
    hit = search(reader, Query(text="owaisi istifa")).hits[0]
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.marks] == ["ओवैसी", "इस्तीफा"]


def stories(folder: Path, titles: list[str]) -> Reader:
    rows = [json.dumps({"id": f"s{i}", "title": f"{title} {i}"}) for i, title in enumerate(titles)]
    (folder / "wire.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    engine = open_engine(str(folder / "index"))
    build.index(engine, [str(folder / "wire.jsonl")])
    return engine.reader()


def test_a_name_written_out_is_looked_for_only_where_the_short_one_finds_few(tmp_path: Path) -> None:
    titles = ["मेरठ में भाजपा की रैली"] * 12 + ["भाजपा की बैठक"] * 3 + ["भारतीय जनता पार्टी की बैठक और रैली"] * 4
    with stories(tmp_path, titles) as reader:
        assert search(reader, Query(text="भाजपा")).total == 15
        assert search(reader, Query(text="भाजपा बैठक")).total == 7
        for text, rows in (("भाजपा", False), ("भाजपा बैठक", True)):
            told = {r.term for word in search(reader, Query(text=text)).understood for r in word.readings}
            assert ("भारतीय जनता पार्टी" in told) == rows


def test_whether_a_name_is_looked_for_written_out_does_not_depend_on_filters(tmp_path: Path) -> None:
    titles = ["मेरठ में भाजपा की रैली"] * 12 + ["शामली में भाजपा की रैली"] * 2 + ["शामली में भारतीय जनता पार्टी की रैली"] * 3
    with stories(tmp_path, titles) as reader:
        places = {count.value: count.count for count in search(reader, Query(text="भाजपा")).facets["place"]}
        assert places["shamli"] == search(reader, Query(text="भाजपा", place=("shamli",))).total == 2


def test_counts_stand_by_number_and_then_by_label(tmp_path: Path) -> None:
    titles = ["पटना में रैली"] * 2 + ["मेरठ में रैली"] * 3 + ["आगरा में रैली"] * 2
    with stories(tmp_path, titles) as reader:
        places = search(reader, Query(text="रैली", place=("shamli",))).facets["place"]
        shown = [(count.count, count.label) for count in places]
        assert shown == sorted(shown, key=lambda pair: (-pair[0], pair[1]))
        assert (len(places), places[-1].value, places[-1].selected) == (len(shown), "shamli", True)


def test_values_that_no_table_knows_are_counted_under_their_slugs(reader: Reader) -> None:
    class Dropped:
        """A reader of an index with values that were dropped since."""

        vocabulary = reader.vocabulary
        total = staticmethod(reader.total)

        def search(self, query: AnalysedQuery) -> Answer:
            counts: dict[str, dict[str, int]] = {"party": {"zzz": 2, "bjp": 2, "old": 2}, "place": {}, "event": {}}
            return replace(reader.search(query), counts=counts)

    counted = search(Dropped(), Query(text="रैली")).facets["party"]  # type: ignore[arg-type]
    assert [(count.label, count.count) for count in counted] == [
        (values("party")["bjp"].label, 2),
        ("old", 2),
        ("zzz", 2),
    ]
