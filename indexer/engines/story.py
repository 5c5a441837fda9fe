"""How is a hit given back without unpacking what nobody asks for?

A result list shows titles and facets; texts are packed. A MappedStory is a StoredStory that has its id and title, reads
each other part from the mapped files when it is asked for, and unpacks the packed ones once.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from indexer.analysed import FACETS
from indexer.engines.base import StoredStory
from indexer.engines.segment import SegmentView

_PARTS = tuple(part.name for part in fields(StoredStory))


class MappedStory(StoredStory):
    """A story over mapped files; equal to a plain StoredStory with the same parts."""

    __slots__ = ("_number", "_unpacked", "_view", "id", "title")
    _view: SegmentView
    _number: int
    _unpacked: dict[str, Any] | None

    def __init__(self, view: SegmentView, number: int) -> None:
        put = object.__setattr__
        put(self, "_view", view)
        put(self, "_number", number)
        put(self, "_unpacked", None)
        put(self, "id", view.ids.strings[number])
        put(self, "title", view.titles[number])

    def part(self, name: str) -> Any:
        """One of the parts that wait in the files."""
        columns = self._view.columns
        if name == "facets":
            return {facet: columns[facet].own_values(self._number) for facet in FACETS}
        if name == "outlet":
            return "".join(columns["outlet"].own_values(self._number))
        if name == "origin":
            return self._view.origin(self._number)
        if self._unpacked is None:
            object.__setattr__(self, "_unpacked", self._view.unpack(self._number))
        return (self._unpacked or {})[name]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, StoredStory):
            return NotImplemented
        return all(getattr(self, part) == getattr(other, part) for part in _PARTS)

    def __hash__(self) -> int:
        return hash(self.id)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travels between processes as a plain StoredStory."""
        return StoredStory, tuple(getattr(self, part) for part in _PARTS)


def _late(name: str) -> property:
    return property(lambda story: story.part(name))


for _name in _PARTS:
    if _name not in MappedStory.__slots__:
        # The dataclass's slots of these names stay empty: a property of the subclass stands before them.
        setattr(MappedStory, _name, _late(_name))
