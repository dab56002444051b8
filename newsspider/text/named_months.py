"""Dates whose month is a word: "31 Tháng Bảy, 2021", "July 31, 2021"; WordPress prints them.

Found by their shape, understood by dateparser; told the language, the order and the zone, and asked
for nothing that is not there. Vietnamese months are put into English for it: it takes "Tháng Sáu" for
"sau" (from now) and "Tháng Năm" for a year.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from newsspider.errors import NormalisationError
from newsspider.model import Moment, Precision

_ICT = timezone(timedelta(hours=7))
_MONTH = (
    r"(?:tháng\s+(?:mười\s+(?:một|hai)|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_VIETNAMESE = re.compile(
    r"tháng\s+(?P<name>mười\s+(?:một|hai)|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)",
    re.IGNORECASE,
)
_ENGLISH = {
    "một": "January", "hai": "February", "ba": "March", "tư": "April", "bốn": "April",
    "năm": "May", "sáu": "June", "bảy": "July", "tám": "August", "chín": "September",
    "mười": "October", "mười một": "November", "mười hai": "December",
}  # fmt: skip
_TIME = (
    r"(?:[\s,|@–-]*(?:lúc\s+|at\s+)?(?P<time>\d{1,2}:\d{2}(?P<second>:\d{2})?(?:\s?[ap]m)?(?!\w)))?"
)
_DATE = re.compile(
    rf"(?<![\d/.:\w-])(?:\d{{1,2}}(?:st|nd|rd|th)?[\s.]+{_MONTH}|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?)"
    rf"[\s.,]+\d{{4}}(?![\d/]){_TIME}",
    re.IGNORECASE,
)
_LINE = 200


def find_named_date(text: str) -> str | None:
    """The date with a month in words inside a short line; None where there is none.

    >>> find_named_date("Posted on July 31, 2021 by admin")
    'July 31, 2021'
    """
    found = _DATE.search(text) if len(text) <= _LINE else None
    return found.group().strip() if found else None


def _english(month: re.Match[str]) -> str:
    return _ENGLISH[" ".join(month["name"].lower().split())]


@lru_cache(maxsize=1024)
def parse_named_date(printed: str) -> Moment:
    """The moment that a date with a month in words means.

    Raises:
        NormalisationError: there is none in `printed`, or no such day.
    """
    found = _DATE.search(printed)
    if found is None:
        raise NormalisationError(f"no day, month and year in {printed!r}")
    import dateparser  # slow to import, and seldom needed

    at: datetime | None = dateparser.parse(
        _VIETNAMESE.sub(_english, found.group()).replace("lúc", "at"),
        languages=["en"],
        settings={
            "DATE_ORDER": "DMY",
            "STRICT_PARSING": True,
            "TIMEZONE": "Asia/Ho_Chi_Minh",
            "RETURN_AS_TIMEZONE_AWARE": True,
        },
    )
    if at is None:
        raise NormalisationError(f"no such day: {printed!r}")
    precision = Precision.DAY
    if found["time"]:
        precision = Precision.SECOND if found["second"] else Precision.MINUTE
    return Moment(at.astimezone(_ICT), precision)
