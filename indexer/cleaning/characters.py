"""Which characters does a reader see? Unicode's composed form, plain spaces and line ends, nothing invisible.

Joiners (ZWJ, ZWNJ) stay: they shape Hindi conjuncts, and the analysis folds them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_LINE_ENDS = "\r\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x85"
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x1f"
_INVISIBLE = (
    "\u200b"  # zero-width space, which desks' editors leave within words: removed, not replaced
    "\ufeff\ufffe"  # byte order mark, in either order
    "\u2060"  # word joiner
    "\u00ad"  # soft hyphen
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks and overrides
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"  # control characters, halves of surrogate pairs
)
_KINDS = (
    (re.compile(f"\r\n|[{_LINE_ENDS}]"), "\n"),
    (re.compile(f"[{_SPACES}]"), " "),
    (re.compile(f"[{_INVISIBLE}]"), ""),
)

_UNUSUAL = re.compile("[^\n -~\u0900-\u0950\u0955-\u0957\u0960-\u097f‘’“”–—…•₹\u200c\u200d]")
"""Anything but ASCII, Devanagari and the usual punctuation. Two stories in three pass by this search alone."""

_IN_ONE_PIECE = re.compile("[\u0958-\u095f]")
_DECOMPOSED = {chr(letter): unicodedata.normalize("NFC", chr(letter)) for letter in range(0x0958, 0x0960)}
"""Letters with their nukta in one piece, which NFC takes apart: the commonest of all that it changes in Hindi."""

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")


def plain(text: str) -> str:
    """The text as a reader sees it: NFC, entities resolved, spaces single, lines stripped, no empty line.

    >>> plain("सपा\\u200b की\\u00a0 बैठक\\r\\n\\r\\nL&amp;T")
    'सपा की बैठक\\nL&T'
    """
    while "&" in text and text != (resolved := _ENTITY.sub(_resolved, text)):  # some write &amp;amp;
        text = resolved
    unusual = _UNUSUAL.search(text)
    if unusual:
        for kind, replacement in _KINDS:
            text = kind.sub(replacement, text)
        if _IN_ONE_PIECE.search(text):
            for letter, pair in _DECOMPOSED.items():
                text = text.replace(letter, pair)
    if _composes(text) or (unusual and _composable().search(text)):
        text = unicodedata.normalize("NFC", text)
    return even(text)


@lru_cache(maxsize=1)
def _composable() -> re.Pattern[str]:
    """A character, other than the usual ones, that NFC may change or join to the one before it.

    Normalising a whole story costs ten times as much as this search. What may join are the characters with a combining
    class, and vowel signs and jamo, which lie in the scripts beyond Devanagari; Latin-1 and punctuation never do.
    """
    usual = range(0x0900, 0x0951), range(0x0955, 0x0980)
    may = (
        character
        for character in map(chr, range(0x300, 0x10000))
        if not any(ord(character) in known for known in usual)
        and (unicodedata.category(character)[0] == "M" or not unicodedata.is_normalized("NFC", character))
    )
    return re.compile(f"[{''.join(may)}\u1160-\u11ff\U00010000-\U0001f000\U00020000-\U0010ffff]")


def even(text: str) -> str:
    """The text with single spaces, lines stripped, no empty line. Knows no spaces but U+0020 and line ends."""
    if text and not _is_uneven(text) and text[0] not in " \n" and text[-1] not in " \n":
        return text
    lines = (" ".join(filter(None, line.split(" "))) for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def _is_uneven(text: str) -> bool:
    # Written out, here and below: a loop over four patterns would cost five times as much, twenty times a story.
    return "  " in text or "\n\n" in text or " \n" in text or "\n " in text


def _composes(text: str) -> bool:
    """Does the text hold a pair of usual characters that NFC changes: n, r, ḷ with nukta, or nukta behind virama?"""
    return "\u0928\u093c" in text or "\u0930\u093c" in text or "\u0933\u093c" in text or "\u094d\u093c" in text


def _resolved(entity: re.Match[str]) -> str:
    return html.unescape(entity.group())
