"""How does each engine do the same work? Writing ready terms; 20 best with titles, the total, counts of three facets.

An engine here is a Peer. Writing counts the seconds of processor time that the process spent on it, not those spent
making the stories: an engine that writes in a thread of its own beside the caller's cannot hide its work there, and
other work on the machine counts for nobody. Those whose package is not installed are left out.
"""

from __future__ import annotations

import sqlite3
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.analysed import FACETS, Alternative, AnalysedQuery, And, Document, Group, Node, Not, Or, Published
from indexer.dates import timestamp
from indexer.engines import open_engine


@dataclass(frozen=True)
class Asked:
    """A query that every engine can express: words of title or body. `span` is in seconds since 1970."""

    words: tuple[str, ...] = ()
    any: bool = False
    phrase: tuple[str, ...] = ()
    without: str = ""
    span: tuple[int, int] | None = None
    newest: bool = False


class Peer(ABC):
    """An engine that lays its index in `folder`."""

    name: str
    folder: Path

    @abstractmethod
    def write(self, documents: Iterator[Document]) -> float:
        """Writes the stories, makes them searchable, and returns the seconds of processor time that it took."""

    @abstractmethod
    def ask(self, asked: Asked) -> int:
        """The total of a query, for which the engine also fetches 20 titles and counts three facets."""

    def answer(self, asked: Asked) -> tuple[int, float]:
        """(total, seconds by the clock)."""
        start = time.perf_counter()
        return self.ask(asked), time.perf_counter() - start

    def close(self) -> None:  # noqa: B027  # most have nothing to let go of
        """Lets go of what outlives a process."""


def processor_seconds(documents: Iterator[Document], add: Callable[[Document], None], end: Callable[[], None]) -> float:
    """Seconds of all threads for adding and ending, without those of this thread for making the stories."""
    start, making = time.process_time(), 0.0
    while True:
        before = time.thread_time()
        document = next(documents, None)
        making += time.thread_time() - before
        if document is None:
            break
        add(document)
    end()
    return time.process_time() - start - making


class KhabarKhoj(Peer):
    name = "KhabarKhoj"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._engine = open_engine(str(folder))

    def write(self, documents: Iterator[Document]) -> float:
        with self._engine.writer() as writer:
            seconds = processor_seconds(documents, writer.add, writer.commit)
            start = time.process_time()
        # A writer merges what it put off as it leaves.
        self.reader = self._engine.reader()
        return seconds + time.process_time() - start

    def ask(self, asked: Asked) -> int:
        answer = self.reader.search(query_of(asked))
        assert all(scored.story.title for scored in answer.stories)
        return answer.total


def query_of(asked: Asked) -> AnalysedQuery:
    groups: list[Node] = [Group(word, (Alternative((word,)),)) for word in asked.words]
    nodes: list[Node] = [Or(tuple(groups))] if asked.any else groups
    if asked.phrase:
        nodes.append(Group("phrase", (Alternative(asked.phrase),)))
    if asked.without:
        nodes.append(Not(Group(asked.without, (Alternative((asked.without,)),))))
    span = Published(*map(float, asked.span)) if asked.span else None
    return AnalysedQuery(And(tuple(nodes)), published=span, sort="newest" if asked.newest else "relevance")


class Tantivy(Peer):
    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        folder.mkdir()
        self.folder = folder
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("stored_title", stored=True, tokenizer_name="raw")
        for field in ("title", "body"):
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
        for facet in FACETS:
            builder.add_text_field(facet, tokenizer_name="raw", fast=True)
        builder.add_integer_field("published", fast=True, indexed=True)
        self._index = tantivy.Index(builder.build(), path=str(folder))

    def write(self, documents: Iterator[Document]) -> float:
        writer = self._index.writer(512_000_000, 1)

        def end() -> None:
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
            self._searcher = self._index.searcher()

        return processor_seconds(documents, lambda document: self._add(writer, document), end)

    def _add(self, writer: Any, story: Document) -> None:
        fields = {field: " ".join(story.terms[field]) for field in ("title", "body")}
        document = self._tantivy.Document(stored_title=story.article.title, **fields)
        document.add_integer("published", int(timestamp(story.article.published) or 0))
        for facet in FACETS:
            for value in story.facets[facet]:
                document.add_text(facet, value)
        writer.add_document(document)

    def ask(self, asked: Asked) -> int:
        query = self._query(asked)
        order = {"order_by_field": "published"} if asked.newest else {}
        result = self._searcher.search(query, limit=20, count=True, **order)
        self._searcher.aggregate(query, {f: {"terms": {"field": f, "size": 1000}} for f in FACETS})
        for _, address in result.hits:
            assert self._searcher.doc(address)["stored_title"]
        return int(result.count)

    def _query(self, asked: Asked) -> Any:
        query, occur, schema = self._tantivy.Query, self._tantivy.Occur, self._index.schema

        def anywhere(make: Callable[[str], Any]) -> Any:
            boosts = {"title": 3.0, "body": 1.0}
            return query.boolean_query(
                [(occur.Should, query.boost_query(make(field), boost)) for field, boost in boosts.items()]
            )

        def word(text: str) -> Any:
            return anywhere(lambda field: query.term_query(schema, field, text))

        parts = [(occur.Should if asked.any else occur.Must, word(text)) for text in asked.words]
        if asked.phrase:
            parts.append((occur.Must, anywhere(lambda field: query.phrase_query(schema, field, list(asked.phrase)))))
        if asked.without:
            parts.append((occur.MustNot, word(asked.without)))
        if asked.span:
            integer, (start, end) = self._tantivy.FieldType.Integer, asked.span
            inside = query.range_query(schema, "published", integer, start, end, include_upper=False)
            parts.append((occur.Must, query.const_score_query(inside, 0.0)))
        return query.boolean_query(parts)


