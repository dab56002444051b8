"""WarcWriter: what was fetched goes to disk, and where it lies is known."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from newsspider.archive import records
from newsspider.archive.digests import digest
from newsspider.archive.notes import head_lines, notes
from newsspider.archive.openfile import OpenFile, member
from newsspider.archive.uris import target_uri
from newsspider.errors import ArchiveError, DiskError
from newsspider.model import Capture, Fetch

GIGABYTE = 1_000_000_000

Build = Callable[[str, str], list[bytes]]
"""From the IDs of the answer and of the file's warcinfo to the records of one exchange."""

_PORTAL = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


class WarcWriter:
    """Writes one portal's exchanges into `archive/<portal>/` of the data folder.

    What others have had goes into a `series` of its own (`recovered-wayback`), whose name its
    files begin with and are part of; what we fetched ourselves never does, nor the other way.

    A file is made at the first write. Each exchange is whole in one file: response first, then
    what refers to it, so that a torn tail leaves no reference without its record. For one
    thread; processes side by side never share a file.

    Raises:
        ArchiveError: a name or value that would not be safe in a path or a WARC field.
    """

    def __init__(
        self,
        data: Path,
        portal: str,
        *,
        software: str,
        operator: str | None,
        user_agent: str | None,
        robots: str = "obey",
        series: str | None = None,
        max_bytes: int = GIGABYTE,
    ) -> None:
        for name in (portal, series or portal):
            if not _PORTAL.fullmatch(name):
                raise ArchiveError(f"not a name for a folder of the archive: {name!r}")
        who = [("software", software), ("operator", operator), ("isPartOf", series or portal)]
        # Those who asked the portal have minded its robots.txt, or not.
        minded = robots if series is None else None
        how = [("robots", minded), ("http-header-user-agent", user_agent)]
        self._about = [(name, value) for name, value in who + how if value is not None]
        self._portal = portal
        self._series = series
        self._folder = data / "archive" / portal
        self._max_bytes = max_bytes
        self._serial = 0
        self._warcinfo_id = ""
        self._file: OpenFile | None = None
        self._closed = False

    def write(self, fetch: Fetch) -> Capture:
        """Append the response and its request; where the response lies. On disk after `sync`.

        Raises:
            ArchiveError: the disk refused, or the exchange cannot be told from another; nothing
                of it is in the file.
        """
        return self._append(fetch, digest(fetch.response_body), _whole(fetch))

    def write_revisit(self, fetch: Fetch, first: Capture) -> Capture:
        """Append that `fetch` brought again what `first` holds: the same entity, or a 304.

        `first` must be a whole response of the archive, not itself a revisit.
        """
        if fetch.status == 304:
            return self._append(fetch, first.digest, _confirmed(fetch, first))
        if digest(fetch.response_body) != first.digest:
            raise ArchiveError(f"no revisit: {fetch.url!r} has changed since {first.fetched_at}")
        return self._append(fetch, first.digest, _repeated(fetch, first))

    def write_failure(self, fetch: Fetch) -> None:
        """Append that an exchange never came to be: its metadata, and no answer.

        Raises:
            ArchiveError: the disk refused; nothing of it is in the file.
        """
        file = self._room(fetch.fetched_at)
        file.append([member(records.metadata(fetch, None, self._warcinfo_id, notes(fetch)))])

    def sync(self) -> None:
        """Have every capture returned so far on disk; only then may the database name it."""
        self.syncing()()

    def syncing(self) -> Callable[[], None]:
        """The same for another thread to do: what is written meanwhile is not waited for."""
        return self._file.syncing() if self._file is not None else _nothing

    def close(self) -> None:
        """Sync and give the file its final name. Safe to call twice."""
        self._closed = True
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def __enter__(self) -> WarcWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _append(self, fetch: Fetch, payload: str, build: Build) -> Capture:
        if fetch.portal != self._portal:
            raise ArchiveError(f"{fetch.url!r} is of {fetch.portal!r}, not of {self._portal!r}")
        if (fetch.origin is None) != (self._series is None):
            raise ArchiveError(f"what others had of {fetch.url!r} belongs in files of its own")
        file = self._room(fetch.origin.taken_at if fetch.origin else fetch.fetched_at)
        record_id = records.new_id()
        members = [member(record) for record in build(record_id, self._warcinfo_id)]
        offset = file.append(members)
        return Capture(
            url=target_uri(fetch.url),
            portal=fetch.portal,
            role=fetch.role,
            fetched_at=fetch.fetched_at,
            ip=fetch.ip,
            status=fetch.status,
            file=f"archive/{self._portal}/{file.path.name}",
            offset=offset,
            length=len(members[0]),
            digest=payload,
            record_id=record_id,
            truncated=fetch.truncated,
            source=fetch.origin.uri if fetch.origin else None,
        )

    def _room(self, moment: datetime) -> OpenFile:
        """The file for the next exchange: the open one, or a new one where that is full."""
        if self._closed:
            raise ArchiveError(f"the archive of {self._portal} is closed")
        if self._file is not None and self._file.size >= self._max_bytes:
            file, self._file = self._file, None
            file.close()
        if self._file is None:
            self._file = self._next(moment)
        return self._file

    def _next(self, moment: datetime) -> OpenFile:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DiskError(f"cannot make {self._folder}: {error.strerror}") from error
        name = self._name(moment)
        info = records.new_id()
        first = member(records.warcinfo(info, moment, name, self._about))
        file = OpenFile(self._folder / name, first)
        self._serial += 1
        self._warcinfo_id = info
        return file

    def _name(self, moment: datetime) -> str:
        stamp = moment.astimezone(UTC).strftime("%Y%m%d%H%M%S%f")[:17]
        unique = f"{self._serial:05d}-{os.getpid()}{secrets.token_hex(4)}"
        series = f"{self._series}-" if self._series else ""
        return f"{series}{self._portal}-{stamp}-{unique}.warc.gz"


def _nothing() -> None:
    """A file that was closed is on disk already."""


def _whole(fetch: Fetch) -> Build:
    about = list(notes(fetch))
    return lambda its, info: [
        records.response(fetch, its, info),
        *_beside(fetch, its, info, about),
    ]


def _repeated(fetch: Fetch, first: Capture) -> Build:
    about = list(notes(fetch))
    return lambda its, info: [
        records.same_payload(fetch, its, info, first),
        *_beside(fetch, its, info, about),
    ]


def _confirmed(fetch: Fetch, first: Capture) -> Build:
    about = [("http-status", "304"), *head_lines("http-head-line", fetch.response_head)]
    about += notes(fetch)
    return lambda its, info: [
        records.not_modified(fetch, its, info, first),
        *_beside(fetch, its, info, about),
    ]


def _beside(
    fetch: Fetch, response_id: str, warcinfo_id: str, about: list[tuple[str, str]]
) -> Iterator[bytes]:
    """The request and the metadata, where there is something to say in them."""
    if fetch.request_head:
        yield records.request(fetch, response_id, warcinfo_id)
    if about:
        yield records.metadata(fetch, response_id, warcinfo_id, about)
