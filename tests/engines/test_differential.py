"""Is every answer the reference scorer's? On generated collections with deletions, several segments and merges."""

from __future__ import annotations

import random
from pathlib import Path

import generated_stories as generated
import pytest
from reference import Reference

from indexer.analysed import AnalysedQuery
from indexer.engines import (
    answering,
    arrays,
    batch,
    counting,
    deletions,
    merging,
    merging_postings,
    open_engine,
    pooling,
    whoosh_writer,
)
from indexer.engines.base import Reader

TOLERANCE = 1e-5
QUERIES = 60


def build(folder: Path, rng: random.Random) -> tuple[Reader, Reference]:
    """An index made by several commits of additions, updates and removals, and what it should hold."""
    engine = open_engine(str(folder))
    held = {}
    with engine.writer() as writer:
        for _ in range(rng.randint(1, 6)):
            for _ in range(rng.choice((1, 5, 60))):
                story = generated.document(rng, f"s{rng.randrange(150):03d}")
                held[story.article.id] = story
                writer.add(story)
            for id in rng.sample(sorted(held), len(held) // rng.choice((3, 10, 100))):
                assert writer.remove(id)
                del held[id]
            writer.commit()
    return engine.reader(), Reference(held.values())


# What decides between two ways of doing the same, and how much is done in one go.
LIMITS = (
    (merging, "FEW", (0, 0, 200_000)),
    (merging, "SMALL", (0, 20_000)),
    (merging, "AT_ONCE", (0, 100_000)),
    (merging_postings, "STRETCH", (7, 4_000_000)),
    (deletions, "_CHUNK", (5, 1 << 22)),
    (batch, "_TOKENS", (300, 40_000_000)),
    (whoosh_writer, "TOGETHER", (1, 7, 256)),
    (arrays, "STRETCH", (7, 1 << 20)),
    (pooling, "_SPREAD", (0, 24)),
    (pooling, "_FEW", (0, 8)),
    (counting, "_ROW_COST", (0, 1000, 16)),
    (answering, "_BLOCK", (1, 64)),
    (answering, "_SORTED", (0, 0, 256)),
    (counting, "_HANDFUL", (0, 0, 1000, 8)),
)


def change_limits(rng: random.Random, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, values in LIMITS:
        assert getattr(module, name) == values[-1]
        monkeypatch.setattr(module, name, rng.choice(values))


@pytest.mark.parametrize("seed", range(24))
def test_every_answer_is_the_reference_scorers(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    change_limits(rng, monkeypatch)
    reader, reference = build(tmp_path, rng)
    assert reader.count == len(reference.documents)
    assert dict(reader.vocabulary) == reference.vocabulary()
    for _ in range(QUERIES):
        same(reader, reference, generated.query(rng))


def same(reader: Reader, reference: Reference, query: AnalysedQuery) -> None:
    answer = reader.search(query)
    ranked = reference.ranked(query)
    assert answer.total == reader.total(query) == len(ranked), query
    assert answer.counts == reference.counts(query), query
    assert answer.undated == reference.undated(query), query
    expected = ranked[query.offset : query.offset + query.limit]
    assert len(answer.stories) == len(expected), query
    scores = dict(ranked)
    for found, (id, score) in zip(answer.stories, expected, strict=True):
        if query.sort == "relevance":
            assert found.score == pytest.approx(scores[found.story.id], rel=TOLERANCE), query
            assert found.score == pytest.approx(score, rel=TOLERANCE), query
        else:
            assert (found.story.id, found.score) == (id, 0.0), query
    if len({round(score, 4) for score in scores.values()}) == len(scores) or not any(scores.values()):
        assert [found.story.id for found in answer.stories] == [id for id, _ in expected], query
