"""Dates that are counted from the visit: "2 giờ trước", "hôm qua"; and dateparser, last."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from newsspider.errors import NormalisationError
from newsspider.model import Moment, Precision

_ICT = timezone(timedelta(hours=7))
_RELATIVE = re.compile(
    r"\b(?:\d{1,3}\s+(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm)\s+trước|hôm\s+(?:qua|nay|kia))\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:h]|\s?giờ)\s?\d{0,2}\b|giây|phút|giờ|tiếng", re.IGNORECASE)


def parse_relative(text: str, fetched_at: datetime | None) -> Moment:
    """The moment that words like "hôm qua, 08:15" mean on a page fetched at `fetched_at`.

    Raises:
        NormalisationError: no such words, or no time to count from.
    """
    if _RELATIVE.search(text) is None:
        raise NormalisationError(f"no day, month and year in {text!r}")
    if fetched_at is None:
        raise NormalisationError(f"{text!r} is counted from a visit of unknown time")
    import dateparser  # slow to import, and hardly ever needed

    found = dateparser.parse(
        text,
        languages=["vi"],
        settings={
            "DATE_ORDER": "DMY",
            "TIMEZONE": "Asia/Ho_Chi_Minh",
            "RETURN_AS_TIMEZONE_AWARE": True,
            "RELATIVE_BASE": fetched_at.astimezone(_ICT).replace(tzinfo=None),
        },
    )
    if found is None:
        raise NormalisationError(f"cannot count back {text!r}")
    exact = _CLOCK.search(text) is not None
    at = found.astimezone(_ICT).replace(microsecond=0)
    if exact:
        return Moment(at.replace(second=0), Precision.MINUTE)
    return Moment(at.replace(hour=0, minute=0, second=0), Precision.DAY)
