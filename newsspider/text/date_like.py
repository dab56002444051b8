"""Whether a long text may print the date of an article: cheaper than to look at its lines."""

from __future__ import annotations

import re
import unicodedata

# What `clean` takes away or makes one space of.
_GAP = "[\\s\\u200b-\\u200f\\u2060\\ufeff\\xad]*+"
_MARK = f"{_GAP}[/.\\u2044-]{_GAP}"
_MONTH = r"(?:tháng\s+\w{2,5}(?:\s+\w{2,3})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
_SHAPE = re.compile(
    rf"\d{{1,2}}(?:{_MARK}\d{{1,2}}{_MARK}\d|\s+\d\d\s+\d|{_GAP}th(?:áng)?{_GAP}\d{{1,2}}[\s,/]+(?:năm\s+)?\d)"
    rf"|{_MONTH}[\s.,]+(?:\d{{1,2}}[\w:]*[\s.,]+){{0,2}}(?:[a-z]{{3}}\s+)?\d"
    r"|\b(?:giây|phút|giờ|tiếng|ngày)\s+trước|\bcách\s+đây|\bhôm\s+(?:nay|qua|kia)",
    re.IGNORECASE,
)
# The day of a portal's licence, in the foot of all its pages.
_LICENSED = re.compile(r"\bcấp(?:\s+phép)?(?:\s+lại)?\s+ngày\s*$", re.IGNORECASE)
_LABELLED = re.compile(r"đăng\s+(?:lúc|ngày)|ngày\s+đăng|cập\s+nhật|posted|updated", re.IGNORECASE)
_BEFORE, _LINE = 40, 160


def may_print_date(text: str) -> bool:
    """Whether something shaped like a date stands anywhere in a text; a licence's own is none."""
    text = unicodedata.normalize("NFC", text)
    return any(
        not _LICENSED.search(text, max(0, found.start() - _BEFORE), found.start())
        or _LABELLED.search(text, max(0, found.start() - _LINE), found.end() + _LINE)
        for found in _SHAPE.finditer(text)
    )
