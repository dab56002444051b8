"""Scrapy's request and response, and what was heard of them, as the exchange that is archived."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from scrapy.exceptions import (
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Request, Response
from twisted.internet.error import ConnectionClosed

from newsspider.archive import heads
from newsspider.archive.digests import digest
from newsspider.archive.framing import Answer, taken_apart
from newsspider.archive.heads import build_request, build_response
from newsspider.crawl.faults import fault_of
from newsspider.crawl.tap import Heard
from newsspider.model import Fetch, Page, Role
from newsspider.text.unicode import clean
from newsspider.wire import Wire

# Where a request's role and capture travel.
ROLE = "newsspider_role"
CAPTURE = "newsspider_capture"
STARTED = "newsspider_started"
# The role of the page that scripts draw, on the request for what they draw it from.
DRAWN = "newsspider_drawn"


def role_of(request: Request) -> Role:
    """Why this URL was asked for; Scrapy's own robots.txt requests bear no role of ours."""
    role = request.meta.get(ROLE)
    if isinstance(role, Role):
        return role
    return Role.ROBOTS if urlsplit(request.url).path == "/robots.txt" else Role.OTHER


def heard_fetch(
    request: Request, heard: Heard, *, portal: str, error: BaseException | None
) -> Fetch:
    """The exchange as it went over the wire; `error` is what it ended with, if not an answer.

    Status 0 and an empty head are an answer that never came.
    """
    asked_head, asked_body = heads.split(heard.sent)
    answer = taken_apart(heard.received, request.method)
    return Fetch(
        url=request.url,
        method=request.method,
        request_head=asked_head,
        request_body=asked_body,
        response_head=answer.head,
        response_body=answer.entity,
        status=heads.status(answer.head) or 0,
        fetched_at=heard.began,
        ip=None if request.meta.get("proxy") else heard.ip,
        portal=portal,
        role=role_of(request),
        truncated=_cut(answer, heard, error),
        wire=_wire(answer, heard, error),
    )


def rebuilt_fetch(request: Request, response: Response, *, portal: str, started: datetime) -> Fetch:
    """The exchange, its heads written anew from the parsed headers and marked so."""
    proxied = bool(request.meta.get("proxy"))
    return Fetch(
        url=response.url,
        method=request.method,
        request_head=build_request(request.method, request.url, _fields(request)),
        request_body=request.body,
        response_head=build_response(response.status, None, _fields(response)),
        response_body=response.body,
        status=response.status,
        fetched_at=started,
        ip=None if proxied or response.ip_address is None else str(response.ip_address),
        portal=portal,
        role=role_of(request),
        reconstructed=True,
        truncated="disconnect" if "dataloss" in response.flags else None,
    )


def drawn_fetch(url: str, dom: bytes, *, portal: str, role: Role, at: datetime) -> Fetch:
    """The page that scripts made, as an answer that the server never gave; marked so."""
    fields = [(b"Content-Type", b"text/html; charset=utf-8")]
    return Fetch(
        url=url,
        method="GET",
        request_head=build_request("GET", url, []),
        response_head=build_response(200, None, fields),
        response_body=dom,
        status=200,
        fetched_at=at,
        ip=None,
        portal=portal,
        role=role,
        reconstructed=True,
        drawn=True,
    )


def unheard_fetch(
    request: Request, error: BaseException, *, portal: str, started: datetime
) -> Fetch:
    """An exchange that never came to be: no name, no connection, no encryption."""
    return Fetch(
        url=request.url,
        method=request.method,
        request_head=b"",
        response_head=b"",
        response_body=b"",
        status=0,
        fetched_at=started,
        ip=None,
        portal=portal,
        role=role_of(request),
        wire=Wire(length=0, sha1=digest(b""), fault=_told(error)),
    )


def _fields(message: Request | Response) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, values in message.headers.items() for value in values]


def _cut(answer: Answer, heard: Heard, error: BaseException | None) -> str | None:
    """Why the entity is not whole, in the words of WARC-Truncated."""
    if isinstance(error, DownloadTimeoutError):
        return "time"
    if heard.overflowed or (error is not None and fault_of(error).code == "fetch.too_large"):
        return "length"
    if isinstance(error, ResponseDataLossError) or _disconnected(error):
        return "disconnect"
    if error is not None:
        return "unspecified"
    return None if answer.whole else "disconnect"


def _disconnected(error: BaseException | None) -> bool:
    """Whether the other end, or the way to it, ended the connection."""
    reasons = getattr(getattr(error, "__cause__", None), "reasons", ())
    return isinstance(error, DownloadFailedError) and any(
        reason.check(ConnectionClosed) for reason in reasons
    )


def _wire(answer: Answer, heard: Heard, error: BaseException | None) -> Wire:
    return Wire(
        length=len(heard.received),
        sha1=digest(heard.received),
        tls=heard.tls,
        interim=answer.interim,
        trailers=answer.trailers,
        excess=answer.excess,
        fault=None if error is None else _told(error),
    )


def _told(error: BaseException) -> str:
    """The error in one line that may stand in an archive field."""
    text = " ".join(str(error).split()) or type(error).__name__
    printable = "".join(c if c.isprintable() else "?" for c in text)
    return f"{fault_of(error).code}: {printable[:500]}"


def page_of(response: Response, fetched_at: datetime) -> Page:
    """The page that a decoded response holds."""
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
    _, _, charset = kind.lower().partition("charset=")
    return Page(
        url=response.url,
        body=response.body,
        charset=clean(charset.split(";")[0]).strip("'\"") or None,
        fetched_at=fetched_at,
    )
