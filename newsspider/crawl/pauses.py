"""Pauses: how long a host is left alone after it asked for it, or failed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# Each pause in a row is longer than the last; a single hiccup costs little.
_GROWING = tuple(timedelta(seconds=s) for s in (2, 8, 30, 120, 600, 3600))
# Who counts requests counts them by the minute at least.
_TOO_MANY = timedelta(seconds=30)
# A Retry-After of a year is a mistake or a joke; the next day's run asks again.
_LONGEST = timedelta(days=1)
_AFTER_FAILURE = 0.5
_ASKS_FOR_IT = frozenset({429, 503})


def asks_for_pause(status: int, retry_after: str | None) -> bool:
    """Whether an answer asks the robot to wait: 429, 503, or an error with Retry-After."""
    return status in _ASKS_FOR_IT or (status >= 400 and retry_after is not None)


def pause_for(status: int, retry_after: str | None, before: int, now: datetime) -> timedelta:
    """How long a host is left alone that asked for it `before` times in a row already.

    What it names is kept to; where it names nothing, or asks again after it was kept to, the
    pauses grow.
    """
    grown = _GROWING[min(before, len(_GROWING) - 1)]
    if status == 429:
        grown = max(grown, _TOO_MANY)
    asked = parse_retry_after(retry_after, now)
    if asked is None:
        return grown
    return min(asked if before == 0 else max(asked, grown), _LONGEST)


def parse_retry_after(printed: str | None, now: datetime) -> timedelta | None:
    """The time that a Retry-After header names, in seconds or as an HTTP date; None for neither.

    >>> parse_retry_after("120", datetime.now(UTC))
    datetime.timedelta(seconds=120)
    """
    text = (printed or "").strip()
    if text.isascii() and text.isdecimal():
        # More digits than a lifetime has seconds would overflow.
        return timedelta(seconds=int(text[:9]))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(moment - now, timedelta(0))


def after_failures(failures: int) -> float:
    """Seconds before the next connection to a host that failed so often in a row."""
    return float(_AFTER_FAILURE * 2 ** min(failures - 1, 6))
