"""How does a query become a page of results? Understanding, engine, labels and snippets, composed in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from time import perf_counter

from indexer import facets
from indexer.analysed import FACETS, Group, groups_of
from indexer.engines.base import Answer, Reader, Scored
from indexer.query import Query
from indexer.results import FacetCount, FacetCounts, Hit, ResultPage
from indexer.snippets import Highlighter
from indexer.understanding.suggest import did_you_mean
from indexer.understanding.understand import Understanding, understand

FEW = 10
"""With a page full of stories nobody need be asked whether they meant something else, nor be shown more."""

CLEARLY_MORE = 5
"""How many times as many stories other words must find to be worth asking about."""


def search(reader: Reader, query: Query) -> ResultPage:
    """The page of results for a query, from one snapshot of the index."""
    start = perf_counter()
    understanding = understand(query, reader.vocabulary)
    before = perf_counter()
    understanding = _wide_enough(reader, understanding)
    attempt = _attempt(reader, understanding)
    engine_seconds = perf_counter() - before
    groups = groups_of(attempt.understanding.analysed.root)
    page = ResultPage(
        query=query,
        total=attempt.answer.total,
        hits=_hits(attempt.answer, groups),
        facets={facet: _counts(facet, attempt.answer.counts[facet], query.values(facet)) for facet in FACETS},
        understood=understanding.understood,
        relaxed=attempt.relaxed,
        notices=understanding.notices,
        suggestions=_suggestions(reader, understanding, attempt.answer.total),
        undated=attempt.answer.undated,
        engine_ms=engine_seconds * 1000,
    )
    return replace(page, took_ms=(perf_counter() - start) * 1000)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """An answer, the understanding it was found with, and the words given up for it."""

    answer: Answer
    understanding: Understanding
    relaxed: tuple[str, ...]


def _wide_enough(reader: Reader, understanding: Understanding) -> Understanding:
    """Words are taken for words in a row only where single ones find few stories, whatever the filters.

    Rows cost an engine several times what terms do, and whoever writes a name out nearly always says the short one too.
    Filters have no say: a facet's count is what choosing it gives.
    """
    single = understanding.in_single_words()
    if single is understanding:
        return understanding
    unfiltered = replace(single.analysed, filters={}, published=None)
    return single if reader.total(unfiltered) >= FEW else understanding


def _attempt(reader: Reader, understanding: Understanding) -> _Attempt:
    """Searches; only when nothing matches are words given up, those that tell least in all. One word always stays."""
    answer = reader.search(understanding.analysed)
    relaxed: tuple[Group, ...] = ()
    if not answer.total and understanding.droppable:
        rest = understanding.without(understanding.droppable)
        held = reader.best_held(rest.analysed, understanding.droppable)
        if held or groups_of(rest.analysed.root):
            given_up = tuple(group for group in understanding.droppable if group not in held)
            fewer = understanding.without(given_up)
            second = reader.search(fewer.analysed)
            if second.total:
                answer, understanding, relaxed = second, fewer, given_up
    return _Attempt(answer, understanding, tuple(group.typed for group in relaxed))


def _suggestions(reader: Reader, understanding: Understanding, total: int) -> tuple[str, ...]:
    """Other words that the reader may have meant, when they find clearly more under the same filters."""
    if total >= FEW or not understanding.plain_words:
        return ()
    meant = did_you_mean(understanding.plain_words, reader.vocabulary)
    if not meant:
        return ()
    instead = understanding.query.with_text(" ".join(meant))
    found = reader.total(understand(instead, reader.vocabulary).analysed)
    return (instead.text,) if found >= CLEARLY_MORE * max(total, 1) else ()


def _hits(answer: Answer, groups: tuple[Group, ...]) -> tuple[Hit, ...]:
    highlighter = Highlighter(groups)
    return tuple(_hit(scored, highlighter) for scored in answer.stories)


def _hit(scored: Scored, highlighter: Highlighter) -> Hit:
    story = scored.story
    return Hit(
        id=story.id,
        title=highlighter.mark(story.title),
        snippet=highlighter.snippet(story.body),
        url=story.url,
        outlet=story.outlet,
        published=story.published,
        facets=story.facets,
        score=scored.score,
    )


def _counts(facet: str, counts: Mapping[str, int], selected: tuple[str, ...]) -> FacetCounts:
    """Every value with stories, and every chosen one even without, the most frequent first, then by label."""
    chosen = {facets.canonical(facet, slug) or slug for slug in selected}
    shown = {**dict.fromkeys(chosen, 0), **counts}
    values = facets.values(facet)

    def count_of(slug: str) -> FacetCount:
        value = values.get(slug)
        label, label_hi, broader = (value.label, value.label_hi, value.broader) if value else (slug, slug, "")
        return FacetCount(slug, label, label_hi, shown[slug], slug in chosen, broader)

    slugs = [slug for slug in _by_label(facet) if slug in shown]
    if len(slugs) < len(shown):  # an index may hold values that later tables dropped
        slugs = sorted(shown, key=lambda slug: (values[slug].label if slug in values else slug, slug))
    slugs.sort(key=shown.__getitem__, reverse=True)
    return FacetCounts(slugs, count_of)


@cache
def _by_label(facet: str) -> tuple[str, ...]:
    """Every value of the facet by label, then by slug."""
    return tuple(sorted(facets.values(facet), key=lambda slug: (facets.values(facet)[slug].label, slug)))
