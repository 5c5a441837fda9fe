"""Where does the time of a query, of a page and of indexing go? Own time by module, and the functions that take most.

    python tests/benchmark/profiles.py [--stories 2000] [--index FOLDER]

Without an index one of made texts is used. Time is Python's own profiler's: calls cost more under it than they do
without, so modules of many small functions look dearer than they are. What built-in functions and numpy take counts for
the module that calls them.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlencode

from asking import bodies_of, queries, romanized
from texts import write

from indexer import build, parallel
from indexer.engines import open_engine
from indexer.engines.base import Reader
from indexer.query import Query
from indexer.search import search
from webapp import Config, create_app

HERE = Path(__file__).parents[2]
ASKED, MODULES, FUNCTIONS = 300, 14, 8
"""Queries that are asked, and rows that are shown."""

FIRST = 50
"""Stories that are indexed before any counts: tables are read and patterns compiled at their first use."""

Function = tuple[str, int, str]


def profile(title: str, work: Callable[[], object], times: int) -> None:
    """Profiles some work that does something so many times, and prints where each of them spent its time."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]  # not in the stubs
    modules: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    for function, (_, _, own, _, callers) in stats.items():
        spent = (
            {caller: row[2] for caller, row in callers.items()}
            if _is_foreign(function) and callers
            else {function: own}
        )
        for caller, seconds in spent.items():
            modules[_module(caller)] += seconds
            functions[f"{_module(caller)} {caller[2]}"] += seconds
    whole = sum(modules.values())
    print(f"\n{title}: {whole / times * 1000:.3g} ms each under the profiler\n")
    for heading, counted, rows in (("module", modules, MODULES), ("function", functions, FUNCTIONS)):
        print(f"| {heading} | share | ms |\n| --- | --- | --- |")
        for name, seconds in counted.most_common(rows):
            print(f"| {name} | {seconds / whole:.0%} | {seconds / times * 1000:.3f} |")
        print()


def _is_foreign(function: Function) -> bool:
    """Is it built in, or of numpy? Then its caller is charged."""
    return function[0] == "~" or "/numpy/" in function[0]


def _module(function: Function) -> str:
    path = Path(function[0])
    if path.is_relative_to(HERE) and "site-packages" not in path.parts:
        return str(path.relative_to(HERE))
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1]
    return "Python"


def ask(reader: Reader, asked: Sequence[str]) -> None:
    for text in asked:
        search(reader, Query(text=text))


def ask_pages(location: str, asked: Sequence[str]) -> Callable[[], None]:
    client = create_app(Config(index=location)).test_client()
    client.get("/search?q=मेरठ")

    def work() -> None:
        for text in asked:
            assert client.get(f"/search?{urlencode({'q': text})}").data

    return work


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--index")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        first, source, made = Path(room, "first.jsonl"), Path(room, "stories.jsonl"), f"{room}/index"
        for file, stories in ((first, FIRST), (source, options.stories)):
            with file.open("w", encoding="utf-8") as out:
                write(out, 0, stories)
        # All in this process, where the profiler sees it.
        parallel.WORTH_IT = options.stories + 1
        build.index(open_engine(f"{room}/first"), [str(first)])
        profile("Indexing a story", lambda: build.index(open_engine(made), [str(source)]), options.stories)
        location = options.index or made
        with open_engine(location).reader() as reader:
            asked = queries(bodies_of(reader), 2 * ASKED)
            typed = [romanized(text) for text in asked]
            ask(reader, [asked[-1], typed[-1]])
            profile("A query in Devanagari", lambda: ask(reader, asked[:ASKED]), ASKED)
            profile("A query in Roman letters", lambda: ask(reader, typed[:ASKED]), ASKED)
        profile("A page", ask_pages(location, asked[ASKED:]), ASKED)


if __name__ == "__main__":
    main()
