"""What may a reader mean who has typed this far?"""

from __future__ import annotations

from indexer.analysed import FACETS
from indexer.engines.base import Reader
from indexer.facets import values
from webapp.wording import FACET

MOST = 10
"""Suggestions at once: as many as stay in sight beside a phone's keyboard."""


def suggestions(reader: Reader, typed: str) -> list[dict[str, str]]:
    """Names of facet values that begin with what was typed, in either script: {text, kind, label}."""
    wanted = typed.strip().casefold()
    if not wanted:
        return []
    return [
        {"text": name, "kind": facet, "label": FACET[facet].hi}
        for facet in FACETS
        for value in values(facet).values()
        for name in [next((n for n in (value.label_hi, value.label) if n.casefold().startswith(wanted)), "")]
        if name
    ][:MOST]
