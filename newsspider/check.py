"""What is suspicious about a record: marked for people, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsspider.model import Problem, Record

_LONG_TITLE = 300
_SHORT_BODY = 60
# UTF-8 read as windows-1252, and bytes that no encoding knew.
_MOJIBAKE = re.compile("\ufffd|Ã[¡-ÿ]|áº|á»|Ä‘|Æ°")


def check(record: Record) -> tuple[Problem, ...]:
    """The suspicions about a record, each one line, none of them a reason to drop it."""
    return tuple(_suspicions(record))


def _suspicions(record: Record) -> Iterator[Problem]:
    url = record.url
    if not record.title:
        yield Problem("title.missing", "no title", url, "title")
    elif len(record.title) > _LONG_TITLE:
        yield Problem("title.long", f"{len(record.title)} characters", url, "title")
    if not record.published_printed:
        yield Problem("published.missing", "no date printed or found", url, "published")
    size = sum(map(len, record.body)) + len(record.lead or "")
    if size < _SHORT_BODY and not (record.attachments or record.images):
        code = "body.short" if size else "body.empty"
        yield Problem(code, f"{size} characters, no picture, no file", url, "body")
    long = [p for p in record.body if len(p) > _SHORT_BODY]
    if len(set(long)) < len(long):
        yield Problem("body.repeats", f"{len(long) - len(set(long))} paragraphs twice", url, "body")
    if _MOJIBAKE.search("\n".join((record.title or "", record.lead or "", *record.body))):
        yield Problem("text.mojibake", "text in a wrong encoding", url)
