"""A query round-trips with its address, and a wrong address says which parameter is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query import MAX_QUERY_CHARACTERS, Query

_WORDS = st.text(alphabet="abc ओवैसी-~", max_size=20)
_SLUGS = st.lists(st.sampled_from(["bjp", "sp", "meerut", "x y"]), max_size=4).map(tuple)
QUERIES = st.builds(
    Query,
    text=_WORDS,
    party=_SLUGS,
    place=_SLUGS,
    event=_SLUGS,
    from_=st.sampled_from(["", "2021", "2021-05", "2021-05-03"]),
    to=st.sampled_from(["", "2023", "2023-12", "2023-12-31"]),
    only_chief=st.booleans(),
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
    page=st.integers(1, 50),
    pins=st.lists(st.tuples(st.sampled_from(["owaisi", "sp"]), st.sampled_from(["ओवैसी", "सपा"])), max_size=2).map(
        tuple
    ),
)


def args_of(query: Query) -> dict[str, list[str]]:
    args: dict[str, list[str]] = {}
    for name, value in query.to_args():
        args.setdefault(name, []).append(value)
    return args


@given(QUERIES)
def test_an_address_gives_its_query_again(query: Query) -> None:
    assert Query.from_args(args_of(query)) == query


@given(QUERIES, st.randoms())
def test_every_order_of_parameters_has_one_canonical_address(query: Query, random: object) -> None:
    shuffled = {name: values[::-1] for name, values in reversed(list(args_of(query).items()))}
    assert Query.from_args(shuffled).to_args() == query.to_args()


def test_what_is_at_its_default_stays_out_of_the_address() -> None:
    assert Query(text=" owaisi   istifa ", sort="relevance", page=1).to_args() == [("q", "owaisi istifa")]


@pytest.mark.parametrize(
    ("args", "named"),
    [
        ({"from": ["yesterday"]}, "from"),
        ({"to": ["2023-13"]}, "to"),
        ({"from": ["2024"], "to": ["2023"]}, "from"),
        ({"page": ["0"]}, "page"),
        ({"page": ["two"]}, "page"),
        ({"page": ["9" * 400]}, "page"),
        ({"sort": ["best"]}, "sort"),
        ({"only": ["some"]}, "only"),
        ({"as": ["owaisi"]}, "as"),
        ({"limit": ["101"]}, "limit"),
        ({"q": ["क" * (MAX_QUERY_CHARACTERS + 1)]}, "q"),
    ],
)
def test_a_wrong_parameter_is_named(args: dict[str, list[str]], named: str) -> None:
    with pytest.raises(QueryError) as caught:
        Query.from_args(args)
    assert caught.value.input == named
    assert named in caught.value.message or named == "q"


def test_unknown_parameters_are_ignored() -> None:
    assert Query.from_args({"q": ["ओवैसी"], "utm_source": ["x"]}) == Query(text="ओवैसी")


def test_choosing_and_dropping_a_filter_goes_back_to_the_first_page() -> None:
    query = Query(text="istifa", page=3)
    chosen = query.with_filter("party", "aimim")
    assert (chosen.party, chosen.page) == (("aimim",), 1)
    assert chosen.without_filter("party", "aimim") == Query(text="istifa")


def test_a_new_pin_takes_the_place_of_the_old_one_for_the_same_word() -> None:
    query = Query(text="sp").with_pin("sp", "सपा").with_pin("sp", "एसपी")
    assert query.pins == (("sp", "एसपी"),)
    assert query.without_pin("sp") == Query(text="sp")


def test_the_last_month_of_a_span_is_included() -> None:
    december = Query(to="2023-12").published()
    assert december == Query(to="2023-12-31").published()
    assert december is not None and december.start is None
