"""How are the weights of words and triggers learned? `python -m indexer.learning.events` writes event_words.tsv anew.

    python -m indexer.learning.events                            learns from all examples, writes the table
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
from typing import Any

import numpy as np

from indexer.cleaning import clean
from indexer.facets.event import decided
from indexer.facets.tables import values
from indexer.learning.examples import DATA, TOGETHER, Example, examples, features_of, fingerprint, read_rows
from indexer.reading import Skipped, open_source

TABLE = Path(__file__).parent.parent / "facets" / "data" / "event_words.tsv"

SELDOM = 3
"""A feature of fewer examples teaches nothing that would be met again."""

LOOSE = 1.0
"""The inverse strength of regularisation (L2)."""

COUNTS = {"headlines": 0.3, "stories": 1.0, "read": 1.0}
"""How much an example counts, by its source. Headlines written to be hard are plenty: when they counted fully, read
stories held out did worse (`--folds 5`: F1 .777 for .784)."""

SMALL = 0.05
"""Smaller weights are left out, and features that have no larger one."""


def learned(some: Sequence[Example], types: Sequence[str]) -> tuple[list[str], Any]:
    """(features, a row of weights for each, one for each type) by logistic regression, a type against the rest."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # only whoever learns needs it

    counted = Counter(name for example in some for name in example.features)
    names = sorted(name for name, count in counted.items() if count >= SELDOM)
    matrix, counts = _matrix(some, names), np.array([COUNTS[example.source] for example in some])
    weights = np.zeros((len(names), len(types)))
    for column, slug in enumerate(types):
        sure = np.array([slug not in example.unsure for example in some])
        is_so = np.array([slug in example.events for example in some])
        # What stands in every example ("a story", "a headline") takes the place of an intercept.
        model = LogisticRegression(C=LOOSE, solver="liblinear", fit_intercept=False, random_state=1)
        weights[:, column] = model.fit(matrix[sure], is_so[sure], counts[sure]).coef_[0]
    return names, weights


def _matrix(some: Sequence[Example], names: Sequence[str]) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415  # comes with scikit-learn

    rows = {name: number for number, name in enumerate(names)}
    kept = [[(rows[name], value) for name, value in one.features.items() if name in rows] for one in some]
    bounds = np.cumsum([0, *map(len, kept)])
    flat = [pair for of_one in kept for pair in of_one]
    return csr_matrix(([v for _, v in flat], [r for r, _ in flat], bounds), shape=(len(some), len(names)))


def write(names: Sequence[str], weights: Any, types: Sequence[str], path: Path = TABLE) -> None:
    """Writes the table: a row a feature, rounded to hundredths, nothing for what is small."""
    lines = [
        "# What words and triggers speak for which event type: log-odds of a logistic regression, one type against the",
        "# rest. Learned from the examples in indexer/learning/data, whose README.md is the model's card; made anew by",
        f"# `python -m indexer.learning.events`. Examples: {fingerprint()}. Licence: MIT.",
        "\t".join(["feature", *types]),
    ]
    for name, row in zip(names, weights, strict=True):
        if np.abs(row).max() >= SMALL:
            lines.append(
                "\t".join([name, *(f"{value:.2f}".replace("-0.00", "0").rstrip("0").rstrip(".") for value in row)])
            )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


Counts = Counter[tuple[str, str, str]]
"""How often a (source, type) was right, wrong or missed."""


def held_out(some: Sequence[Example], types: Sequence[str], folds: int) -> Counts:
    """How examples are decided that were not learned from."""
    counts: Counts = Counter()
    for fold in range(folds):
        names, weights = learned([one for at, one in enumerate(some) if at % folds != fold], types)
        tested = some[fold::folds]
        for one, slugs in zip(tested, decided(_matrix(tested, names) @ weights, types), strict=True):
            _count(counts, one, slugs)
    return counts


def by_triggers(some: Sequence[Example], types: Sequence[str]) -> Counts:
    """How the triggers alone decide, whose words were chosen with some of the read stories in view."""
    counts: Counts = Counter()
    for one in some:
        _count(counts, one, [slug for slug in types if f"{slug} told" in one.features])
    return counts


def _count(counts: Counts, one: Example, slugs: Sequence[str]) -> None:
    for slug in one.events.union(slugs) - one.unsure:
        outcome = "missed" if slug not in slugs else "right" if slug in one.events else "wrong"
        counts[one.source, slug, outcome] += 1


def _report(counts: Counts) -> None:
    of: dict[str, Counter[str]] = {"all": Counter(), "headlines": Counter(), "stories": Counter(), "read": Counter()}
    of |= {slug: Counter() for slug in values()["event"]}
    for (source, slug, outcome), count in counts.items():
        for name in ("all", source, slug):
            of[name][outcome] += count
    for name, outcomes in of.items():
        right, wrong, missed = (outcomes[outcome] for outcome in ("right", "wrong", "missed"))
        f1 = 2 * right / max(1, 2 * right + wrong + missed)
        print(f"{name}\tF1 {f1:.3f}\t{right} right, {wrong} wrong, {missed} missed")


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
        write(*learned(examples(DATA), types), types)


if __name__ == "__main__":
    main()
