"""Listed: one capture that another archive says it holds; and the dialects that say it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from newsspider.errors import RecoveryError

# The columns asked for, in this order.
FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest", "length")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of an archive's index."""

    url: str
    """As that archive writes it."""
    at: datetime
    """When that archive fetched it, aware UTC, to the second."""
    status: int | None
    """None where the index names none: a revisit."""
    mime: str
    digest: str | None
    """SHA-1 in base32 as the index prints it; of what was stored, not of what is handed out."""
    file: str | None = None
    """The WARC file that holds it, where records can be fetched whole; with offset and length."""
    offset: int | None = None
    length: int | None = None

    @property
    def timestamp(self) -> str:
        """`at` as archives write it in addresses: 14 digits."""
        return self.at.strftime("%Y%m%d%H%M%S")


def wayback_rows(body: bytes, place: str) -> tuple[list[Listed], str | None]:
    """The captures of one answer of the Wayback Machine's index, and the key to go on with.

    Raises:
        RecoveryError: not the JSON that the index answers with.
    """
    rows = read_json(body, place)
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise RecoveryError(f"{place} answered no list of rows")
    if not rows:
        return [], None
    resume = str(rows[-1][0]) if len(rows) > 2 and rows[-2] == [] and rows[-1] else None
    head, lines = rows[0], rows[1 : -2 if resume else None]
    return list(_told(head, lines, place)), resume


def _told(head: Sequence[str], lines: list[list[str]], place: str) -> Iterator[Listed]:
    for line in lines:
        if line:
            said = dict(zip(head, map(str, line), strict=False))
            yield _listed(said, "original", "mimetype", "statuscode", place)


def json_lines(body: bytes, place: str) -> list[Listed]:
    """The captures of an index that answers a JSON object a line (Common Crawl, pywb).

    Raises:
        RecoveryError: a line is no such object.
    """
    lines = [line for line in body.splitlines() if line.strip()]
    return [_listed(_object(line, place), "url", "mime", "status", place) for line in lines]


def _object(line: bytes, place: str) -> dict[str, Any]:
    said = read_json(
        line.partition(b" ")[2].partition(b" ")[2] if line[:1] != b"{" else line, place
    )
    if not isinstance(said, dict):
        raise RecoveryError(f"{place} answered {line[:60]!r}, which is no capture")
    return said


def read_json(body: bytes, place: str) -> Any:
    """What a service said in JSON.

    Raises:
        RecoveryError: it said something else.
    """
    try:
        return json.loads(body)
    except ValueError as error:
        raise RecoveryError(f"{place} answered no JSON: {body[:60]!r}") from error


def _listed(said: dict[str, Any], url: str, mime: str, status: str, place: str) -> Listed:
    try:
        moment = datetime.strptime(str(said["timestamp"]), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return Listed(
            url=str(said[url]),
            at=moment,
            status=_number(said.get(status)),
            mime=str(said.get(mime) or "unk").lower(),
            digest=str(said["digest"]) if said.get("digest") else None,
            file=str(said["filename"]) if said.get("filename") else None,
            offset=_number(said.get("offset")),
            length=_number(said.get("length")),
        )
    except (KeyError, ValueError) as error:
        raise RecoveryError(f"{place} lists a capture without address or time: {said}") from error


def _number(said: object) -> int | None:
    text = str(said)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
