from indexer.query import Query
from indexer.results import FacetCount, Hit, Marked, Reading, ResultPage, Understood
from webapp.result_page import search_page

ROOT = "https://khabar.example"


def shown(query, **answer):
    defaults = {"total": 0, "hits": (), "facets": {"party": (), "place": (), "event": ()}}
    return search_page(ResultPage(query=query, **{**defaults, **answer}), ROOT)


def counts(*rows):
    return tuple(
        FacetCount(value, value.title(), value, count, chosen, broader) for value, count, chosen, broader in rows
    )


def test_every_active_filter_has_a_chip_that_removes_only_itself():
    query = Query(
        text="x", party=("sp",), place=("meerut",), from_="2023", to="2024", only_chief=True, sort="newest", page=3
    )
    page = shown(query)
    assert [(chip.kind.en, chip.text, chip.remove) for chip in page.chips] == [
        ("Party", "सपा", "/search?q=x&place=meerut&from=2023&to=2024&only=chief&sort=newest"),
        ("Place", "मेरठ", "/search?q=x&party=sp&from=2023&to=2024&only=chief&sort=newest"),
        ("Only", "मुख्य रूप से इन्हीं पर", "/search?q=x&party=sp&place=meerut&from=2023&to=2024&sort=newest"),
        ("From", "2023", "/search?q=x&party=sp&place=meerut&to=2024&only=chief&sort=newest"),
        ("To", "2024", "/search?q=x&party=sp&place=meerut&from=2023&only=chief&sort=newest"),
    ]
    assert page.chosen == 5
    assert page.clear == "/search?q=x&sort=newest"


def test_a_reading_is_pinned_only_where_there_is_a_choice():
    readings = (Reading("ओवैसी", "romanized", 1.0), Reading("उवैसी", "spelling", 0.2))
    page = shown(
        Query(text="owaisi istifa x"),
        understood=(Understood("owaisi", readings), Understood("istifa", readings[:1]), Understood("x", ())),
        relaxed=("istifa",),
    )
    assert [[reading.pin != "" for reading in word.readings] for word in page.words] == [[True, True], [False], []]
    assert page.words[0].readings[0].pin == (
        "/search?q=owaisi+istifa+x&as=owaisi~%E0%A4%93%E0%A4%B5%E0%A5%88%E0%A4%B8%E0%A5%80"
    )
    assert [word.relaxed for word in page.words] == [False, True, False]


def test_a_pinned_word_can_be_let_go():
    pinned = Query(text="owaisi", pins=(("owaisi", "ओवैसी"),))
    word = shown(pinned, understood=(Understood("owaisi", (Reading("ओवैसी", "romanized", 1.0),), pinned=True),)).words[0]
    assert word.unpin == "/search?q=owaisi"
    assert not word.readings[0].pin


def test_a_storys_tags_narrow_the_search_and_its_address_remembers_it():
    hit = Hit("id-1", Marked("क"), Marked(""), "", "", "", {"party": ("sp",), "place": ()}, 1.0)
    page = shown(Query(text="x", page=2), total=30, hits=(hit,))
    assert page.hits[0].href == "/article/id-1?q=x&page=2"
    assert [[tag.href for tag in row.tags] for row in page.hits[0].tags] == [["/search?q=x&party=sp"]]


def test_pages_are_counted_from_the_total():
    assert [
        (p.pages, p.first, p.previous, p.next) for p in (shown(Query(text="x", page=n), total=41) for n in (1, 3))
    ] == [
        (3, 1, "", "/search?q=x&page=2"),
        (3, 41, "/search?q=x&page=2", ""),
    ]
    assert shown(Query(text="x"), total=20).next == ""


def test_another_query_keeps_the_filters_and_drops_the_pins():
    page = shown(Query(text="ovesi", party=("sp",), pins=(("ovesi", "x"),)), suggestions=("ओवैसी",))
    assert page.suggestions[0].href == "/search?q=%E0%A4%93%E0%A4%B5%E0%A5%88%E0%A4%B8%E0%A5%80&party=sp"


def test_feeds_are_of_the_whole_search():
    assert [link.href for link in shown(Query(text="x", page=2), total=50).feeds] == [
        "/search.atom?q=x",
        "/search.csv?q=x",
        "/api/search?q=x",
    ]
