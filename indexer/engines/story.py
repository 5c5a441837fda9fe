"""How is a hit given back without unpacking what nobody asks for?

A result list shows titles, facets and ids of twenty stories; their texts are packed. A MappedStory is a StoredStory that
reads each part from the mapped files when it is asked for, and unpacks the packed parts once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from indexer.analysed import FACETS
from indexer.engines.base import StoredStory
from indexer.engines.segment import SegmentView


class MappedStory(StoredStory):
    """A story over mapped files; equal to a plain StoredStory with the same parts."""

    __slots__ = ("_number", "_parts", "_view")

    def __init__(self, view: SegmentView, number: int) -> None:
        put = object.__setattr__
        put(self, "_view", view)
        put(self, "_number", number)
        put(self, "_parts", None)

    @property
    def id(self) -> str:  # type: ignore[override]  # a read-only part of a frozen dataclass, read late
        """The story's id."""
        return self._view.ids.strings[self._number]

    @property
    def title(self) -> str:  # type: ignore[override]  # as above
        """The headline."""
        return self._view.titles[self._number]

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:  # type: ignore[override]  # as above
        """The story's own values of each facet, chief first."""
        columns = self._view.columns
        return {facet: columns[facet].own_values(self._number) for facet in FACETS}

    @property
    def outlet(self) -> str:  # type: ignore[override]  # as above
        """Who published it, or ''."""
        return "".join(self._view.columns["outlet"].own_values(self._number))

    @property
    def origin(self) -> str:  # type: ignore[override]  # as above
        """The file or feed that holds it."""
        return self._view.origin(self._number)

    @property
    def tags(self) -> tuple[str, ...]:  # type: ignore[override]  # as above
        """The source's own tags."""
        return tuple(self._unpacked().get("tags", ()))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, StoredStory):
            return NotImplemented
        return all(getattr(self, part.name) == getattr(other, part.name) for part in fields(StoredStory))

    def __hash__(self) -> int:
        return hash(self.id)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travels between processes as a plain StoredStory."""
        return StoredStory, tuple(getattr(self, part.name) for part in fields(StoredStory))

    def _unpacked(self) -> dict[str, Any]:
        if self._parts is None:
            object.__setattr__(self, "_parts", self._view.unpack(self._number))
        parts: dict[str, Any] = self._parts
        return parts


def _packed(name: str) -> property:
    return property(lambda story: story._unpacked().get(name, ""), doc=f"The story's {name}, or ''.")


for _name in ("body", "url", "published", "author", "where"):
    setattr(MappedStory, _name, _packed(_name))
