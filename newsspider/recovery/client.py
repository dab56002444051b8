"""Client: asks a service, at its pace; waits when told to, gives up before it is a nuisance."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import urllib3

from newsspider.errors import RecoveryError, ServiceError
from newsspider.recovery.pace import Pace

log = logging.getLogger("newsspider.recovery")

_LARGEST = 1 << 26
_PIECE = 1 << 16
_PATIENCE = 5
"""Times that one question is asked."""
_PAUSES = (10.0, 30.0, 60.0, 300.0)
"""Seconds to wait after each refusal, where the service names no other time."""
_MOST_PAUSE = 3600.0
_BUSY = frozenset({429, 500, 502, 503, 504})
_TIMEOUT = urllib3.Timeout(connect=20, read=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service answered."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    """In order, as sent."""
    body: bytes
    """As sent: content coding kept."""
    whole: bool
    """False where it was cut off."""

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


class Client:
    """Asks one service."""

    def __init__(self, pace: Pace, user_agent: str) -> None:
        self._pace = pace
        self._agent = {"User-Agent": user_agent, "Accept-Encoding": "identity"}
        self._pool = urllib3.PoolManager(retries=False, timeout=_TIMEOUT)

    def ask(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET, redirects not followed.

        Raises:
            ServiceError: no answer, or still refused after waiting as told.
        """
        why, status = "", 0
        for turn in range(_PATIENCE):
            self._pace.wait()
            try:
                answer = self._asked(url, headers or {})
            except (urllib3.exceptions.HTTPError, OSError) as error:
                why, pause = f"{type(error).__name__}: {error}", _pause(turn, None)
            else:
                if answer.status not in _BUSY and answer.whole:
                    return answer
                status = answer.status
                why = f"answered {status}" if answer.whole else "was cut off"
                pause = _pause(turn, answer.header("Retry-After"))
            log.warning("%s %s; waiting %.0f s", url, why, pause)
            self._pace.hold(pause)
        # 429 is about who asks, not about what is asked for.
        raise ServiceError(f"{url} {why}, {_PATIENCE} times; try again later", final=status == 429)

    def _asked(self, url: str, headers: Mapping[str, str]) -> Answer:
        reply = self._pool.request(
            "GET", url, headers={**self._agent, **headers}, redirect=False, preload_content=False
        )
        try:
            body, whole = _body(reply, url)
        finally:
            reply.release_conn()
        return Answer(
            url=url, status=reply.status, reason=reply.reason or "",
            headers=tuple(reply.headers.iteritems()), body=body, whole=whole,
        )  # fmt: skip


def _body(reply: urllib3.BaseHTTPResponse, url: str) -> tuple[bytes, bool]:
    body = bytearray()
    try:
        while piece := reply.read(_PIECE, decode_content=False):
            body += piece
            if len(body) > _LARGEST:
                reply.close()
                raise RecoveryError(f"{url} answered more than {_LARGEST} bytes")
    except (urllib3.exceptions.IncompleteRead, urllib3.exceptions.ProtocolError):
        return bytes(body), False
    return bytes(body), True


def _pause(turn: int, told: str | None) -> float:
    """Seconds until the question may be asked again."""
    usual = _PAUSES[min(turn, len(_PAUSES) - 1)]
    if told is None:
        return usual
    if told.strip().isdecimal():
        return min(float(told), _MOST_PAUSE)
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError):
        return usual
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), _MOST_PAUSE)
