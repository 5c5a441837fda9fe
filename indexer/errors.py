"""What can go wrong, and what does a message need in order to name it and its remedy?

Every error of ours is a KhabarKhojError. It carries a stable `kind` (for programs), the `input` that caused it, and a
sentence that names the input and the remedy (for people). The command line and the web app each translate it once.
"""

from __future__ import annotations


class KhabarKhojError(Exception):
    """The root of the tree: `kind` for programs, `input` that caused it, a message that names the remedy."""

    kind = "error"

    def __init__(self, message: str, *, input: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.input = input

    def to_json(self) -> dict[str, dict[str, str]]:
        """The one JSON shape of an error, for the command line and the web alike."""
        return {"error": {"kind": self.kind, "message": self.message, "input": self.input}}


class SourceError(KhabarKhojError):
    """A file, folder, line or feed that cannot be read as a story: skipped, counted and named."""

    kind = "source"


class QueryError(KhabarKhojError):
    """A query, filter, date, page or order that cannot be understood."""

    kind = "query"


class NotFound(KhabarKhojError):
    """No story has this id, or no page this address."""

    kind = "not-found"


class EngineError(KhabarKhojError):
    """The index cannot do what was asked."""

    kind = "engine"


class NoIndex(EngineError):
    """There is no index at this location, or what is there is not one."""

    kind = "no-index"


class IndexVersionError(EngineError):
    """The index was written by another version of KhabarKhoj and must be built again."""

    kind = "index-version"


class IndexDamaged(EngineError):
    """A file of the index is missing, short, or does not match its checksum."""

    kind = "index-damaged"


class IndexLocked(EngineError):
    """Another process is writing to this index."""

    kind = "index-locked"


class StorageFull(EngineError):
    """The disk, quota or file-size limit was reached; the last commit stands."""

    kind = "storage-full"


class EngineUnavailable(EngineError):
    """The engine cannot be reached."""

    kind = "engine-unavailable"
