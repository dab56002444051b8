"""The day that a lead tells of: "Chiều ngày 29/7, tại thành phố…"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from newsspider.text.unicode import clean

_LATEST = timedelta(days=31)
"""How long before an event its news may be printed."""
_OLDEST = timedelta(days=240)
"""How long after an event its news may be printed; farther back the year is anyone's guess."""
_LONGEST = timedelta(days=14)
"""The longest event; a longer stretch of days is the period of a report or of a campaign."""

_PART = r"(?:rạng\s+sáng|sáng|trưa|chiều|tối|(?<!ngày\s)đêm)"
_TO = r"\s?(?:[,–-]|đến|tới|và)\s?(?:(?:hết\s+)?ngày\s+)?"
_MONTH = r"(?:\s?(?P<sep{n}>[/.-])\s?|\s+tháng\s+)(?P<m{n}>\d{{1,2}})(?![\d%])"
_YEAR = r"(?:(?:\s?[/.-]\s?|\s*,?\s+năm\s+)(?P<y{n}>\d{{4}}|\d{{2}}(?=[\s,;.)]))(?!\d))?"
_DAY = _MONTH + _YEAR
_PRINTED = re.compile(
    # The word that makes the numbers a day,
    rf"(?<!\w)(?P<word>(?:(?P<part>{_PART}|thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật|(?<=từ\s))"
    rf"(?:\s+(?P<near>nay|qua|mai))?[\s,(]*(?:ngày\s+)?|ngày\s+(?:hôm\s+(?:nay|qua)[\s,(]+)?"
    rf"|hôm\s+(?:nay|qua)[\s,(]+(?:ngày\s+)?)(?:mùng\s+)?)"
    # the first of several, with a month of its own or without one,
    rf"(?:(?P<first>\d{{1,2}})(?:{_DAY.format(n=1)})?/?{_TO}(?:\d{{1,2}}{_TO}){{0,8}})?"
    # the last of several, or the only one.
    rf"(?P<d>\d{{1,2}}){_DAY.format(n=2)}(?![\w/])",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:(?<!\w)(?:sáng|trưa|chiều|tối|đêm)\s+(?:ngày\s+)?(?:hôm\s+)?(?P<near>nay|qua|mai)"
    r"|(?:^|[.,;:!?–-]\s?)(?:vào\s+)?(?:ngày\s+)?hôm\s+(?P<near2>nay|qua))(?!\w)",
    re.IGNORECASE,
)
_SHIFT = {"nay": 0, "qua": -1, "mai": 1}
_PAPER = re.compile(
    r"(?:quyết\s+định|nghị\s+định|nghị\s+quyết|công\s+văn|công\s+điện|thông\s+tư|chỉ\s+thị|kế\s+hoạch"
    r"|thông\s+báo|báo\s+cáo|tờ\s+trình|hướng\s+dẫn|kết\s+luận|văn\s+bản|giấy\s+(?:phép|mời)|luật"
    r"|chương\s+trình|đề\s+án|quy\s+(?:định|chế)|hợp\s+đồng|pháp\s+lệnh|sắc\s+lệnh|số\s+\d+)\b[^.,;:!?]*$",
    re.IGNORECASE,
)
_HELD = re.compile(r"(?:vào|trong|diễn\s+ra|tổ\s+chức|khai\s+mạc)\s+$", re.IGNORECASE)
_ISSUED = re.compile(r"ban\s+hành|được\s+ký|hiệu\s+lực|thi\s+hành|áp\s+dụng", re.IGNORECASE)
_NO_EVENT_BEFORE = re.compile(
    r"\b(?:trước|sau|đến|tới|hết|hạn|qua|kể|tính|nhận|cấp|ký|ban\s+hành|sinh|mất|mỗi|hàng|hằng|nửa"
    r"|kỷ\s+niệm|nhân|mừng|dịp|thống|thành\s+lập|hiệu\s+lực|thi\s+hành|áp\s+dụng)\s+(?:vào\s+)?$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:kết\s+quả|số\s+liệu|thống\s+kê|báo\s+cáo|tính|kể|hiệu\s+lực|thi\s+hành|áp\s+dụng|bắt\s+đầu)\b"
    r"[^.,;:!?]*$",
    re.IGNORECASE,
)
_NO_EVENT_AFTER = re.compile(r"\s*\(?(?:của|về\s+việc|âm\s+lịch|âl\b|hằng\s+năm|hàng\s+năm)", re.I)
_COUNTED = re.compile(r"[^.;!?]{0,80}\b(?:xảy\s+ra|ghi\s+nhận|phát\s+hiện)\b", re.IGNORECASE)
_SINCE = re.compile(r"\btừ\s+$", re.IGNORECASE)
_REACH = 120
_LEAD = 3000
"""No lead is longer; what stands beyond is another story."""


