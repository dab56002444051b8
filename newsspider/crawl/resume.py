"""Resuming: a page that a killed run had archived but not yet stored is not fetched again."""

from __future__ import annotations

from scrapy import Request
from scrapy.http import HtmlResponse, Response

from newsspider.archive.heads import values
from newsspider.archive.reader import page_of
from newsspider.crawl.exchange import CAPTURE
from newsspider.crawl.frontier import Task
from newsspider.errors import ArchiveError
from newsspider.keeper import Keeper


def archived(keeper: Keeper, request: Request) -> Response | None:
    """The answer to a task's request that the archive holds; None where it must be asked for."""
    task: Task = request.cb_kwargs["task"]
    capture = keeper.answered(request.url, task.leased_at) if task.leased_at else None
    # Where scripts draw the page, what they draw it from is not the page.
    if capture is None or capture.role is not task.role:
        return None
    try:
        fetch = keeper.read(capture)
        page = page_of(fetch)
    except ArchiveError:
        return None
    if fetch.method != request.method:
        return None
    request.meta[CAPTURE] = capture
    kind = f"text/html; charset={page.charset}" if page.charset else "text/html"
    return HtmlResponse(
        request.url,
        status=capture.status,
        headers={"Content-Type": kind, "Location": values(fetch.response_head, b"location")},
        body=page.body,
        request=request,
    )
