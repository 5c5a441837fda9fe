"""How is a date, a number, a language or a facet said to a reader, in Hindi and in English?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from markupsafe import Markup

from indexer.dates import INDIAN_TIME, as_published
from indexer.language.script import is_devanagari, is_latin

MONTHS = (
    "जनवरी",
    "फ़रवरी",
    "मार्च",
    "अप्रैल",
    "मई",
    "जून",
    "जुलाई",
    "अगस्त",
    "सितंबर",
    "अक्टूबर",
    "नवंबर",
    "दिसंबर",
)


@dataclass(frozen=True, slots=True)
class Both:
    """The same words in Hindi and in English."""

    hi: str
    en: str


@lru_cache(maxsize=4096)
def both(words: Both) -> Markup:
    """Words in both languages, as every page writes them; once when they are the same.

    Kept, since a page of results holds the names of hundreds of facet values, and the next page the same ones.
    """
    hindi = Markup('<span class="hi">{}</span>').format(words.hi)
    if not words.en or words.en == words.hi:
        return hindi
    return hindi + Markup(' <span class="en" lang="en">{}</span>').format(words.en)


FACET = {
    "party": Both("दल", "Party"),
    "place": Both("जगह", "Place"),
    "event": Both("घटना", "Event"),
}

SORT = {
    "relevance": Both("सबसे सटीक", "Best match"),
    "newest": Both("नई पहले", "Newest first"),
    "oldest": Both("पुरानी पहले", "Oldest first"),
}

WHY = {
    "same": Both("यही शब्द", "as typed"),
    "spelling": Both("वर्तनी", "spelling"),
    "stem": Both("शब्द-रूप", "word form"),
    "romanized": Both("रोमन से", "romanized"),
    "alias": Both("दूसरा नाम", "other name"),
    "translation": Both("अनुवाद", "translation"),
    "correction": Both("सुधार", "correction"),
}

_TIME_OF_DAY = ((4, "रात"), (12, "सुबह"), (16, "दोपहर"), (20, "शाम"), (24, "रात"))
"""The hour before which a part of the day lasts, as Hindi speakers divide it."""

_UNFIT = re.compile(r"[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""A plain set of characters needs no Unicode properties, and `re` goes through Hindi ten times as fast as `regex`."""


@dataclass(frozen=True, slots=True)
class When:
    """A date for people (`text`, Hindi) and for machines (`iso`, what HTML's <time datetime> takes)."""

    text: str
    iso: str


@lru_cache(maxsize=10_000)
def when(published: str) -> When | None:
    """A published date as it is shown, in Indian time; None when there is none. A partial date stays partial.

    >>> when("2023-04-29T10:30:00+05:30").text, when("2023-04").text, when("2023").text
    ('29 अप्रैल 2023, सुबह 10:30', 'अप्रैल 2023', '2023')
    """
    try:
        iso = as_published(published) if published else ""
    except (ValueError, OverflowError):
        return None
    if not iso:
        return None
    if "T" in iso:
        moment = datetime.fromisoformat(iso).astimezone(INDIAN_TIME)
        day = _day(moment.year, moment.month, moment.day)
        # Midnight sharp is how outlets write a date without a time; no clock is shown for it.
        return When(day if moment.hour == moment.minute == 0 else f"{day}, {_clock(moment)}", iso)
    parts = [int(part) for part in iso.split("-")]
    return When(_day(*parts), "-".join(f"{part:02d}" for part in parts))


def _day(year: int, month: int = 0, day: int = 0) -> str:
    return " ".join(part for part in (str(day or ""), MONTHS[month - 1] if month else "", str(year)) if part)


def _clock(moment: datetime) -> str:
    part = next(name for before, name in _TIME_OF_DAY if moment.hour < before)
    return f"{part} {(moment.hour - 1) % 12 + 1}:{moment.minute:02d}"


def grouped(number: int) -> str:
    """A count with Indian grouping: the last three digits, then pairs.

    >>> grouped(987), grouped(15967), grouped(1234567)
    ('987', '15,967', '12,34,567')
    """
    if number < 100_000:  # the first pair of digits comes with the sixth
        return f"{number:,}"
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail])


def language(text: str) -> str:
    """The BCP 47 language of something a reader typed or a story says: hi, or hi-Latn when in Latin letters.

    >>> language("ओवैसी"), language("owaisi"), language("2024")
    ('hi', 'hi-Latn', 'hi')
    """
    return "hi-Latn" if is_latin(text) and not is_devanagari(text) else "hi"


def plain(text: str) -> str:
    """Text without the control characters that could reorder what stands around it, or that XML does not allow.

    >>> plain("safe\u202eevil")
    'safeevil'
    """
    return _UNFIT.sub("", text)
