"""Words in a row are found where they stand in a row, however rare or common they are beside one another."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from indexer.analysed import Alternative, AnalysedQuery, And, Document, Group, Node
from indexer.article import Article
from indexer.engines import open_engine, phrases
from indexer.engines.base import Reader

WORDS = ("common", "usual", "often", "seldom", "rare")
WEIGHTS = (50, 30, 10, 5, 1)


def bodies(rng: random.Random) -> list[tuple[str, ...]]:
    return [tuple(rng.choices(WORDS, WEIGHTS, k=rng.randrange(30))) for _ in range(200)]


def index(folder: Path, texts: list[tuple[str, ...]]) -> Reader:
    with open_engine(str(folder)).writer() as writer:
        for number, terms in enumerate(texts):
            article = Article(id=f"s{number}", title="", body=" ".join(terms), where="-", origin="-")
            writer.add(Document(article, {"title": (), "body": terms}, {"party": (), "place": (), "event": ()}))
        writer.commit()
    return open_engine(str(folder)).reader()


def times(row: tuple[str, ...], text: tuple[str, ...]) -> int:
    return sum(text[at : at + len(row)] == row for at in range(len(text)))


@pytest.mark.parametrize("few", [0, 16, 1000])
def test_a_row_is_counted_in_every_story_that_holds_it(
    tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "_FEW", few)
    rng = random.Random(few)
    texts = bodies(rng)
    reader = index(tmp_path, texts)
    view = reader._snapshot.views[0]  # type: ignore[attr-defined]
    postings = view.fields["body"]
    for _ in range(150):
        row = tuple(rng.choices(WORDS, k=rng.choice((1, 2, 2, 3, 4))))
        terms = [reader._snapshot.postings(term)[0].term for term in row]  # type: ignore[attr-defined]
        stories, tf = phrases.in_a_row(postings, terms)
        found = {view.ids.strings[story]: count for story, count in zip(stories.tolist(), tf.tolist(), strict=True)}
        assert found == {f"s{n}": times(row, text) for n, text in enumerate(texts) if times(row, text)}, row
        assert stories.tolist() == sorted(stories.tolist())


def test_what_one_query_found_serves_the_next_and_changes_nothing(tmp_path: Path) -> None:
    rng = random.Random(5)
    texts = bodies(rng)
    reader = index(tmp_path, texts)
    groups = [Group(word, (Alternative((word,)),)) for word in WORDS]
    groups += [Group("row", (Alternative(("rare", "usual")), Alternative(("seldom",), 0.5)))]
    for _ in range(60):
        chosen: tuple[Node, ...] = tuple(rng.sample(groups, rng.randint(1, 3)))
        query = AnalysedQuery(And(chosen))
        with open_engine(str(tmp_path)).reader() as fresh:
            expected = fresh.search(query)
        answer = reader.search(query)
        assert (answer.total, answer.counts) == (expected.total, expected.counts)
        assert [(s.story.id, s.score) for s in answer.stories] == [(s.story.id, s.score) for s in expected.stories]
        assert reader.total(query) == expected.total
