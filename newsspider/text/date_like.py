"""Whether a long text may print the date of an article: cheaper than to look at its lines."""

from __future__ import annotations

import re
import unicodedata

# What `clean` takes away or makes one space of.
_GAP = "[\\s\\u200b-\\u200f\\u2060\\ufeff\\xad]*+"
_MARK = f"{_GAP}[/.\\u2044-]{_GAP}"
_NUMBERS = re.compile(
    rf"[0-9]{{1,2}}(?:{_MARK}[0-9]{{1,2}}{_MARK}[0-9]|\s+[0-9][0-9]\s+[0-9]"
    rf"|{_GAP}th(?:áng)?{_GAP}[0-9]{{1,2}}[\s,/]+(?:năm\s+)?[0-9])"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = re.compile(
    rf"(?:tháng\s+\w{{2,5}}(?:\s+\w{{2,3}})?|(?:{'|'.join(_MONTHS)})[a-z]{{0,6}})"
    r"[\s.,]++(?:[0-9]{1,2}[\w:]{0,8}[\s.,]++){0,2}(?:[a-z]{3}\s++)?[0-9]"
    r"|(?:giây|phút|giờ|tiếng|ngày)\s+trước|cách\s+đây|hôm\s+(?:nay|qua|kia)"
)
# Without one of these the words need not be looked for, which takes longer.
_HINTS = ("tháng", "trước", "cách", "hôm", *_MONTHS)
# The day of a portal's licence, in the foot of all its pages.
_LICENSED = re.compile(r"\bcấp(?:\s+phép)?(?:\s+lại)?\s+ngày\s*$")
_LABELLED = re.compile(r"đăng\s+(?:lúc|ngày)|ngày\s+đăng|cập\s+nhật|posted|updated")
_BEFORE, _LINE = 40, 160


def may_print_date(text: str) -> bool:
    """Whether something shaped like a date stands anywhere in a text; a licence's own is none."""
    text = unicodedata.normalize("NFC", text).lower()
    numbers = (found for found in _NUMBERS.finditer(text) if not _is_licence(text, found.span()))
    if next(numbers, None) is not None:
        return True
    return any(hint in text for hint in _HINTS) and _WORDS.search(text) is not None


def _is_licence(text: str, at: tuple[int, int]) -> bool:
    """Whether the date at a place is that of the portal's licence."""
    start, end = at
    if not _LICENSED.search(text, max(0, start - _BEFORE), start):
        return False
    return not _LABELLED.search(text, max(0, start - _LINE), end + _LINE)
