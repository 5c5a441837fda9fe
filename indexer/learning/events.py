"""How are the weights of words and triggers learned? `python -m indexer.learning.events` writes event_words.npz anew.

    python -m indexer.learning.events                            learns from all examples, writes the network
    python -m indexer.learning.events --folds 5                  tells instead how well it does on examples held out
    python -m indexer.learning.events --read STORIES LABELS      turns labelled stories into rows of read.tsv

Needs scikit-learn (`pip install -e '.[test]'`). LABELS are JSON lines: id, events and, where readers differ, unsure.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from indexer.cleaning import clean
from indexer.facets.event import decided
from indexer.facets.tables import values
from indexer.learning.examples import DATA, TOGETHER, Example, examples, features_of, read_rows
from indexer.learning.network import COUNTS, learned, log_odds
from indexer.reading import Skipped, open_source

NET = Path(__file__).parent.parent / "facets" / "data" / "event_words.npz"

Counts = Counter[tuple[str, str]]
"""How often a type was right, wrong or missed: in all, by type, by source, and in those of a source that report any."""


def held_out(some: Sequence[Example], types: Sequence[str], folds: int) -> Counts:
    """How examples are decided that were not learned from."""
    counts: Counts = Counter()
    for fold in range(folds):
        net = learned([one for at, one in enumerate(some) if at % folds != fold], types)
        tested = some[fold::folds]
        for one, slugs in zip(tested, decided(log_odds(net, tested), types), strict=True):
            _count(counts, one, slugs)
    return counts


def by_triggers(some: Sequence[Example], types: Sequence[str]) -> Counts:
    """How the triggers alone decide, whose words were chosen with some of the read stories in view."""
    counts: Counts = Counter()
    for one in some:
        _count(counts, one, [slug for slug in types if f"{slug} told" in one.features])
    return counts


def _count(counts: Counts, one: Example, slugs: Sequence[str]) -> None:
    reporting = [f"{one.source}, any event"] if one.events else []
    for slug in one.events.union(slugs) - one.unsure:
        outcome = "missed" if slug not in slugs else "right" if slug in one.events else "wrong"
        counts.update((group, outcome) for group in ("all", one.source, slug, *reporting))


def _report(counts: Counts) -> None:
    sources = [group for source in COUNTS for group in (source, f"{source}, any event")]
    for group in ("all", *sources, *values()["event"]):
        right, wrong, missed = (counts[group, outcome] for outcome in ("right", "wrong", "missed"))
        f1 = 2 * right / max(1, 2 * right + wrong + missed)
        print(f"{group}\tF1 {f1:.3f}\t{right} right, {wrong} wrong, {missed} missed")


def _read(stories: str, labels: Path) -> None:
    known = {row["id"]: row for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines())}
    cleaned = (clean(raw) for raw in open_source(stories) if not isinstance(raw, Skipped) and raw.id in known)
    while some := list(islice(cleaned, TOGETHER)):
        made = [
            (story.id, Example(features, frozenset(row["events"]), frozenset(row.get("unsure", ()))))
            for story, features in zip(some, features_of(some), strict=True)
            for row in [known[story.id]]
        ]
        for line in read_rows(made):
            print(line)


def main() -> None:
    """Learns, tells how well, or makes rows of read stories."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int)
    parser.add_argument("--read", nargs=2, metavar=("STORIES", "LABELS"))
    options = parser.parse_args()
    types = tuple(values()["event"])
    if options.read:
        _read(options.read[0], Path(options.read[1]))
    elif options.folds:
        every = examples(DATA)
        print("triggers and words, on examples held out")
        _report(held_out(every, types, options.folds))
        print("triggers alone")
        _report(by_triggers(every, types))
    else:
        learned(examples(DATA), types).save(NET)


if __name__ == "__main__":
    main()
