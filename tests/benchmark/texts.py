"""What do made stories look like as a desk would send them? Texts with parties, places and events, for whole runs.

The words are drawn by Zipf's law: the first ranks are those of the sample corpus by how often they stand there, the
others are made of syllables (stories.py). The vocabulary grows with the square root of the number of stories, as in
real archives: 65,000 words at 10,000 stories, 200,000 at a million. Here and there stands a party or place as Hindi
desks write it, a few of them most of the time, or the name of an event; the first sentence and the title are of the
corpus. That gives a story about as many names as regional political news have. 330 words a body on average, in
sentences of 18, dates over eleven years. A story depends on its number and the seed alone.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import IO, Any

import numpy as np
from stories import SLOPE, word

from indexer.article import RawArticle
from indexer.facets import values
from indexer.language.tokens import surfaces
from indexer.reading import open_source

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES, EVENTS, SENTENCE = 1 / 150, 1 / 400, 1 / 18
"""Shares of words that are the name of a party or place, that name an event, that end a sentence."""

COMMON_PLACES = 150
"""Places that are named; the news of a region is of some of the districts."""

IN_STORIES = 4
"""A word of the corpus that fewer of its 53 stories hold is often a name, and names are drawn apart."""

_TOGETHER = 1_000
_START = datetime(2015, 1, 1, tzinfo=UTC)
_MINUTES = 60 * 24 * 365 * 11


def write(out: IO[str], first: int, last: int, seed: int = 1) -> int:
    """Writes the stories first … last - 1 as JSONL; returns how many bytes of UTF-8 their titles and bodies have."""
    size = 0
    for story in texts(first, last, seed):
        out.write(json.dumps(story, ensure_ascii=False) + "\n")
        size += len(story["title"].encode()) + len(story["body"].encode())
    return size


def texts(first: int, last: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """The stories first … last - 1, in the shape of JSONL stories."""
    for chunk in range(first // _TOGETHER, -(-last // _TOGETHER)):
        start = chunk * _TOGETHER
        made = _chunk(start, np.random.default_rng((seed, chunk)))
        yield from made[max(first - start, 0) : last - start]


def vocabulary(stories: int) -> int:
    """How many words so many stories have."""
    return 50_000 + int(150 * stories**0.5)


def _chunk(start: int, rng: np.random.Generator) -> list[dict[str, Any]]:
    lengths = np.minimum(rng.lognormal(5.6, 0.6, _TOGETHER).astype(int) + 20, 3000)
    spelled, weights = _words(vocabulary(start + _TOGETHER))
    drawn = spelled[np.searchsorted(weights, rng.random(lengths.sum()) * weights[-1])]
    for share, names in ((NAMES, _names()), (EVENTS, _events())):
        places = np.flatnonzero(rng.random(len(drawn)) < share)
        drawn[places] = names[(len(names) * rng.random(len(places)) ** 3).astype(int)]
    drawn[rng.random(len(drawn)) < SENTENCE] += "।"
    words = drawn.tolist()
    titles, openings = _titles(), _openings()
    ends = np.cumsum(lengths).tolist()
    story = []
    for number, end, length in zip(range(start, start + _TOGETHER), ends, lengths.tolist(), strict=True):
        published = _START + timedelta(minutes=int(rng.integers(_MINUTES)))
        body = f"{openings[rng.integers(len(openings))]} {' '.join(words[end - length : end])}।"
        story.append(
            {
                "id": f"text-{number:08d}",
                "title": f"{titles[rng.integers(len(titles))]} {words[end - 1].rstrip('।')}",
                "body": body,
                "url": f"https://example.org/{number}",
                "outlet": f"outlet {number % 40}",
                "published": published.isoformat(),
            }
        )
    return story


@cache
def _corpus() -> list[RawArticle]:
    return [story for story in open_source(str(CORPUS)) if isinstance(story, RawArticle)]


@cache
def _titles() -> list[str]:
    return [story.title for story in _corpus() if story.title]


@cache
def _openings() -> list[str]:
    return [re.split(r"(?<=[।?!])\s", story.body)[0] for story in _corpus()]


@lru_cache(maxsize=1)  # each thousand stories have a larger vocabulary than those before
def _words(count: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """So many words, the most frequent first, and the sums of their frequencies."""
    counted = Counter(surface for story in _corpus() for surface in set(surfaces(story.body)))
    head = [surface for surface, stories in counted.most_common() if stories >= IN_STORIES]
    spelled = np.array([*head, *map(word, range(count - len(head)))], object)
    return spelled, np.cumsum(1 / (np.arange(count) + 3.0) ** SLOPE)


@cache
def _names() -> np.ndarray[Any, Any]:
    """Names of parties and places in turn; those at the beginning are drawn more often."""
    parties = [value.names[0] for value in values("party").values() if value.names]
    districts = [value.label_hi for value in values("place").values() if value.broader]
    places = districts[:: max(len(districts) // COMMON_PLACES, 1)]
    return np.array([name for pair in zip(parties, places, strict=False) for name in pair], object)


@cache
def _events() -> np.ndarray[Any, Any]:
    return np.array([value.label_hi for value in values("event").values()], object)
