"""Label words of Vietnamese portals: who signs, where a text was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsspider.text.unicode import clean

_LONGEST = 120
_AUTHOR = re.compile(
    r"^[\s(*_–-]*(?:tác\s+giả(?:\s+bài\s+viết)?|người\s+viết|bài\s+viết|thực\s+hiện|biên\s+tập|tổng\s+hợp"
    r"|tin(?:\s*,\s*|\s+và\s+|\s*-\s*|\s*&\s*|/|\s+)?(?:bài(?:\s*,\s*|\s+và\s+)?)?(?:ảnh)?"
    r"|bài(?:\s*,\s*|\s+và\s+|\s*-\s*|\s*&\s*|/)?(?:ảnh)?|ảnh(?:\s*,\s*|\s+và\s+|\s*&\s*|/)(?:tin|bài)"
    r"|st|sưu\s+tầm)\s*[:：]\s*(?P<name>.+)$",
    re.IGNORECASE,
)
_PHOTO_TAIL = re.compile(r"[\s.;,–-]*\b(?:ảnh|photo)\s*[:：].*$", re.IGNORECASE)
_SOURCE = re.compile(
    r"^[\s(\[*_–-]*(?:(?:theo\s+)?nguồn(?:\s+tin)?(?:\s*[:：]|\s+(?=\S))|theo\s*[:：]?\s+|trích(?:\s+nguồn)?\s*[:：])"
    r"\s*(?P<name>.+)$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"^(?P<author>[^()]{2,60}?)\s*\(\s*(?:theo|nguồn)\s*[:：]?\s*(?P<source>[^()]{2,80})\)\s*\.?$",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"^\(\s*(?P<name>TTXVN(?:/[\w+ ]+)?|VOV|VTV|VGP|BNG)\s*\)$")
_PUBLISHER = re.compile(r"(?:báo|đài|cổng|trang|tạp chí|thông tấn)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s+\w")
_TRIM = " \t\"'“”‘’*_-–."
_LABEL = re.compile(r"^[^:：]{1,40}[:：]\s*")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who a closing line names."""

    author: str | None
    source: str | None


def signature(line: str) -> Signature | None:
    """What a line with a label says of author or source; None for a line of prose.

    >>> signature("Tin, ảnh: Mỹ Hằng")
    Signature(author='Mỹ Hằng', source=None)
    """
    text = clean(line)
    if not text or len(text) > _LONGEST:
        return None
    if match := _AUTHOR.match(text):
        name = _PHOTO_TAIL.sub("", match["name"]).strip(_TRIM + "()")
        return Signature(name, None) if name else None
    if match := _SOURCE.match(text):
        name = _closed(match["name"]).strip(_TRIM)
        return Signature(None, name) if name and _is_source(name) else None
    if match := _AGENCY.match(text):
        return Signature(None, match["name"])
    if match := _BOTH.match(text):
        return Signature(match["author"].strip(_TRIM), match["source"].strip(_TRIM))
    return None


def _closed(name: str) -> str:
    """Without the bracket that was opened before the label."""
    name = name.strip()
    return name[:-1] if name.endswith((")", "]")) and name.count("(") < name.count(")") else name


def _is_source(name: str) -> bool:
    """Whether what follows "Theo" is a name, and not the rest of a sentence."""
    listed = "," in name and _PUBLISHER.match(name) is None
    return len(name) <= 80 and not listed and _SENTENCE.search(name) is None


def strip_label(text: str) -> str:
    """The value behind a label: "Tác giả: Thanh Tâm" is "Thanh Tâm"."""
    return _LABEL.sub("", clean(text), count=1)