def event_date(text: str, published: date) -> date | None:
    """The day of the event that a lead tells of; None where it names none beyond doubt.

    The first day in `text` that has a word for a day before it ("ngày", "sáng", "chiều", "tối") or
    is counted from the day of printing ("sáng nay", "hôm qua"). Of several days ("trong hai ngày
    29 và 30/7", "từ ngày 28-30/7") it is the first. Days of documents ("Công văn số 12 ngày 12/7
    của…"), deadlines, memorial days, lunar days and periods of statistics are none.

    A day without a year lies in the year that brings it nearest to `published`. At most a month
    after `published` and eight months before it: a day that fits in neither is no answer.

    >>> event_date("Chiều ngày 29/7, đồng chí Bí thư Tỉnh ủy làm việc…", date(2021, 7, 31))
    datetime.date(2021, 7, 29)
    """
    line = clean(text[:_LEAD])
    found = [*_printed(line, published), *_relative(line, published)]
    return min(found)[1] if found else None


def _printed(line: str, published: date) -> Iterator[tuple[int, date]]:
    """The place and the day of the first event whose day stands in numbers."""
    for match in _PRINTED.finditer(line):
        if _tells(match, line) and (day := _first_day(match, published)) is not None:
            yield match.start(), day
            return


def _relative(line: str, published: date) -> Iterator[tuple[int, date]]:
    """The place and the day of the first event that is counted from the day of printing."""
    match = _RELATIVE.search(line)
    if match is not None:
        near = (match["near"] or match["near2"]).lower()
        yield match.end(), published + timedelta(days=_SHIFT[near])


def _tells(match: re.Match[str], line: str) -> bool:
    """Whether the words around a day make it that of an event."""
    before = line[max(0, match.start() - _REACH) : match.start()]
    if _NO_EVENT_AFTER.match(line, match.end()) or _NO_EVENT_BEFORE.search(before):
        return False
    if "." in (match["sep1"], match["sep2"]) and line[match.end() : match.end() + 1] not in ",;:)":
        # "ngày 1.5 tấn": a dot is also the point of a decimal fraction.
        return False
    if _SINCE.search(before) and match["first"] is None:
        # "Từ ngày 1/8": since then, not then.
        return False
    if match["first"] and (_REPORTED.search(before) or _COUNTED.match(line, match.end())):
        return False
    if match["part"]:
        return True
    held = _HELD.search(before) and not _ISSUED.search(before)
    return bool(held) or _PAPER.search(before) is None


def _first_day(match: re.Match[str], published: date) -> date | None:
    last = _nearest(int(match["d"]), int(match["m2"]), match["y2"] or match["y1"], published)
    if last is None or match["first"] is None:
        return last
    day, month, year = int(match["first"]), match["m1"], last.year
    month = int(month) if month else last.month - (day > last.day)
    if month < 1 or month > last.month:
        year, month = year - 1, month or 12
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return first if last - first <= _LONGEST else None


def _nearest(day: int, month: int, printed_year: str | None, published: date) -> date | None:
    """The day in its year, or in the year that brings it nearest; None where none is near."""
    if printed_year:
        years = [int(printed_year) + (2000 if len(printed_year) == 2 else 0)]
    else:
        years = [published.year, published.year - 1, published.year + 1]
    fits = []
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if -_OLDEST <= found - published <= _LATEST:
            fits.append((abs(found - published), found))
    return min(fits)[1] if fits else None
