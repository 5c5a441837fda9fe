"""How is a graph drawn without a library? As SVG text: figures against the number of stories, a panel a question."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP, NAMES = 360, 240, 60, 50, 160
"""Of a panel's plane, in pixels; room for its labels, its title, and its lines' names."""

ROOM = 1.3
"""How far the plane goes beyond the figures."""

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

FROM_NOUGHT = "Indexing, milliseconds a story"
"""The panel whose figures are nearly the same for all sizes: on a logarithmic scale every ripple would look steep."""

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
    panels, step = [], LEFT + WIDTH + NAMES
    for number, (title, lines) in enumerate(PANELS.items()):
        shift = number * step
        panels.append(f'<g transform="translate({shift + LEFT},{TOP})">{_panel(title, lines, rows)}</g>')
    width = len(PANELS) * step
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
    across = _Logarithmic(min(stories), max(stories), 0, WIDTH)
    every = [value for values in figures.values() for value in values]
    least, most = min(every) / ROOM, max(every) * ROOM
    up = _Linear(0, most, HEIGHT, 0) if title == FROM_NOUGHT else _Logarithmic(least, most, HEIGHT, 0)
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


class _Linear:
    """From figures to pixels in proportion."""

    def __init__(self, least: float, most: float, start: float, end: float) -> None:
        self._least, self._most, self._start, self._end = least, most, start, end

    def at(self, value: float) -> float:
        return self._start + (value - self._least) / (self._most - self._least) * (self._end - self._start)

    def ticks(self) -> list[float]:
        """Round figures, at most seven of them."""
        step = next(step for step in _round(self._most / 100, self._most) if self._most / step < 7)
        return [step * number for number in range(int(self._most / step) + 1)]


class _Logarithmic:
    """From figures to pixels by their logarithms."""

    def __init__(self, least: float, most: float, start: float, end: float) -> None:
        self._least, self._most = least, most
        self._scale = _Linear(math.log(least), math.log(most), start, end)

    def at(self, value: float) -> float:
        return self._scale.at(math.log(value))

    def ticks(self) -> list[float]:
        return _round(self._least, self._most)


def _round(least: float, most: float) -> list[float]:
    """1, 2 and 5 times powers of ten."""
    powers = range(math.floor(math.log10(least)), math.ceil(math.log10(most)) + 1)
    every = [step * 10.0**power for power in powers for step in (1, 2, 5)]
    return [value for value in every if least <= value <= most]


def _short(count: float) -> str:
    return f"{count / 1e6:g} M" if count >= 1e6 else f"{count / 1e3:g} k"


def _apart(heights: Sequence[float], least: float = 15) -> list[float]:
    """The heights of labels moved down so that none covers another."""
    placed = list(heights)
    lowest = -math.inf
    for number in sorted(range(len(placed)), key=placed.__getitem__):
        placed[number] = lowest = max(placed[number], lowest + least)
    return placed