class Fts5(Peer):
    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self._sql = sqlite3.connect(folder / "index.sqlite")
        # As much memory as the others take, in the place of SQLite's two megabytes; the file is mapped as theirs are.
        self._sql.execute("pragma cache_size = -262144")
        self._sql.execute("pragma mmap_size = 17179869184")
        tokens = "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M*' tokenchars '.'\""
        self._sql.execute(f"create virtual table story using fts5(title, body, content='', {tokens})")
        self._sql.execute("create table stored (rowid integer primary key, title text, published integer)")
        self._sql.execute("create table facet (story integer, facet integer, value text)")

    def write(self, documents: Iterator[Document]) -> float:
        self._count = 0

        def end() -> None:
            self._sql.execute("create index facet_of_story on facet (story, facet, value)")
            self._sql.execute("insert into story (story) values ('optimize')")
            self._sql.commit()

        return processor_seconds(documents, self._add, end)

    def _add(self, document: Document) -> None:
        self._count += 1
        fields = (" ".join(document.terms[field]) for field in ("title", "body"))
        self._sql.execute("insert into story (rowid, title, body) values (?, ?, ?)", (self._count, *fields))
        published = int(timestamp(document.article.published) or 0)
        self._sql.execute("insert into stored values (?, ?, ?)", (self._count, document.article.title, published))
        values = [(self._count, number, v) for number, facet in enumerate(FACETS) for v in document.facets[facet]]
        self._sql.executemany("insert into facet values (?, ?, ?)", values)

    def ask(self, asked: Asked) -> int:
        words = [f'"{word}"' for word in asked.words] + ([f'"{" ".join(asked.phrase)}"'] if asked.phrase else [])
        match = (" OR " if asked.any else " AND ").join(words) + (f' NOT "{asked.without}"' if asked.without else "")
        inside = f"and published >= {asked.span[0]} and published < {asked.span[1]}" if asked.span else ""
        order = "published desc" if asked.newest else "bm25(story, 3.0, 1.0)"
        matching = f"from story join stored on stored.rowid = story.rowid where story match ? {inside}"
        best = f"select stored.title {matching} order by {order} limit 20"
        assert all(title for (title,) in self._sql.execute(best, (match,)))
        for number in range(len(FACETS)):
            found = f"select stored.rowid {matching}"
            counts = f"select value, count(*) from facet where facet = {number} and story in ({found}) group by value"
            self._sql.execute(counts, (match,)).fetchall()
        (total,) = self._sql.execute(f"select count(*) {matching}", (match,)).fetchone()
        return int(total)


class StockWhoosh(Peer):
    name = "stock Whoosh"

    def __init__(self, folder: Path) -> None:
        from whoosh import fields, index
        from whoosh.analysis import SpaceSeparatedTokenizer

        folder.mkdir()
        self.folder = folder
        text = fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True)
        facet = fields.KEYWORD(commas=True, scorable=False, sortable=True)
        self._schema = fields.Schema(
            stored_title=fields.STORED,
            title=text,
            body=text,
            published=fields.NUMERIC(int, 64, sortable=True),
            **dict.fromkeys(FACETS, facet),
        )
        self._index = index.create_in(str(folder), self._schema)

    def write(self, documents: Iterator[Document]) -> float:
        writer = self._index.writer(limitmb=512)

        def end() -> None:
            writer.commit()
            self._searcher = self._index.searcher()

        return processor_seconds(documents, lambda document: self._add(writer, document), end)

    def _add(self, writer: Any, story: Document) -> None:
        fields = {field: " ".join(story.terms[field]) for field in ("title", "body")}
        facets = {facet: ",".join(story.facets[facet]) for facet in FACETS}
        published = int(timestamp(story.article.published) or 0)
        writer.add_document(stored_title=story.article.title, published=published, **fields, **facets)

    def ask(self, asked: Asked) -> int:
        from whoosh.sorting import FieldFacet

        facets = {facet: FieldFacet(facet, allow_overlap=True, maptype=None) for facet in FACETS}
        order = {"sortedby": "published", "reverse": True} if asked.newest else {}
        result = self._searcher.search(self._query(asked), limit=20, groupedby=facets, **order)
        assert all(hit["stored_title"] for hit in result)
        for facet in FACETS:
            sum(map(len, result.groups(facet).values()))
        return len(result)

    def _query(self, asked: Asked) -> Any:
        from whoosh import query

        def word(text: str) -> Any:
            return query.Or([query.Term("title", text, boost=3.0), query.Term("body", text)])

        words = [word(text) for text in asked.words]
        parts = [query.Or(words)] if asked.any else words
        if asked.phrase:
            parts.append(query.Or([query.Phrase(field, list(asked.phrase)) for field in ("title", "body")]))
        if asked.span:
            parts.append(query.NumericRange("published", asked.span[0], asked.span[1], endexcl=True))
        found = query.And(parts)
        return query.AndNot(found, word(asked.without)) if asked.without else found


PEERS: Sequence[type[Peer]] = (KhabarKhoj, Tantivy, Fts5, StockWhoosh)
