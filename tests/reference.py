"""What is the right answer? A scorer over plain dicts and loops, the judge of every engine.

It follows design.md's rules to the letter and knows no index: every question goes through every story.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from indexer.analysed import (
    FACETS,
    FIELDS,
    Alternative,
    AnalysedQuery,
    And,
    Document,
    FacetIs,
    Group,
    Node,
    Not,
    Or,
    Published,
)
from indexer.dates import timestamp
from indexer.engines.scoring import field_frequency, idf, saturate


class Reference:
    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {document.article.id: document for document in documents}
        lengths = [{field: len(d.terms.get(field, ())) for field in FIELDS} for d in self.documents.values()]
        self.average = {field: sum(row[field] for row in lengths) / max(len(lengths), 1) or 1.0 for field in FIELDS}

    def frequency(self, group: Group, document: Document) -> float:
        return sum(
            field_frequency(field, alternative.weight * times(alternative, terms), len(terms), self.average[field])
            for field in group.fields
            for alternative in group.alternatives
            if (terms := document.terms.get(field, ()))
        )

    @lru_cache(maxsize=64)  # noqa: B019  # a test's reference lives no longer than the test
    def frequencies(self, group: Group) -> dict[str, float]:
        """{id: pseudo-frequency} of the stories that hold the group."""
        return {id: f for id, document in self.documents.items() if (f := self.frequency(group, document))}

    def score(self, node: Node, document: Document) -> float | None:
        """The story's score, or None when it does not match."""
        if isinstance(node, Group):
            f = self.frequencies(node).get(document.article.id)
            return saturate(idf(len(self.documents), len(self.frequencies(node))), f) if f else None
        if isinstance(node, And | Or):
            scores = [self.score(child, document) for child in node.children]
            held = [score for score in scores if score is not None]
            matches = len(held) == len(scores) if isinstance(node, And) else bool(held)
            return math.fsum(held) if matches else None
        if isinstance(node, Not):
            return 0.0 if self.score(node.child, document) is None else None
        if isinstance(node, FacetIs):
            return 0.0 if set(node.values) & values(document, node.facet) else None
        if isinstance(node, Published):
            return 0.0 if within(node, document) else None
        return 0.0

    def matches(self, query: AnalysedQuery, without: str = "") -> dict[str, float]:
        """{id: score} of the stories that match, leaving out one facet's filter."""
        found = {id: self.score(query.root, document) for id, document in self.documents.items()}
        return {
            id: score
            for id, score in found.items()
            if score is not None
            and (query.published is None or within(query.published, self.documents[id]))
            and self.passes(query, self.documents[id], without)
        }

    def passes(self, query: AnalysedQuery, document: Document, without: str = "") -> bool:
        of = chief if query.only_chief else values
        return all(set(chosen) & of(document, facet) for facet, chosen in query.filters.items() if facet != without)

    def undated(self, query: AnalysedQuery) -> int:
        return sum(
            self.score(query.root, document) is not None
            and timestamp(document.article.published) is None
            and self.passes(query, document)
            for document in self.documents.values()
            if query.published is not None
        )

    def counts(self, query: AnalysedQuery) -> dict[str, dict[str, int]]:
        counted: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        of = chief if query.only_chief else values
        for facet in FACETS:
            for id in self.matches(query, without=facet):
                for value in of(self.documents[id], facet):
                    counted[facet][value] = counted[facet].get(value, 0) + 1
        return counted

    def ranked(self, query: AnalysedQuery) -> list[tuple[str, float]]:
        """All matches with their scores, in order."""

        def key(pair: tuple[str, float]) -> tuple[object, ...]:
            id, score = pair
            document = self.documents[id]
            moment = timestamp(document.article.published)
            undated, when = moment is None, moment or 0.0
            if query.sort != "relevance":
                return undated, when if query.sort == "oldest" else -when, id
            is_chief = all(set(chosen) & chief(document, facet) for facet, chosen in query.filters.items())
            return not is_chief, -score, undated, -when, id

        return sorted(self.matches(query).items(), key=key)

    def vocabulary(self) -> dict[str, int]:
        counted: dict[str, int] = {}
        for document in self.documents.values():
            for term in {term for field in FIELDS for term in document.terms.get(field, ())}:
                counted[term] = counted.get(term, 0) + 1
        return counted


def times(alternative: Alternative, terms: tuple[str, ...]) -> int:
    size = len(alternative.terms)
    return sum(terms[at : at + size] == alternative.terms for at in range(len(terms) - size + 1))


def values(document: Document, facet: str) -> set[str]:
    if facet == "outlet":
        return {document.article.outlet} - {""}
    return {*document.facets.get(facet, ()), *document.broader.get(facet, ())}


def chief(document: Document, facet: str) -> set[str]:
    if facet == "outlet":
        return values(document, facet)
    broader = document.broader.get(facet, ())[:1]
    if document.chief_broader is not None:
        broader = document.chief_broader.get(facet, ())
    own = document.facets.get(facet, ())
    return {*own[:1], *broader} if own else set()


def within(span: Published, document: Document) -> bool:
    moment = timestamp(document.article.published)
    return (
        moment is not None and (span.start is None or moment >= span.start) and (span.end is None or moment < span.end)
    )
