"""What does a segment hold, and how does it lie on disk?

Whoosh names a segment and lists it in the table of contents (ArraySegment is a whoosh Segment); what it holds is ours,
because Whoosh's own codecs write and read posting by posting. Stories of a segment are numbered from 0.

    NAME.seg    terms.*        distinct terms in the order of their code points (strings.KeyTable)
                terms.df       stories that hold the term in any field
                FIELD.starts   term t's postings are docs[starts[t]:starts[t + 1]], in the order of stories
                FIELD.docs     FIELD.tf            story and term frequency of each posting
                FIELD.places   term t's positions are positions[places[t]:places[t + 1]]
                FIELD.positions                    tf positions of the first posting, then of the second, …
                FIELD.lengths  exact number of postings of each story, repeated terms counted
                ids.*          (strings.KeyTable, in the order of stories)
                ids.rank       each id's place among the sorted ids
                published      seconds since 1970 UTC, not-a-number when undated
                titles.* digests.* origin.*        string lists; origin.rows numbers the distinct origins
                FACET.*        (columns.Column), for each facet and the outlet
                FACET.by_value value v is in the rows by_value[by_value.offsets[v]:by_value.offsets[v + 1]]
                values         story s has the values values[values.offsets[s]:…] of all facets (counting.py)
    NAME.sto    stories: each story's other parts, packed (packing.py); offsets
    NAME_GENERATION.del        docs: stories deleted since; df: terms.df without them

All of them are array files (arrays.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from whoosh.codec.base import Segment

from indexer.analysed import FACETS, FIELDS
from indexer.article import Article
from indexer.engines import packing
from indexer.engines.arrays import Array, ArrayFile, ArrayFileWriter, FileSum
from indexer.engines.columns import COLUMNS, Column
from indexer.engines.strings import Joined, KeyTable, StringList

INDEX_NAME = "MAIN"
"""Whoosh's own default name of an index inside its folder."""

_PACKED = ("body", "url", "published", "author", "where")


class ArraySegment(Segment):  # type: ignore[misc]  # whoosh has no types
    """A segment as Whoosh's table of contents lists it: plain numbers and names only."""

    def __init__(self, stories: int) -> None:
        super().__init__(INDEX_NAME)
        self.stories = stories
        self.deleted = 0
        self.deletions = ""

    def __getstate__(self) -> dict[str, Any]:
        return dict(vars(self))

    def file(self, suffix: str) -> str:
        """The file name of a part of the segment."""
        return str(self.make_filename(suffix))

    def without(self, deleted: int, deletions: str) -> ArraySegment:
        """This segment with other deletions: how many, and the file that names them."""
        other = copy(self)
        other.deleted, other.deletions = deleted, deletions
        return other

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files it is made of."""
        return (self.file(".seg"), self.file(".sto"), *filter(None, (self.deletions,)))

    def doc_count_all(self) -> int:
        """Stories, deleted ones included."""
        return self.stories

    def deleted_count(self) -> int:
        """Deleted stories."""
        return self.deleted

    def set_doc_count(self, doccount: int) -> None:
        """Asked for by Whoosh's base class."""
        self.stories = doccount

    def deleted_docs(self) -> NoReturn:
        """Whoosh never asks; SegmentView does."""
        raise NotImplementedError("deletions stand in a file of their own; see SegmentView.dead")

    delete_document = is_deleted = deleted_docs


@dataclass(frozen=True)
class FieldPostings:
    """The mapped postings of one field; the module's first lines tell what is what."""

    starts: Array
    docs: Array
    tf: Array
    places: Array
    positions: Array
    lengths: Array

    def slice_of(self, term: int) -> slice:
        """Where the term's postings are."""
        return slice(self._starts[term], self._starts[term + 1])

    @cached_property
    def _starts(self) -> memoryview:
        """`starts`, read a number at a time without numpy's cost for it."""
        return self.starts.data


