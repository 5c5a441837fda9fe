"""Does an index survive a writer that is killed at any moment? kill -9, again and again, and a look at what is left.

    python tests/benchmark/killing.py FOLDER [--times 100] [--stories 200] [--seed 1]

A child process commits without end; each commit rewrites every story with the commit's number. The parent kills it at a
random moment, then sees that the index is whole, that all stories are of one commit, and that no commit was lost that
had been told to be done. FOLDER should lie on a real disk; it is made anew.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import struct
import time
from pathlib import Path

from indexer.analysed import AnalysedQuery, Document, Everything
from indexer.article import Article
from indexer.engines import open_engine
from indexer.errors import NoIndex

LONGEST = 0.25
"""Seconds until the kill, at most: several commits of a few hundred stories."""


def story(number: int, commit: int) -> Document:
    words = tuple(f"word{(number * 7 + at) % 500}" for at in range(50))
    return Document(
        article=Article(id=f"s{number}", title=f"{commit}", body=" ".join(words), where="-", origin="-"),
        terms={"title": (f"commit{commit}",), "body": words},
        facets={"party": (f"party{number % 9}",)},
    )


def write_without_end(folder: Path, stories: int, first: int, done: int) -> None:
    """Tells each commit's number through a pipe once it is done. Never returns."""
    with open_engine(str(folder)).writer() as writer:
        for commit in range(first, 1 << 30):
            for number in range(stories):
                writer.add(story(number, commit))
            # Ids that come and go, so that segments have deletions and merges are due.
            writer.remove(f"s{stories + commit - 1}")
            writer.add(story(stories + commit, commit))
            writer.commit()
            os.write(done, struct.pack("<q", commit))


def trial(folder: Path, stories: int, first: int, seconds: float) -> int:
    """Starts a writer, kills it after so many seconds, and returns the last commit that it told."""
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        try:
            write_without_end(folder, stories, first, tell)
        finally:
            os._exit(1)
    os.close(tell)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    heard = b""
    while chunk := os.read(told, 1 << 16):
        heard += chunk
    os.close(told)
    return int(struct.unpack("<q", heard[-8:])[0]) if heard else first - 1


def state(folder: Path, stories: int) -> int:
    """The commit that the index stands at, 0 when there is none yet. Raises AssertionError when it is not whole."""
    engine = open_engine(str(folder))
    try:
        reader = engine.reader()
    except NoIndex:
        return 0
    with reader:
        assert engine.check() == (), engine.check()
        found = reader.search(AnalysedQuery(Everything(), limit=stories + 9)).stories
        commits = {int(scored.story.title) for scored in found}
        assert len(commits) == 1, f"stories of the commits {sorted(commits)}"
        (commit,) = commits
        assert {scored.story.id for scored in found} == {f"s{n}" for n in (*range(stories), stories + commit)}
        assert reader.vocabulary.frequency(f"commit{commit}") == stories + 1
        assert all(scored.story.body for scored in found)
        return commit


def kill_again_and_again(folder: Path, times: int, stories: int, rng: random.Random, commits: int = 0) -> int:
    """Kills so many writers; returns how many commits were made. Raises AssertionError for the first broken promise.

    On a loaded machine few writers come to a commit: up to twenty times as many are killed, for at least `commits`.
    """
    at = 0
    for killed in range(times * 20):
        if killed >= times and at >= commits:
            break
        told = trial(folder, stories, at + 1, rng.uniform(0, LONGEST))
        now = state(folder, stories)
        assert now in (told, told + 1), f"commit {told} was told to be done, but the index stands at {now}"
        at = now
    return at


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    commits = kill_again_and_again(options.folder, options.times, options.stories, random.Random(options.seed))
    print(f"{options.times} writers killed, {commits} commits made, nothing lost")


if __name__ == "__main__":
    main()
