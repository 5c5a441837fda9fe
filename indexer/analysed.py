"""What is an engine given: a story as terms and facets, and a query as groups of weighted terms?

Both arrows into an engine end in a value of this module, made of ready terms. An engine never analyses text, so all
engines answer alike and indexing and querying cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.article import Article

FIELDS = ("title", "body")
"""The searched fields. A posting is (field, term, position); positions count from 0 in each field."""

FACETS = ("party", "place", "event")
"""The facets, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Document:
    """A story ready for an engine.

    `terms` holds every posting of each field in order. `facets` holds slugs, chief first. `broader` holds, for each
    facet, the slugs that the story's own slugs imply (the state of a district): a filter finds them, hits do not show
    them. `chief_broader` holds what the chief slug alone implies (None: the first of `broader`). `digest` changes when
    the story, the analysis or the facet tables change.
    """

    article: Article
    terms: Mapping[str, Sequence[str]]
    facets: Mapping[str, tuple[str, ...]]
    broader: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    digest: str = ""
    chief_broader: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to hold a group: a term, or several terms in a row (a phrase).

    `weight` is in (0, 1]; `why` is one of same, spelling, stem, romanized, alias, translation, correction.
    """

    terms: tuple[str, ...]
    weight: float = 1.0
    why: str = "same"


@dataclass(frozen=True, slots=True)
class Group:
    """One typed word (or quoted phrase) and all that it stands for; a story holds it by holding any alternative.

    A group without alternatives matches nothing. `fields` narrows where it may stand.
    """

    typed: str
    alternatives: tuple[Alternative, ...]
    fields: tuple[str, ...] = FIELDS


@dataclass(frozen=True, slots=True)
class FacetIs:
    """Stories that have one of these values (own or implied) in a facet, or in `outlet`. Adds nothing to the score."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """Stories published in [start, end) (seconds since 1970 UTC; None is open). Undated stories never match."""

    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class Everything:
    """All stories, with score 0: what an empty query asks for."""


@dataclass(frozen=True, slots=True)
class And:
    """Stories that match every child; the score is the sum. And(()) is Everything."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Stories that match any child; the score is the sum over the children that match. Or(()) matches nothing."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Stories that do not match the child; score 0."""

    child: Node


Node = Group | FacetIs | Published | Everything | And | Or | Not


@dataclass(frozen=True, slots=True)
class AnalysedQuery:
    """What an engine is asked: the tree, the facet filters, the span of dates, and which page in which order.

    Values within one facet of `filters` widen, facets narrow. The counts of a facet are taken without that facet's own
    filter, so that each tells what choosing its value would give. `only_chief` keeps stories whose first value in each
    filtered facet is (or implies) a chosen one. `sort` is relevance, newest or oldest.
    """

    root: Node
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published: Published | None = None
    only_chief: bool = False
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20


def groups_of(node: Node) -> tuple[Group, ...]:
    """The groups that speak for a match, in the order they were typed; those under Not are left out."""
    if isinstance(node, Group):
        return (node,)
    if isinstance(node, And | Or):
        return tuple(group for child in node.children for group in groups_of(child))
    return ()
