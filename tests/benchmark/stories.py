"""Which terms are the engines compared on? Those of made stories, like Hindi news in numbers, or of given ones.

Made stories draw words of Devanagari syllables by Zipf's law (200,000 words; the most frequent stands in nearly every
story), 330 words a body and 9 a title on average, like the news this engine was built for. Facets are skewed as parties
and districts are, with one to four values a story. The same number and seed give the same stories. None are ever held
together: made ones are made again for each reader (a tenth of a millisecond each), given ones, which take longer to
analyse than to write, are kept in a file.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import numpy as np

from indexer.analysed import FACETS, Document
from indexer.article import Article, RawArticle
from indexer.prepare import prepare
from indexer.reading import open_source

WORDS = 200_000
SLOPE = 1.05
"""Zipf's exponent: word number r is drawn in proportion to 1 / (r + 3) ** SLOPE."""

SIZES = {"party": 40, "place": 600, "event": 16}
_CONSONANTS = "कखगघचछजझटठडढतथदधनपफबभमयरलवशसह"
_SIGNS = ("", "ा", "ि", "ी", "ु", "ू", "े", "ो")
_SYLLABLES = [consonant + sign for sign in _SIGNS for consonant in _CONSONANTS]
_START = datetime(2015, 1, 1, tzinfo=UTC)
_CHUNK = 2_000
_PICKLED = 500
"""Stories that are kept together: a word that many of them share is kept once."""


@dataclass(frozen=True)
class Stories:
    """So many stories, as often as they are asked for, in any process: made, or given by `source`, kept in `kept`."""

    count: int
    seed: int
    source: Path | None
    kept: Path

    def __iter__(self) -> Iterator[Document]:
        if self.source is None:
            return made(self.count, self.seed)
        if not self.kept.exists():
            _keep(self.kept, given(self.source, self.count))
        return islice(_kept(self.kept), self.count)


def word(rank: int) -> str:
    """The word of a rank: its digits to the base of all syllables, so that frequent words are short."""
    spelled = ""
    while rank or not spelled:
        rank, at = divmod(rank, len(_SYLLABLES))
        spelled += _SYLLABLES[at]
    return spelled


def made(stories: int, seed: int = 1, words: int = WORDS) -> Iterator[Document]:
    """So many made stories, of so many words."""
    rng = np.random.default_rng(seed)
    spelled = np.array([word(rank) for rank in range(words)], object)
    chance = np.cumsum(1 / (np.arange(words) + 3.0) ** SLOPE)
    chance /= chance[-1]
    for start in range(0, stories, _CHUNK):
        size = min(_CHUNK, stories - start)
        titles, bodies = rng.poisson(8, size) + 1, np.minimum(rng.lognormal(5.6, 0.6, size).astype(int) + 20, 3000)
        drawn = spelled[np.searchsorted(chance, rng.random(int(titles.sum() + bodies.sum())))].tolist()
        at = 0
        for number in range(start, start + size):
            title = tuple(drawn[at : at + titles[number - start]])
            at += len(title)
            body = tuple(drawn[at : at + bodies[number - start]])
            at += len(body)
            yield _story(number, title, body, rng)


def given(path: Path, stories: int) -> Iterator[Document]:
    """The first so many stories of a file or folder, read, cleaned, analysed and tagged as for indexing."""
    raw = (story for story in open_source(str(path)) if isinstance(story, RawArticle))
    return islice(map(prepare, raw), stories)


def _keep(path: Path, documents: Iterator[Document]) -> None:
    with path.open("wb") as file:
        while chunk := list(islice(documents, _PICKLED)):
            pickle.dump(chunk, file, pickle.HIGHEST_PROTOCOL)


def _kept(path: Path) -> Iterator[Document]:
    with path.open("rb") as file:
        while file.peek(1):
            yield from pickle.load(file)


def _story(number: int, title: tuple[str, ...], body: tuple[str, ...], rng: np.random.Generator) -> Document:
    facets = {
        facet: tuple(dict.fromkeys(f"{facet}-{int(size * draw**3)}" for draw in rng.random(rng.integers(1, 5))))
        for facet, size in SIZES.items()
    }
    published = _START + timedelta(minutes=int(rng.integers(60 * 24 * 365 * 11)))
    article = Article(
        id=f"made-{number:08d}",
        title=" ".join(title),
        body=" ".join(body),
        where=f"made:{number}",
        origin="made",
        url=f"https://example.org/{number}",
        outlet=f"outlet {number % 40}",
        published=published.isoformat(),
    )
    assert set(facets) == set(FACETS)
    return Document(article, {"title": title, "body": body}, facets, digest=f"{number:032x}")
