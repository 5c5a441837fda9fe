"""The kept words are those of the story that holds the most telling ones; nothing is kept when nothing is held."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.analysed import Alternative, AnalysedQuery, Document, Everything, FacetIs, Group
from indexer.article import Article
from indexer.engines import open_engine
from indexer.engines.base import Reader


def group(term: str) -> Group:
    return Group(term, (Alternative((term,)),))


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    bodies = {"a": "rare common", "b": "common usual", "c": "common usual", "d": "usual other", "e": "common"}
    with open_engine(str(tmp_path / "index")).writer() as writer:
        for id, body in bodies.items():
            article = Article(id=id, title="", body=body, where=id, origin=id)
            facets = {"party": ("bjp",) if id in "bc" else (), "place": (), "event": ()}
            writer.add(Document(article, {"title": (), "body": tuple(body.split())}, facets))
        writer.commit()
    return open_engine(str(tmp_path / "index")).reader()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("rare usual", ["rare"]),  # no story holds both; the rarer tells more
        ("rare common usual", ["rare", "common"]),
        ("usual nothing", ["usual"]),
        ("nothing nowhere", []),
        ("other common", ["other"]),
    ],
)
def test_the_most_telling_words_that_some_story_holds_are_kept(reader: Reader, typed: str, kept: list[str]) -> None:
    groups = tuple(map(group, typed.split()))
    assert [g.typed for g in reader.best_held(AnalysedQuery(Everything()), groups)] == kept


def test_only_stories_that_match_the_rest_count(reader: Reader) -> None:
    groups = (group("rare"), group("usual"))
    assert reader.best_held(AnalysedQuery(FacetIs("party", ("bjp",))), groups) == (groups[1],)
    assert reader.best_held(AnalysedQuery(Everything(), filters={"party": ("bjp",)}), groups) == (groups[1],)
    assert reader.best_held(AnalysedQuery(FacetIs("party", ("inc",))), groups) == ()
