"""How does the embedded engine stand beside others, on the same terms and the same work? Prints a table, ratios first.

    python tests/benchmark/engines.py [--stories 100000] [--stock 20000] [--source FILE] [--rounds 5] [--folder FOLDER]

Every engine writes the same ready terms with one thread and answers the same queries, 40 a kind; a query's time is
its best of the rounds, a kind's the median of its queries. Stock Whoosh holds `--stock` stories only, because 100,000
would take it minutes to write and seconds to search; its times are for that number. Totals are compared: a difference
is an error. tantivy is taken along when it is installed (pip install tantivy); `--source` takes given stories in the
place of made ones.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from peers import PEERS, Asked, KhabarKhoj, StockWhoosh
from stories import given, made

from indexer.analysed import Document

QUERIES = 40
SAMPLE = 4_000
YEAR = (1577836800, 1609459200)
"""2020 in UTC, seconds since 1970."""


def queries(stories: list[Document], seed: int) -> dict[str, list[Asked]]:
    """The kinds of query, from words that one story holds, so that every query but those with `not` finds something."""
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


def measure(peer: Any, kinds: dict[str, list[Asked]], rounds: int) -> tuple[dict[str, float], dict[Asked, int]]:
    """(median milliseconds of each kind, total of each query)."""
    times: dict[str, float] = {}
    totals: dict[Asked, int] = {}
    for kind, asked in kinds.items():
        best = []
        for one in asked:
            runs = []
            for _ in range(rounds):
                start = time.perf_counter()
                totals[one] = peer.ask(one)
                runs.append(time.perf_counter() - start)
            best.append(min(runs) * 1000)
        times[kind] = statistics.median(best)
    return times, totals


def row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--stock", type=int, default=20_000)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()

    def documents(count: int) -> Iterator[Document]:
        return given(options.source, count) if options.source else made(count, options.seed)

    kinds = queries(list(islice(documents(SAMPLE), SAMPLE)), options.seed)
    results: dict[str, dict[str, float]] = {}
    expected: dict[Asked, int] = {}
    with tempfile.TemporaryDirectory(dir=options.folder) as room:
        for make in PEERS:
            try:
                peer = make(Path(room, make.__name__))
            except ImportError:
                continue
            count = min(options.stock, options.stories) if make is StockWhoosh else options.stories
            seconds = peer.write(documents(count))
            size = sum(file.stat().st_size for file in peer.folder.rglob("*") if file.is_file())
            times, totals = measure(peer, kinds, options.rounds)
            results[peer.name] = {"stories written a second": count / seconds, "bytes a story": size / count, **times}
            expected = expected or totals
            if count == options.stories and totals != expected:
                different = sum(total != expected[one] for one, total in totals.items())
                raise SystemExit(f"{peer.name} finds other totals in {different} of {len(totals)} queries")
    report(results)


def report(results: dict[str, dict[str, float]]) -> None:
    ours = results[KhabarKhoj.name]
    others = [name for name in results if name != KhabarKhoj.name]
    print(row(["", *(f"to {name}" for name in others), *results]))
    print(row(["---"] * (1 + len(others) + len(results))))
    for measure_, own in ours.items():
        ratios = [f"{own / results[name][measure_]:.3g}" for name in others]
        print(row([measure_, *ratios, *(f"{figures[measure_]:.3g}" for figures in results.values())]))


if __name__ == "__main__":
    main()
