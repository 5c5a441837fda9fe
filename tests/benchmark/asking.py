"""What do readers ask? Words of one story, in Devanagari or typed in Roman letters, from the stories of any index."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

from indic_transliteration import sanscript

from indexer.analysed import AnalysedQuery, Everything
from indexer.engines.base import Reader
from indexer.language.script import is_devanagari
from indexer.language.tokens import surfaces

SHAPES = (1, 2, 2, 2, 3, 3, 0, 0)
"""How many telling words a query has; 0 stands for one that every tenth story or more holds."""

SHORTEST = 3
"""Letters and signs of a word that is asked for."""

_SAMPLE, _TOGETHER = 2_000, 20


def queries(bodies: Sequence[str], count: int, seed: int = 1) -> list[str]:
    """So many different queries in Devanagari, each of words that one of the bodies holds."""
    rng = random.Random(seed)
    worded = [list(dict.fromkeys(filter(_asked_for, surfaces(body)))) for body in bodies]
    held = Counter(word for words in worded for word in words)
    common = len(bodies) / 10
    found: dict[str, None] = {}
    for _ in range(100 * count):
        words, wanted = rng.choice(worded), rng.choice(SHAPES)
        fitting = [word for word in words if (held[word] < common if wanted else held[word] >= common)]
        if len(fitting) >= max(wanted, 1):
            found[" ".join(rng.sample(fitting, max(wanted, 1)))] = None
        if len(found) == count:
            return list(found)
    raise SystemExit(f"{len(bodies)} stories give no {count} different queries: give more stories")


def romanized(query: str) -> str:
    """A Devanagari query as it may be typed: letter by letter, the inherent vowel left out at the end.

    >>> romanized("मेरठ हंडिया चुनाव")
    'merath handiya chunav'
    """
    latin = sanscript.transliterate(query, sanscript.DEVANAGARI, sanscript.OPTITRANS)
    ended = re.sub(r"(?<=[^aeiouAEIOU ])a(?= |$)", "", latin)
    return re.sub("[^a-z ]", "", ended.replace("M", "n").lower())


def bodies_of(reader: Reader, seed: int = 1) -> list[str]:
    """The bodies of some stories of an index."""
    rng = random.Random(seed)
    found: list[str] = []
    for _ in range(min(_SAMPLE, reader.count) // _TOGETHER + 1):
        offset = rng.randrange(max(reader.count - _TOGETHER, 1))
        answer = reader.search(AnalysedQuery(Everything(), sort="newest", offset=offset, limit=_TOGETHER))
        found += [scored.story.body for scored in answer.stories]
    return found


def _asked_for(word: str) -> bool:
    return len(word) >= SHORTEST and is_devanagari(word)
