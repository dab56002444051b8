"""Asking: the request that a task is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request

from newsspider.crawl.exchange import ROLE
from newsspider.crawl.frontier import Task

_FORM = "application/x-www-form-urlencoded"


def asked(
    task: Task, url: str, answered: Callable[..., Any], failed: Callable[..., Any]
) -> Request:
    """The request for a task's page at `url`: the task's own, or where it was sent.

    A form that was sent on is no form any more, as in browsers.
    """
    sends = task.form is not None and task.sent_to is None
    return Request(
        url,
        method="POST" if sends else "GET",
        body=task.form if sends else None,
        headers=_headers(task) if sends else None,
        callback=answered,
        errback=failed,
        cb_kwargs={"task": task},
        dont_filter=True,
        meta={ROLE: task.role, "dont_redirect": True, "dont_retry": True},
    )


def _headers(task: Task) -> dict[str, str]:
    """What a browser sends with a form; without its own page as the sender some CMSs refuse it."""
    parts = urlsplit(task.url)
    origin = f"{parts.scheme}://{parts.netloc}"
    return {"Content-Type": _FORM, "Referer": task.url, "Origin": origin}
