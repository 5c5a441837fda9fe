"""How do the scholarly schemes write a Devanagari letter in Latin? The base that learned romanization starts from.

The schemes of indic-transliteration are unambiguous and strict (chunāva, ovaisī); nobody types so, but every unit has a
reading in them, attested or not: learning starts there, and a letter that no example holds keeps it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from indic_transliteration import sanscript

from indexer.language.romanise_units import CONSONANTS, INHERENT, readable

_SCHEMES = (sanscript.ITRANS, sanscript.OPTITRANS, sanscript.HK, sanscript.IAST, sanscript.ISO)


@lru_cache(maxsize=1024)
def scholarly(unit: str) -> tuple[str, ...]:
    """The plain letters that the schemes give for a unit (see romanise_units), without marks and in lower case.

    >>> scholarly("छ^"), scholarly("औ"), scholarly("a1o")
    (('ch',), ('au',), ('a',))
    """
    if unit.startswith(INHERENT):
        return ("a",)
    letter = readable(unit).rstrip("^$+_n\u094dm")
    found = {_plain(sanscript.transliterate(letter, sanscript.DEVANAGARI, scheme)) for scheme in _SCHEMES}
    if letter[-1] in CONSONANTS:
        found = {reading.removesuffix("a") for reading in found}
    return tuple(sorted(found - {""}))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if "a" <= letter <= "z")
