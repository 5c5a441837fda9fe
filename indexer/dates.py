"""When is "2023-12", and when was a story published?

Dates without a zone are Indian time; a partial date stands for its whole span.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import regex

INDIAN_TIME = timezone(timedelta(hours=5, minutes=30), "IST")

_PARTIAL = regex.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def span(text: str) -> tuple[datetime, datetime]:
    """The span [start, end) that an ISO 8601 date, partial date or moment stands for. Raises ValueError.

    >>> [moment.isoformat() for moment in span("2023-12")]
    ['2023-12-01T00:00:00+05:30', '2024-01-01T00:00:00+05:30']
    """
    text = text.strip()
    if partial := _PARTIAL.fullmatch(text):
        year, month, day = (int(part or 0) for part in partial.groups())
        start = date(year, month or 1, day or 1)
        if day:
            end = start + timedelta(days=1)
        elif month:
            end = date(year + month // 12, month % 12 + 1, 1)
        else:
            end = date(year + 1, 1, 1)
        return _midnight(start), _midnight(end)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=INDIAN_TIME)
    return moment, moment + timedelta(seconds=1)


def timestamp(text: str) -> float | None:
    """Seconds since 1970 UTC at which a published date begins; None when it is empty or not a date.

    >>> timestamp("1970-01-01T05:30:00"), timestamp("soon")
    (0.0, None)
    """
    try:
        return span(text)[0].timestamp() if text else None
    except (ValueError, OverflowError):
        return None


def as_published(text: str) -> str:
    """A published date in ISO 8601 with its zone; partial dates stay partial. Raises ValueError.

    >>> as_published("2023-04-29T10:00:00"), as_published("2023-04"), as_published("2023-04-29T04:30:00Z")
    ('2023-04-29T10:00:00+05:30', '2023-04', '2023-04-29T04:30:00+00:00')
    """
    text = text.strip()
    start, _ = span(text)
    return text if _PARTIAL.fullmatch(text) else start.isoformat()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=INDIAN_TIME)
