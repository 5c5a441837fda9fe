"""What do programs see? The public JSON shapes, one function each, shared by the command line and the web."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from indexer.analysed import FACETS, AnalysedQuery, And, Document, FacetIs, groups_of
from indexer.article import Article
from indexer.engines.base import StoredStory
from indexer.engines.scoring import BOOST
from indexer.facets.base import Tags
from indexer.results import FacetCount, Hit, ResultPage, Understood
from indexer.understanding.understand import Understanding

PLURAL = {"party": "parties", "place": "places", "event": "events"}
"""The key under which a story lists its values of a facet."""

_OTHER_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def line(value: object) -> str:
    """One JSON value as one line: line separators that JSON itself lets through are escaped.

    >>> print(line({"title": "एक\u2028दो"}))
    {"title": "एक\\u2028दो"}
    """
    return json.dumps(value, ensure_ascii=False).translate(_OTHER_LINE_ENDS)


def page_to_json(page: ResultPage) -> dict[str, Any]:
    """The answer to a search."""
    return {
        "query": page.query.text,
        "total": page.total,
        "took_ms": round(page.took_ms, 3),
        "engine_ms": round(page.engine_ms, 3),
        "page": page.query.page,
        "relaxed": list(page.relaxed),
        "hits": [_hit(hit) for hit in page.hits],
        "facets": {facet: [_count(count) for count in page.facets[facet]] for facet in FACETS},
        "understood": [_understood(word) for word in page.understood],
        "suggestions": list(page.suggestions),
        "notices": list(page.notices),
        "undated": page.undated,
    }


def story_to_json(story: StoredStory) -> dict[str, Any]:
    """One story whole."""
    return {
        "id": story.id,
        "title": story.title,
        "body": story.body,
        "url": story.url,
        "outlet": story.outlet,
        "published": story.published,
        "author": story.author,
        "tags": list(story.tags),
        **facet_lists(story.facets),
    }


def tags_to_json(article: Article, tags: Tags) -> dict[str, Any]:
    """The facets of one story, with the words that gave them."""
    return {
        "id": article.id,
        "source": article.where,
        "title": article.title,
        **facet_lists(tags.facets),
        "evidence": [
            {"facet": e.facet, "value": e.value, "text": e.text, "field": e.field, "start": e.start, "end": e.end}
            for e in tags.evidence
        ],
    }


def document_to_json(document: Document) -> dict[str, Any]:
    """The terms and facets that an engine is given."""
    return {
        "id": document.article.id,
        "published": document.article.published,
        "fields": {field: list(terms) for field, terms in document.terms.items()},
        **facet_lists(document.facets),
    }


def understanding_to_json(understanding: Understanding) -> dict[str, Any]:
    """How a query is understood: each group's weighted terms in each field, and the filters."""
    return {
        "query": understanding.query.text,
        "groups": [
            {
                "typed": group.typed,
                "alternatives": [
                    {
                        "field": field,
                        "term": " ".join(alternative.terms),
                        "weight": round(alternative.weight * BOOST[field], 4),
                        "why": alternative.why,
                    }
                    for alternative in group.alternatives
                    for field in group.fields
                ],
            }
            for group in groups_of(understanding.analysed.root)
        ],
        "filters": _filters(understanding.analysed),
        "notices": list(understanding.notices),
    }


def facet_lists(facets: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """{"parties": [...], "places": [...], "events": [...]}, chief first."""
    return {PLURAL[facet]: list(facets.get(facet, ())) for facet in FACETS}


def _filters(analysed: AnalysedQuery) -> dict[str, list[str]]:
    root = analysed.root
    typed = [node for node in (root.children if isinstance(root, And) else (root,)) if isinstance(node, FacetIs)]
    filters: dict[str, list[str]] = {facet: list(values) for facet, values in analysed.filters.items()}
    for node in typed:
        filters.setdefault(node.facet, []).extend(node.values)
    return filters


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title.text,
        "title_marks": [list(span) for span in hit.title.marks],
        "url": hit.url,
        "outlet": hit.outlet,
        "published": hit.published,
        **facet_lists(hit.facets),
        "score": round(hit.score, 6),
        "snippet": hit.snippet.text,
        "snippet_marks": [list(span) for span in hit.snippet.marks],
    }


def _count(count: FacetCount) -> dict[str, Any]:
    return {
        "value": count.value,
        "label": count.label,
        "label_hi": count.label_hi,
        "count": count.count,
        "selected": count.selected,
    }


def _understood(word: Understood) -> dict[str, Any]:
    return {
        "typed": word.typed,
        "as": [{"term": r.term, "why": r.why, "weight": r.weight} for r in word.readings],
        "pinned": word.pinned,
    }
