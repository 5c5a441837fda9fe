"""When was a story published, however its source writes it?"""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

import regex

from indexer.dates import as_published

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan जनवरी",
            "february feb फरवरी फ़रवरी",
            "march mar मार्च",
            "april apr अप्रैल",
            "may मई",
            "june jun जून",
            "july jul जुलाई",
            "august aug अगस्त",
            "september sep sept सितंबर सितम्बर",
            "october oct अक्टूबर अक्तूबर",
            "november nov नवंबर नवम्बर",
            "december dec दिसंबर दिसम्बर",
        ),
        1,
    )
    for name in names.split()
}
_DAY_FIRST = regex.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(.*)")
_YEAR_FIRST = regex.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(.*)")
_NAMED = regex.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ ,-]+)?([\p{L}\p{M}]{3,12})\.?[ ,-]+(?:(\d{1,2})(?:st|nd|rd|th)?[ ,-]+)?(\d{4})(.*)"
)
_CLOCK = regex.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?")
_DEVANAGARI_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")


def as_moment(text: str) -> str:
    """A date or moment in ISO 8601; empty when the text is not one.

    ISO 8601 and RFC 2822 (feeds) in full; otherwise day before month, as in India, with or without a clock time.

    >>> as_moment("2023-04"), as_moment("Sat, 29 Apr 2023 10:00:00 +0530"), as_moment("29/04/2023")
    ('2023-04', '2023-04-29T10:00:00+05:30', '2023-04-29')
    >>> as_moment("29 अप्रैल 2023, 6:52 PM IST"), as_moment("April 29, 2023"), as_moment("कल")
    ('2023-04-29T18:52:00+05:30', '2023-04-29', '')
    """
    text = (text if text.isascii() else text.translate(_DEVANAGARI_DIGITS)).strip()
    for written in (_as_iso, _as_rfc2822, _as_numbers, _as_named):
        try:
            if moment := written(text):
                return moment
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
    return ""


def _as_iso(text: str) -> str:
    return as_published(text.removesuffix("IST").rstrip()) if text else ""


def _as_rfc2822(text: str) -> str:
    return parsedate_to_datetime(text).isoformat() if "," in text[:5] else ""


def _as_numbers(text: str) -> str:
    if found := _DAY_FIRST.match(text):
        day, month, year, clock = found.groups()
    elif found := _YEAR_FIRST.match(text):
        year, month, day, clock = found.groups()
    else:
        return ""
    return _written(int(year), int(month), int(day), clock)


def _as_named(text: str) -> str:
    found = _NAMED.search(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    if found is None or month is None:
        return ""
    day = found[1] or found[3]
    return _written(int(found[4]), month, int(day), found[5]) if day else as_published(f"{found[4]}-{month:02}")


def _written(year: int, month: int, day: int, clock: str) -> str:
    """A day, or a moment of it in Indian time where a clock time follows."""
    date = f"{year:04}-{month:02}-{day:02}"
    time = _CLOCK.search(clock)
    if time is None:
        return as_published(date)
    hour = int(time[1]) % 12 + 12 * (time[4] in "Pp") if time[4] else int(time[1])
    return as_published(datetime(year, month, day, hour, int(time[2]), int(time[3] or 0)).isoformat())
