from bs4 import BeautifulSoup

from indexer.query import Query
from indexer.results import FacetCount, ResultPage
from webapp.facet_lists import facet_groups


def listed(facet, *rows):
    """The list of one facet, parsed; a row is (value, count, chosen, broader)."""
    counts = tuple(FacetCount(value, value.title(), value, n, chosen, broader) for value, n, chosen, broader in rows)
    groups = {group.name: group for group in facet_groups(ResultPage(Query(), 0, (), {facet: counts}))}
    return BeautifulSoup(f"<fieldset>{groups[facet].values}</fieldset>", "html.parser").fieldset


def slugs(items):
    return [item.find("input")["value"] for item in items]


def in_sight(part):
    return slugs(part.select(":scope > ul > li"))


def on_request(part):
    return slugs(part.select(":scope > details.more > ul > li"))


def test_long_facets_are_cut_but_chosen_values_stay_in_sight():
    party = listed("party", *((f"p{n}", 20 - n, n == 15, "") for n in range(20)))
    assert in_sight(party) == [*(f"p{n}" for n in range(8)), "p15"]
    assert on_request(party) == [f"p{n}" for n in range(8, 20) if n != 15]
    assert party.summary.get_text() == "11 और more"
    assert slugs(item for item in party.select("li") if item.select("[checked]")) == ["p15"]


def test_one_value_more_than_the_cut_is_shown_not_hidden_behind_a_click():
    party = listed("party", *((f"p{n}", 20 - n, False, "") for n in range(9)))
    assert (len(in_sight(party)), on_request(party)) == (9, [])


def test_districts_hang_below_their_state_and_a_chosen_one_keeps_its_state_in_sight():
    states = [(f"s{n}", 90 - n, False, "") for n in range(12)]
    place = listed("place", *states, *((f"d{n}", 9, n == 7, "s11") for n in range(8)))
    assert in_sight(place)[-1] == "s11"
    state = place.select(":scope > ul > li")[-1]
    assert in_sight(state) == ["d0", "d1", "d2", "d7"]
    assert on_request(state) == ["d3", "d4", "d5", "d6"]


def test_a_district_whose_state_is_not_counted_stands_for_itself():
    assert in_sight(listed("place", ("meerut", 3, False, "uttar-pradesh"))) == ["meerut"]


def test_a_facet_without_values_has_no_list():
    assert not facet_groups(ResultPage(Query(), 0, (), {}))[0].values
