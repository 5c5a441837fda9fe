"""Where do stories wait until there are enough for a segment? As arrays of numbers, their texts packed.

A batch knows its stories by id, so that a story that comes twice before a commit stands once. `write` inverts it and
writes the segment's files.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from indexer.analysed import FIELDS, Document
from indexer.dates import timestamp
from indexer.engines.arrays import ArrayFileWriter, FileSum, offsets
from indexer.engines.columns import COLUMNS, ColumnBuilder, write_columns
from indexer.engines.inverting import (
    POSITION_BITS,
    STORY_BITS,
    TERM_BITS,
    FieldBuffer,
    TermNumbers,
    document_frequencies,
    invert,
)
from indexer.engines.segment import ArraySegment, pack, write_segment
from indexer.engines.strings import encode, write_keys, write_strings

_TOKENS = 16_000_000
"""Tokens of a batch: 48,000 stories of 330 words; sorting them takes half a gigabyte of memory."""


class Batch:
    """Stories on their way into a segment. Raises OSError as the disk does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.segment = ArraySegment(0)
        self.by_id: dict[str, int] = {}
        self.dead: list[int] = []
        self._terms = TermNumbers()
        self._fields = {field: FieldBuffer() for field in FIELDS}
        self._ids: list[bytes] = []
        self._titles: list[bytes] = []
        self._digests: list[bytes] = []
        self._origins: dict[str, int] = {}
        self._origin_rows: list[int] = []
        self._published: list[float] = []
        self._columns = {name: ColumnBuilder(name) for name in COLUMNS}
        self._packed: list[bytes] = []

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def full(self) -> bool:
        """Is it time to write a segment?"""
        tokens = sum(len(buffer.tokens) for buffer in self._fields.values())
        return (
            tokens >= _TOKENS
            or len(self._ids) >= 1 << STORY_BITS
            or len(self._terms) >= (1 << TERM_BITS) - (1 << (TERM_BITS - 2))
        )

    def add(self, document: Document) -> None:
        """Adds a story; one of the same id that waits here goes."""
        article = document.article
        self.remove(article.id)
        self.by_id[article.id] = len(self._ids)
        for field, buffer in self._fields.items():
            buffer.add(self._terms, document.terms.get(field, ())[: 1 << POSITION_BITS])
        self._ids.append(encode(article.id))
        self._titles.append(encode(article.title))
        self._digests.append(encode(document.digest))
        self._origin_rows.append(self._origins.setdefault(article.origin, len(self._origins)))
        moment = timestamp(article.published)
        self._published.append(np.nan if moment is None else moment)
        for column in self._columns.values():
            column.add(document)
        self._packed.append(pack(article))

    def remove(self, id: str) -> bool:
        """Takes a waiting story out; False when it does not wait here."""
        story = self.by_id.pop(id, None)
        if story is None:
            return False
        self.dead.append(story)
        # A segment's ids are distinct: what is dead already may not be found under its id.
        self._ids[story] = b"\0%d" % story
        return True

    def write(self) -> dict[str, FileSum]:
        """Writes the segment's two files and says what was written."""
        self.segment.stories = len(self._ids)
        return write_segment(self._folder, self.segment, self._write_searched, self._write_stored)

    def _write_stored(self, out: ArrayFileWriter) -> None:
        out.put("offsets", offsets(np.fromiter(map(len, self._packed), np.int64, len(self._packed))))
        out.stream("stories", np.uint8, (np.frombuffer(packed, np.uint8) for packed in self._packed))

    def _write_searched(self, out: ArrayFileWriter) -> None:
        self._write_terms(out)
        write_keys(out, "ids", self._ids)
        ranks = np.empty(len(self._ids), np.int32)
        ranks[sorted(range(len(self._ids)), key=self._ids.__getitem__)] = np.arange(len(self._ids), dtype=np.int32)
        out.put("ids.rank", ranks)
        out.put("published", np.array(self._published, np.float64))
        write_strings(out, "titles", self._titles)
        write_strings(out, "digests", self._digests)
        write_strings(out, "origin", [encode(origin) for origin in self._origins])
        out.put("origin.rows", np.array(self._origin_rows, np.int32))
        write_columns(out, {name: column.column() for name, column in self._columns.items()})

    def _write_terms(self, out: ArrayFileWriter) -> None:
        keys = [encode(term) for term in self._terms]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        ranks = np.empty(len(keys), np.int64)
        ranks[order] = np.arange(len(keys))
        write_keys(out, "terms", [keys[number] for number in order])
        inverted = {field: invert(buffer, ranks) for field, buffer in self._fields.items()}
        out.put("terms.df", document_frequencies(list(inverted.values()), len(keys)))
        for field, postings in inverted.items():
            postings.write(out, field, len(keys))
