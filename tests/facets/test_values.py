"""Can a value be looked up by its slug, by a slug once used, and by what hangs under it?"""

from __future__ import annotations

import pytest

from indexer.facets import broader, canonical, values


@pytest.mark.parametrize(
    ("facet", "slug", "present"),
    [
        ("place", "allahabad", "prayagraj"),
        ("place", "faizabad", "ayodhya"),
        ("place", "hoshangabad", "narmadapuram"),
        ("place", "khandwa", "east-nimar"),
        ("place", "orissa", "odisha"),
        ("place", "meerut", "meerut"),
        ("place", "atlantis", None),
        ("party", "sp", "sp"),
        ("event", "joining", "joining"),
        ("event", "wedding", None),
    ],
)
def test_a_slug_once_used_leads_to_the_present_one(facet, slug, present):
    assert canonical(facet, slug) == present


def test_districts_imply_their_state_unless_it_is_there_itself():
    assert broader("place", ["meerut", "shamli", "patna"]) == ("uttar-pradesh", "bihar")
    assert broader("place", ["meerut", "uttar-pradesh"]) == ()
    assert broader("place", ["delhi"]) == ()
    assert broader("party", ["sp"]) == ()


def test_a_value_is_shown_in_both_languages_with_its_names():
    value = values("place")["prayagraj"]
    assert (value.label, value.label_hi, value.broader) == ("Prayagraj", "प्रयागराज", "uttar-pradesh")
    assert "इलाहाबाद" in value.names


def test_what_is_no_facet_is_refused():
    with pytest.raises(KeyError):
        values("colour")
