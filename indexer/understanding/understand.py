"""How is a query understood? Its syntax tree becomes groups of this index's terms, filters and dates.

Query ─▶ syntax.parse ─▶ expand (a run of words ─▶ groups) ─▶ Understanding(AnalysedQuery, readings)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer import facets
from indexer.analysed import (
    FACETS,
    Alternative,
    AnalysedQuery,
    And,
    Everything,
    FacetIs,
    Group,
    Node,
    Not,
    Or,
    Published,
    groups_of,
)
from indexer.errors import QueryError
from indexer.language.analysis import exact
from indexer.query import Query, published_between
from indexer.results import Reading, Understood
from indexer.understanding.expand import expand
from indexer.understanding.named import named
from indexer.understanding.syntax import All, Any, Field, Quoted, Syntax, Without, Words, parse
from indexer.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Understanding:
    """A query as an engine gets it, and as the reader is told it was taken.

    `droppable` are the groups that may be given up when nothing holds them all, as typed; quoted words, filters and
    parts of OR or NOT are never among them. `plain_words` are the words of a query that is nothing but words.
    """

    query: Query
    analysed: AnalysedQuery
    understood: tuple[Understood, ...]
    droppable: tuple[Group, ...]
    plain_words: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    def without(self, groups: tuple[Group, ...]) -> Understanding:
        """The same with some groups given up."""
        kept = tuple(child for child in _conjuncts(self.analysed.root) if child not in groups)
        return replace(self, analysed=replace(self.analysed, root=_all(kept)))

    def in_single_words(self) -> Understanding:
        """The same without the words in a row that a typed word also stands for, where it stands for single ones too.

        भाजपा (BJP) is then भाजपा or BJP, no longer भारतीय जनता पार्टी. Itself when it has no such rows. What is excluded
        stays excluded in every way.
        """
        shorter = {group: _single_words(group) for group in groups_of(self.analysed.root)}
        if all(group is single for group, single in shorter.items()):
            return self
        return replace(
            self,
            analysed=replace(self.analysed, root=_replaced(self.analysed.root, shorter)),
            understood=tuple(_told(shorter[group], self.query.pins) for group in groups_of(self.analysed.root)),
            droppable=tuple(shorter[group] for group in self.droppable),
        )


def understand(query: Query, vocabulary: Vocabulary) -> Understanding:
    """How a query is understood against the words of one index."""
    parsed = parse(query.text)
    root = _Planner(vocabulary, dict(query.pins)).plan(parsed.syntax)
    conjuncts = _conjuncts(root)
    dates = [child for child in conjuncts if isinstance(child, Published)]
    conjuncts = tuple(child for child in conjuncts if not isinstance(child, Published))
    analysed = AnalysedQuery(
        root=_all(conjuncts),
        filters={facet: _present_slugs(facet, values) for facet, values in query.filters.items()},
        published=_intersection([*dates, *filter(None, [query.published()])]),
        only_chief=query.only_chief,
        sort=query.sort,
        offset=(query.page - 1) * query.limit,
        limit=query.limit,
    )
    groups = groups_of(analysed.root)
    return Understanding(
        query,
        analysed,
        tuple(_told(group, query.pins) for group in groups),
        tuple(node for node in conjuncts if isinstance(node, Group) and not node.typed.startswith('"')),
        parsed.syntax.words if isinstance(parsed.syntax, Words) else (),
        ("malformed",) if parsed.malformed else (),
    )


class _Planner:
    """Turns syntax into nodes, against one vocabulary and the reader's own choices."""

    def __init__(self, vocabulary: Vocabulary, pins: Mapping[str, str]) -> None:
        self.vocabulary = vocabulary
        self.pins = pins

    def plan(self, syntax: Syntax) -> Node:
        match syntax:
            case Words(words):
                return _all(expand(words, self.vocabulary, self.pins))
            case Quoted(words):
                return _quoted(words)
            case Field(name, value):
                return _field(name, value)
            case All(parts):
                return _all(tuple(child for part in parts for child in _conjuncts(self.plan(part))))
            case Any(parts):
                return Or(tuple(self.plan(part) for part in parts))
            case Without(part):
                return Not(self.plan(part))


def _quoted(words: tuple[str, ...]) -> Group:
    terms = tuple(term for word in words if (term := exact(word)))
    return Group(f'"{" ".join(words)}"', (Alternative(terms),) if terms else ())


def _field(name: str, value: str) -> Node:
    if name == "outlet":
        return FacetIs("outlet", (value,))
    if name in FACETS:
        return FacetIs(name, named(name, value) or (value.lower(),))
    try:
        span = published_between(value if name == "from" else "", value if name == "to" else "")
    except QueryError:
        return Group(f"{name}:{value}", ())
    return span or Everything()


def _all(nodes: tuple[Node, ...]) -> Node:
    nodes = tuple(node for node in nodes if not isinstance(node, Everything))
    if not nodes:
        return Everything()
    return nodes[0] if len(nodes) == 1 else And(nodes)


def _single_words(group: Group) -> Group:
    single = tuple(alternative for alternative in group.alternatives if len(alternative.terms) == 1)
    return replace(group, alternatives=single) if 0 < len(single) < len(group.alternatives) else group


def _replaced(node: Node, others: Mapping[Group, Group]) -> Node:
    """The tree with other groups in the place of those that speak for a match."""
    if isinstance(node, Group):
        return others[node]
    if isinstance(node, And | Or):
        return replace(node, children=tuple(_replaced(child, others) for child in node.children))
    return node


def _conjuncts(node: Node) -> tuple[Node, ...]:
    return node.children if isinstance(node, And) else (node,)


def _intersection(spans: list[Published]) -> Published | None:
    if not spans:
        return None
    starts = [span.start for span in spans if span.start is not None]
    ends = [span.end for span in spans if span.end is not None]
    return Published(max(starts, default=None), min(ends, default=None))


def _present_slugs(facet: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(facets.canonical(facet, value) or value for value in values)


def _told(group: Group, pins: tuple[tuple[str, str], ...]) -> Understood:
    readings = tuple(Reading(" ".join(a.terms), a.why, round(a.weight, 4)) for a in group.alternatives)
    return Understood(group.typed, readings, pinned=any(typed == group.typed for typed, _ in pins))
