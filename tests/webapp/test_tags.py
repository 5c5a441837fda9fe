import pytest

from indexer.query import Query
from webapp.tags import tagging


def test_tags_stand_in_the_order_of_the_facets_each_with_its_address():
    rows = tagging(Query(text="x", party=("sp",)))({"event": ("election",), "party": ("bjp", "sp"), "place": ()})
    assert [(row.facet.en, [(tag.name, tag.href) for tag in row.tags]) for row in rows] == [
        ("Party", [("भाजपा", "/search?q=x&party=bjp&party=sp"), ("सपा", "/search?q=x&party=sp")]),
        ("Event", [("चुनाव", "/search?q=x&party=sp&event=election")]),
    ]


@pytest.mark.parametrize(("facet", "slug", "title"), [("party", "bjp", True), ("place", "meerut", False)])
def test_a_tag_tells_the_whole_name_only_where_its_own_is_short(facet, slug, title):
    ((tag,),) = (row.tags for row in tagging(Query())({facet: (slug,)}))
    assert bool(tag.title) == title
