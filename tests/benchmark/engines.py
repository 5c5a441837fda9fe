"""How does the embedded engine stand beside others, on the same terms and the same work? Prints a table, ratios first.

    python tests/benchmark/engines.py [--stories 100000] [--stock 20000] [--source FILE] [--rounds 5] [--folder FOLDER]
                                      [--lucene JAR[:JAR…]] [--without NAME]…

Every engine stands alone in a process of its own, writes the same ready terms in a pass of its own, and answers the
same queries, 40 a kind, with one thread; a query's time is its best of the rounds (fewer when it is slow), a kind's
the median of its queries. Stock Whoosh holds `--stock` stories only, because 100,000 would take it minutes to write
and seconds to search; its times are for that number. Totals are compared: a difference is an error. tantivy is taken
along when it is installed (pip install tantivy), Lucene when its jar is named (lucene_peer.py says where from);
`--source` takes given stories in the place of made ones, `--without "SQLite FTS5"` leaves an engine out.
"""

from __future__ import annotations

import argparse
import random
import resource
import shlex
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from lucene_peer import Lucene
from peers import PEERS, Asked, KhabarKhoj, Peer, StockWhoosh
from processes import alone
from stories import Stories

from indexer.analysed import Document

QUERIES = 40
FEWEST, SAMPLE = 1_000, 4_000
YEAR = (1577836800, 1609459200)
"""2020 in UTC, seconds since 1970."""

ENOUGH = 0.5
"""Seconds after which a query is not asked again: noise is a small part of them, and a million stories take long."""

WARM = 10.0
"""Seconds of asking before anything counts: files come into memory, and Java compiles what it runs often."""


def queries(stories: list[Document], seed: int) -> dict[str, list[Asked]]:
    """The kinds of query, from words that one story holds, so that every query but those with `not` finds something."""
    if len(stories) < FEWEST:
        raise SystemExit(f"{len(stories)} stories have no rare words: give at least {FEWEST}")
    rng = random.Random(seed)
    frequency = Counter(word for story in stories for word in set(story.terms["body"]))
    kinds: dict[str, list[Asked]] = {}

    def draw(*bands: tuple[float, float]) -> tuple[str, ...]:
        while True:
            words = list(dict.fromkeys(rng.choice(stories).terms["body"]))
            found = [[w for w in words if low <= frequency[w] / len(stories) < high] for low, high in bands]
            if all(found) and len(set(chosen := tuple(rng.choice(some) for some in found))) == len(bands):
                return chosen

    def phrase() -> tuple[str, ...]:
        body = rng.choice(stories).terms["body"]
        at = rng.randrange(len(body) - 1)
        return body[at : at + 2]

    rare, mid, common = (0.0, 0.002), (0.005, 0.05), (0.1, 0.5)
    makers = {
        "one rare word": lambda: Asked(draw(rare)),
        "one common word": lambda: Asked(draw(common)),
        "rare and mid": lambda: Asked(draw(rare, mid)),
        "mid and mid": lambda: Asked(draw(mid, mid)),
        "common and mid": lambda: Asked(draw(common, mid)),
        "three words": lambda: Asked(draw(common, mid, mid)),
        "mid or mid": lambda: Asked(draw(mid, mid), any=True),
        "common or common": lambda: Asked(draw(common, common), any=True),
        "phrase of two": lambda: Asked(phrase=phrase()),
        "mid, not common": lambda: Asked(draw(mid), without=draw(common)[0]),
        "common, one year": lambda: Asked(draw(common), span=YEAR),
        "common, newest first": lambda: Asked(draw(common), newest=True),
    }
    for kind, make in makers.items():
        kinds[kind] = [make() for _ in range(QUERIES)]
    return kinds


@dataclass(frozen=True)
class Measured:
    """The rows of one engine's column, and the total of each query."""

    figures: dict[str, float]
    totals: dict[Asked, int]


