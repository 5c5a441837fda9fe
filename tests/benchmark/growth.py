"""What do more stories cost? Indexes ever more made texts by `khabarkhoj index` and measures all that grows with them.

    python tests/benchmark/growth.py [--sizes 10000,30000,100000,300000] [--folder FOLDER] [--keep FOLDER]
    python tests/benchmark/growth.py --graph            draws growth.svg from growth.tsv

For each size a new index is made from JSONL (texts.py), everything included: reading, cleaning, analysis, facets,
writing, commit. Then a fresh process opens it and asks 1,000 queries, half in Devanagari, half romanized, the same for
all sizes, each once; then 500 new stories are committed while a second process looks for them. Prints a table and keeps
it as growth.tsv. `--keep` keeps each index, under the number of its stories. A million stories take some 12 GB of disk
(`--folder` says where).
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from asking import queries, romanized
from committing import commit
from drawing import draw
from processes import alone, anonymous, resident, run
from texts import texts, write

from indexer.engines import open_engine
from indexer.query import Query
from indexer.search import search

HERE = Path(__file__).parent
RESULTS, GRAPH = HERE / "growth.tsv", HERE / "growth.svg"
COMMAND = (sys.executable, "-m", "indexer")

ASKED, NEW = 1_000, 500
SAMPLE = 2_000
"""Stories that queries are drawn from; they are the first of every size."""

READY = 5.0
"""Seconds until the commit: the watcher has then seen what is before."""

LOOKS = 0.01
"""Seconds between looks for a commit."""

COST = "indexing: milliseconds a story"
BASE = 100_000
"""Stories that the costs of more are told against."""


def measure(room: Path, stories: int, text: int) -> dict[str, float]:
    """The figures of an index of so many stories, made of the first lines of `room`, whose text has so many bytes."""
    folder = room / "index"
    shutil.rmtree(folder, ignore_errors=True)
    made = run([*COMMAND, "index", "--index", str(folder), str(room / "stories.jsonl")])
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    asked = queries([story["body"] for story in texts(0, SAMPLE)], ASKED // 2)
    with alone() as reader:
        opened = reader.submit(read, str(folder), asked).result()
    return {
        "stories": stories,
        COST: made.seconds * 1000 / stories,
        "indexing: stories a second": stories / made.seconds,
        "indexing: peak of the largest process, MB": made.largest,
        "indexing: peak of all processes without mapped files, MB": made.together,
        "bytes on disk over bytes of text": size / text,
        **opened,
        **committed(room, str(folder), stories),
    }


def read(location: str, asked: list[str]) -> dict[str, float]:
    """Opens the index in this process and asks each query in both scripts."""
    start = time.perf_counter()
    reader = open_engine(location).reader()
    opened = time.perf_counter()
    search(reader, Query(text="मेरठ merath"))
    first = time.perf_counter()
    both = [("Devanagari", text) for text in asked] + [("romanized", romanized(text)) for text in asked]
    times: dict[str, list[float]] = defaultdict(list)
    for script, text in random.Random(1).sample(both, len(both)):
        page = search(reader, Query(text=text, limit=20))
        times[f"{script}: took, ms"].append(page.took_ms)
        times[f"{script}: engine, ms"].append(page.engine_ms)
    figures = {"opening, ms": (opened - start) * 1000, "first query after opening, ms": (first - opened) * 1000}
    for name, measured in sorted(times.items()):
        figures[f"{name}, median"] = statistics.median(measured)
        figures[f"{name}, p99"] = statistics.quantiles(measured, n=100, method="inclusive")[98]
    figures["reader after 1,000 queries: private, MB"] = anonymous()
    figures["reader after 1,000 queries: with mapped files, MB"] = resident()
    return figures


def committed(room: Path, location: str, stories: int) -> dict[str, float]:
    """Commits new stories while another process looks for them; then more by the command, and its whole time."""
    file = room / "new.jsonl"
    with file.open("w", encoding="utf-8") as out:
        write(out, stories + NEW, stories + 2 * NEW)
    with alone() as writer, alone() as watcher:
        seen = watcher.submit(watch, location)
        start, end = writer.submit(commit, location, stories, NEW, time.monotonic() + READY).result()
        late = max(seen.result() - end, 0.0)
    command = run([*COMMAND, "index", "--index", location, str(file)])
    return {
        "commit of 500 stories, s": end - start,
        "seen by another process after the commit, s": late,
        "`khabarkhoj index` of 500 more, s": command.seconds,
    }


def watch(location: str) -> float:
    """Looks until the index is another; when that was, of time.monotonic."""
    engine = open_engine(location)
    before = engine.reader().commit
    while engine.reader().commit == before:
        time.sleep(LOOKS)
    return time.monotonic()


def grow(sizes: list[int], room: Path) -> Iterator[dict[str, float]]:
    """Measures each size, the smallest first; the file of stories grows."""
    done = text = 0
    for stories in sorted(sizes):
        with (room / "stories.jsonl").open("a", encoding="utf-8") as out:
            text += write(out, done, stories)
        done = stories
        yield measure(room, stories, text)


def with_ratio(rows: list[dict[str, float]]) -> list[dict[str, float]]:
    """The rows, each with what a story costs over what it costs at `BASE` stories (or the fewest)."""
    base = next((row for row in rows if row["stories"] == BASE), rows[0])
    ratio = f"{COST}, to {base['stories']:,.0f}"
    return [{"stories": row["stories"], ratio: row[COST] / base[COST], **row} for row in rows]


def table(rows: list[dict[str, float]]) -> str:
    """Markdown: a column a size, a row a figure."""
    lines = [["", *(f"{row['stories']:,.0f} stories" for row in rows)], ["---"] * (1 + len(rows))]
    lines += [[name, *(f"{row[name]:.3g}" for row in rows)] for name in islice(rows[0], 1, None)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,30000,100000,300000")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", type=Path, help="where each index stays")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--graph", action="store_true", help="draw growth.svg and do nothing else")
    options = parser.parse_args()
    if options.graph:
        with options.results.open(encoding="utf-8") as file:
            draw(list(csv.DictReader(file, delimiter="\t")), GRAPH)
        return
    rows: list[dict[str, float]] = []
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as room:
        for row in grow([int(size) for size in options.sizes.split(",")], Path(room)):
            rows.append(row)
            if options.keep:
                shutil.move(Path(room, "index"), options.keep / f"{row['stories']:.0f}")
            keep(options.results, with_ratio(rows))
            print(f"{row['stories']} stories: {row[COST]:.3g} milliseconds each", file=sys.stderr)
    print(table(with_ratio(rows)))


def keep(path: Path, rows: list[dict[str, float]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        kept = csv.DictWriter(file, rows[0], delimiter="\t", lineterminator="\n")
        kept.writeheader()
        kept.writerows({name: f"{value:.6g}" for name, value in row.items()} for row in rows)


if __name__ == "__main__":
    main()
