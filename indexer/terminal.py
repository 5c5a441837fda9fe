"""What does a person see on a terminal? Results and understanding as text; programs take JSON instead (present.py)."""

from __future__ import annotations

import sys

from indexer.analysed import FACETS
from indexer.results import Marked, ResultPage
from indexer.understanding.understand import Understanding

VALUES = 8
"""Values of a facet that are listed: what fits a line."""


def print_page(page: ResultPage) -> None:
    """Prints hits and the most frequent facet values."""
    given_up = f", without {' '.join(page.relaxed)}" if page.relaxed else ""
    print(f"{page.total} stories for “{page.query.text}”{given_up} ({page.took_ms:.0f} ms)")
    for hit in page.hits:
        print(f"\n{_shown(hit.title)}\n    {hit.published[:10]}  {hit.outlet}  {hit.id}\n    {_shown(hit.snippet)}")
    for facet in FACETS:
        rows = [f"{row.value} {row.count}" for row in page.facets[facet][:VALUES]]
        if rows:
            print(f"\n{facet}: {', '.join(rows)}", end="")
    print()


def print_understanding(understanding: Understanding) -> None:
    """Prints each typed word with its readings."""
    for word in understanding.understood:
        print(word.typed)
        for reading in word.readings:
            print(f"    {reading.weight:.2f}  {reading.term}  ({reading.why})")
        if not word.readings:
            print("    nothing in this index is like it")


def _shown(marked: Marked) -> str:
    """Marked words in bold on a terminal, as they are elsewhere."""
    if not sys.stdout.isatty():
        return marked.text
    text = marked.text
    for start, end in reversed(marked.marks):
        text = f"{text[:start]}\x1b[1m{text[start:end]}\x1b[0m{text[end:]}"
    return text
