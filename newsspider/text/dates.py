"""Dates as Vietnamese portals print them: found inside a line, then understood, day first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from newsspider.errors import NormalisationError
from newsspider.model import Moment, Precision
from newsspider.text.clock import TIME, hour_of
from newsspider.text.named_months import find_named_date, parse_named_date
from newsspider.text.relative import find_relative, parse_relative
from newsspider.text.unicode import clean, fold

ICT = timezone(timedelta(hours=7))
"""Indochina Time; no daylight saving since 1975."""

_LINE = 200
_FIRST_YEAR = 1990
_LAST_YEAR = 2100

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ["thu hai,thu 2,t2", "thu ba,thu 3,t3", "thu tu,thu 4,t4", "thu nam,thu 5,t5",
         "thu sau,thu 6,t6", "thu bay,thu 7,t7", "chu nhat,cn"]
    )
    for name in names.split(",")
}  # fmt: skip
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}

_ZONE = r"\[?\(?(?P<zone{n}>(?:GMT|UTC)(?:\s?[+-]\s?\d{{1,2}}(?::?\d{{2}})?(?!\d))?)\)?\]?"
_GAP = r"[\s,|()\[\]–-]*(?:(?:ngày|lúc|hồi|vào|T)[\s,:]*)?"
_WEEKDAY = r"(?:(?P<weekday>thứ\s+\w+|chủ\s+nhật|cn|t[2-7])\b[\s,.:|–-]*)?"
_DMY = (
    r"(?:ngày\s+)?(?P<d>\d{1,2})\s?(?:(?P<sep>[/.\u2044-])\s?(?P<m>\d{1,2})\s?(?:(?P=sep)|[/.\u2044-])\s?"
    r"|\s(?P<m2>\d{2})\s|\s?tháng\s+(?P<m3>\d{1,2})(?:\s?[,/]\s?|\s+)(?:năm\s+)?|\s+th(?P<m4>\d{1,2}),?\s+)"
    r"(?P<y>\d{4}|\d{2})(?![\d/])"
)
_ISO = re.compile(
    r"(?<![\d/.-])(?P<y>\d{4})(?P<sep>[/-])(?P<m>\d{2})(?P=sep)(?P<d>\d{2})"
    r"(?:[T\s](?P<h>\d{2}):(?P<mi>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
    # PHP printed the zone where its format said `T`.
    r"|(?P<zone2>[+-]\d{2})(?P<h2>\d{2}):(?P<mi2>\d{2}):(?P<s2>\d{2}))?(?![\w/-])"
)
_VI = re.compile(
    rf"(?<![\d/.:\w-])(?:{TIME.format(n=1)}(?:\s?{_ZONE.format(n=1)})?{_GAP})?{_WEEKDAY}{_DMY}(?:{_GAP}{TIME.format(n=2)})?"
    rf"(?:\s*{_ZONE.format(n=2)})?",
    re.IGNORECASE,
)
_JAVA = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)\s+(?P<m>[a-z]{3})\s+(?P<d>\d{1,2})\s+"
    r"(?P<h>\d{2}):(?P<mi>\d{2}):(?P<s>\d{2})\s+(?P<zone>GMT|UTC|ICT)(?:[+-]\d+)?\s+(?P<y>\d{4})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Printed:
    """The numbers of a date, as they were found."""

    text: str
    year: int
    month: int
    day: int
    hour: int | None = None
    minute: int = 0
    second: int | None = None
    half: str = ""
    weekday: int | None = None
    """Monday is 0."""
    zone: timezone = ICT


def find_printed_date(text: str) -> str | None:
    """The date, with its time, inside a line of any other words; None where there is none.

    Words that count from the visit ("2 giờ trước") are one where they have the line for themselves.

    >>> find_printed_date("Cập nhật vào ngày (31/07/2021) - Lượt xem: 12")
    '31/07/2021'
    """
    line = clean(text)
    found = _find(line)
    return found.text if found else find_named_date(line) or find_relative(line)


def parse_printed_date(printed: str, fetched_at: datetime | None = None) -> Moment:
    """The moment a printed Vietnamese date means.

    Day before month, always; where only the other order agrees with a weekday beside it, the date
    is refused. A date without a time is midnight ICT. Words like "hôm qua" are counted back from
    `fetched_at`.

    >>> parse_printed_date("Thứ hai, 05/08/2024 | 14:30 GMT+7").iso()
    '2024-08-05T14:30:00+07:00'

    Raises:
        NormalisationError: no day, month and year in `printed`, or no such day.
    """
    text = clean(printed)
    found = _find(text)
    if found is not None:
        return _moment(found, printed)
    if find_named_date(text) is not None:
        return parse_named_date(text)
    return parse_relative(text, fetched_at)


def _find(text: str) -> _Printed | None:
    """The first date in a text that could be one; the same lines are asked again and again."""
    return _find_short(text) if len(text) <= _LINE else _find_once(text)


def _find_once(text: str) -> _Printed | None:
    for match in _VI.finditer(text):
        if (found := _vietnamese(match)) is not None:
            return found
    iso = _ISO.search(text)
    if iso is not None:
        return _iso(iso)
    java = _JAVA.search(text)
    return _java(java) if java is not None else None


_find_short = lru_cache(maxsize=4096)(_find_once)


def _vietnamese(match: re.Match[str]) -> _Printed | None:
    part = match.groupdict()
    month = int(part["m"] or part["m2"] or part["m3"] or part["m4"])
    year = int(part["y"])
    if len(part["y"]) == 2:
        # Two digits with spaces between are more often a list of numbers than a date.
        if part["m2"]:
            return None
        year += 2000
    n = "1" if part["h1"] else "2"
    return _Printed(
        text=match.group().strip(" ,|-–:.([]"),
        year=year,
        month=month,
        day=int(part["d"]),
        hour=int(part["h" + n]) if part["h" + n] else None,
        minute=int(part["mi" + n] or 0),
        second=int(part["s" + n]) if part["s" + n] else None,
        half=part["half" + n] or "",
        weekday=_WEEKDAYS.get(fold(part["weekday"] or "")),
        zone=_zone(part["zone1"] or part["zone2"]),
    )


def _iso(match: re.Match[str]) -> _Printed:
    part = match.groupdict()
    hour, minute = part["h"] or part["h2"], part["mi"] or part["mi2"]
    second = part["s"] or part["s2"]
    return _Printed(
        text=match.group(),
        year=int(part["y"]),
        month=int(part["m"]),
        day=int(part["d"]),
        hour=int(hour) if hour else None,
        minute=int(minute or 0),
        second=int(second) if second else None,
        zone=_zone(part["zone"] or part["zone2"]),
    )


def _java(match: re.Match[str]) -> _Printed | None:
    part = match.groupdict()
    month = _MONTHS.get(part["m"].lower())
    if month is None:
        return None
    hour, minute, second = int(part["h"]), int(part["mi"]), int(part["s"])
    # Java prints a bare day as midnight in the server's own zone, and calls it GMT.
    bare = hour == minute == second == 0
    return _Printed(
        text=match.group(),
        year=int(part["y"]),
        month=month,
        day=int(part["d"]),
        hour=None if bare else hour,
        minute=minute,
        second=None if bare else second,
        zone=ICT if bare or part["zone"].upper() == "ICT" else timezone.utc,  # noqa: UP017 one type
    )


def _zone(printed: str | None) -> timezone:
    """The zone that a date names; ICT where it names none."""
    if not printed:
        return ICT
    digits = re.sub(r"[^\d+-]", "", printed)
    if not digits:
        return timezone(timedelta(0))
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        return ICT
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def _moment(found: _Printed, printed: str) -> Moment:
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise NormalisationError(f"no year of our time in {printed!r}")
    try:
        at = datetime(found.year, found.month, found.day, tzinfo=found.zone)
        if _is_month_first(found):
            raise NormalisationError(f"the weekday says month before day in {printed!r}")
        if found.hour is None:
            return Moment(at, Precision.DAY)
        hour = hour_of(found.hour, found.half)
        at = at.replace(hour=hour, minute=found.minute, second=found.second or 0)
    except ValueError:
        raise NormalisationError(f"no such day or time: {printed!r}") from None
    precision = Precision.MINUTE if found.second is None else Precision.SECOND
    return Moment(at.astimezone(ICT), precision)


def _is_month_first(found: _Printed) -> bool:
    """Whether only the other order of day and month agrees with the weekday beside it."""
    if found.weekday is None or found.day > 12:
        return False
    read = date(found.year, found.month, found.day).weekday()
    swapped = date(found.year, found.day, found.month).weekday()
    return found.weekday == swapped != read
