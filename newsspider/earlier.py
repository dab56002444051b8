"""Earlier: what the archive already holds of a URL that is asked for again."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from newsspider.archive import heads
from newsspider.archive.digests import digest
from newsspider.archive.reader import read_capture
from newsspider.archive.uris import target_uri
from newsspider.errors import ArchiveError
from newsspider.model import Capture, Fetch
from newsspider.store.database import Store

SMALLEST = 1024
"""Bytes of an entity below which a second copy costs less than a reference to the first."""

_CONDITIONS = (b"if-none-match", b"if-modified-since")
# Some CMSs print the time of the request, or that of a day before, as Last-Modified.
_CLOCKS = (timedelta(0), timedelta(days=1))
_LAG = timedelta(seconds=60)


class Earlier:
    """The captures of one portal, asked for what repeats them."""

    def __init__(self, data: Path, store: Store, portal: str) -> None:
        self._data = data
        self._store = store
        self._portal = portal

    def repeated(self, fetch: Fetch) -> Capture | None:
        """The capture whose entity `fetch` brought again, or confirmed with a 304; else None.

        It was read back just now: a whole response to a GET, so what refers to it can be read too.
        """
        parsed = fetch.reconstructed and not fetch.drawn
        if fetch.method != "GET" or fetch.truncated or parsed:
            return None
        if fetch.status == 304:
            return self._confirmed(fetch)
        if len(fetch.response_body) < SMALLEST or fetch.status != 200:
            return None
        return self._original(fetch.url, digest(fetch.response_body))

    def conditions(self, url: str) -> tuple[tuple[str, str], ...]:
        """Header names and values that ask for `url` only if it has changed since; may be none."""
        newest = self._store.newest_page(self._portal, target_uri(url))
        if newest is None or self._original(url, newest.digest) is None:
            return ()
        try:
            head = read_capture(self._data, newest).response_head
        except ArchiveError:
            return ()
        found = (("If-None-Match", _etag(head)), ("If-Modified-Since", _modified(head)))
        return tuple((name, value) for name, value in found if value is not None)

    def _confirmed(self, fetch: Fetch) -> Capture | None:
        """What a 304 confirms; one that nobody asked for confirms nothing."""
        if not any(heads.values(fetch.request_head, name) for name in _CONDITIONS):
            return None
        newest = self._store.newest_page(self._portal, target_uri(fetch.url))
        return self._original(fetch.url, newest.digest) if newest else None

    def _original(self, url: str, payload: str) -> Capture | None:
        first = self._store.first_capture(self._portal, target_uri(url), payload)
        if first is None:
            return None
        try:
            kept = read_capture(self._data, first)
        except ArchiveError:  # moved away, or damaged: the whole response is kept once more
            return None
        return first if kept.method == "GET" and not kept.truncated else None


def _etag(head: bytes) -> str | None:
    tags = heads.values(head, b"etag")
    return tags[0] if len(tags) == 1 and tags[0].isascii() and tags[0].endswith('"') else None


def _modified(head: bytes) -> str | None:
    """Last-Modified, where it is the page's and not the server's clock."""
    printed, sent = (heads.values(head, name) for name in (b"last-modified", b"date"))
    if len(printed) != 1 or len(sent) != 1:
        return None
    modified, answered = _moment(printed[0]), _moment(sent[0])
    if modified is None or answered is None:
        return None
    age = answered - modified
    return None if any(abs(age - clock) < _LAG for clock in _CLOCKS) else printed[0]


def _moment(printed: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(printed)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
