"""Whose name is being typed? The words that stand together in headlines: `rahul g` → राहुल गांधी.

No list of people is kept: who is in the news stands in its headlines.
"""

from __future__ import annotations

from collections import Counter

from indexer.analysed import groups_of
from indexer.engines.base import Reader
from indexer.language.analysis import analyse
from indexer.query import Query
from indexer.snippets import Highlighter
from indexer.understanding.suggest import complete
from indexer.understanding.understand import understand

HEADLINES = 30
"""Headlines that are looked at: enough that a name in the news stands in several, few enough for every key stroke."""

ENDINGS = 40
"""Words that the last letters may become: names are seldom among the first few words of a language."""


def names(reader: Reader, before: str, last: str, limit: int) -> list[str]:
    """What headlines have where `before` is followed by a word that `last` begins, the most frequent first."""
    analysed = understand(Query(text=before, limit=HEADLINES), reader.vocabulary).analysed
    wanted = frozenset(complete(last, reader.vocabulary, ENDINGS))
    highlighter = Highlighter(groups_of(analysed.root))
    found: Counter[str] = Counter()
    for scored in reader.search(analysed).stories:
        title = highlighter.mark(scored.story.title)
        if title.marks:
            start, end = title.marks[0][0], title.marks[-1][1]
            following = next(iter(analyse(title.text[end:])), None)
            if following and following.term in wanted and len(title.marks) == len(before.split()):
                found[title.text[start : end + following.end]] += 1
    return [name for name, _ in found.most_common(limit) if len(name.split()) == len(before.split()) + 1]
