"""Counters: how often an article was read, as portals print it."""

from __future__ import annotations

import re

from newsspider.errors import NormalisationError
from newsspider.text.unicode import clean, fold

_NUMBER = r"\d{1,3}(?:[.,  ]\d{3})+(?!\d)|\d{1,12}(?:[.,]\d{1,2})?\s?(?:K|nghìn|ngàn|N|triệu|tr)\b|\d{1,12}"
# The label of this article's counter; "lượt truy cập" and "đang online" count the whole site.
_LABEL = (
    r"(?:tổng\s+)?(?:số\s+)?(?:lượt|lần)\s+(?:người\s+)?(?:xem|đọc)(?:\s+(?:bài|tin)(?:\s+viết)?)?"
    r"|(?:số\s+)?lượt\s+truy\s+cập\s+(?:bài|tin)(?:\s+viết)?"
    r"|đã\s+(?:xem|đọc)|(?:số\s+)?người\s+(?:xem|đọc)|xem\s+tin|views?|hits?"
)
_AFTER = re.compile(rf"(?:{_LABEL})\s*(?:[:：(]|là)?\s*(?P<n>{_NUMBER})", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\w/.,:-])(?P<n>{_NUMBER})\s+(?:lượt|lần|người)\s+(?:xem|đọc)(?!\w)", re.IGNORECASE
)
_BETWEEN = re.compile(rf"(?<!\w)đọc\s+(?P<n>{_NUMBER})\s+lần(?!\w)", re.IGNORECASE)
_COMMENTS = re.compile(
    rf"(?:bình\s+luận|phản\s+hồi|ý\s+kiến)\s*[:：]\s*(?P<n>{_NUMBER})", re.IGNORECASE
)
# A space parts thousands only before three digits: "3.217 0" are two counters.
_VALUE = re.compile(
    r"(?<![\d/.,-])(?<!\d:)(?P<digits>\d[\d.,]*(?:\s\d{3}(?![\d.,/:]))*)(?![/:]\d)"
    r"\s?(?P<unit>k|nghin|ngan|n|trieu|tr)?(?!\w)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\d+|\d{1,3}(?:[.,\s]\d{3})+")
_PARTS = re.compile(r"(\d+)[.,](\d{1,2})")
_UNITS = {"k": 1_000, "n": 1_000, "nghin": 1_000, "ngan": 1_000, "tr": 10**6, "trieu": 10**6}
_MOST = 10**12


def find_views(text: str) -> str | None:
    """The view counter that a text prints, with its label; None where it prints none.

    >>> find_views("Ngày: 05/12/2013 | Lượt xem: 7.370 | In trang")
    'Lượt xem: 7.370'
    """
    line = clean(text)
    if not any(c.isdecimal() for c in line):
        return None
    match = _AFTER.search(line) or _BEFORE.search(line) or _BETWEEN.search(line)
    return match.group() if match else None


def find_comments(text: str) -> str | None:
    """The comment counter that a text prints, with its label; None where it prints none."""
    match = _COMMENTS.search(clean(text))
    return match.group() if match else None


def parse_count(printed: str) -> int:
    """The whole number that a printed counter means; dots, commas and spaces part thousands.

    >>> parse_count("Lượt xem: 1.234"), parse_count("1,2K")
    (1234, 1200)

    Raises:
        NormalisationError: no number, one that is not whole, or one beyond belief.
    """
    match = _VALUE.search(fold(printed))
    if match is None:
        raise NormalisationError(f"no number in {printed[:80]!r}")
    unit = _UNITS.get((match["unit"] or "").lower(), 1)
    digits = match["digits"].strip(" .,")
    if unit > 1 and (parts := _PARTS.fullmatch(digits)):
        value = int(parts[1]) * unit + int(parts[2]) * unit // int(10 ** len(parts[2]))
    elif _WHOLE.fullmatch(digits):
        bare = re.sub(r"\D", "", digits)
        value = int(bare) * unit if len(bare) <= len(str(_MOST)) else _MOST
    else:
        raise NormalisationError(f"no whole number in {printed[:80]!r}")
    if value >= _MOST:
        raise NormalisationError(f"no counter reaches {printed[:40]!r}")
    return value
