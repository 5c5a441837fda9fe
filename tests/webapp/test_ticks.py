import pytest
from bs4 import BeautifulSoup

from indexer.results import FacetCount
from webapp.ticks import item, unfolded


def row(slug, count=3, *, facet="party", chosen=False):
    """The list item of a value, parsed."""
    return BeautifulSoup(item(facet, FacetCount(slug, "", "", count, chosen)), "html.parser").li


def test_a_value_is_a_labelled_box_of_the_search_form_with_its_count():
    assert row("bjp", 123456).input.attrs == {"type": "checkbox", "form": "search", "name": "party", "value": "bjp"}
    assert row("bjp", 123456).label.get_text() == " भाजपा BJP 1,23,456 ख़बरें"
    assert row("bjp").select_one("[lang=en]").get_text() == "BJP"


def test_a_tick_is_the_querys_own_and_is_not_remembered():
    ticks = [False, True, False]
    assert [row("sp", chosen=chosen).input.has_attr("checked") for chosen in ticks] == ticks


@pytest.mark.parametrize(
    ("facet", "slug", "title"),
    [("party", "bjp", "भारतीय जनता पार्टी (भाजपा) · Bharatiya Janata Party (BJP)"), ("place", "meerut", None)],
)
def test_the_whole_name_is_told_where_the_label_is_short(facet, slug, title):
    assert row(slug, facet=facet).label.get("title") == title


@pytest.mark.parametrize("slug", ['"><script>alert(1)</script>', "'{0}{slug}%s", "a&amp;b"])
def test_a_value_that_no_table_knows_is_shown_as_text(slug):
    shown = row(slug)
    assert shown.input["value"] == slug
    assert shown.select_one(".text").get_text() == slug
    assert not shown.select("script")


def test_further_items_are_counted_and_asked_for():
    shown = BeautifulSoup(unfolded(["<li>{}</li>"], ["<li>2</li>", "<li>3</li>"]), "html.parser")
    assert [found.get_text() for found in shown.ul.select("li")] == ["{}"]
    assert shown.summary.get_text() == "2 और more"
    assert [found.get_text() for found in shown.select("details li")] == ["2", "3"]


def test_nothing_to_list_is_nothing():
    assert unfolded([]) == ""
