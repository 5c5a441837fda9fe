"""A query becomes groups, filters and dates, and tells the reader what was made of it."""

from __future__ import annotations

import pytest

from indexer.analysed import And, Everything, FacetIs, Group, Node, Not, Or, Published, groups_of
from indexer.query import Query
from indexer.understanding.understand import understand
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.of([("ओवैसी", 5), ("इस्तीफा", 20), ("इस्तीफे", 8), ("मेरठ", 30), ("रैली", 40), ("aimim", 3)])


def root(text: str) -> Node:
    return understand(Query(text=text), VOCABULARY).analysed.root


def shape(node: Node) -> object:
    """The tree with each group as its typed text."""
    match node:
        case Group():
            return node.typed
        case And(children):
            return ("and", *map(shape, children))
        case Or(children):
            return ("or", *map(shape, children))
        case Not(child):
            return ("not", shape(child))
        case FacetIs(facet, values):
            return (facet, *values)
        case _:
            return type(node).__name__


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Everything"),
        ("ओवैसी", "ओवैसी"),
        ("ओवैसी इस्तीफा", ("and", "ओवैसी", "इस्तीफा")),
        ("ओवैसी OR मेरठ", ("or", "ओवैसी", "मेरठ")),
        ("रैली (ओवैसी OR मेरठ)", ("and", "रैली", ("or", "ओवैसी", "मेरठ"))),
        ("ओवैसी -मेरठ", ("and", "ओवैसी", ("not", "मेरठ"))),
        ('"मेरठ रैली"', '"मेरठ रैली"'),
        ("party:aimim ओवैसी", ("and", ("party", "aimim"), "ओवैसी")),
        ("party:भाजपा", ("party", "bjp")),
        ("party:nonesuch", ("party", "nonesuch")),
        ("place:allahabad", ("place", "prayagraj")),
        ("outlet:दैनिक", ("outlet", "दैनिक")),
    ],
)
def test_syntax_becomes_a_tree_of_groups(text: str, expected: object) -> None:
    assert shape(root(text)) == expected


def test_quoted_words_stand_for_themselves_alone() -> None:
    group = root('"इस्तीफ़ा"')
    assert isinstance(group, Group)
    assert [(a.terms, a.why) for a in group.alternatives] == [(("इस्तीफा",), "same")]


def test_dates_in_the_text_and_in_the_address_narrow_together() -> None:
    analysed = understand(Query(text="ओवैसी from:2023 to:2024", to="2023-06"), VOCABULARY).analysed
    in_address = Query(from_="2023", to="2023-06").published()
    assert analysed.published == in_address
    assert shape(analysed.root) == "ओवैसी"


def test_a_date_that_is_none_holds_for_no_story() -> None:
    group = root("from:yesterday")
    assert isinstance(group, Group) and not group.alternatives


def test_filters_of_the_address_become_filters_of_the_engine() -> None:
    analysed = understand(Query(party=("aimim", "bjp"), place=("allahabad",), only_chief=True), VOCABULARY).analysed
    assert analysed.filters == {"party": ("aimim", "bjp"), "place": ("prayagraj",)}
    assert analysed.only_chief
    assert analysed.root == Everything()
    assert analysed.published is None


def test_pages_become_offsets() -> None:
    analysed = understand(Query(page=3, limit=10), VOCABULARY).analysed
    assert (analysed.offset, analysed.limit) == (20, 10)


def test_the_reader_is_told_each_word_and_why() -> None:
    understood = understand(Query(text="owaisi xqzj"), VOCABULARY).understood
    assert [word.typed for word in understood] == ["owaisi", "xqzj"]
    assert (understood[0].readings[0].term, understood[0].readings[0].why) == ("ओवैसी", "romanized")


def test_excluded_words_are_not_told_and_not_marked() -> None:
    understanding = understand(Query(text="ओवैसी -मेरठ"), VOCABULARY)
    assert [group.typed for group in groups_of(understanding.analysed.root)] == ["ओवैसी"]


def test_only_plain_words_may_be_given_up() -> None:
    understanding = understand(Query(text='ओवैसी "मेरठ" (रैली OR इस्तीफा) -aimim party:bjp'), VOCABULARY)
    assert [group.typed for group in understanding.droppable] == ["ओवैसी"]
    rest = understanding.without(understanding.droppable).analysed.root
    assert shape(rest) == ("and", '"मेरठ"', ("or", "रैली", "इस्तीफा"), ("not", "aimim"), ("party", "bjp"))


def test_an_open_span_stays_open() -> None:
    published = understand(Query(text="to:2023-12"), VOCABULARY).analysed.published
    assert published is not None and isinstance(published, Published)
    assert published.start is None and published.end is not None


NAMES = Vocabulary.of(
    {"भाजपा": 90, "bjp": 20, "भारतीय": 80, "जनता": 70, "पार्टी": 95, "रैली": 40, "शाहीन": 40, "बाग": 50}.items()
)


@pytest.mark.parametrize(
    ("text", "longer", "single"),
    [
        ("भाजपा", {"भाजपा", "bjp", "भारतीय जनता पार्टी"}, {"भाजपा", "bjp"}),
        ("bjp OR शाहीनबाग", {"bjp", "भाजपा", "भारतीय जनता पार्टी", "शाहीन बाग"}, {"bjp", "भाजपा", "शाहीन बाग"}),
        ('"जनता पार्टी" रैली', {"जनता पार्टी", "रैली"}, {"जनता पार्टी", "रैली"}),
    ],
)
def test_words_in_a_row_can_be_left_out_where_single_words_say_the_same(
    text: str, longer: set[str], single: set[str]
) -> None:
    whole = understand(Query(text=text), NAMES)
    shorter = whole.in_single_words()
    for understanding, expected in ((whole, longer), (shorter, single)):
        held = {" ".join(a.terms) for group in groups_of(understanding.analysed.root) for a in group.alternatives}
        told = {reading.term for word in understanding.understood for reading in word.readings}
        assert held == told == expected
    assert shorter.in_single_words() is shorter
    assert [group.typed for group in shorter.droppable] == [group.typed for group in whole.droppable]


def test_what_is_excluded_stays_excluded_in_every_way() -> None:
    whole = understand(Query(text="रैली -भाजपा"), NAMES)
    assert whole.in_single_words() is whole
