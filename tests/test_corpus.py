"""Does the sample corpus keep its promises, and do reading, cleaning and tagging find in it what it holds?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from indexer.article import Article
from indexer.build import index
from indexer.cleaning import clean
from indexer.engines import open_engine
from indexer.engines.base import Reader
from indexer.facets import broader, tag, values
from indexer.query import Query
from indexer.reading import Skipped, read
from indexer.search import search

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
LABELLED = Path(__file__).parent / "resources" / "labelled.jsonl"
TABLE = Path(__file__).parent / "resources" / "corpus_facets.tsv"

_EVENTS = (
    "resignation joining appointment expulsion candidacy election campaign meeting alliance statement protest legal "
    "violence governance legislature tribute"
)

FLOORS = {"party": 0.98, "place": 0.96, "event": 0.85}
"""F1 that tagging must reach on the table; a failure names what it missed and what it found too much."""

SHARED_RUN = 8
"""Words in a row that two desks do not write alike by chance: names, offices and stock phrases stay below."""


class Expected(NamedTuple):
    """A row of the table: the slugs of each facet, chief first."""

    party: tuple[str, ...]
    place: tuple[str, ...]
    event: tuple[str, ...]


@lru_cache
def table() -> dict[str, Expected]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return {
        story: Expected(*(tuple(cell.split(",")) if cell != "-" else () for cell in cells)) for story, *cells in rows
    }


@lru_cache
def stories() -> dict[str, Article]:
    """The cleaned stories by their key in the table: the path below corpus/, or the id that the wire gives."""
    found = {}
    for raw in read(CORPUS):
        assert not isinstance(raw, Skipped), raw
        found[raw.id or Path(raw.origin).relative_to(CORPUS).as_posix()] = clean(raw)
    return found


def wire() -> list[dict[str, object]]:
    return [json.loads(line) for line in (CORPUS / "wire.jsonl").read_text(encoding="utf-8").splitlines()]


def pages() -> list[Path]:
    return sorted(CORPUS.glob("html/*/*.html"))


def test_there_are_enough_stories_in_every_format() -> None:
    assert len(pages()) >= 20
    assert len({page.parent for page in pages()}) == 3
    assert len(list(CORPUS.glob("text/*.txt"))) >= 14
    assert len(wire()) >= 14
    assert any("body" not in story for story in wire()), "a title alone is a story too"


def test_the_table_has_a_row_for_every_story_and_no_other() -> None:
    assert set(table()) == set(stories())


def test_every_story_gets_an_id_of_its_own() -> None:
    ids = Counter(story.id for story in stories().values())
    assert len(ids) == len(table())


def test_the_corpus_names_itself_so_that_ids_outlive_its_folder() -> None:
    assert re.search(r'^name = "corpus"$', (CORPUS / "source.toml").read_text(encoding="utf-8"), re.MULTILINE)


def test_it_covers_parties_districts_states_and_years() -> None:
    parties = {slug for row in table().values() for slug in row.party}
    places = {slug for row in table().values() for slug in row.place}
    states = {state for slug in places for state in broader("place", (slug,))}
    years = {story.published[:4] for story in stories().values() if story.published}
    assert len(parties) >= 12
    assert len(places - states) >= 25
    assert len(states) >= 8
    assert years >= {"2023", "2024", "2025"}


def test_every_event_type_is_there_at_least_twice() -> None:
    counts = Counter(slug for row in table().values() for slug in row.event)
    assert set(counts) == set(_EVENTS.split())
    assert min(counts.values()) >= 2, counts


def test_stories_have_the_length_of_regional_news() -> None:
    lengths = {key: len(story.body.split()) for key, story in stories().items() if story.body}
    assert {key: words for key, words in lengths.items() if not 120 <= words <= 350} == {}


def test_pages_show_the_mess_of_real_sites() -> None:
    sources = {page.name: page.read_bytes() for page in pages()}
    assert any(b"\r\n" in source for source in sources.values()), "Windows line ends"
    assert any(b"<time" not in source and b"og:title" not in source for source in sources.values()), "only a title"
    assert any(b'itemprop="datePublished"' not in s and b"published_time" not in s for s in sources.values()), "no date"
    assert any(not _linked_data_parses(source.decode()) for source in sources.values()), "broken JSON-LD"
    assert all("ये भी पढ़ें" in source.decode() or "Also read" in source.decode() for source in sources.values())


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_element_of_a_page_that_is_opened_is_closed(page: Path) -> None:
    checker = _Balance()
    checker.feed(page.read_text(encoding="utf-8"))
    assert checker.open == []


@pytest.mark.parametrize(
    "litter",
    [
        "undefined",
        "Next Story",
        "ये भी पढ़ें",
        "Also read",
        "noRightClick",
        "शेयर करें",
        "विज्ञापन",
        "न्यूजलेटर",
        "साझा करें",
        "dataLayer",
    ],
)
def test_no_litter_is_left_in_a_story(litter: str) -> None:
    assert [key for key, story in stories().items() if litter in story.title + "\n" + story.body] == []


@pytest.mark.parametrize("key", sorted(stories()))
def test_every_story_has_a_title_that_is_not_repeated_in_it(key: str) -> None:
    story = stories()[key]
    assert 20 <= len(story.title) <= 150
    assert story.title not in story.body


def test_titles_of_pages_are_rid_of_the_outlet() -> None:
    outlets = ("दैनिक दोआब", "Ganga Prahari", "मालवा टाइम्स")
    assert [story.title for story in stories().values() if story.title.endswith(outlets)] == []


@pytest.mark.parametrize("facet", FLOORS)
def test_tagging_finds_what_the_table_says(facet: str) -> None:
    found = {key: set(tag(story).facets[facet]) for key, story in stories().items()}
    wanted = {key: set(getattr(row, facet)) for key, row in table().items()}
    wrong = {key: (found[key] - wanted[key], wanted[key] - found[key]) for key in wanted if found[key] != wanted[key]}
    right = sum(len(found[key] & wanted[key]) for key in wanted)
    f1 = 2 * right / sum(len(found[key]) + len(wanted[key]) for key in wanted)
    assert f1 >= FLOORS[facet], f"{facet} F1 {f1:.3f}; (too much, too little): {wrong}"


def test_no_run_of_words_is_shared_with_the_stories_it_tells_anew(shared: Path) -> None:
    seeds = sorted((shared / "data" / "seeds").glob("*.txt"))
    assert seeds
    real = set().union(*(_runs(seed.read_text(encoding="utf-8")) for seed in seeds))
    common = {key: real & _runs(f"{story.title}\n{story.body}") for key, story in stories().items()}
    assert {key: runs for key, runs in common.items() if runs} == {}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A snapshot of an index of the corpus."""
    engine = open_engine(str(tmp_path_factory.mktemp("corpus") / "index"))
    report = index(engine, [str(CORPUS)])
    assert (report.added, report.skipped) == (len(table()), [])
    with engine.reader() as snapshot:
        yield snapshot
    engine.close()


