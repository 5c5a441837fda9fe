"""Does the array-wise engine find what stock Whoosh finds? The same sets of hits, tree by tree."""

from __future__ import annotations

import random
from pathlib import Path

import generated_stories as generated
import pytest
from whoosh import query as whoosh_query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.index import Index

from indexer.analysed import AnalysedQuery, And, Document, Everything, Group, Node, Not, Or
from indexer.engines import open_engine


def stock_index(documents: list[Document]) -> Index:
    text = TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True)
    index = RamStorage().create_index(Schema(id=ID(stored=True), title=text, body=text))
    writer = index.writer()
    for document in documents:
        writer.add_document(id=document.article.id, title=document.article.title, body=document.article.body)
    writer.commit()
    return index


def stock_query(node: Node) -> whoosh_query.Query:
    if isinstance(node, Group):
        ways = [
            whoosh_query.Phrase(field, list(one.terms))
            if len(one.terms) > 1
            else whoosh_query.Term(field, one.terms[0])
            for one in node.alternatives
            for field in node.fields
        ]
        return whoosh_query.Or(ways) if ways else whoosh_query.NullQuery
    if isinstance(node, And):
        return whoosh_query.And([stock_query(child) for child in node.children] or [whoosh_query.Every()])
    if isinstance(node, Or):
        return whoosh_query.Or([stock_query(child) for child in node.children])
    if isinstance(node, Not):
        return whoosh_query.And([whoosh_query.Every(), whoosh_query.Not(stock_query(node.child))])
    return whoosh_query.Every()


def tree(rng: random.Random, depth: int = 2) -> Node:
    """A tree of what both know: groups, And, Or, Not."""
    kind = rng.random()
    if not depth or kind < 0.5:
        return generated.group(rng) if kind < 0.95 else Everything()
    if kind < 0.6:
        return Not(tree(rng, depth - 1))
    children = tuple(tree(rng, depth - 1) for _ in range(rng.choice((1, 2, 3))))
    return And(children) if kind < 0.8 else Or(children)


@pytest.mark.parametrize("seed", range(4))
def test_hits_are_those_of_stock_whoosh(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    documents = [generated.document(rng, f"s{number:03d}") for number in range(120)]
    engine = open_engine(str(tmp_path))
    with engine.writer() as writer:
        for start in (0, 100, 110):
            for document in documents[start : start + 100]:
                writer.add(document)
            writer.commit()
    with engine.reader() as reader, stock_index(documents).searcher() as searcher:
        for _ in range(150):
            asked = tree(rng)
            ours = {scored.story.id for scored in reader.search(AnalysedQuery(asked, limit=1000)).stories}
            assert ours == {hit["id"] for hit in searcher.search(stock_query(asked), limit=None)}, asked
