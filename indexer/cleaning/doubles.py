"""Which lines say again what the story has said: embedded tweets twice over, lists inside lists?"""

from __future__ import annotations

import unicodedata

import regex

_MIN_DOUBLE = 30
"""Characters from which a repeated line is a double: shorter ones (names in lists, sub-headings) repeat rightly."""
_MIN_INNER = 60
"""Characters from which a line found inside the one before it is a double: a sentence, not a phrase."""

_SENTENCE_ENDS = frozenset("।.?!|…")
_SIGNATURE = regex.compile(r"[—–-]\s?[^\n()]{1,60}\(@\w{1,20}\)\s+\p{L}{3,9}\s+\d{1,2},\s+\d{4}")
"""How an embedded tweet ends: — Name (@handle) April 29, 2023."""


def without_doubles(text: str) -> str:
    """The text without lines, and tweets within lines, that stood before.

    >>> without_doubles("इकरा हसन ने शौकत अंसारी से वीडियो कॉल की\\nबैठक हुई\\nइकरा हसन ने शौकत अंसारी से वीडियो कॉल की")
    'इकरा हसन ने शौकत अंसारी से वीडियो कॉल की\\nबैठक हुई'
    """
    seen: dict[str, list[str]] = {}  # by their first characters: the lines that stood before
    kept: list[str] = []
    for line in text.split("\n"):
        rest = _without_seen_start(line, seen)
        if _is_seen(rest, seen) or (len(rest) >= _MIN_INNER and kept and rest in kept[-1]):
            continue
        if rest:
            kept.append(rest)
        if len(rest) >= _MIN_DOUBLE or _SIGNATURE.fullmatch(rest):
            seen.setdefault(rest[:_MIN_DOUBLE], []).append(rest)
    return _without_double_tweets("\n".join(kept))


def _is_seen(line: str, seen: dict[str, list[str]]) -> bool:
    return line in seen.get(line[:_MIN_DOUBLE], ())


def _without_seen_start(line: str, seen: dict[str, list[str]]) -> str:
    """The rest of a line behind whole earlier lines that it is glued to: the end of one tweet, then the next."""
    while glued := next((start for start in seen.get(line[:_MIN_DOUBLE], ()) if _is_glued(line, start, seen)), ""):
        line = line[len(glued) :].lstrip()
    return line


def _is_glued(line: str, start: str, seen: dict[str, list[str]]) -> bool:
    """Does a line begin with an earlier one that ends there, rather than go on within its sentence or word?"""
    rest = line[len(start) :].lstrip()
    if not rest or not line.startswith(start) or unicodedata.combining(rest[0]):
        return False
    return start[-1] in _SENTENCE_ENDS or start[-1].isascii() != rest[0].isascii() or _is_seen(rest, seen)


def _without_double_tweets(text: str) -> str:
    """The text without a tweet, signature included, that stands in it once already."""
    if text.count("(@") < 2:
        return text
    seen, kept, start = "", [], 0
    for signature in _SIGNATURE.finditer(text):
        tweet = text[start : signature.end()]
        if len(tweet.strip()) < _MIN_DOUBLE or tweet.strip() not in seen:
            kept.append(tweet)
            seen += tweet
        start = signature.end()
    return "".join([*kept, text[start:]])
