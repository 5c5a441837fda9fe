"""What stands in the place of a story that could not be read?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """A bad file, line or subfolder: `source` names it (path or path:line), `reason` says why and the remedy."""

    source: str
    reason: str
