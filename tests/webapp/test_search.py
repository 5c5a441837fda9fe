from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import pytest


def ids(page):
    """The stories of a result page, in order."""
    return [urlsplit(link["href"]).path.removeprefix("/article/") for link in page.select(".hit h2 a")]


def boxes(page, facet, **attributes):
    return page.select(f"input[type=checkbox][name={facet}]" + "".join(f"[{name}]" for name in attributes))


def test_the_first_page_says_what_this_is_and_leads_on(shown):
    page = shown("/")
    assert page.html["lang"] == "hi"
    assert page.select_one("form[role=search][action='/search'][method=get] input[name=q]")
    assert "30 ख़बरें" in page.get_text()
    assert {link["href"] for link in page.select(".all")} == {"/parties", "/places", "/events"}
    assert page.select_one('a[href="/search?party=aimim"]')
    for example in page.select(".examples a"):
        assert shown(example["href"]).h1


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/search?q=owaisi+istifa", {"istifa-1", "istifa-2"}),
        ("/search?q=ओवैसी इस्तीफ़ा", {"istifa-1", "istifa-2"}),
        ("/search?q=ओवैसी&place=meerut", {"istifa-1"}),
        ("/search?place=uttar-pradesh&party=aimim", {"istifa-1", "istifa-2"}),
        ("/search?place=meerut&place=patna", {"istifa-1", "sabha"}),
        ("/search?party=aimim&place=patna", set()),
        ("/search?from=2023-05&to=2023-12", {"istifa-2"}),
        ("/search?from=2023-04&to=2023-04", {"istifa-1"}),
        ("/search?event=resignation", {"istifa-1", "istifa-2"}),
    ],
)
def test_words_and_filters_find_their_stories(shown, address, found):
    page = shown(address)
    assert set(ids(page)) == found
    counted = {0: "कोई ख़बर नहीं", 1: "1 ख़बर "}.get(len(found), f"{len(found)} ख़बरें ")
    assert page.h1.get_text().startswith(counted)


def test_every_facet_is_a_fieldset_of_checkboxes_of_the_one_form(shown):
    page = shown("/search?q=ओवैसी")
    legends = [fieldset.legend.get_text(" ", strip=True) for fieldset in page.select(".filters fieldset")]
    assert legends == ["दल Party", "जगह Place", "घटना Event", "तारीख़ Date"]
    inputs = page.select(".filters input, .filters button, select")
    assert inputs and all(element["form"] == "search" for element in inputs)
    assert all(box.find_parent("label") for box in page.select("input[type=checkbox]"))
    counts = {box["value"]: box.find_parent("label").select_one(".count").get_text() for box in boxes(page, "party")}
    assert counts["aimim"] == "2 ख़बरें"


def test_districts_stand_below_their_state(shown):
    page = shown("/search?q=ओवैसी")
    meerut = page.select_one('input[name=place][value="meerut"]')
    assert meerut.find_parent("ul").find_parent("li").select_one("input")["value"] == "uttar-pradesh"


def test_a_chosen_value_without_stories_stays_and_can_be_unticked(shown):
    page = shown("/search?party=aimim&place=patna")
    patna = page.select_one('input[name=place][value="patna"]')
    assert patna.has_attr("checked")
    assert page.select_one('input[name=party][value="aimim"][checked]')
    assert [urlsplit(link["href"]).query for link in page.select(".chips li:not(.clear) a")] == [
        "place=patna",
        "party=aimim",
    ]
    assert page.select_one(".chips .clear a")["href"] == "/search"


def test_a_value_that_no_table_knows_is_answered_and_can_be_removed(shown):
    page = shown("/search?party=%3Cb%3Ex")
    assert "<b>x" in [box["value"] for box in boxes(page, "party", checked=True)]
    assert not ids(page)


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/search", "/search"),
        ("/search?place=meerut&q=+owaisi++istifa&place=meerut", "/search?q=owaisi+istifa&place=meerut"),
        ("/search?sort=relevance&page=1&from=&to=&q=x&utm_source=y&limit=3", "/search?q=x"),
        ("/search?as=old~word&q=owaisi", "/search?q=owaisi"),
        ("/search?to=2023&from=2022-1&only=chief&sort=oldest", "/search?from=2022-1&to=2023&only=chief&sort=oldest"),
    ],
)
def test_every_state_has_one_canonical_address(shown, address, canonical):
    link = shown(address).select_one("link[rel=canonical]")["href"]
    assert link == "http://localhost" + canonical
    assert shown(canonical).select_one("link[rel=canonical]")["href"] == link


def test_the_public_address_is_the_root_of_canonical_links(location):
    from webapp import Config, create_app

    client = create_app(Config(index=location, public_url="https://khabar.example")).test_client()
    page = client.get("/search?q=x", headers={"Host": "evil.example"}).get_data(as_text=True)
    assert 'rel="canonical" href="https://khabar.example/search?q=x"' in page
    assert "evil.example" not in page


def test_a_former_slug_leads_to_the_present_one_for_good(client):
    response = client.get("/search?q=भाजपा&place=allahabad")
    assert response.status_code == 301
    assert parse_qsl(urlsplit(response.headers["Location"]).query) == [("q", "भाजपा"), ("place", "prayagraj")]


def test_pages_follow_one_another(shown):
    first = shown("/search?q=वार्ड")
    assert len(ids(first)) == 20
    assert first.select_one("link[rel=next]")["href"] == first.select_one("a[rel=next]")["href"]
    assert not first.select_one("[rel=prev]")
    second = shown(first.select_one("a[rel=next]")["href"])
    assert len(ids(second)) == 5
    assert second.select_one("ol.hits")["start"] == "21"
    assert not second.select_one("[rel=next]")
    assert second.select_one("a[rel=prev]")["href"] == first.select_one("link[rel=canonical]")["href"][16:]
    assert len({*ids(first), *ids(second)}) == 25


