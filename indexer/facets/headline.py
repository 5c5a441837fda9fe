"""Which words of a headline are someone's in the story, not the desk's?

What is said tells of its speaker that he said it: "थप्पड़ का जवाब थप्पड़ से- मंत्री" (a slap for a slap) is a
statement, not violence. A headline marks it by quotation marks, by a colon or dash on the side of the speaker, or by a
last clause that begins with the verb: "…, बोले मंत्री" (said the minister).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain

from indexer.facets.marks import COLON, COMMA, END, HYPHEN, QUOTE
from indexer.facets.words import Words

PARTING = frozenset((QUOTE, COLON, HYPHEN, COMMA))
"""The marks that part what someone says: without any of them a headline says nothing in another's name."""

LEAST = 4
"""A quotation is what someone said from so many tokens on; a shorter one is a name or a word in doubt."""

SPEAKER = 4
"""So many tokens at most stand between a colon and the verb that says who speaks; fewer alone name a speaker."""

CLAUSE = 8
"""So many tokens at most say who speaks and where; more are a sentence of their own."""


def parted(words: Words, tokens: Sequence[str]) -> list[str]:
    """The tokens, a dash beside a space read as a colon: "… नाकाम- राहुल"."""
    return [COLON if token == HYPHEN and _beside_space(words, index) else token for index, token in enumerate(tokens)]


def quotations(words: Words, tokens: Sequence[str]) -> list[range]:
    """The tokens inside each pair of quotation marks that hold enough words for something said."""
    marks = [index for index, token in enumerate(tokens) if token == QUOTE and not _apostrophe(words, index)]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [range(first + 1, last) for first, last in pairs if last - first > LEAST]


def said(tokens: Sequence[str], quoted: Sequence[range], verbs: Set[str]) -> set[int]:
    """The tokens that someone says: those quoted, and those that a colon or comma parts from who says them."""
    return {*chain.from_iterable(quoted), *chain.from_iterable(_by_colon(tokens, verbs)), *_by_comma(tokens, verbs)}


def _by_colon(tokens: Sequence[str], verbs: Set[str]) -> Iterator[range]:
    colons = [index for index, token in enumerate(tokens) if token == COLON]
    for begin, colon, end in zip([-1, *colons], colons, [*colons[1:], len(tokens)], strict=False):
        if not verbs.isdisjoint(tokens[max(begin + 1, colon - SPEAKER) : colon]):
            yield range(colon + 1, len(tokens))
        elif end == len(tokens) and _speaks(tokens[colon + 1 :], verbs):
            yield range(begin + 1, colon)


def _by_comma(tokens: Sequence[str], verbs: Set[str]) -> range:
    # The verb opens the last clause and its speaker follows; with a colon after it, what follows would be said.
    comma = max((index for index, token in enumerate(tokens) if token == COMMA), default=len(tokens))
    rest = [token for token in tokens[comma + 1 :] if token not in ("", END)]
    if not rest or rest[0] not in verbs or len(rest) > CLAUSE or COLON in rest:
        return range(0)
    begin = max((index for index, token in enumerate(tokens[:comma]) if token == COLON), default=-1)
    return range(begin + 1, comma)


def _speaks(rest: Sequence[str], verbs: Set[str]) -> bool:
    names = [token for token in rest if token not in ("", END)]
    return 0 < len(names) < SPEAKER or (len(names) <= CLAUSE and not verbs.isdisjoint(names[: SPEAKER + 1]))


def _beside_space(words: Words, index: int) -> bool:
    start, end = words.span(index, index)
    return words.text[start - 1 : start].isspace() or words.text[end : end + 1].isspace()


def _apostrophe(words: Words, index: int) -> bool:
    start, end = words.span(index, index)
    return words.text[start - 1 : start].isalpha() and words.text[end : end + 1].isalpha()
