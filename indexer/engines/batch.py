"""Where do stories wait until there are enough for a segment? Packed, as they came; their texts go to disk at once.

A batch knows its stories by id, so that a story that comes twice before a commit stands once. `write` merges what was
packed and writes the segment's files.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from indexer.analysed import FIELDS
from indexer.engines.arrays import Array, ArrayFileWriter, FileSum, offsets
from indexer.engines.columns import COLUMNS, unpack_column, write_columns
from indexer.engines.inverting import Order, write_runs
from indexer.engines.packed import Packed
from indexer.engines.segment import ArraySegment
from indexer.engines.strings import encode, hash64, write_joined, write_keys, write_strings
from indexer.language.lexicon import Lexicon

_TOKENS = 40_000_000
"""Tokens of a batch: 110,000 stories of 360 words, which wait in 300 to 500 MB of memory and take twice that while
they are written."""


class Batch:
    """Stories on their way into a segment. Raises OSError as the disk does; `close` it if it is not written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.segment = ArraySegment(0)
        self.dead: list[int] = []
        self._by_id: dict[str, int] = {}
        self._tokens = 0
        self._packed: list[Packed] = []
        self._terms = Lexicon()
        self._term_numbers: list[Array] = []
        self._stored: ArrayFileWriter | None = None

    def __len__(self) -> int:
        return self.segment.stories

    @property
    def full(self) -> bool:
        """Is it time to write a segment?"""
        return self._tokens >= _TOKENS

    def add(self, packed: Packed) -> None:
        """Adds stories; those of the same id that wait here go."""
        for story, id in enumerate(packed.ids, self.segment.stories):
            self.remove(id)
            self._by_id[id] = story
        self.segment.stories += len(packed)
        self._tokens += packed.tokens
        self._term_numbers.append(self._terms.numbered(packed.terms).numbers)
        self._store(np.frombuffer(packed.stories.blob, np.uint8))
        self._packed.append(packed.without_texts())

    def remove(self, id: str) -> bool:
        """Takes a waiting story out; False when it does not wait here."""
        story = self._by_id.pop(id, None)
        if story is None:
            return False
        self.dead.append(story)
        return True

    def write(self) -> dict[str, FileSum]:
        """Writes what is left of the segment's two files and says what was written."""
        assert self._stored is not None, "an empty batch is not written"  # noqa: S101  # tells mypy what holds
        self._stored.put("offsets", offsets(np.concatenate([packed.stories.lengths for packed in self._packed])))
        sums = {self.segment.file(".sto"): self._stored.finish()}
        with ArrayFileWriter(self._folder / self.segment.file(".seg")) as out:
            self._write_searched(out)
            sums[self.segment.file(".seg")] = out.finish()
        return sums

    def close(self) -> None:
        """Lets go of the file that was begun."""
        if self._stored is not None:
            self._stored.close()

    def _store(self, texts: Array) -> None:
        if self._stored is None:
            self._stored = ArrayFileWriter(self._folder / self.segment.file(".sto"))
            self._stored.stream("stories", np.uint8, ())
        self._stored.extend("stories", texts)

    def _write_searched(self, out: ArrayFileWriter) -> None:
        packed = self._packed
        self._write_terms(out)
        self._write_ids(out)
        out.put("published", np.concatenate([part.published for part in packed]))
        write_joined(out, "titles", [part.titles for part in packed])
        write_joined(out, "digests", [part.digests for part in packed])
        origins = Lexicon()
        out.put(
            "origin.rows", np.concatenate([origins.numbered(part.origins).numbers[part.origin_rows] for part in packed])
        )
        write_strings(out, "origin", list(map(encode, origins.terms)))
        write_columns(out, {name: unpack_column([part.columns[name] for part in packed]) for name in COLUMNS})

    def _write_ids(self, out: ArrayFileWriter) -> None:
        ids = [encode(id) for part in self._packed for id in part.ids]
        hashes = np.concatenate([part.hashes for part in self._packed])
        for story in self.dead:
            # A segment's ids are distinct: what is dead already may not be found under its id.
            ids[story] = b"\0%d" % story
            hashes[story] = hash64(ids[story])
        write_keys(out, "ids", ids, hashes)
        ranks = np.empty(len(ids), np.int32)
        ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids), dtype=np.int32)
        out.put("ids.rank", ranks)

    def _write_terms(self, out: ArrayFileWriter) -> None:
        keys = [encode(term) for term in self._terms.terms]
        by_key = sorted(range(len(keys)), key=keys.__getitem__)
        ranks = np.empty(len(keys), np.int32)
        ranks[by_key] = np.arange(len(keys), dtype=np.int32)
        write_keys(out, "terms", [keys[number] for number in by_key])
        order = Order.of(ranks[np.concatenate(self._term_numbers)], len(keys))
        frequencies = np.concatenate([part.frequencies for part in self._packed])
        out.put("terms.df", order.sums(frequencies).astype(np.int32))
        for field in FIELDS:
            write_runs(out, field, [part.runs[field] for part in self._packed], order)
