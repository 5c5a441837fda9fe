import pytest

from indexer.analysed import FACETS
from indexer.facets import values
from webapp.naming import short, whole


@pytest.mark.parametrize(
    ("facet", "slug", "hi", "en"),
    [
        ("party", "bjp", "भाजपा", "BJP"),
        ("party", "aimim", "एआईएमआईएम", "AIMIM"),
        ("party", "apna-dal-s", "अपना दल (सोनेलाल)", "Apna Dal (Soneylal)"),  # a faction, not a short form
        ("party", "cpim", "माकपा", "CPI(M)"),
        ("place", "meerut", "मेरठ", "Meerut"),
        ("event", "election", "चुनाव", "Election"),
        ("party", "none-such", "none-such", "none-such"),
    ],
)
def test_a_value_is_called_as_news_desks_call_it(facet, slug, hi, en):
    assert (short(facet, slug).hi, short(facet, slug).en) == (hi, en)


@pytest.mark.parametrize("facet", FACETS)
def test_no_two_values_of_a_facet_look_alike_in_a_list(facet):
    # Districts may share a name; they stand below their states.
    called = [(short(facet, slug).hi, value.broader) for slug, value in values(facet).items()]
    assert len(set(called)) == len(called)


@pytest.mark.parametrize("facet", FACETS)
def test_every_value_has_a_name_in_both_languages(facet):
    assert all(whole(facet, slug).hi and whole(facet, slug).en for slug in values(facet))
