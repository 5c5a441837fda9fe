"""How do sources become an index? reading ─▶ cleaning ─▶ language + facets ─▶ engine, incrementally.

One bad story never stops a run: it is skipped, counted and named. Unchanged stories are recognised before any work is
done on them. When there is enough to do, other processes clean, analyse, tag and pack the stories, chunk by chunk, and
this one reads and writes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from indexer import facets
from indexer.article import RawArticle
from indexer.engines.base import Engine, Known, Pack, Packed, Reader, Writer
from indexer.errors import NoIndex, SourceError
from indexer.identity import canonical_url, identify
from indexer.parallel import ordered_chunks
from indexer.prepare import digest, each_or_skipped
from indexer.prepare import documents as prepared
from indexer.reading import Skipped, Source, open_source

COMMIT_EVERY = 100_000
"""Stories between commits of one run: what a kill can lose, a minute's work, against the cost of a commit."""

MAX_REMOVED_SHARE = 0.20
"""More of a source than this gone at once looks like a broken mount, not like editing: `--prune` must say so."""


@dataclass
class Report:
    """What a run did. `seconds` is its whole time."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """The JSON shape of `khabarkhoj index --json`."""
        return {
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "skipped": [{"source": skipped.source, "reason": skipped.reason} for skipped in self.skipped],
            "seconds": round(self.seconds, 3),
        }


Progress = Callable[[Report, float], None]
"""Called now and then with the report so far and the share done, 0 to 1."""


def index(
    engine: Engine,
    sources: list[str],
    *,
    prune: bool = False,
    overrides: facets.Overrides | None = None,
    progress: Progress | None = None,
) -> Report:
    """Indexes sources: adds and updates their stories, removes those whose files are gone, commits, and reports.

    Raises SourceError when not one source could be opened, and the engine's errors; the last commit then stands.
    """
    run = _Run(prune, overrides, progress)
    opened = [source for name in sources if (source := run.open(name))]
    if not opened:
        raise SourceError(run.report.skipped[0].reason, input=run.report.skipped[0].source)
    with engine.writer() as writer, _last_commit(engine) as before:
        for source in opened:
            run.add(source, before, writer)
        for source in opened:
            run.remove_gone(source, before, writer)
        writer.commit()
    run.report.seconds = perf_counter() - run.started
    return run.report


@contextmanager
def _last_commit(engine: Engine) -> Iterator[Reader | None]:
    """A snapshot of the index as it is before the run; None when nothing has been committed yet."""
    try:
        reader = engine.reader()
    except NoIndex:
        yield None
        return
    with reader:
        yield reader


class _Task(NamedTuple):
    """A story to prepare, with what is already known of it; or what stands in its place."""

    raw: RawArticle | Skipped
    digest: str = ""
    is_new: bool = False


class _Made(NamedTuple):
    """What became of a chunk of tasks."""

    packed: Packed
    added: int
    updated: int
    skipped: list[Skipped]


class _Run:
    """One run of indexing: its report, and which source claimed which id."""

    def __init__(self, prune: bool, overrides: facets.Overrides | None, progress: Progress | None) -> None:
        self.report = Report()
        self.prune = prune
        self.overrides = overrides
        self.progress = progress
        self.started = perf_counter()
        self.claimed: dict[str, str] = {}
        self.uncommitted = 0

    def open(self, name: str) -> Source | None:
        """The source, or None when it cannot be opened: then it is reported as skipped."""
        try:
            return open_source(name)
        except SourceError as error:
            self.report.skipped.append(Skipped(error.input or name, error.message))
            return None

    def add(self, source: Source, before: Reader | None, writer: Writer) -> None:
        """Adds and updates the stories of one source; commits now and then."""
        total = source.bytes_total if self.progress else 0
        for made in ordered_chunks(partial(_prepare, writer.pack, self.overrides), self._changed(source, before)):
            writer.add_packed(made.packed)
            self.report.added += made.added
            self.report.updated += made.updated
            self.report.skipped += made.skipped
            self.uncommitted += len(made.packed)
            if self.uncommitted >= COMMIT_EVERY:
                writer.commit()
                self.uncommitted = 0
            if self.progress:
                self.progress(self.report, source.bytes_read / total if total else 1.0)

    def remove_gone(self, source: Source, before: Reader | None, writer: Writer) -> None:
        """Removes the stories whose files are gone from a folder that was fully read."""
        if before is None or not (source.is_folder and source.complete):
            return
        below = source.root.rstrip(os.sep) + os.sep
        own = [(id, origin) for id, origin in before.origins() if origin.startswith(below)]
        gone = [id for id, origin in own if origin not in source.seen and id not in self.claimed]
        if len(gone) > MAX_REMOVED_SHARE * len(own) and not self.prune:
            reason = (
                f"the files of {len(gone)} of its {len(own)} stories are gone, and they were kept: more than "
                f"{MAX_REMOVED_SHARE:.0%} at once are removed only with --prune"
            )
            self.report.skipped.append(Skipped(source.root, reason))
            return
        self.report.removed += sum(writer.remove(id) for id in gone)

    def _changed(self, source: Source, before: Reader | None) -> Iterator[_Task]:
        """The stories of a source that are not in the index as they are; skipped ones take their place in the order."""
        kept_out = before.kept_out() if before else frozenset()
        for raw in source:
            if isinstance(raw, Skipped):
                yield _Task(raw)
                continue
            self.report.read += 1
            id = identify(raw)
            fresh = digest(raw, self._corrections(id, raw))
            if id in kept_out:
                reason = f"its id {id} was taken down: `khabarkhoj remove --undo {id}` lets it in again"
                yield _Task(Skipped(raw.where, reason))
                continue
            known = before.known(id) if before else None
            rival = self._rival(id, fresh, raw, known)
            if rival:
                yield _Task(Skipped(raw.where, f"its id {id} belongs to {rival}: give one of them another id"))
            elif self.claimed.get(id) == fresh or (known and known.digest == fresh and _same_place(known, raw)):
                self.claimed[id] = fresh
                self.report.unchanged += 1
            else:
                self.claimed[id] = fresh
                yield _Task(raw, fresh, known is None)

    def _corrections(self, id: str, raw: RawArticle) -> str:
        """What an editor set by hand for this story: it decides its facets as the tables do."""
        if not self.overrides:
            return ""
        by_story = self.overrides.corrections
        corrections = by_story.get(id) or by_story.get(canonical_url(raw.url))
        return repr(sorted(corrections.items())) if corrections else ""

    def _rival(self, id: str, fresh: str, raw: RawArticle, known: Known | None) -> str:
        """The other source that already claims this id with other content, or ''."""
        if id in self.claimed:
            return "" if self.claimed[id] == fresh else "another story read before it"
        if known and known.origin != raw.origin and known.digest != fresh and Path(known.origin).exists():
            return f"a story of {known.origin}"
        return ""


def _same_place(known: Known, raw: RawArticle) -> bool:
    """Is the story where it was, or was this a copy of one that is still there? A moved one is written anew."""
    return known.origin == raw.origin or Path(known.origin).exists()


def _prepare(pack: Pack, overrides: facets.Overrides | None, tasks: list[_Task]) -> _Made:
    """Prepares and packs a chunk of stories, in any process."""
    documents, skipped, added = [], [], 0
    made = each_or_skipped(partial(prepared, overrides=overrides), [task.raw for task in tasks])
    for task, document in zip(tasks, made, strict=True):
        if isinstance(document, Skipped):
            skipped.append(document)
        else:
            documents.append(replace(document, digest=task.digest))
            added += task.is_new
    return _Made(pack(documents), added, len(documents) - added, skipped)
