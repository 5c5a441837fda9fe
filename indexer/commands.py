"""What does each command do? One function a command: options in, printed lines and an exit code out."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from indexer import build, facets
from indexer.article import Article
from indexer.engines import open_engine
from indexer.engines.base import Reader
from indexer.errors import KhabarKhojError, QueryError, SourceError
from indexer.facets.base import Tags
from indexer.parallel import ordered_chunks
from indexer.prepare import Cleaned, documents, each_or_skipped
from indexer.present import (
    document_to_json,
    facet_lists,
    line,
    page_to_json,
    tags_to_json,
    understanding_to_json,
)
from indexer.progress import progress_on
from indexer.query import Query
from indexer.reading import Skipped, open_source
from indexer.results import ResultPage
from indexer.search import search as find
from indexer.terminal import print_page, print_understanding
from indexer.understanding.expand import candidates_of
from indexer.understanding.understand import Understanding, understand
from indexer.vocabulary import Vocabulary

Options = Namespace

WORDS_TOGETHER = 256
"""Romanized words read at a time: together they cost a fraction of what each costs alone."""


def index(options: Options) -> int:
    """Adds, updates and removes stories, and says what was done and what was skipped."""
    overrides = facets.load_overrides(Path(options.overrides)) if options.overrides else None
    with progress_on(sys.stderr) as progress:
        report = build.index(
            open_engine(options.index), options.sources, prune=options.prune, overrides=overrides, progress=progress
        )
    for skipped in report.skipped:
        _name(skipped)
    if options.json:
        print(line(report.to_json()))
    else:
        print(
            f"{report.read} read: {report.added} added, {report.updated} updated, {report.unchanged} unchanged, "
            f"{report.removed} removed, {len(report.skipped)} skipped, in {report.seconds:.1f} s"
        )
    done = report.added + report.updated + report.unchanged + report.removed
    return 0 if not report.skipped else 1 if done else 2


def remove(options: Options) -> int:
    """Takes stories down and keeps them out, or lets them in again."""
    engine = open_engine(options.index)
    with engine.reader() as reader:
        known = reader.kept_out() if options.undo else {id for id in options.ids if reader.known(id)}
    ids = [id for id in options.ids if id in known]
    for id in options.ids:
        if id not in known:
            print(f"khabarkhoj: no story {'taken down' if options.undo else 'here'} has the id {id}", file=sys.stderr)
    if ids:
        with engine.writer() as writer:
            for id in ids:
                if options.undo:
                    writer.let_in(id)
                else:
                    writer.remove(id)
                    writer.keep_out(id)
            writer.commit()
        print(f"{len(ids)} {'may come in again at the next indexing' if options.undo else 'taken down and kept out'}")
    return 0 if len(ids) == len(options.ids) else 1 if ids else 2


def search(options: Options) -> int:
    """Searches the index, for one query or for each line of a file."""

    def ask(reader: Reader, text: str) -> ResultPage:
        return find(reader, _query(options, text))

    return _answer(options, ask, page_to_json, print_page)


def explain(options: Options) -> int:
    """Says how a query is understood, for one query or for each line of a file."""

    def ask(reader: Reader, text: str) -> Understanding:
        return understand(Query(text=text), reader.vocabulary)

    return _answer(options, ask, understanding_to_json, print_understanding)


def tag(options: Options) -> int:
    """The facets of each story, with the words that gave them."""
    return _each_story(options, partial(_tagged, as_json=options.json))


def analyse(options: Options) -> int:
    """The terms and facets of each story, as an engine is given them."""
    return _each_story(options, partial(_analysed, as_json=options.json))


def aliases(options: Options) -> int:
    """Devanagari words of a vocabulary for each romanized word on standard input, best first."""
    vocabulary = Vocabulary.of(_counted_words(Path(options.vocabulary)))
    together = 1 if sys.stdin.isatty() else WORDS_TOGETHER
    lines = _lines(sys.stdin)
    while typed := list(islice(lines, together)):
        for word, found in zip(typed, candidates_of(typed, vocabulary, options.top), strict=True):
            if options.json:
                shown = [{"term": term, "score": round(score, 6)} for term, score in found]
                print(line({"query": word, "candidates": shown}))
            else:
                print(word, *(term for term, _ in found), sep="\t")
    return 0


def check(options: Options) -> int:
    """Reads the whole index and names what is damaged."""
    damages = open_engine(options.index).check()
    for damage in damages:
        print(f"{damage.path}: {damage.what}")
    if damages:
        print("khabarkhoj: the index is damaged: build it again from its sources", file=sys.stderr)
        return 1
    with open_engine(options.index).reader() as reader:
        print(f"{options.index} is whole: {reader.count} stories")
    return 0


def serve(options: Options) -> int:
    """Serves the search pages until interrupted."""
    from webapp.serve import serve as serve_pages  # noqa: PLC0415  # only this command may know the web app

    with open_engine(options.index).reader():
        pass  # no index is said here, in one line, before any worker starts
    serve_pages(options.index, options.host, options.port, options.workers)
    return 0


def _query(options: Options, text: str) -> Query:
    return Query(
        text=text,
        party=tuple(options.party),
        place=tuple(options.place),
        event=tuple(options.event),
        from_=options.from_,
        to=options.to,
        sort=options.sort,
        page=options.page,
        limit=options.limit,
    )


def _answer(
    options: Options,
    ask: Callable[[Reader, str], Any],
    to_json: Callable[[Any], dict[str, Any]],
    show: Callable[[Any], None],
) -> int:
    """Answers one query, or each of a batch in order; in a batch an error stands in the place of its answer."""
    if options.batch and options.query:
        raise QueryError("Give a QUERY or --batch FILE, not both.", input=" ".join(options.query))
    with open_engine(options.index).reader() as reader:
        if not options.batch:
            answer = ask(reader, _sound(" ".join(options.query)))
            print(line(to_json(answer))) if options.json else show(answer)
            return 0
        failed = answered = 0
        for text in _batch(options.batch):
            try:
                answer = ask(reader, text)
            except KhabarKhojError as error:
                failed += 1
                print(line(error.to_json()) if options.json else f"{text}: {error.message}")
                continue
            answered += 1
            print(line(to_json(answer))) if options.json else show(answer)
    return 0 if not failed else 1 if answered else 2


def _each_story(options: Options, shown: Callable[[Sequence[Cleaned]], list[str]]) -> int:
    """Prints what is shown of each story of the sources; names what was skipped."""
    sources = [open_source(name) for name in options.sources]
    printed = skipped = 0
    for made in chain.from_iterable(ordered_chunks(partial(each_or_skipped, shown), chain.from_iterable(sources))):
        if isinstance(made, Skipped):
            skipped += 1
            _name(made)
        else:
            printed += 1
            print(made)
    return 0 if not skipped else 1 if printed else 2


def _tagged(stories: Sequence[Cleaned], *, as_json: bool) -> list[str]:
    tags = facets.tag_all(facets.words_of([story.article for story in stories]))
    return [_tags_shown(story.article, of_story, as_json) for story, of_story in zip(stories, tags, strict=True)]


def _tags_shown(article: Article, tags: Tags, as_json: bool) -> str:
    if as_json:
        return line(tags_to_json(article, tags))
    lists = "  ".join(f"{name}: {' '.join(slugs) or '–'}" for name, slugs in facet_lists(tags.facets).items())
    return f"{article.id}  {article.title}\n    {lists}"


def _analysed(stories: Sequence[Cleaned], *, as_json: bool) -> list[str]:
    shown = [document_to_json(document) for document in documents(stories)]
    if as_json:
        return [line(document) for document in shown]
    return [
        "\n".join([one["id"], *(f"    {field}: {' '.join(terms)}" for field, terms in one["fields"].items())])
        for one in shown
    ]


def _name(skipped: Skipped) -> None:
    print(f"skipped {skipped.source}: {skipped.reason}", file=sys.stderr)


def _sound(text: str) -> str:
    """Text without the lone surrogates that stand for undecodable bytes of an argument."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _lines(stream: Iterable[str]) -> Iterator[str]:
    return (text.rstrip("\r\n") for text in stream)


def _batch(name: str) -> Iterator[str]:
    if name == "-":
        yield from _lines(sys.stdin)
        return
    try:
        with Path(name).open(encoding="utf-8", errors="replace", newline="\n") as file:
            yield from _lines(file)
    except OSError as error:
        raise QueryError(
            f"{name} cannot be read ({error.strerror}): name a file of queries, or -", input=name
        ) from error


def _counted_words(path: Path) -> Iterator[tuple[str, int]]:
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, row in enumerate(_lines(file), 1):
                word, _, count = row.partition("\t")
                if word and not count.isdecimal():
                    raise SourceError(f"{path}:{number} is not a word, a tab and its count", input=f"{path}:{number}")
                if word:
                    yield word, int(count)
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read as a table of words: {error}", input=str(path)) from error
