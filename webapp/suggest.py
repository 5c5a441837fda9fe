"""What may a reader mean who has typed this far?"""

from __future__ import annotations

from collections.abc import Iterator

from indexer.analysed import FACETS
from indexer.engines.base import Reader
from indexer.facets import values
from webapp.naming import short, whole
from webapp.wording import FACET

MOST = 10
"""Suggestions at once: as many as stay in sight beside a phone's keyboard."""


def suggestions(reader: Reader, typed: str) -> list[dict[str, str]]:
    """Parties, places and event types whose name in either script begins with what was typed: {text, kind, label}."""
    wanted = typed.strip().casefold()
    return list(_named(wanted))[:MOST] if wanted else []


def _named(wanted: str) -> Iterator[dict[str, str]]:
    for facet in FACETS:
        for slug in values(facet):
            brief, full = short(facet, slug), whole(facet, slug)
            if any(name.casefold().startswith(wanted) for name in (slug, brief.hi, brief.en, full.hi, full.en)):
                yield {"text": brief.hi, "kind": facet, "label": f"{brief.en} · {FACET[facet].hi}"}