class SegmentView:
    """A segment as it is read: mapped files and the stories deleted from it. Raises IndexDamaged."""

    def __init__(self, folder: Path, segment: ArraySegment, base: SegmentView | None = None) -> None:
        """`base` is a view of the same segment with other deletions: its mappings are shared."""
        self.segment = segment
        self.file: ArrayFile = base.file if base else ArrayFile(folder / segment.file(".seg"))
        self._stored: ArrayFile = base._stored if base else ArrayFile(folder / segment.file(".sto"))
        self._deletions = ArrayFile(folder / segment.deletions) if segment.deletions else None
        self.terms = KeyTable.of(self.file, "terms")
        self.ids = KeyTable.of(self.file, "ids")
        self.titles = StringList.of(self.file, "titles")
        self.published = self.file["published"]
        self.fields = {
            field: FieldPostings(
                *(self.file[f"{field}.{part}"] for part in ("starts", "docs", "tf", "places", "positions", "lengths"))
            )
            for field in FIELDS
        }

    @property
    def stories(self) -> int:
        """How many stories, deleted ones included."""
        return self.segment.stories

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The facets."""
        return {name: Column.of(self.file, name) for name in COLUMNS}

    @cached_property
    def values(self) -> tuple[Array, Array]:
        """(where each story's values begin, the values of all facets)."""
        return self.file["values.offsets"], self.file["values"]

    @cached_property
    def bare_values(self) -> tuple[memoryview, memoryview]:
        """`values`, read a number at a time without numpy's cost for it."""
        starts, values = self.values
        return starts.data, values.data

    @cached_property
    def value_names(self) -> tuple[tuple[str, str], ...]:
        """The facet and the slug of each number among `values`."""
        return tuple((facet, value) for facet in FACETS for value in self.columns[facet].values)

    @cached_property
    def value_bases(self) -> tuple[int, ...]:
        """The first number of each facet's values among `values`, and the first that is none."""
        return tuple(accumulate((len(self.columns[facet].values) for facet in FACETS), initial=0))

    @cached_property
    def row_entries(self) -> int:
        """How many values the tables of distinct rows hold, all facets together."""
        return sum(len(self.columns[facet].ordinals) for facet in FACETS)

    @cached_property
    def dead(self) -> Array:
        """The numbers of the deleted stories, ascending."""
        return self._deletions["docs"] if self._deletions else np.empty(0, np.int32)

    @cached_property
    def living(self) -> Array | None:
        """For each story whether it lives; None when all do."""
        if not len(self.dead):
            return None
        living = np.ones(self.stories, bool)
        living[self.dead] = False
        return living

    @property
    def df(self) -> Array:
        """For each term, the living stories that hold it in any field."""
        return self._deletions["df"] if self._deletions else self.file["terms.df"]

    @cached_property
    def _origin(self) -> tuple[Array, StringList]:
        return self.file["origin.rows"], StringList.of(self.file, "origin")

    @cached_property
    def _digests(self) -> StringList:
        return StringList.of(self.file, "digests")

    @cached_property
    def packed(self) -> StringList:
        """The packed parts of each story, as `pack_stories` made them."""
        return StringList(self._stored["stories"], self._stored["offsets"])

    def release(self) -> None:
        """Takes what was read out of this process's memory, which a merge of large segments would fill."""
        self.file.release()
        self._stored.release()

    def find(self, id: bytes, hashed: int) -> int:
        """The number of the living story with this id, or -1."""
        number = self.ids.find(id, hashed)
        return number if number < 0 or self.living is None or self.living[number] else -1

    def find_all(self, ids: Sequence[bytes], hashes: Array) -> list[int]:
        """The numbers of the living stories with these ids."""
        numbers = self.ids.find_all(ids, hashes)
        return numbers if self.living is None else [number for number in numbers if self.living[number]]

    def digest(self, story: int) -> str:
        """The digest the story came with."""
        return self._digests[story]

    def origin(self, story: int) -> str:
        """The file or feed that holds the story."""
        rows, values = self._origin
        return values[int(rows[story])]

    def unpack(self, story: int) -> dict[str, Any]:
        """The parts of a story that are neither searched nor counted: body, url, published, author, where, tags."""
        texts = packing.unpack(self.packed.key(story))
        return dict(zip(_PACKED, texts, strict=False)) | {"tags": tuple(texts[len(_PACKED) :])}


Content = Callable[[ArrayFileWriter], None]
"""Puts a file's arrays into it."""


def write_segment(folder: Path, segment: ArraySegment, searched: Content, stored: Content) -> dict[str, FileSum]:
    """Writes the segment's two files and says what was written. Raises OSError as the disk does."""
    sums = {}
    for suffix, content in ((".seg", searched), (".sto", stored)):
        with ArrayFileWriter(folder / segment.file(suffix)) as out:
            content(out)
            sums[segment.file(suffix)] = out.finish()
    return sums


def pack_stories(articles: Iterable[Article]) -> Joined:
    """What `unpack` gives back."""
    return packing.pack([[*map(article.__getattribute__, _PACKED), *article.tags] for article in articles])
