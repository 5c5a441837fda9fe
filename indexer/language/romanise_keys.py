"""Under which short key do a Devanagari word and the ways of typing it meet?

The key is coarse on purpose: aspirates, the letters of one row, short and long vowels fall together, and every `a` is
dropped, since that is what people leave out or double. Candidates that share a key, or a key but for one letter, are
ranked afterwards by the model of romanise.py.
"""

from __future__ import annotations

import re

import regex

from indexer.language.script import is_devanagari

KEY_LENGTH = 14
"""Longer keys are cut: fourteen consonants and vowels tell any two words apart well enough."""

LETTERS = "akgcjtdnpbmrlvsiu"
"""The letters of keys."""

_ROWS = {
    "k": "कख", "g": "गघ", "c": "चछ", "j": "जझ", "t": "टठतथ", "d": "डढदध", "n": "णनञङ", "p": "पफ", "b": "बभ",
    "m": "म", "r": "रऱ", "l": "लळ", "v": "व", "s": "शषस",
    "i": "इईएऐिीेैयऍ", "u": "उऊओऔऑुूोौॉ",
}  # fmt: skip
_DEVANAGARI = {ord(letter): key for key, letters in _ROWS.items() for letter in letters}
_DEVANAGARI |= {ord("ऋ"): "ri", ord("ृ"): "ri"}
_NASAL = regex.compile("\u0902(?=[पफबभम])")

_LATIN = str.maketrans("Ccqzfweyo", "ckkjpviiu", "ah") | {ord("x"): "ks"}
_SOFT_C = regex.compile("c(?=[eiy])")
_NO_KEY = bytes(set(range(128)) - set(b"abcdefghijklmnopqrstuvwxyz\n"))
_DOUBLE = re.compile(rb"([a-z])(?=\1)")
_SAME = regex.compile(r"(.)\1+")

_ENGLISH_STEPS = tuple(
    (regex.compile(pattern), letters)
    for pattern, letters in (
        ("[ts]i(?=[ao])|c[ei](?=[ao])|sch", "s"), ("dg|g(?=[eiy])", "j"), ("e$|gh", ""),
        ("^kn", "n"), ("^wr", "r"), ("tch", "ch"), ("ew", "u"), ("(?<=[aeiou])s(?=[aeiou])", "j"), ("x", "ksh"),
    )
)  # fmt: skip
"""How English spelling differs from what is heard: nation, bridge, knight, catch, news, reason, action."""

LETTER_NAMES = {
    "a": "ए", "b": "बी", "c": "सी", "d": "डी", "e": "ई", "f": "एफ", "g": "जी", "h": "एच", "i": "आई", "j": "जे",
    "k": "के", "l": "एल", "m": "एम", "n": "एन", "o": "ओ", "p": "पी", "q": "क्यू", "r": "आर", "s": "एस", "t": "टी",
    "u": "यू", "v": "वी", "w": "डब्ल्यू", "x": "एक्स", "y": "वाई", "z": "जेड",
}  # fmt: skip
"""How Hindi desks write the names of English letters: BJP is बीजेपी."""
LONGEST_SPELLED = 7


def spelled_out(typed: str) -> str:
    """A Latin abbreviation as its letters are named in Devanagari; '' for what is too long to be one.

    >>> spelled_out("bjp"), spelled_out("aimim"), spelled_out("muzaffarnagar")
    ('बीजेपी', 'एआईएमआईएम', '')
    """
    short = 1 < len(typed) <= LONGEST_SPELLED and typed.isascii() and typed.isalpha()
    return "".join(LETTER_NAMES[letter] for letter in typed.lower()) if short else ""


def keys(typed: str) -> tuple[str, ...]:
    """The keys under which the words meant by a Latin word may stand: by sound, by English spelling, spelled out.

    >>> keys("istifa"), keys("college"), keys("fir")
    (('istip', 'istipn'), ('kuligi', 'kulij', 'kuligin'), ('pir', 'pid', 'ipir'))
    """
    english = typed
    for pattern, letters in _ENGLISH_STEPS:
        english = pattern.sub(letters, english)
    named = key(spelled_out(typed)) if spelled_out(typed) and len(typed) <= 4 else ""
    # ड़ is typed r, and stands under d: its nukta is not written in exact terms.
    flapped = typed[0] + typed[1:].replace("r", "d")
    # A nasal at the end is often left out: jaha for जहां.
    nasal = key(typed + "n") if typed[-1] in "aeiouy" else ""
    return tuple(dict.fromkeys(filter(None, (key(typed), key(english), key(flapped), nasal, named))))


def key(word: str) -> str:
    """The key of an exact term, in either script; of many terms of one script, a line each, a key a line.

    >>> key("इस्तीफा"), key("istifa"), key("isteefa")  # resignation
    ('istip', 'istip', 'istip')
    >>> key("ओवैसी") == key("owaisi"), key("मुजफ्फरनगर") == key("muzaffarnagar")
    (True, True)
    """
    whole = _devanagari_key(word) if is_devanagari(word) else _latin_key(word)
    return "\n".join([line[:KEY_LENGTH] or "a" for line in whole.split("\n")])


def folded(letters: str) -> str:
    """Latin letters with the commonest ways to write one sound made one: a finer comparison than the key.

    >>> folded("isteefa"), folded("muzaffarnagar"), folded("owaisi")
    ('istifa', 'mujafarnagar', 'ovaisi')
    """
    letters = letters.replace("ph", "f").replace("sh", "s").replace("ck", "k").replace("ee", "i").replace("ea", "i")
    letters = letters.replace("oo", "u").replace("ou", "u")
    if "c" in letters:
        letters = _HARD_C.sub("k", letters)
    return _SAME.sub(r"\1", letters.translate(_FOLDED))


_HARD_C = regex.compile("c(?!h)")
_FOLDED = str.maketrans("qwzy", "kvji") | {ord("x"): "ks"}


def _devanagari_key(word: str) -> str:
    # ज्ञ is spoken gy.
    word = _NASAL.sub("m", word.replace("ज्ञ", "गय")).replace("\u0902", "n")
    return _single(word.translate(_DEVANAGARI))


def _latin_key(word: str) -> str:
    word = word.replace("ck", "k").replace("ch", "C")
    if "c" in word:
        word = _SOFT_C.sub("s", word)
    return _single(word.translate(_LATIN))


def _single(text: str) -> str:
    """The letters of keys alone, each once where it stands several times."""
    letters = text.encode("ascii", "ignore").translate(None, _NO_KEY)
    return _DOUBLE.sub(b"", letters).decode()
