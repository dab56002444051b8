"""Common Crawl: its monthly indexes, and its WARC records by range.

Known from its documentation: one question a second at the most, nothing more after a 403; an index
that knows nothing of a host answers 404; a record is fetched whole by its place in a WARC file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from newsspider.errors import RecoveryError, ServiceError
from newsspider.recovery.client import Client
from newsspider.recovery.listed import Listed, json_lines, read_json

INDEX = "https://index.commoncrawl.org"
DATA = "https://data.commoncrawl.org"
INDEX_PER_MINUTE = 50
DATA_PER_MINUTE = 100
_MOST_PAGES = 10_000


class CommonCrawl:
    """All monthly crawls that the service lists."""

    name = "commoncrawl"

    def __init__(self, index: Client, data: Client, home: str = INDEX, store: str = DATA) -> None:
        self._index = index
        self._data = data
        self._home = home.rstrip("/")
        self._store = store.rstrip("/")

    def captures(
        self, host: str, *, since: date | None = None, until: date | None = None
    ) -> Iterator[Listed]:
        """Every capture of a host, crawl by crawl, oldest crawl first.

        Raises:
            RecoveryError: an index does not answer as it should.
        """
        for api in reversed(self._indexes()):
            for listed in self._pages(api, host):
                day = listed.at.date()
                if (since is None or day >= since) and (until is None or day <= until):
                    yield listed

    def _indexes(self) -> list[str]:
        """The address of each crawl's index, newest first."""
        place = f"{self._home}/collinfo.json"
        said = read_json(self._index.ask(place).body, place)
        found = [_api(each) for each in said] if isinstance(said, list) else []
        if not found or None in found:
            raise RecoveryError(f"{place} lists no indexes")
        return [api for api in found if api is not None]

    def _pages(self, api: str, host: str) -> Iterator[Listed]:
        before: list[Listed] = []
        for page in range(_MOST_PAGES):
            asked = {"url": f"{host}/*", "output": "json", "page": str(page)}
            answer = self._index.ask(f"{api}?{urlencode(asked)}")
            if answer.status in {400, 404}:
                return  # past the last page, or nothing of this host
            if answer.status != 200:
                raise RecoveryError(f"{api} answered {answer.status} {answer.reason}")
            rows = json_lines(answer.body, api)
            # An index in one piece answers every number of a page with the same page.
            if not rows or rows == before:
                return
            yield from rows
            before = rows

    def address(self, listed: Listed) -> str:
        """The WARC file that holds a capture."""
        return f"{self._store}/{listed.file}"

    def record(self, listed: Listed) -> bytes:
        """The gzip member of a WARC file that is a capture's record.

        Raises:
            RecoveryError: the index names no place, or what stands there is not to be had.
        """
        if listed.file is None or listed.offset is None or not listed.length:
            raise RecoveryError(f"the index names no place for {listed.url} of {listed.timestamp}")
        place = self.address(listed)
        last = listed.offset + listed.length - 1
        answer = self._data.ask(place, {"Range": f"bytes={listed.offset}-{last}"})
        if answer.status == 403:
            raise ServiceError(f"{place} answered 403; come back tomorrow", final=True)
        if answer.status != 206 or len(answer.body) != listed.length:
            raise RecoveryError(
                f"{place} answered {answer.status} with {len(answer.body)} of {listed.length} bytes"
            )
        return answer.body


def _api(said: Any) -> str | None:
    api = said.get("cdx-api") if isinstance(said, dict) else None
    return api if isinstance(api, str) and api.startswith(("https://", "http://")) else None
