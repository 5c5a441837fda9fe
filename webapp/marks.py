"""How is a text with marked spans shown? As a row of segments, plain or marked; the template escapes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from indexer.results import Marked
from webapp.wording import plain


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text; `marked` when it matched, `labels` the facet values whose evidence ends here."""

    text: str
    marked: bool = False
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a text, and what they stand for ('' for a plain highlight)."""

    start: int
    end: int
    label: str = ""


def segments(text: str, spans: Iterable[Span]) -> tuple[Segment, ...]:
    """The text cut at the spans' edges; spans may touch and overlap, and what lies outside the text is left out.

    >>> [(s.text, s.labels) for s in segments("सपा नेता", [Span(0, 3, "SP")])]
    [('सपा', ('SP',)), (' नेता', ())]
    """
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    edges = sorted({0, len(text), *(span.start for span in inside), *(span.end for span in inside)})
    return tuple(_segment(text, start, end, inside) for start, end in pairwise(edges))


def _segment(text: str, start: int, end: int, spans: list[Span]) -> Segment:
    over = [span for span in spans if span.start <= start and end <= span.end]
    ending = dict.fromkeys(span.label for span in over if span.end == end and span.label)
    return Segment(plain(text[start:end]), bool(over), tuple(ending))


def segments_of(marked: Marked) -> tuple[Segment, ...]:
    """The segments of a title or snippet of an answer: its marks are in order and apart, so they are only walked."""
    text, done = marked.text, 0
    parts = []
    for start, end in marked.marks:
        if done < start:
            parts.append(Segment(plain(text[done:start])))
        parts.append(Segment(plain(text[start:end]), True))
        done = end
    if done < len(text):
        parts.append(Segment(plain(text[done:])))
    return tuple(parts)
