"""Which lines say again what the story has said: embedded tweets twice over, lists inside lists?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex

_MIN_DOUBLE = 30
"""Characters from which a repeated line is a double: shorter ones (names in lists, sub-headings) repeat rightly."""
_MIN_INNER = 60
"""Characters from which a line found inside the one before it is a double: a sentence, not a phrase."""

_MAX_ALIKE = 20
"""Lines with one beginning that are tried as glued: tables have thousands, tweets three."""
_SENTENCE_ENDS = frozenset("।.?!|…")
_SIGNATURE = regex.compile(r"[—–-]\s?[^\n()]{1,60}\(@\w{1,20}\)\s+\p{L}{3,9}\s+\d{1,2},\s+\d{4}")
"""How an embedded tweet ends: — Name (@handle) April 29, 2023."""


def without_doubles(text: str) -> str:
    """The text without lines, and tweets within lines, that stood before.

    >>> without_doubles("इकरा हसन ने शौकत अंसारी से वीडियो कॉल की\\nबैठक हुई\\nइकरा हसन ने शौकत अंसारी से वीडियो कॉल की")
    'इकरा हसन ने शौकत अंसारी से वीडियो कॉल की\\nबैठक हुई'
    """
    lines = text.split("\n")
    if _may_repeat(lines):
        text = "\n".join(_told_once(lines))
    return _without_double_tweets(text)


def _may_repeat(lines: list[str]) -> bool:
    """Do two lines begin or end alike, is one inside the one before it, or is there a tweet's end, however short?

    Told from sets, at a third of the price of going through the lines; nine stories in ten have nothing of the kind.
    """
    long = [line for line in lines if len(line) >= _MIN_DOUBLE]
    starts = {line[:_MIN_DOUBLE] for line in long}
    ends = {line[-_MIN_DOUBLE:] for line in long}
    return (
        len(starts) < len(long)
        or len(ends) < len(long)
        or any(len(line) >= _MIN_INNER and line[:_MIN_DOUBLE] in old and line in old for old, line in pairwise(lines))
        or any(len(line) < _MIN_DOUBLE and "(@" in line for line in lines)
    )


def _told_once(lines: Iterable[str]) -> Iterator[str]:
    seen, last = _Seen(), ""
    for line in lines:
        rest = seen.without_ends(line)
        if rest in seen or (len(rest) >= _MIN_INNER and rest in last):
            continue
        if rest:
            yield rest
            last = rest
        if len(rest) >= _MIN_DOUBLE or _SIGNATURE.fullmatch(rest):
            seen.add(rest)


class _Seen:
    """The lines that stood before, by their first and by their last characters."""

    def __init__(self) -> None:
        self._lines: set[str] = set()
        self._starts: dict[str, list[str]] = {}
        self._ends: dict[str, list[str]] = {}

    def __contains__(self, line: str) -> bool:
        return line in self._lines

    def add(self, line: str) -> None:
        """Remembers a line."""
        self._lines.add(line)
        for ends, key in ((self._starts, line[:_MIN_DOUBLE]), (self._ends, line[-_MIN_DOUBLE:])):
            alike = ends.setdefault(key, [])
            if len(alike) < _MAX_ALIKE:
                alike.append(line)

    def without_ends(self, line: str) -> str:
        """A line without earlier lines that it is glued to, before or behind: the end of one tweet, then the next."""
        if len(line) <= _MIN_DOUBLE:
            return line
        while first := next((old for old in self._starts.get(line[:_MIN_DOUBLE], ()) if self._leads(line, old)), ""):
            line = line[len(first) :].lstrip()
        while last := next((old for old in self._ends.get(line[-_MIN_DOUBLE:], ()) if self._closes(line, old)), ""):
            line = line[: -len(last)].rstrip()
        return line

    def _leads(self, line: str, old: str) -> bool:
        rest = line[len(old) :].lstrip()
        return bool(rest) and line.startswith(old) and (_is_joint(old, rest) or rest in self)

    def _closes(self, line: str, old: str) -> bool:
        rest = line[: -len(old)].rstrip()
        return bool(rest) and line.endswith(old) and _is_joint(rest, old)


def _is_joint(before: str, behind: str) -> bool:
    """Do two texts meet where one ends and another begins, rather than within a sentence or word?"""
    if unicodedata.combining(behind[0]):
        return False
    return before[-1] in _SENTENCE_ENDS or before[-1].isascii() != behind[0].isascii()


def _without_double_tweets(text: str) -> str:
    """The text without a tweet, signature included, that stands in it once already."""
    if "@" not in text or text.count("(@") < 2:
        return text
    kept, start = [], 0
    seen: dict[str, list[str]] = {}  # by their last characters
    for signature in _SIGNATURE.finditer(text):
        tweet = text[start : signature.end()]
        told = seen.setdefault(tweet[-_MIN_DOUBLE:], [])
        if len(tweet.strip()) < _MIN_DOUBLE or not any(old.endswith(tweet.strip()) for old in told):
            kept.append(tweet)
            told.append(tweet)
        start = signature.end()
    return "".join([*kept, text[start:]])
