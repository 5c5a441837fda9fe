import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysed import FACETS
from indexer.errors import QueryError
from indexer.query import Query
from indexer.results import ResultPage, Understood
from webapp.address import MAX_CHARACTERS, MAX_PARAMETERS, href, narrowing, parameters, query_of, without_stale_pins


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (b"", {}),
        (b"q=owaisi+istifa", {"q": ["owaisi istifa"]}),
        (b"q=%E0%A4%93", {"q": ["ओ"]}),
        ("q=ओवैसी".encode(), {"q": ["ओवैसी"]}),
        (b"party=sp&party=inc&q=", {"party": ["sp", "inc"], "q": [""]}),
        (b"q=a%0Ab", {"q": ["a\nb"]}),
        (b"q&&=", {"q": [""], "": [""]}),
    ],
)
def test_every_value_of_a_parameter_is_kept_in_order(address, found):
    assert parameters(address) == found


@pytest.mark.parametrize(
    ("address", "names"),
    [
        (b"q=%00", "q"),
        (b"party=%1b", "party"),
        (b"q=%ff", "address"),
        (b"q=\xff", "address"),
        (b"q=%ED%A0%80", "address"),  # half a surrogate pair
        (b"q=" + b"x" * MAX_CHARACTERS, "address"),
        (b"q=x&" * (MAX_PARAMETERS + 1), "address"),
    ],
)
def test_what_is_not_an_address_is_refused_and_named(address, names):
    with pytest.raises(QueryError) as refused:
        parameters(address)
    assert refused.value.input == names


@given(st.binary(max_size=200))
def test_any_bytes_are_a_query_or_refused(raw):
    try:
        parsed = parameters(raw)
        query = query_of(parsed, 20)
    except QueryError:
        return
    assert query_of(parameters(href(query).partition("?")[2].encode()), 20) == query


def test_parameters_in_any_order_have_one_address():
    addresses = {
        href(query_of(parameters(raw), 20))
        for raw in (
            b"q=owaisi&party=sp&party=aimim&sort=newest",
            b"sort=newest&party=aimim&q=++owaisi+&party=sp&utm_source=x&party=sp",
            b"page=1&party=sp&q=owaisi&sort=relevance&sort=newest&from=&party=aimim",
        )
    }
    assert addresses == {"/search?q=owaisi&party=aimim&party=sp&sort=newest"}


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("slug", ["aimim", "meerut", "zz", "<b>&+%"])
@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(text="ओवैसी & co", page=3),
        Query(party=("aimim", "sp"), event=("protest",), from_="2023"),
        Query(text="x", place=("meerut", "patna"), to="2024-01", only_chief=True, sort="newest", pins=(("x", "y~z"),)),
    ],
)
def test_narrowing_gives_the_address_of_the_narrowed_query(query, facet, slug):
    assert narrowing(query)(facet, slug) == href(query.with_filter(facet, slug))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_an_address_is_quoted_as_forms_do(text):
    query = Query(text=text)
    assert parameters(href(query, "").encode()[1:]).get("q", [""]) == [query.text]


def test_a_pin_of_a_word_no_longer_typed_is_dropped():
    query = Query(text="istifa", pins=(("istifa", "इस्तीफा"), ("owaisi", "ओवैसी")))
    page = ResultPage(query, 0, (), {}, understood=(Understood("istifa", ()),))
    assert without_stale_pins(page).pins == (("istifa", "इस्तीफा"),)
