import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.results import Marked
from webapp.marks import Span, segments, segments_of

TEXT = "सपा नेता मेरठ में"  # an SP leader in Meerut


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [("सपा नेता मेरठ में", ())]),
        ([Span(0, 3, "SP")], [("सपा", ("SP",)), (" नेता मेरठ में", ())]),
        ([Span(0, 3, "SP"), Span(0, 8, "नेता")], [("सपा", ("SP",)), (" नेता", ("नेता",)), (" मेरठ में", ())]),
        ([Span(9, 13, "a"), Span(9, 13, "a")], [("सपा नेता ", ()), ("मेरठ", ("a",)), (" में", ())]),
        ([Span(5, 5), Span(-1, 3), Span(3, 99)], [("सपा नेता मेरठ में", ())]),
    ],
)
def test_text_is_cut_at_the_edges_of_its_spans(spans, expected):
    assert [(part.text, part.labels) for part in segments(TEXT, spans)] == expected


@given(st.text("सपा ", max_size=30), st.lists(st.tuples(st.integers(-2, 35), st.integers(-2, 35)), max_size=6))
def test_segments_put_together_are_the_text(text, pairs):
    parts = segments(text, [Span(start, end) for start, end in pairs])
    assert "".join(part.text for part in parts) == text


def test_only_what_matched_is_marked():
    parts = segments_of(Marked(TEXT, ((9, 13),)))
    assert [part.text for part in parts if part.marked] == ["मेरठ"]


def test_characters_that_reorder_the_page_are_not_shown():
    assert segments("a\u202eb\u2066c", [Span(1, 3)])[1].text == "b"
