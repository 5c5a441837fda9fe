"""A bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io

import pytest

from indexer import progress
from indexer.build import Report
from indexer.progress import progress_on


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands a minute further each time it is read."""
    now = [0.0]

    def tick() -> float:
        now[0] += 60.0
        return now[0]

    monkeypatch.setattr(progress, "monotonic", tick)
    return now


def test_a_terminal_gets_one_line_drawn_over_and_wiped_at_the_end() -> None:
    stream = Terminal()
    with progress_on(stream) as show:
        show(Report(read=600), 0.5)
    assert "\n" not in stream.getvalue()
    assert "50%  600 stories, 10 a second" in stream.getvalue()
    assert "[" + "█" * 15 + "·" * 15 + "]" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_a_log_gets_plain_lines() -> None:
    stream = io.StringIO()
    with progress_on(stream) as show:
        show(Report(read=600), 0.25)
        show(Report(read=1200), 1.0)
    assert stream.getvalue() == "25%  600 stories, 10 a second\n100%  1200 stories, 10 a second\n"


def test_a_log_is_not_flooded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "monotonic", lambda: 1.0)
    stream = io.StringIO()
    with progress_on(stream) as show:
        for _ in range(1000):
            show(Report(read=1), 0.1)
    assert stream.getvalue() == ""
