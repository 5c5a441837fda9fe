"""Which stories do the tests of engines hold, and how are they asked for?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from indexer.analysed import (
    Alternative,
    AnalysedQuery,
    Document,
    Group,
)
from indexer.article import Article
from indexer.engines.base import Answer, Engine, Reader


def story(
    id: str, title: str = "", body: str = "", published: str = "", outlet: str = "", **facets: tuple[str, ...]
) -> Document:
    return Document(
        article=Article(
            id=id,
            title=title,
            body=body,
            where=f"news/{id}.txt",
            origin=f"/news/{id}.txt",
            url=f"https://example.org/{id}",
            outlet=outlet,
            published=published,
            author="संवाददाता",
            tags=("राजनीति",),
        ),
        terms={"title": tuple(title.split()), "body": tuple(body.split())},
        facets=facets,
        broader={"place": ("uttar-pradesh",)} if "meerut" in facets.get("place", ()) else {},
        digest=f"digest of {id}",
    )


STORIES = (
    story("a", "ओवैसी मेरठ में", "aimim नेता का इस्तीफा", "2023-04-29", "Dainik", party=("aimim",), place=("meerut",)),
    story(
        "b",
        "मेरठ में रैली",
        "सपा और aimim की रैली में इस्तीफा नहीं",
        "2023-05-01",
        "Dainik",
        party=("sp", "aimim"),
        place=("meerut",),
    ),
    story("c", "पटना में बैठक", "जदयू नेता का बयान", "2024-01-01", "Samachar", party=("jdu",), place=("patna",)),
    story("d", "चुनाव", "मेरठ मेरठ मेरठ", "", "", event=("election",)),
)


def fill(engine: Engine, documents: Iterable[Document] = STORIES) -> None:
    with engine.writer() as writer:
        for document in documents:
            writer.add(document)
        writer.commit()


def word(*terms: str, fields: tuple[str, ...] = ("title", "body")) -> Group:
    return Group(terms[0], tuple(Alternative((term,)) for term in terms), fields)


def phrase(*terms: str) -> Group:
    return Group(" ".join(terms), (Alternative(terms),))


def ids(answer: Answer) -> list[str]:
    return [scored.story.id for scored in answer.stories]


def found(reader: Reader, root: object, **parts: object) -> set[str]:
    return set(ids(reader.search(AnalysedQuery(root, **parts))))  # type: ignore[arg-type]


def names(folder: str | Path) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())
