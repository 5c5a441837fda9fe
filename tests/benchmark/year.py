"""Do a year's daily updates and deletions slow queries down? A base, then commits; the same queries before and after.

    python tests/benchmark/year.py [--stories 20000] [--daily 100] [--days 365] [--folder FOLDER]

Each day half of `--daily` stories are new, a quarter are updates of random ones, and a quarter are deletions. Queries
are timed every week, after the year, and on an index written at once from what the year left; all of the same words,
and each time in turns with the base as it was on the first day, so that a busy hour of the machine does not tell. The
last ratio is what segments and deletions cost. The base has a vocabulary of 20,000 words, so that the year is spent on
stories.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

from engines import SAMPLE, queries
from peers import Asked, query_of
from stories import made

from indexer.analysed import Document
from indexer.engines import open_engine
from indexer.engines.base import Engine, Reader

WORDS = 20_000


def milliseconds(readers: list[Reader], asked: list[Asked]) -> list[float]:
    """For each reader, the median over the queries of the best of seven, the readers taking turns."""
    best = [[float("inf")] * len(asked) for _ in readers]
    for place, one in enumerate(asked):
        for _ in range(7):
            for reader, own in zip(readers, best, strict=True):
                start = time.perf_counter()
                reader.search(query_of(one))
                own[place] = min(own[place], (time.perf_counter() - start) * 1000)
    return [statistics.median(own) for own in best]


def to_base(engine: Engine, base: Reader, asked: list[Asked]) -> float:
    """How long queries take now, to what they take on the base."""
    with engine.reader() as reader:
        now, then = milliseconds([reader, base], asked)
    return now / then


def write(engine: Engine, stories: list[Document], gone: list[str]) -> None:
    with engine.writer() as writer:
        for id in gone:
            writer.remove(id)
        for story in stories:
            writer.add(story)
        writer.commit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=20_000)
    parser.add_argument("--daily", type=int, default=100)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    rng = random.Random(1)
    stream = made(options.stories + options.daily * options.days, words=WORDS)
    base = list(islice(stream, options.stories))
    held = {story.article.id: story for story in base}
    asked = [one for kind in queries(base[:SAMPLE], 1).values() for one in kind[:10]]
    with tempfile.TemporaryDirectory(dir=options.folder) as room:
        engine = open_engine(f"{room}/year")
        write(engine, base, [])
        first_day, weeks, commits = engine.reader(), [], []
        for day in range(options.days):
            changed = [
                replace(next(stream), article=replace(held[id].article), digest=f"{day}")
                for id in rng.sample(sorted(held), options.daily // 4)
            ]
            today = [*changed, *islice(stream, options.daily // 2)]
            gone = rng.sample(sorted(held), options.daily // 4)
            start = time.perf_counter()
            write(engine, today, gone)
            commits.append(time.perf_counter() - start)
            held = {id: story for id, story in held.items() if id not in gone}
            held |= {story.article.id: story for story in today}
            if day % 7 == 6:
                weeks.append(to_base(engine, first_day, asked))
        after = to_base(engine, first_day, asked)
        fresh = open_engine(f"{room}/fresh")
        write(fresh, list(held.values()), [])
        at_once = to_base(fresh, first_day, asked)
        (before,) = milliseconds([first_day], asked)
    print(f"base {before:.3f} ms; to it: slowest week {max(weeks):.2f}, last day {after:.2f}, at once {at_once:.2f}")
    print(
        f"slowest week to written at once {max(weeks) / at_once:.2f}; "
        f"commit median {statistics.median(commits):.2f} s, slowest {max(commits):.2f} s"
    )


if __name__ == "__main__":
    main()
