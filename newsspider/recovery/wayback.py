"""The Wayback Machine: its index, and the bytes that it hands out.

Known from its documented CDX server and from clients that are kept well: at most 30 questions a
minute to the index and 600 to the replay, of which we use four fifths. `id_` in an address asks for
the body as it was archived; the old head comes in lines that begin `X-Archive-Orig-`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode

from newsspider.errors import RecoveryError
from newsspider.recovery.client import Answer, Client
from newsspider.recovery.listed import FIELDS, Listed, wayback_rows

HOME = "https://web.archive.org"
INDEX_PER_MINUTE = 24
REPLAY_PER_MINUTE = 480
_PAGE = 5000
_ORIGINAL = "x-archive-orig-"
# Of the transfer from the service to us, not of the page.
_NOT_OF_THE_PAGE = frozenset(
    {"transfer-encoding", "connection", "keep-alive", "content-length", "content-encoding"}
)


class Wayback:
    """One Wayback Machine."""

    name = "wayback"

    def __init__(self, index: Client, replay: Client, home: str = HOME) -> None:
        self._index = index
        self._replay = replay
        self._home = home.rstrip("/")

    def captures(
        self, host: str, *, since: date | None = None, until: date | None = None
    ) -> Iterator[Listed]:
        """Every capture of a host, in the order of the index: by address, then by time.

        Raises:
            RecoveryError: the index does not answer as it should.
        """
        resume: str | None = None
        while True:
            asked = self._question(host, since, until, resume)
            answer = self._index.ask(asked)
            if answer.status == 404:
                return
            if answer.status != 200:
                raise RecoveryError(f"{asked} answered {answer.status} {answer.reason}")
            rows, onward = wayback_rows(answer.body or b"[]", asked)
            yield from rows
            if onward is None or onward == resume:
                return
            resume = onward

    def _question(
        self, host: str, since: date | None, until: date | None, resume: str | None
    ) -> str:
        asked = {
            "url": host, "matchType": "host", "output": "json", "fl": ",".join(FIELDS),
            "limit": str(_PAGE), "showResumeKey": "true",
        }  # fmt: skip
        if since:
            asked["from"] = since.strftime("%Y%m%d")
        if until:
            asked["to"] = until.strftime("%Y%m%d")
        if resume:
            asked["resumeKey"] = resume
        return f"{self._home}/cdx/search/cdx?{urlencode(asked)}"

    def address(self, listed: Listed) -> str:
        """Where the bytes of a capture are handed out."""
        return f"{self._home}/web/{listed.timestamp}id_/{listed.url}"

    def fetch(self, listed: Listed) -> Answer:
        """What was archived: the old status and head, and the body.

        Raises:
            RecoveryError: the service has it no more, or hands out another capture.
        """
        place = self.address(listed)
        answer = self._replay.ask(place)
        shown = answer.header("Memento-Datetime")
        if answer.header("X-Archive-Wayback-Runtime-Error") or shown is None:
            raise RecoveryError(f"{place} answered {answer.status}, and no capture")
        # Where it has lost one it hands out its neighbour, or sends there.
        if _moment(shown) != listed.at or answer.header("X-Archive-Redirect-Reason"):
            raise RecoveryError(f"{place} answered with the capture of {shown}")
        return Answer(
            url=listed.url, status=answer.status, reason=answer.reason,
            headers=tuple(_original(answer)), body=answer.body, whole=answer.whole,
        )  # fmt: skip


def _moment(printed: str) -> datetime | None:
    try:
        return parsedate_to_datetime(printed).astimezone(UTC)
    except ValueError:
        return None


def _original(answer: Answer) -> Iterator[tuple[str, str]]:
    """The head as it was, but for the content coding: that is the one which the body has now."""
    coded = answer.header("Content-Encoding")
    if coded is not None:
        yield "Content-Encoding", coded
    for name, value in answer.headers:
        if not name.lower().startswith(_ORIGINAL):
            continue
        old = name[len(_ORIGINAL) :]
        if old.lower() not in _NOT_OF_THE_PAGE:
            yield old, value
