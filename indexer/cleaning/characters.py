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

_COMMON = (
    ("\u00a0", " "),
    ("\u200b", ""),
    *((chr(letter), unicodedata.normalize("NFC", chr(letter))) for letter in range(0x0958, 0x0960)),
)
"""What one story in two holds of what needs care: a space and an invisible sign that editors leave, and letters with
their nukta in one piece, which NFC takes apart. To see that one of them is missing costs a fiftieth of a search."""

_COMPOSES = re.compile("\u093c(?<=[\u0928\u0930\u0933\u094d]\u093c)")
"""The pairs of usual characters that NFC changes: n, r, ḷ with nukta, and nukta behind virama."""

_USUAL = re.compile(
    "[\n -~\u00a1-\u00ac\u00ae-\u02ff\u0900-\u0950\u0955-\u0957\u0960-\u097f\u200c\u200d\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u25a0-\u27bf\U0001f001-\U0001faff]*+"
)
"""Latin, Devanagari, joiners, punctuation, bullets and pictures, as far as none of them needs care alone. Of a hundred
stories 98 are made of these; to match them takes half the time of a search for anything else."""

_UNEVEN_END = re.compile("\n(?:[ \n]|(?<= \n))")
_BLANK_LINES = re.compile("\n[ \n]+")

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")


def plain(text: str) -> str:
    """The text as a reader sees it: NFC, entities resolved, spaces single, lines stripped, no empty line.

    >>> plain("सपा\\u200b की\\u00a0 बैठक\\r\\n\\r\\nL&amp;T")
    'सपा की बैठक\\nL&T'
    """
    while "&" in text and text != (resolved := _ENTITY.sub(_resolved, text)):  # some write &amp;amp;
        text = resolved
    for character, replacement in _COMMON:
        if character in text:
            text = text.replace(character, replacement)
    unusual = not _USUAL.fullmatch(text)
    if unusual:
        for kind, replacement in _KINDS:
            text = kind.sub(replacement, text)
    if _COMPOSES.search(text) or (unusual and _composable().search(text)):
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
    while "  " in text:
        text = text.replace("  ", " ")
    if _UNEVEN_END.search(text):
        text = _BLANK_LINES.sub("\n", text).replace(" \n", "\n")
    return text.strip(" \n")


def _resolved(entity: re.Match[str]) -> str:
    return html.unescape(entity.group())
