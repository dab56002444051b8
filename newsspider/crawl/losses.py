"""Losses: tasks that brought no page: why, whether they are asked again, when a run gives up."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from scrapy.exceptions import CloseSpider

from newsspider.crawl.answers import fault_of_page, fault_of_redirect
from newsspider.crawl.exchange import page_of
from newsspider.crawl.faults import UNREACHABLE, Fault
from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.tally import Tally
from newsspider.keeper import Keeper
from newsspider.model import Capture, Problem, Role
from newsspider.portal import Portal
from newsspider.text.urls import absolute, canonical

if TYPE_CHECKING:
    from scrapy.http import Response

log = logging.getLogger("newsspider.crawl")

# Walls and refusals in a row, after which the run knocks no more.
_MOST_SHUT = 5
_SOON = (timedelta(seconds=2), timedelta(seconds=8), timedelta(seconds=30))
_LATER = timedelta(days=1)
_MUCH_LATER = timedelta(days=30)


class Losses:
    """What one run of a portal did not get."""

    def __init__(self, portal: Portal, tally: Tally, keeper: Keeper, frontier: Frontier) -> None:
        self.portal = portal
        self.tally = tally
        self.keeper = keeper
        self.frontier = frontier
        self.ended_by: str | None = None
        """Why the run ends before its tasks do; None while it goes on."""
        self.shut = 0
        """Answers in a row that shut the host to us."""

    def redirect_fault(self, task: Task, target: str | None) -> Fault | None:
        """Why a redirect is not followed; None where it is."""
        article = task.role is Role.ARTICLE
        return fault_of_redirect(self.portal, task.url, target, hops=task.hops, article=article)

    def refused(self, task: Task, response: Response, capture: Capture) -> bool:
        """Whether the answer is no page; then it is counted and the task is over."""
        detail = f"answered {response.status}"
        if is_redirect(response):
            target = target_of(response)
            fault = self.redirect_fault(task, target)
            detail += f", sent to {target}"
        else:
            fault = fault_of_page(response.status, page_of(response, capture.fetched_at))
        if fault is None:
            return False
        self.no_page(task, fault, detail, capture)
        return True

    def no_page(self, task: Task, fault: Fault, detail: str, capture: Capture) -> None:
        """Count an answer that is no page; a host that shuts all its pages to us ends the run."""
        if fault.gone and task.role is Role.ARTICLE and not task.maybe:
            self._gone(task, fault, detail, capture)
            return
        self.shut = self.shut + 1 if fault.of_host else 0
        self.failed(task, fault, detail)
        if self.shut >= _MOST_SHUT and self._is_home(task.sent_to or task.url):
            words = f"{self.shut} answers in a row: {detail}"
            self._end(Problem("host.shut", words, url=task.url), UNREACHABLE, datetime.now(UTC))

    def failed(self, task: Task, fault: Fault, detail: str) -> None:
        """Count a task that brought nothing, and ask again later where that may help.

        Raises:
            CloseSpider: no other page can be asked for either; the task stays the next run's.
        """
        now = datetime.now(UTC)
        if fault.ends is not None and self._is_home(task.sent_to or task.url):
            self._end(Problem(fault.code, detail, url=task.url), fault.ends, now)
        if fault.passing and task.attempts < len(_SOON):
            self.frontier.postpone(task, now + _SOON[task.attempts], now)
            log.warning("%s: %s, asking again: %s", fault.code, detail, task.url)
            return
        if task.maybe and not fault.passing:
            self._none(task, f"{fault.code}: {detail}", now)
            return
        later = _LATER if fault.passing or fault.tomorrow else _MUCH_LATER
        self.frontier.give_up(task, now + later, now)
        if task.role is Role.ARTICLE:
            self.tally.articles += 1
            self.tally.failed += 1
        elif task.role is Role.FILE:
            self.tally.files_failed += 1
        elif is_declared(self.portal, task):
            self.tally.unreachable += 1
        self.problem(Problem(fault.code, detail, url=task.url), now)

    def _none(self, task: Task, detail: str, now: datetime) -> None:
        """What nobody said was there is not: no failure, and not asked for again."""
        self.tally.supposed += task.role is Role.ARTICLE
        self.frontier.done(task, now)
        log.info("%s: %s", task.url, detail)

    def _end(self, problem: Problem, reason: str, now: datetime) -> NoReturn:
        """End the run; the requests under way say the same again, which is not counted."""
        if self.ended_by is None:
            self.ended_by = reason
            self.problem(problem, now)
        raise CloseSpider(reason)

    def _is_home(self, url: str) -> bool:
        home = urlsplit(self.portal.home).hostname or ""
        return (urlsplit(url).hostname or "").removeprefix("www.") == home.removeprefix("www.")

    def problem(self, problem: Problem, at: datetime) -> None:
        """Count a problem, keep it, log it."""
        self.tally.problems[problem.code] += 1
        log.warning("%s: %s: %s", problem.code, problem.url, problem.detail)
        self.keeper.problem(problem, at)

    def _gone(self, task: Task, fault: Fault, detail: str, capture: Capture) -> None:
        """An article that is not there any more: noted, asked for again a day later."""
        now = datetime.now(UTC)
        self.tally.articles += 1
        self.tally.gone += 1
        self.keeper.store.mark_gone(
            self.portal.name,
            canonical(task.url),
            seen_at=capture.fetched_at,
            capture=capture.id,
            status=capture.status,
        )
        self.frontier.give_up(task, now + _LATER, now)
        self.problem(Problem(fault.code, f"the article is gone: {detail}", url=task.url), now)


def is_declared(portal: Portal, task: Task) -> bool:
    """Whether a task fetches the first page of a section that the portal declares."""
    return task.number == 1 and task.section in portal.section_urls()


def is_redirect(response: Response) -> bool:
    """Whether an answer sends to another place."""
    return 300 <= response.status < 400 and response.status != 304


def target_of(response: Response) -> str | None:
    """The absolute URL that a redirect names; None where it names none that can be asked."""
    place = (response.headers.get("Location") or b"").decode("utf-8", "replace")
    return absolute(response.url, place)
