"""How is a graph drawn without a library? As SVG text: figures against the number of stories, both logarithmic."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP, GAP = 360, 240, 60, 50, 90
"""Of a panel's plane, in pixels; room for its labels, for its title, and between panels."""

PANELS = {
    "Query, milliseconds": {
        "Devanagari, p99": "Devanagari: took, ms, p99",
        "Devanagari, median": "Devanagari: took, ms, median",
        "engine alone, median": "Devanagari: engine, ms, median",
        "romanized, p99": "romanized: took, ms, p99",
        "romanized, median": "romanized: took, ms, median",
    },
    "Indexing, milliseconds a story": {"everything included": "indexing: milliseconds a story"},
}
"""Title of a panel → name of a line → column of growth.tsv."""

STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1f2328 } .title { font-weight: 600; font-size: 14px }
.grid { stroke: #8c959f; stroke-opacity: .35 } path { fill: none; stroke-width: 2 }
.c0 { stroke: #0969da } .c1 { stroke: #bf3989 } .c2 { stroke: #1a7f37 } .c3 { stroke: #9a6700 } .c4 { stroke: #8250df }
.back { fill: #ffffff }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .back { fill: #0d1117 } .c0 { stroke: #58a6ff } .c1 { stroke: #f778ba } .c2 { stroke: #3fb950 }
.c3 { stroke: #d29922 } .c4 { stroke: #bc8cff } }
"""
"""Colours with a contrast of 4.5 and more on their background, whether readers have a light or a dark one."""

DASHES = ("", "6 3", "2 3", "10 3 2 3", "1 2")
"""Lines differ by more than colour."""


def draw(rows: Sequence[Mapping[str, str]], path: Path) -> None:
    """Draws the panels side by side; `rows` are those of growth.tsv."""
    panels, names_room = [], 130
    for number, (title, lines) in enumerate(PANELS.items()):
        shift = number * (LEFT + WIDTH + names_room + GAP // 3)
        panels.append(f'<g transform="translate({shift + LEFT},{TOP})">{_panel(title, lines, rows)}</g>')
    width = len(PANELS) * (LEFT + WIDTH + names_room + GAP // 3)
    height = TOP + HEIGHT + 50
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="'
        f'{escape("; ".join(PANELS))}, against the number of stories">\n<style>{STYLE}</style>\n'
        f'<rect class="back" width="{width}" height="{height}"/>\n' + "\n".join(panels) + "\n</svg>\n",
        encoding="utf-8",
    )


def _panel(title: str, lines: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> str:
    stories = [float(row["stories"]) for row in rows]
    figures = {name: [float(row[column]) for row in rows] for name, column in lines.items()}
    across = _Scale(min(stories), max(stories), 0, WIDTH)
    every = [value for values in figures.values() for value in values]
    up = _Scale(min(every) / 1.3, max(every) * 1.3, HEIGHT, 0)
    parts = [f'<text class="title" x="0" y="-20">{escape(title)}</text>']
    for value in up.ticks():
        y = up.at(value)
        parts.append(f'<line class="grid" x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="-8" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>')
    for count in stories:
        x = across.at(count)
        parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{HEIGHT}"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT + 20}" text-anchor="middle">{_short(count)}</text>')
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT + 40}" text-anchor="middle">stories</text>')
    heights = _apart([up.at(values[-1]) for values in figures.values()])
    for number, ((name, values), y) in enumerate(zip(figures.items(), heights, strict=True)):
        points = " L".join(f"{across.at(x):.1f} {up.at(v):.1f}" for x, v in zip(stories, values, strict=True))
        parts.append(f'<path class="c{number}" stroke-dasharray="{DASHES[number]}" d="M{points}"/>')
        parts.append(f'<path class="c{number}" stroke-dasharray="{DASHES[number]}" d="M{WIDTH + 6} {y:.1f} h18"/>')
        parts.append(f'<text x="{WIDTH + 28}" y="{y + 4:.1f}">{escape(name)}</text>')
    return "\n".join(parts)


class _Scale:
    """From figures to pixels, logarithmically."""

    def __init__(self, least: float, most: float, start: float, end: float) -> None:
        self._least, self._most, self._start = least, most, start
        self._step = (end - start) / (math.log(most / least) or 1.0)

    def at(self, value: float) -> float:
        return self._start + math.log(value / self._least) * self._step

    def ticks(self) -> list[float]:
        """1, 2 and 5 times powers of ten."""
        powers = range(math.floor(math.log10(self._least)), math.ceil(math.log10(self._most)) + 1)
        every = [step * 10.0**power for power in powers for step in (1, 2, 5)]
        return [value for value in every if self._least <= value <= self._most]


def _short(count: float) -> str:
    return f"{count / 1e6:g} M" if count >= 1e6 else f"{count / 1e3:g} k"


def _apart(heights: Sequence[float], least: float = 15) -> list[float]:
    """The heights of labels moved down so that none covers another."""
    placed = list(heights)
    lowest = -math.inf
    for number in sorted(range(len(placed)), key=placed.__getitem__):
        placed[number] = lowest = max(placed[number], lowest + least)
    return placed