def measure(
    make: Callable[[Path], Peer], folder: Path, stories: Stories, kinds: dict[str, list[Asked]], rounds: int
) -> Measured:
    """Writes the stories, then asks. Raises ImportError when the engine is not installed."""
    peer = make(folder)
    count = stories.count
    rate = count / peer.write(iter(stories))
    size = sum(file.stat().st_size for file in peer.folder.rglob("*") if file.is_file())
    warm(peer, list(chain.from_iterable(kinds.values())))
    totals: dict[Asked, int] = {}
    times = {kind: [best(peer, one, rounds, totals) for one in asked] for kind, asked in kinds.items()}
    peer.close()
    every = list(chain.from_iterable(times.values()))
    whole = {
        "every query, median": statistics.median(every),
        "every query, p99": statistics.quantiles(every, n=100, method="inclusive")[98],
    }
    medians = {kind: statistics.median(best) for kind, best in times.items()}
    peak = max(resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    of_writing = {"stories written a second": rate, "bytes a story": size / count, "peak memory, MB": peak / 1024}
    return Measured({**whole, **medians, **of_writing}, totals)


def warm(peer: Peer, asked: list[Asked]) -> None:
    """Asks for a while, in an order that mixes the kinds."""
    end = time.perf_counter() + WARM
    for one in random.Random(1).sample(asked, len(asked)) * 3:
        peer.ask(one)
        if time.perf_counter() > end:
            return


def best(peer: Peer, asked: Asked, rounds: int, totals: dict[Asked, int]) -> float:
    """The query's best time in milliseconds; notes its total."""
    times: list[float] = []
    while len(times) < rounds and sum(times) < ENOUGH:
        totals[asked], seconds = peer.answer(asked)
        times.append(seconds)
    return min(times) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--stock", type=int, default=20_000)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--lucene", metavar="JAR[:JAR…]", default="")
    makers: dict[str, Callable[[Path], Peer]] = {peer.name: peer for peer in PEERS}
    others = [name for name in makers if name != KhabarKhoj.name]
    parser.add_argument("--without", action="append", default=[], choices=others)
    options = parser.parse_args()
    if options.lucene:
        makers[Lucene.name] = partial(Lucene, jars=options.lucene)
    with tempfile.TemporaryDirectory(dir=options.folder) as room:
        stories = Stories(options.stories, options.seed, options.source, Path(room, "stories"))
        kinds = queries(list(islice(stories, SAMPLE)), options.seed)
        results: dict[str, Measured] = {}
        for name, make in makers.items():
            if name in options.without:
                continue
            count = min(options.stock, options.stories) if make is StockWhoosh else options.stories
            task = partial(measure, make, Path(room, name), replace(stories, count=count), kinds, options.rounds)
            if measured := result(name, task):
                results[name] = measured
                if count == options.stories:
                    compare(name, measured.totals, results[KhabarKhoj.name].totals)
    print(f"`python tests/benchmark/engines.py {shlex.join(sys.argv[1:])}`", end="\n\n")
    report({name: measured.figures for name, measured in results.items()})


def result(name: str, task: Callable[[], Measured]) -> Measured | None:
    """The task's result, from a process that does nothing else; None when the engine is not installed."""
    start = time.perf_counter()
    try:
        with alone() as process:
            return process.submit(task).result()
    except ImportError as error:
        print(f"without {name}: {error}", file=sys.stderr)
        return None
    finally:
        print(f"{name}: {time.perf_counter() - start:.0f} s in all", file=sys.stderr)


def compare(name: str, totals: dict[Asked, int], expected: dict[Asked, int]) -> None:
    """Raises SystemExit when an engine finds other totals."""
    different = sum(total != expected[one] for one, total in totals.items())
    if different:
        raise SystemExit(f"{name} finds other totals in {different} of {len(totals)} queries")


def row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def report(results: dict[str, dict[str, float]]) -> None:
    ours = results[KhabarKhoj.name]
    others = [name for name in results if name != KhabarKhoj.name]
    print(row(["", *(f"to {name}" for name in others), *results]))
    print(row(["---"] * (1 + len(others) + len(results))))
    for figure, own in ours.items():
        ratios = [f"{own / results[name][figure]:.3g}" for name in others]
        print(row([figure, *ratios, *(f"{figures[figure]:.3g}" for figures in results.values())]))


if __name__ == "__main__":
    main()
