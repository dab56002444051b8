"""What went wrong with a fetch: Scrapy's exceptions and HTTP statuses as problem codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from OpenSSL.SSL import Error as TLSError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.python.failure import Failure
from twisted.web._newclient import ParseError
from twisted.web.http_headers import InvalidHeaderName

from newsspider.errors import (
    ArchiveError,
    DrawingError,
    ForbiddenAddressError,
    ForbiddenByRobotsError,
    HostDownError,
    NewsspiderError,
    PausedHostError,
    RobotsUnreachableError,
    RunEndedError,
    StoreError,
    UnaskedError,
)

UNREACHABLE = "unreachable"
"""Finish reason of a run whose portal's host is down or shut to us."""
PAUSED = "paused"
"""Finish reason of a run whose portal's host asked for a long pause."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of failure."""

    code: str
    passing: bool
    """Whether asking again soon may succeed."""
    of_host: bool = False
    """Whether it tells of the host, not of the page: a few in a row, and the run ends."""
    tomorrow: bool = False
    """Whether the next day's run should ask again."""
    gone: bool = False
    """Whether it says that the page was taken away."""
    ends: str | None = None
    """The finish reason of the run, where it makes no sense to ask for any other page."""


class Unasked(IgnoreRequest):
    """A request that was not made, as Scrapy passes over it in its log; the cause says why."""


def unasked(why: UnaskedError) -> Unasked:
    """The exception that keeps a request from being made, for the reason given."""
    error = Unasked(str(why))
    error.__cause__ = why
    return error


CONNECTION_ERRORS = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    DownloadFailedError,
    OSError,
)
"""Exceptions of a host that cannot be reached or does not speak HTTP."""

_EXCEPTIONS: tuple[tuple[type[BaseException], Fault], ...] = (
    (CannotResolveHostError, Fault("fetch.dns", passing=True, of_host=True)),
    (DownloadConnectionRefusedError, Fault("fetch.refused", passing=True, of_host=True)),
    (DownloadTimeoutError, Fault("fetch.timeout", passing=True, of_host=True)),
    (DownloadCancelledError, Fault("fetch.too_large", passing=False)),
    (ResponseDataLossError, Fault("fetch.cut", passing=True, of_host=True)),
    (DownloadFailedError, Fault("fetch.cut", passing=True, of_host=True)),
    (UnsupportedURLSchemeError, Fault("fetch.scheme", passing=False)),
    # Of Scrapy's middlewares only that which decompresses ignores requests of ours: bombs.
    (IgnoreRequest, Fault("fetch.too_large", passing=False)),
    (ForbiddenAddressError, Fault("fetch.address", passing=False)),
    (ForbiddenByRobotsError, Fault("fetch.robots", passing=False)),
    (RobotsUnreachableError, Fault("host.robots", passing=False, ends=UNREACHABLE)),
    (HostDownError, Fault("host.down", passing=False, ends=UNREACHABLE)),
    (PausedHostError, Fault("host.paused", passing=False, ends=PAUSED)),
    (RunEndedError, Fault("run.ended", passing=False, ends=UNREACHABLE)),
    (ArchiveError, Fault("keep.archive", passing=False)),
    (StoreError, Fault("keep.store", passing=False)),
    (DrawingError, Fault("page.undrawn", passing=True)),
    (NewsspiderError, Fault("read.failed", passing=False)),
    (OSError, Fault("fetch.network", passing=True, of_host=True)),
)
_TOO_LARGE = Fault("fetch.too_large", passing=False)
_NOT_HTTP = Fault("fetch.not_http", passing=False, of_host=True, tomorrow=True)
_TLS = Fault("fetch.tls", passing=False, of_host=True, tomorrow=True)

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_SHUT = frozenset({401, 403, 451})


def fault_of(error: BaseException) -> Fault:
    """The kind of failure that an exception tells of."""
    if isinstance(error, Unasked) and error.__cause__ is not None:
        error = error.__cause__
    reasons = [reason.value for reason in _reasons(error)]
    if any(isinstance(reason, TLSError) for reason in reasons):
        return _TLS
    if any(isinstance(reason, DownloadCancelledError) for reason in reasons):
        return _TOO_LARGE
    if any(isinstance(reason, (ParseError, InvalidHeaderName)) for reason in reasons):
        return _NOT_HTTP
    for kind, fault in _EXCEPTIONS:
        if isinstance(error, kind):
            return fault
    return Fault(f"bug.{type(error).__name__}", passing=False)


def _reasons(error: BaseException) -> Sequence[Failure]:
    """Why a connection ended, as Twisted hands it on: one in another."""
    return getattr(error.__cause__ or error, "reasons", None) or ()


def fault_of_status(status: int) -> Fault | None:
    """The kind of failure that an HTTP status tells of; None for success."""
    if 200 <= status < 300:
        return None
    return Fault(
        f"http.{status}",
        passing=status in _BUSY,
        of_host=status in _SHUT,
        tomorrow=status in _SHUT,
        gone=status in _GONE,
    )
