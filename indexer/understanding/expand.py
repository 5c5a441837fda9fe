"""For which terms of the index does each typed word stand, and how well?

typed word ─▶ itself, its spellings, its stem  (Devanagari)
           ─▶ its romanized readings           (Latin letters; all words of a query at a time)
           ─▶ its aliases and translations     (tables)
           ─▶ corrections                      (only when the index does not know it)
           ─▶ one Group: the best few, weighted
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from indexer.analysed import Alternative, Group
from indexer.language.analysis import exact
from indexer.language.script import is_devanagari
from indexer.understanding.readings import readings
from indexer.understanding.variants import Weighed, variants
from indexer.vocabulary import Vocabulary

MOST = 8
"""Alternatives of a group: each costs the engine a list of postings; what comes after the eighth hardly weighs."""


def expand(words: Sequence[str], vocabulary: Vocabulary, pins: Mapping[str, str] | None = None) -> tuple[Group, ...]:
    """A group for each typed word, best alternatives first; a word with nothing good has none.

    `words` are adjacent plain words, as typed, each one token. `pins` maps typed words to the one term to keep.
    """
    pins = pins or {}
    terms = [exact(word) for word in words]
    latin = [
        number for number, term in enumerate(terms) if term.isascii() and term.isalpha() and words[number] not in pins
    ]
    read = dict(zip(latin, readings([terms[number] for number in latin], vocabulary, MOST), strict=True))
    groups = []
    for number, (word, term) in enumerate(zip(words, terms, strict=True)):
        if word in pins:
            found: Iterable[Weighed] = [Weighed((exact(pins[word]),), 1.0, "same")]
        elif is_devanagari(term):
            found = variants(term, vocabulary)
        else:
            found = [Weighed((term,), 1.0, "same")] if vocabulary.frequency(term) else []
            best = read.get(number, [])
            for reading in best[:4]:
                share = 2.718 ** (reading.score - best[0].score)
                if share > 0.05:
                    found += [
                        Weighed(other.terms, other.weight * share, "romanized")
                        for other in variants(reading.term, vocabulary)
                    ]
        groups.append(Group(word, _best(found)))
    return tuple(groups)


def _best(found: Iterable[Weighed]) -> tuple[Alternative, ...]:
    """The few that weigh most, each once."""
    kept: dict[tuple[str, ...], Weighed] = {}
    for each in found:
        if each.terms not in kept or kept[each.terms].weight < each.weight:
            kept[each.terms] = each
    ordered = sorted(kept.values(), key=lambda each: (-each.weight, each.terms))[:MOST]
    return tuple(Alternative(each.terms, round(min(1.0, each.weight), 4), each.why) for each in ordered)


def candidates(typed: str, vocabulary: Vocabulary, limit: int) -> list[tuple[str, float]]:
    """The Devanagari words of the vocabulary, as they stand there, that a romanized word may be; best first, scored."""
    return candidates_of([typed], vocabulary, limit)[0]


def candidates_of(typed: Sequence[str], vocabulary: Vocabulary, limit: int) -> list[list[tuple[str, float]]]:
    """`candidates` for many words at a time, which is several times faster a word; a few hundred at once do best."""
    return [
        [(reading.term, reading.score) for reading in found]
        for found in readings([word.lower() for word in typed], vocabulary, limit)
    ]
