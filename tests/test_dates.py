"""Dates without a zone are Indian time; a partial date is its whole span."""

from __future__ import annotations

import pytest

from indexer.dates import as_published, span, timestamp


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", "2023-01-01T00:00:00+05:30", "2024-01-01T00:00:00+05:30"),
        ("2023-12", "2023-12-01T00:00:00+05:30", "2024-01-01T00:00:00+05:30"),
        ("2024-2", "2024-02-01T00:00:00+05:30", "2024-03-01T00:00:00+05:30"),
        ("2024-02-29", "2024-02-29T00:00:00+05:30", "2024-03-01T00:00:00+05:30"),
        ("2023-04-29T10:00:00", "2023-04-29T10:00:00+05:30", "2023-04-29T10:00:01+05:30"),
        ("2023-04-29T10:00:00Z", "2023-04-29T10:00:00+00:00", "2023-04-29T10:00:01+00:00"),
    ],
)
def test_a_date_stands_for_its_whole_span(text: str, start: str, end: str) -> None:
    assert [moment.isoformat() for moment in span(text)] == [start, end]


@pytest.mark.parametrize("text", ["2023-13", "2023-02-30", "0000", "soon", "20231", "2023-1-1-1"])
def test_what_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        span(text)
    with pytest.raises(ValueError):
        as_published(text)
    assert timestamp(text) is None


def test_an_empty_date_has_no_moment() -> None:
    assert timestamp("") is None
