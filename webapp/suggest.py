"""What may a reader mean who has typed this far? Facet values, words and headlines of this index, in either script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from itertools import islice

from indexer.analysed import FACETS
from indexer.engines.base import Reader
from indexer.facets import values
from indexer.names import names
from indexer.query import MAX_QUERY_CHARACTERS, Query
from indexer.search import search
from indexer.understanding.suggest import complete
from indexer.understanding.understand import understand
from webapp.naming import short, whole
from webapp.wording import FACET, plain

VALUES, NAMES, WORDS, TITLES = 4, 3, 6, 3
"""Suggestions of each kind: together as many as stay in sight beside a phone's keyboard."""

TITLES_FROM = 4
"""Letters from which headlines are suggested: with fewer, nearly any story has a word that begins so."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the box would hold, of which kind it is (a facet, name, word, title), and what is said beside it."""

    text: str
    kind: str
    label: str


def suggestions(reader: Reader, typed: str) -> list[dict[str, str]]:
    """What would go on from what was typed: {text, kind, label}, most wanted kinds first, nothing twice."""
    typed = " ".join(typed.split())
    if not typed or len(typed) > MAX_QUERY_CHARACTERS:
        return []
    words = list(islice(_words(reader, typed), WORDS))
    titles = _titles(reader, words[0].text if words else typed) if len(typed) >= TITLES_FROM else ()
    unique: dict[str, Suggestion] = {}
    for suggestion in (*islice(_values(reader, typed.casefold()), VALUES), *_people(reader, typed), *words, *titles):
        unique.setdefault(suggestion.text, suggestion)
    return [asdict(suggestion) for suggestion in unique.values()]


def _values(reader: Reader, typed: str) -> Iterator[Suggestion]:
    """Facet values whose name begins with what was typed, those with most stories first."""
    stories = _stories(reader)
    named = ((row, names) for row, names in _names().items() if row in stories)
    matching = [row for row, names in named if any(name.startswith(typed) for name in names)]
    for facet, slug in sorted(matching, key=lambda row: -stories[row]):
        brief = short(facet, slug)
        yield Suggestion(brief.hi, facet, f"{brief.en} · {FACET[facet].hi}")


def _people(reader: Reader, typed: str) -> Iterator[Suggestion]:
    """Names that headlines have, once more than one word is typed."""
    before, space, last = typed.rpartition(" ")
    if space and last:
        for name in names(reader, before, last, NAMES):
            yield Suggestion(name, "name", "नाम")


def _words(reader: Reader, typed: str) -> Iterator[Suggestion]:
    """What was typed with its last word completed."""
    before, space, last = typed.rpartition(" ")
    for term in complete(last, reader.vocabulary, WORDS):
        yield Suggestion(before + space + term, "word", "शब्द")


def _titles(reader: Reader, text: str) -> Iterator[Suggestion]:
    """Headlines of the stories that are found first."""
    analysed = understand(Query(text=text, limit=TITLES), reader.vocabulary).analysed
    for scored in reader.search(analysed).stories:
        yield Suggestion(plain(scored.story.title), "title", "ख़बर")


@cache
def _names() -> dict[tuple[str, str], tuple[str, ...]]:
    """Every value as (facet, slug), with its names in both languages, in small letters."""
    return {
        (facet, slug): tuple(
            name.casefold() for both in (short(facet, slug), whole(facet, slug)) for name in (both.hi, both.en)
        )
        for facet in FACETS
        for slug in values(facet)
    }


def _stories(reader: Reader) -> dict[tuple[str, str], int]:
    """How many stories each value of the index has, counted once a commit."""
    known = _counted.get(reader.commit)
    if known is None:
        counts = search(reader, Query(limit=0)).facets
        known = {(facet, count.value): count.count for facet in FACETS for count in counts[facet]}
        _counted.clear()
        _counted[reader.commit] = known
    return known


_counted: dict[str, dict[tuple[str, str], int]] = {}
"""The counts of the newest commit. Another thread may count at the same time; both come to the same."""
