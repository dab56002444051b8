"""What went wrong with a fetch: Scrapy's exceptions and HTTP statuses as problem codes."""

from __future__ import annotations

from dataclasses import dataclass

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

from newsspider.errors import ArchiveError, NewsspiderError, StoreError


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of failure."""

    code: str
    passing: bool
    """Whether asking again soon may succeed."""


_EXCEPTIONS: tuple[tuple[type[BaseException], Fault], ...] = (
    (CannotResolveHostError, Fault("fetch.dns", passing=True)),
    (DownloadConnectionRefusedError, Fault("fetch.refused", passing=True)),
    (DownloadTimeoutError, Fault("fetch.timeout", passing=True)),
    (DownloadCancelledError, Fault("fetch.too_large", passing=False)),
    (ResponseDataLossError, Fault("fetch.cut", passing=True)),
    (DownloadFailedError, Fault("fetch.cut", passing=True)),
    (UnsupportedURLSchemeError, Fault("fetch.scheme", passing=False)),
    (IgnoreRequest, Fault("fetch.robots", passing=False)),
    (ArchiveError, Fault("keep.archive", passing=False)),
    (StoreError, Fault("keep.store", passing=False)),
    (NewsspiderError, Fault("read.failed", passing=False)),
    (OSError, Fault("fetch.network", passing=True)),
)

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})


def fault_of(error: BaseException) -> Fault:
    """The kind of failure that an exception tells of."""
    for kind, fault in _EXCEPTIONS:
        if isinstance(error, kind):
            return fault
    return Fault(f"bug.{type(error).__name__}", passing=False)


def fault_of_status(status: int) -> Fault | None:
    """The kind of failure that an HTTP status tells of; None for success."""
    if 200 <= status < 300:
        return None
    return Fault(f"http.{status}", passing=status in _BUSY)


def is_gone(status: int) -> bool:
    """Whether a status says that the page was taken away."""
    return status in _GONE
