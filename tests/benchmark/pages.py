"""How fast come whole pages over HTTP, at a steady pace, at saturation, and while stories are committed?

    python tests/benchmark/pages.py --index FOLDER [--seconds 30] [--rate 30] [--connections 8] [--workers 2]
    python tests/benchmark/pages.py --index FOLDER --commit 500

Starts the server on the index and asks it pages of results, each another query of words that stand in the index, from
the same machine. The steady pace is an open loop: requests leave when their time has come, answered or not, and a
page's time counts from when it should have been asked for. At saturation each connection asks again when answered.
With --commit, so many new stories (texts.py) are committed while pages are asked at the steady pace: how long until
the server shows them, and how long did the slowest page take meanwhile? The index is a copy then; the given one stays.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit

from asking import bodies_of, queries, romanized
from committing import commit, new_id
from load import Load
from processes import alone, anonymous, tree

from indexer.engines import open_engine

DIFFERENT = 3_000
"""Queries before the first is asked again: more than a worker remembers answers for."""

WARM = 2.0
"""Seconds of saturation before anything counts: each worker has then read its tables."""

LOOKS = 0.02
"""Seconds between looks for a commit."""

PREPARING = 3.0
"""Seconds before the commit in which its stories may still be prepared, on a core that the pages then lack."""

HEAD = "| load | p50, ms | p99, ms | slowest, ms |\n| --- | --- | --- | --- |"


def paths(location: str, romanized_share: float = 0.3) -> Iterator[str]:
    """Addresses of result pages without end; some queries romanized, some second pages, some narrowed by a facet."""
    with open_engine(location).reader() as reader:
        asked = queries(bodies_of(reader), DIFFERENT)
    rng = random.Random(1)
    while True:
        for text in asked:
            arguments = {"q": romanized(text) if rng.random() < romanized_share else text}
            if rng.random() < 0.1:
                arguments["page"] = "2"
            if rng.random() < 0.2:
                arguments["party"] = rng.choice(("bjp", "sp", "inc"))
            yield f"/search?{urlencode(arguments)}"


@contextmanager
def served(location: str, workers: int) -> Iterator[tuple[tuple[str, int], int]]:
    """Address and process of a server on the index, as long as the context lasts."""
    command = [sys.executable, "-m", "indexer", "serve", "--index", location, "--port", "0", "--workers", str(workers)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        said = urlsplit(server.stdout.readline().split()[-1])
        yield (str(said.hostname), int(said.port or 0)), server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def figures(name: str, seconds: list[float]) -> str:
    p99 = statistics.quantiles(seconds, n=100, method="inclusive")[98]
    return f"| {name} | {statistics.median(seconds) * 1000:.1f} | {p99 * 1000:.1f} | {max(seconds) * 1000:.1f} |"


def measure(options: argparse.Namespace) -> None:
    """Prints the figures of the steady pace and of saturation."""
    asked = paths(options.index)
    next(asked)
    with served(options.index, options.workers) as (address, server):
        Load(address, asked).saturate(options.connections, WARM)
        steady, full = Load(address, asked), Load(address, asked)
        busy = time.process_time()
        steady.pace(options.rate, options.seconds)
        busy_pacing = time.process_time() - busy
        full.saturate(options.connections, options.seconds)
        busy_saturating = time.process_time() - busy - busy_pacing
        memory = [anonymous(pid) for pid in list(tree(server))[1:]]
    print(HEAD)
    print(figures(f"{options.rate:g} pages a second, open loop", [took for _, took in steady.seconds]))
    print(figures(f"{options.connections} connections, always busy", [took for _, took in full.seconds]))
    shares = (busy_pacing / options.seconds, busy_saturating / options.seconds)
    print(f"\n{len(full.seconds) / options.seconds:.0f} pages a second at saturation, {options.workers} workers")
    print(f"the load took {shares[0]:.0%} and {shares[1]:.0%} of a core")
    print(f"private memory of the workers: {', '.join(f'{size:.0f} MB' for size in memory)}")


def while_committing(options: argparse.Namespace) -> None:
    """Prints when the server shows a commit, and the slowest page before and meanwhile."""
    asked = paths(options.index)
    next(asked)
    with tempfile.TemporaryDirectory(dir=options.folder) as room:
        location = str(Path(room, "index"))
        shutil.copytree(options.index, location)
        with open_engine(location).reader() as reader:
            first = 2 * reader.count + options.commit  # beyond all that an index of made stories holds
        with served(location, options.workers) as (address, _), alone() as other:
            Load(address, asked).saturate(options.connections, WARM)
            began = time.monotonic()
            done = other.submit(commit, location, first, options.commit, began + options.seconds / 2)
            load, looks = Load(address, asked), Looks(address, f"/api/articles/{new_id(first)}")
            with looks:
                load.pace(options.rate, options.seconds)
            start, end = done.result()
    shown = looks.shown()
    before = [took for due, took in load.seconds if due < start - PREPARING]
    meanwhile = [took for due, took in load.seconds if start <= due <= max(shown, end)]
    print(HEAD)
    print(figures(f"{options.rate:g} pages a second before", before))
    print(figures(f"while {options.commit} stories are committed", meanwhile))
    print(f"\ncommitted in {end - start:.2f} s, shown by every worker {max(shown - end, 0):.2f} s after")


class Looks:
    """Looks again and again, each time by a new connection and so by any worker, whether an address has a page."""

    def __init__(self, address: tuple[str, int], path: str) -> None:
        self._address, self._path = address, path
        self._stop = Event()
        self._thread = Thread(target=self._look)
        self._seen: list[tuple[float, bool]] = []

    def __enter__(self) -> Looks:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def shown(self) -> float:
        """When a page was last missing: from then on every worker had it. Raises SystemExit when it never came."""
        if not self._seen[-1][1]:
            raise SystemExit("the server did not show the commit: give it more --seconds")
        return max(moment for moment, there in self._seen if not there)

    def _look(self) -> None:
        while not self._stop.wait(LOOKS):
            connection = HTTPConnection(*self._address)
            moment = time.monotonic()
            connection.request("GET", self._path)
            self._seen.append((moment, connection.getresponse().status == HTTPStatus.OK))
            connection.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", required=True)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--rate", type=float, default=30)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--commit", type=int, default=0, metavar="STORIES")
    parser.add_argument("--folder", type=Path, help="where the copy of the index lies while stories are committed")
    options = parser.parse_args()
    (while_committing if options.commit else measure)(options)


if __name__ == "__main__":
    main()
