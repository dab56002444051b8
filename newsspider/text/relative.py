"""Dates that are counted from the visit: "2 giờ trước", "hôm qua, 08:15"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from newsspider.errors import NormalisationError
from newsspider.model import Moment, Precision
from newsspider.text.clock import find_time

_ICT = timezone(timedelta(hours=7))
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], 1
    )
}
_UNITS = {
    "giây": timedelta(seconds=1), "phút": timedelta(minutes=1),
    "giờ": timedelta(hours=1), "tiếng": timedelta(hours=1), "ngày": timedelta(days=1),
}  # fmt: skip
_DAYS = {"nay": 0, "qua": 1, "kia": 2}
_COUNT = rf"(?P<n{{n}}>\d{{{{1,3}}}}|{'|'.join(_NUMBERS)})\s+(?P<unit{{n}}>{'|'.join(_UNITS)})"
_AGO = re.compile(
    rf"(?<!\w)(?:{_COUNT.format(n=1)}\s+trước|cách\s+đây\s+{_COUNT.format(n=2)})(?!\w)",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"(?<!\w)(?:\d{1,3}|một|hai|vài)\s+(?:tuần|tháng|năm)\s+trước(?!\w)", re.I)
_NOW = re.compile(r"(?<!\w)vừa\s+(?:xong|mới\s+đăng|đăng)(?!\w)", re.IGNORECASE)
_DAY = re.compile(r"(?<!\w)hôm\s+(?P<day>nay|qua|kia)(?!\w)", re.IGNORECASE)
# Nothing else may stand on the line: prose counts from other days, "Hôm nay" heads a counter.
_ALONE = re.compile(
    r"\W*(?:(?:ngày|cập\s+nhật|đăng|gửi|xuất\s+bản|lúc|vào)[\s:]*)*"
    rf"(?P<printed>{_AGO.pattern}|{_NOW.pattern}"
    rf"|{_DAY.pattern}[\s,|–-]*(?:lúc\s+)?\d{{1,2}}(?::|h|\s?giờ)\s?\d{{0,2}}[\w\s']{{0,8}}"
    r"|\d{1,2}(?::|h)\d{2}[\s,|–-]*hôm\s+(?:nay|qua|kia))\W*",
    re.IGNORECASE,
)


def find_relative(text: str) -> str | None:
    """The words that count back from the visit, on a line that says nothing else."""
    match = _ALONE.fullmatch(text)
    return match["printed"].strip() if match else None


def parse_relative(text: str, fetched_at: datetime | None) -> Moment:
    """The moment that words like "hôm qua, 08:15" mean on a page fetched at `fetched_at`.

    Counted seconds, minutes and hours are as exact as a minute, days as a day.

    Raises:
        NormalisationError: no such words, words that name no day ("2 tháng trước"), or no time to
            count from.
    """
    ago, now, day = _AGO.search(text), _NOW.search(text), _DAY.search(text)
    if not (ago or now or day):
        if _VAGUE.search(text):
            raise NormalisationError(f"{text!r} is not exact to a day")
        raise NormalisationError(f"no day, month and year in {text!r}")
    if fetched_at is None:
        raise NormalisationError(f"{text!r} is counted from a visit of unknown time")
    visit = fetched_at.astimezone(_ICT).replace(second=0, microsecond=0)
    if ago:
        return _back(ago, fetched_at.astimezone(_ICT))
    if now or day is None:
        return Moment(visit, Precision.MINUTE)
    at = visit - timedelta(days=_DAYS[day["day"].lower()])
    time = find_time(text)
    if time is None:
        return Moment(at.replace(hour=0, minute=0), Precision.DAY)
    return Moment(at.replace(hour=time[0], minute=time[1]), Precision.MINUTE)


def _back(ago: re.Match[str], visit: datetime) -> Moment:
    count = (ago["n1"] or ago["n2"]).lower()
    unit = (ago["unit1"] or ago["unit2"]).lower()
    at = visit - _UNITS[unit] * (_NUMBERS.get(count) or int(count))
    if unit == "ngày":
        return Moment(at.replace(hour=0, minute=0, second=0, microsecond=0), Precision.DAY)
    return Moment(at.replace(second=0, microsecond=0), Precision.MINUTE)
