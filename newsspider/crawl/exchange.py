"""Scrapy's request and response, put together again as the exchange that the archive keeps."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from scrapy.http import Request, Response

from newsspider.archive.heads import build_request, build_response
from newsspider.model import Fetch, Page, Role
from newsspider.text.unicode import clean

# Where a request's role and capture travel.
ROLE = "newsspider_role"
CAPTURE = "newsspider_capture"
STARTED = "newsspider_started"


def role_of(request: Request) -> Role:
    """Why this URL was asked for; Scrapy's own robots.txt requests bear no role of ours."""
    role = request.meta.get(ROLE)
    if isinstance(role, Role):
        return role
    return Role.ROBOTS if urlsplit(request.url).path == "/robots.txt" else Role.OTHER


def fetch_of(request: Request, response: Response, *, portal: str, started: datetime) -> Fetch:
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


def _fields(message: Request | Response) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, values in message.headers.items() for value in values]


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
