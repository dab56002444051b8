"""Times of day as Vietnamese portals print them: `08:15`, `8h05`, `7 giờ 30 phút`, `8:15 CH`."""

from __future__ import annotations

import re

_HALF = r"AM|PM|SA|CH|sáng|trưa|chiều|tối|đêm"
_EVENING = frozenset(("pm", "ch", "chiều", "tối"))
_MORNING = frozenset(("am", "sa", "sáng", "đêm"))
# `{n}` numbers the groups, so that a pattern may hold two times.
TIME = (
    r"(?P<h{n}>\d{{1,2}})\s?(?:(?:[:.]|giờ|h|g)\s?(?P<mi{n}>\d{{1,2}})(?!\d)"
    r"(?:\s?(?:[:.']|phút|ph|p)\s?(?P<s{n}>\d{{2}})(?:\.\d+)?(?!\d))?"
    rf"\s?(?:phút|ph|p(?!m)|')?|giờ|h(?!\w))\s?(?P<half{{n}}>{_HALF})?(?!\w)"
)
_TIME = re.compile(r"(?<![\d/.:-])" + TIME.format(n=""), re.IGNORECASE)


def hour_of(hour: int, half: str) -> int:
    """The hour of the day; a 24-hour clock may carry a meaningless PM."""
    half = half.casefold()
    if half in _EVENING and hour < 12:
        return hour + 12
    if half in _MORNING and hour == 12:
        return 0
    return hour


def find_time(text: str) -> tuple[int, int] | None:
    """Hour and minute of the first time of day in a text; None where it names none that is."""
    for match in _TIME.finditer(text):
        hour = hour_of(int(match["h"]), match["half"] or "")
        minute = int(match["mi"] or 0)
        if hour < 24 and minute < 60:
            return hour, minute
    return None
