"""What do the signs in a typed query mean: quotes, AND OR NOT, -word, parentheses, field:value?

    query   = and_ ("OR" and_)*
    and_    = unary ("AND"? unary)*
    unary   = ("NOT" | "-") unary | "(" query ")" | '"' words '"' | field ":" value | word+

NOT binds tightest, then AND (also where nothing is written), then OR. The operators are the English words in capitals.
Words side by side stay one run, so that `mukhya mantri` can be understood as one word. Text that breaks these rules is
still a query: its words, and a remark that it was read as plain words.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from indexer.analysed import FACETS
from indexer.language.tokens import surfaces

FIELDS = (*FACETS, "outlet", "from", "to")
"""What may stand before a colon. Anything else before a colon is a word ("मेरठ: इस्तीफा")."""

MAX_DEPTH = 20
"""Parentheses within parentheses: more than any reader writes, far below Python's own limit."""


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words side by side, as typed."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotes: this spelling, this order."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """field:value, the value as typed."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One part must hold."""

    parts: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part must not hold."""

    part: Syntax


Syntax = Words | Quoted | Field | All | Any | Without


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the text says; `malformed` when its signs made no sense and it was read as plain words."""

    syntax: Syntax
    malformed: bool = False


class _Malformed(Exception):
    """The text's signs make no sense."""


_LEXEME = regex.compile(
    r"""
      (?P<space>\s+)
    | (?P<quoted>["“”„«][^"“”»]*["“”»])
    | (?P<open>\() | (?P<close>\))
    | (?P<minus>(?<![^\s(])-(?=[\w"“(]))
    | (?P<field>\b(?:FIELDS):)(?=[^\s])
    | (?P<quote>["“”„«»])
    | (?P<word>[^\s()"“”„«»]+)
    """.replace("FIELDS", "|".join(FIELDS)),
    regex.VERBOSE,
)


def parse(text: str) -> Parsed:
    """What a typed query says.

    >>> parse('ओवैसी "मेरठ महापौर" -सपा').syntax
    All(parts=(Words(words=('ओवैसी',)), Quoted(words=('मेरठ', 'महापौर')), Without(part=Words(words=('सपा',)))))
    >>> parse('owaisi (istifa').malformed
    True
    """
    try:
        parser = _Parser(text)
        syntax = parser.query(0)
        parser.expect_end()
        return Parsed(syntax)
    except _Malformed:
        words = surfaces(text)
        plain = [word for word in words if word not in ("AND", "OR", "NOT")] or words
        return Parsed(Words(tuple(plain)) if plain else All(()), malformed=True)


class _Parser:
    """Recursive descent over the lexemes of one query."""

    def __init__(self, text: str) -> None:
        self.lexemes = [(m.lastgroup, m.group()) for m in _LEXEME.finditer(text) if m.lastgroup != "space"]
        self.at = 0

    def peek(self) -> tuple[str | None, str]:
        return self.lexemes[self.at] if self.at < len(self.lexemes) else (None, "")

    def take(self) -> str:
        self.at += 1
        return self.lexemes[self.at - 1][1]

    def expect_end(self) -> None:
        if self.at < len(self.lexemes):
            raise _Malformed

    def query(self, depth: int) -> Syntax:
        if depth > MAX_DEPTH:
            raise _Malformed
        parts = [self.all_of(depth)]
        while self.peek() == ("word", "OR"):
            self.take()
            parts.append(self.all_of(depth, needed=True))
        if len(parts) > 1 and parts[0] == All(()):
            raise _Malformed
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def all_of(self, depth: int, *, needed: bool = False) -> Syntax:
        parts: list[Syntax] = []
        joined = False
        while True:
            kind, lexeme = self.peek()
            if kind in (None, "close") or lexeme == "OR":
                break
            if (kind, lexeme) == ("word", "AND"):
                if not parts or joined:
                    raise _Malformed
                self.take()
                joined = True
                continue
            parts += self.unary(depth)
            joined = False
        if joined or (needed and not parts):
            raise _Malformed
        merged = _merge_runs(parts)
        return merged[0] if len(merged) == 1 else All(tuple(merged))

    def unary(self, depth: int) -> list[Syntax]:
        kind, lexeme = self.peek()
        if kind == "minus" or (kind, lexeme) == ("word", "NOT"):
            self.take()
            if self.peek()[0] in (None, "close") or self.peek()[1] in ("AND", "OR"):
                raise _Malformed
            excluded = _one(self.unary(depth))
            return [] if excluded == All(()) else [Without(excluded)]
        if kind == "open":
            self.take()
            inner = self.query(depth + 1)
            if self.peek()[0] != "close":
                raise _Malformed
            self.take()
            return [] if inner == All(()) else [inner]
        if kind == "quote":
            raise _Malformed
        if kind == "quoted":
            words = tuple(surfaces(self.take()))
            return [Quoted(words)] if words else []
        if kind == "field":
            name = self.take()[:-1]
            return [Field(name, self.field_value())]
        return [Words((word,)) for word in surfaces(self.take())]

    def field_value(self) -> str:
        kind, lexeme = self.peek()
        if kind not in ("word", "quoted"):
            raise _Malformed
        self.take()
        return lexeme.strip('"“”„«»').strip()


def _one(parts: list[Syntax]) -> Syntax:
    merged = _merge_runs(parts)
    return merged[0] if len(merged) == 1 else All(tuple(merged))


def _merge_runs(parts: list[Syntax]) -> list[Syntax]:
    merged: list[Syntax] = []
    for part in parts:
        if isinstance(part, Words) and merged and isinstance(merged[-1], Words):
            merged[-1] = Words(merged[-1].words + part.words)
        else:
            merged.append(part)
    return merged