def test_a_page_beyond_the_last_leads_back(shown):
    page = shown("/search?q=वार्ड&page=9")
    assert not ids(page)
    assert dict(parse_qsl(urlsplit(page.select_one(".empty a")["href"]).query))["page"] == "2"


@pytest.mark.parametrize(("sort", "first"), [("newest", "sabha"), ("oldest", "ward-01"), ("relevance", None)])
def test_the_order_is_kept_in_the_list(shown, sort, first):
    page = shown(f"/search?sort={sort}")
    assert [option["value"] for option in page.select("#sort option[selected]")] == [sort]
    assert first in (None, ids(page)[0])


def test_the_page_says_how_each_word_was_understood(shown):
    page = shown("/search?q=owaisi+qqqq")
    rows = {row.dt.get_text(): row.dd for row in page.select(".understood dl > div")}
    assert "ओवैसी" in rows["owaisi"].get_text()
    assert "रोमन से" in rows["owaisi"].get_text()
    assert page.select_one(".understood dt[lang='hi-Latn']").get_text() == "owaisi"


def test_a_reading_can_be_pinned_and_let_go_again(shown):
    page = shown("/search?q=istifa&party=aimim")
    pin = page.select_one(".understood dd a")
    assert pin, "a romanized word of this archive has more than one reading"
    pinned = shown(pin["href"])
    ((name, value),) = [pair for pair in parse_qsl(urlsplit(pin["href"]).query) if pair[0] == "as"]
    assert (name, value.partition("~")[0]) == ("as", "istifa")
    assert pinned.select_one("form#search input[type=hidden][name=as]")["value"] == value
    (unpin,) = pinned.select(".understood dd a")
    assert unpin["href"] == "/search?q=istifa&party=aimim"


def test_words_given_up_are_said(shown):
    page = shown("/search?q=ओवैसी+पटना+लखनऊ")
    assert ids(page)
    assert page.select_one(".notice s")


def test_a_malformed_query_is_answered_and_said(shown):
    page = shown("/search?q=%22ओवैसी")
    assert "सीधे शब्दों" in page.select_one(".notice").get_text()
    assert "istifa-1" in ids(page)


def test_stories_without_a_date_are_counted_when_dates_are_asked_for(shown):
    notices = shown("/search?q=भाजपा&from=2020").select(".notice")
    assert any("1 और ख़बरें" in notice.get_text() for notice in notices)


def test_matches_are_marked_in_titles_and_snippets(shown):
    page = shown("/search?q=owaisi")
    assert "ओवैसी" in [mark.get_text() for mark in page.select(".hit h2 mark")]


def test_nothing_that_a_story_says_becomes_markup(client):
    text = client.get("/search?q=उद्धरण").get_data(as_text=True)
    assert "&lt;script&gt;" in text
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    "typed", ['"><script>alert(1)</script>', "'", "<b>", "a&amp;b", "\u202etxt", "{{7*7}}", "(" * 200]
)
def test_nothing_that_a_reader_types_becomes_markup(client, typed):
    response = client.get("/search", query_string={"q": typed, "from": "", "as": f"{typed}~{typed}"})
    assert response.status_code == 200
    text = response.get_data(as_text=True)
    assert "<script>alert" not in text
    assert "<b>" not in text


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/search?page=0", "page=0"),
        ("/search?page=two", "page=two"),
        ("/search?page=99999999999999999999", "page="),
        ("/search?sort=best", "sort=best"),
        ("/search?from=yesterday", "from=yesterday"),
        ("/search?from=2024&to=2023", "from=2024"),
        ("/search?only=some", "only=some"),
        ("/search?as=x", "as=x"),
        ("/search?q=" + "x" * 1001, "1001 characters"),
    ],
)
def test_a_wrong_parameter_is_named_with_its_remedy(shown, address, named):
    page = shown(address, status=400)
    assert named in page.select_one(".message").get_text()
    assert page.select_one("form[role=search]")


def test_the_words_of_a_wrong_search_stay_in_the_box(shown):
    assert shown("/search?q=ओवैसी&page=x", status=400).select_one("#q")["value"] == "ओवैसी"


def test_every_page_works_without_scripts(shown):
    for address in ("/", "/search?q=owaisi", "/article/istifa-1", "/parties"):
        page = shown(address)
        assert all(script.get("src") and not script.string for script in page.find_all("script"))
        assert not page.find_all("style")
        assert not [
            tag for tag in page.find_all(True) for name in tag.attrs if name == "style" or name.startswith("on")
        ]


@pytest.mark.parametrize("address", ["/", "/search?q=owaisi&party=aimim", "/article/istifa-1", "/places", "/nowhere"])
def test_pages_have_one_h1_no_jumps_between_headings_and_landmarks(client, address):
    from bs4 import BeautifulSoup

    page = BeautifulSoup(client.get(address).get_data(as_text=True), "html.parser")
    levels = [int(heading.name[1]) for heading in page.find_all(["h1", "h2", "h3", "h4"])]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.select_one("main#main") and page.select_one("body > header") and page.select_one("body > footer")
    assert page.select_one("body > a.skip")["href"] == "#main"
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for control in page.select("input:not([type=hidden]), select"):
        assert control.find_parent("label") or page.select_one(f'label[for="{control["id"]}"]')
