"""Which stories with known event types is there to learn from, and what is weighed of each?

Headlines and stories written for this project stand in full; read stories, which are others' to publish, as the
features weighed of them alone: their words without order, and what their triggers told.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from indexer.article import Article
from indexer.facets import party, place, triggers, words_of
from indexer.facets.tables import gazetteer, values
from indexer.facets.weighing import told_features, word_features

DATA = Path(__file__).parent / "data"

TOGETHER = 256
"""Stories that are read together."""


class Labelled(NamedTuple):
    """A story with the event types that it reports, and those on which two readers may differ."""

    title: str
    body: str
    events: frozenset[str]
    unsure: frozenset[str]


@dataclass(frozen=True)
class Example:
    """What is weighed of a story, with the types that it reports and those that are left out of account.

    `source` is headlines, stories or read.
    """

    features: dict[str, float]
    events: frozenset[str]
    unsure: frozenset[str]
    source: str = "read"


def examples(folder: Path = DATA) -> list[Example]:
    """Every example. Raises ValueError where an example names what is no event type."""
    headlines, stories = _weighed(_headlines(folder), "headlines"), _weighed(_stories(folder), "stories")
    return [*headlines, *stories, *_read(folder)]


def fingerprint(folder: Path = DATA) -> str:
    """What changes with the examples."""
    digest = sha256()
    for name in ("headlines.tsv", "stories.jsonl", "read.tsv.gz"):
        content = (folder / name).read_bytes()
        digest.update(gzip.decompress(content) if name.endswith(".gz") else content)
    return digest.hexdigest()[:16]


def features_of(stories: Sequence[Article]) -> list[dict[str, float]]:
    """What is weighed of cleaned stories, by the name of the feature."""
    texts = words_of(stories)
    named = [*zip(texts.words, gazetteer().find_all(texts), strict=True)]
    fields = [named[title : title + 2] for title in range(0, len(named), 2)]
    parties, places = [*map(party.mentions, fields)], [place.found(story).mentions for story in fields]
    seen = triggers.seen(texts, parties, places)
    terms, bounds = texts.lexicon.terms, seen.token_bounds.tolist()
    features = []
    for number, told in enumerate(triggers.told_all(seen)):
        begin, middle, end = bounds[2 * number : 2 * number + 3]
        title, body = ([terms[i] for i in seen.tokens[a:b].tolist()] for a, b in ((begin, middle), (middle, end)))
        features.append(told_features(told, has_title=bool(title)) | word_features(title, body))
    return features


def read_rows(labelled: Iterable[tuple[str, Example]]) -> Iterator[str]:
    """Examples of read stories as rows: id, types, unsure types, and the features in the order of their names."""
    for id, example in labelled:
        listed = [f"{name}={value:.4g}" for name, value in sorted(example.features.items())]
        yield "\t".join([id, " ".join(sorted(example.events)), " ".join(sorted(example.unsure)), *listed])


def _headlines(folder: Path) -> Iterator[Labelled]:
    for line in (folder / "headlines.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            events, headline = line.split("\t")
            yield Labelled(headline, "", _types(events.replace("-", "").split(",")), frozenset())


def _stories(folder: Path) -> Iterator[Labelled]:
    with (folder / "stories.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Labelled(row["title"], row["body"], _types(row["events"]), _types(row.get("unsure", ())))


def _read(folder: Path) -> Iterator[Example]:
    with gzip.open(folder / "read.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                _, events, unsure, *listed = line.rstrip("\n").split("\t")
                pairs = (feature.rsplit("=", 1) for feature in listed)
                yield Example({name: float(value) for name, value in pairs}, _types(events), _types(unsure))


def _types(written: Iterable[str] | str) -> frozenset[str]:
    types = frozenset(filter(None, written.split() if isinstance(written, str) else written))
    if unknown := types - values()["event"].keys():
        raise ValueError(f"no event type: {', '.join(sorted(unknown))}")
    return types


def _weighed(stories: Iterable[Labelled], source: str) -> Iterator[Example]:
    iterator = iter(stories)
    while some := list(islice(iterator, TOGETHER)):
        articles = [Article(id="", title=one.title, body=one.body, where="", origin="") for one in some]
        for story, features in zip(some, features_of(articles), strict=True):
            yield Example(features, story.events, story.unsure, source)