ANAS, HAFEEZ = "मोहम्मद अनस", "कलीमुल हफीज"
"""Of whom the two stories of a resignation from AIMIM tell."""


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("owaisi istifa", {ANAS, HAFEEZ}),
        ("ओवैसी इस्तीफ़ा", {ANAS, HAFEEZ}),
        ("ओवैसी इस्तीफा", {ANAS, HAFEEZ}),
        ("Owaisi resignation", {ANAS, HAFEEZ}),
        ("aimim meerut", {ANAS}),
        ("एआईएमआईएम मेरठ", {ANAS}),
        ("saansad iqra hasan", {"इकरा हसन"}),
        ("इकरा हसन", {"इकरा हसन"}),
    ],
)
def test_what_the_first_page_promises_is_found_first(reader: Reader, query: str, first: set[str]) -> None:
    page = search(reader, Query(text=query))
    assert page.relaxed == ()
    titles = [hit.title.text for hit in page.hits[: len(first)]]
    assert {name for name in first for title in titles if name in title} == first, titles


def test_a_demand_for_a_resignation_stands_below_the_resignations(reader: Reader) -> None:
    ids = [hit.id for hit in search(reader, Query(text="owaisi istifa")).hits]
    assert ids.index("janpad-61240") >= 2


def labelled() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def test_the_labelled_stories_have_every_event_as_the_news_eight_times() -> None:
    counts = Counter(story["events"][0] for story in labelled() if story["events"])
    assert set(counts) == set(_EVENTS.split())
    assert min(counts.values()) >= 8, counts


def test_the_labelled_stories_range_over_parties_and_districts() -> None:
    parties = {slug for story in labelled() for slug in story["parties"]}
    places = {slug for story in labelled() for slug in story["places"]}
    assert len(labelled()) >= 120
    assert len(parties) >= 15
    assert len({slug for slug in places if broader("place", (slug,))}) >= 60


def test_every_label_is_a_slug_of_the_tables() -> None:
    unknown = {
        slug
        for story in labelled()
        for facet, slugs in (("party", story["parties"]), ("place", story["places"]), ("event", story["events"]))
        for slug in slugs
        if slug not in values(facet)
    }
    corpus = {
        slug
        for row in table().values()
        for facet in FLOORS
        for slug in getattr(row, facet)
        if slug not in values(facet)
    }
    assert (unknown, corpus) == (set(), set())


def test_the_chief_of_a_labelled_story_stands_first() -> None:
    for story in labelled():
        assert {facet: story[facet][0] for facet in story["chief"]} == story["chief"], story["id"]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w\u0900-\u0963\u0966-\u097F\u200C\u200D]+", text)
    return {tuple(words[at : at + SHARED_RUN]) for at in range(len(words) - SHARED_RUN + 1)}


def _linked_data_parses(source: str) -> bool:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', source, re.DOTALL)
    try:
        return all(json.loads(block) for block in blocks)
    except json.JSONDecodeError:
        return False


class _Balance(HTMLParser):
    """Which elements are left open, those aside that HTML lets one leave open."""

    OPTIONAL = ("p", "li", "br", "hr", "img", "meta", "link", "input")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.OPTIONAL:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.OPTIONAL:
            assert self.open.pop() == tag
