"""How far is a run? A bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

from indexer.build import Progress, Report

BAR = 30
"""Characters of the bar."""

TERMINAL_SECONDS, PLAIN_SECONDS = 0.1, 10.0
"""How often the bar is drawn anew, and how often a log gets a line."""


@contextmanager
def progress_on(stream: TextIO) -> Iterator[Progress]:
    """A function that shows the progress of a run on a stream."""
    on_terminal = stream.isatty()
    pause = TERMINAL_SECONDS if on_terminal else PLAIN_SECONDS
    started = last = monotonic()

    def show(report: Report, share: float) -> None:
        nonlocal last
        now = monotonic()
        if now - last < pause:
            return
        last = now
        rate = report.read / (now - started)
        text = f"{share:4.0%}  {report.read} stories, {rate:.0f} a second"
        if on_terminal:
            done = round(share * BAR)
            stream.write(f"\r[{'█' * done}{'·' * (BAR - done)}] {text}\x1b[K")
        else:
            stream.write(text.strip() + "\n")
        stream.flush()

    try:
        yield show
    finally:
        if on_terminal:
            stream.write("\r\x1b[K")
            stream.flush()
