"""Visit: what an answer means for the crawl: which pages come next, what is kept, what failed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from newsspider.crawl.faults import Fault, fault_of_status, is_gone
from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.plan import Plan, due_span
from newsspider.crawl.tally import Tally
from newsspider.errors import NormalisationError, NotAnArticleError
from newsspider.keeper import Keeper
from newsspider.model import Capture, Card, Listing, Moment, Page, Problem, Role
from newsspider.portal import Portal
from newsspider.reading import Reading, read_record
from newsspider.text.dates import parse_printed_date
from newsspider.text.urls import absolute, canonical

if TYPE_CHECKING:
    from scrapy.http import Response

log = logging.getLogger("newsspider.crawl")

# Longer than any real listing; shorter than a calendar that never ends.
_MOST_PAGES = 5000
_MOST_HOPS = 5
_SOON = (timedelta(seconds=2), timedelta(seconds=8), timedelta(seconds=30))
_LATER = timedelta(days=1)
_MUCH_LATER = timedelta(days=30)


class Visit:
    """One visit to a portal, from its sections to its articles."""

    def __init__(
        self, portal: Portal, plan: Plan, tally: Tally, keeper: Keeper, frontier: Frontier
    ) -> None:
        self.portal = portal
        self.plan = plan
        self.tally = tally
        self.keeper = keeper
        self.frontier = frontier
        self._seen_pages: set[tuple[str, frozenset[str]]] = set()

    def begin(self, now: datetime) -> None:
        """Queue the sections, and the known articles that are due again."""
        self.began = now
        self.frontier.begin()
        for section, url in self.portal.section_urls().items():
            self.tally.sections += 1
            self.frontier.offer(
                Task(url=url, role=Role.LISTING, section=section), again_before=now, now=now
            )
        if self.plan.revisit is not None:
            for known in self.keeper.store.known_urls(self.portal.name).values():
                self._offer_again(known.url, known.published, known.last_seen, now)

    def sent_on(self, task: Task, response: Response) -> Task | None:
        """The task again at the place a redirect names; None where the answer is no redirect."""
        if not 300 <= response.status < 400 or response.status == 304:
            return None
        place = (response.headers.get("Location") or b"").decode("utf-8", "replace")
        target = absolute(response.url, place)
        if target is None or task.hops >= _MOST_HOPS or not self._is_ours(target):
            return None
        return replace(task, sent_to=target, hops=task.hops + 1)

    def refused(self, task: Task, response: Response, capture: Capture) -> bool:
        """Whether the answer is no page; then it is counted and the task is over."""
        fault = fault_of_status(response.status)
        if fault is None:
            return False
        if task.role is Role.ARTICLE and is_gone(response.status):
            self._gone(task, capture)
        else:
            self.failed(task, fault, f"answered {response.status}")
        return True

    def failed(self, task: Task, fault: Fault, detail: str) -> None:
        """Count a task that brought nothing, and ask again later where that may help."""
        now = datetime.now(UTC)
        if fault.passing and task.attempts < len(_SOON):
            self.frontier.fail(task, due=now + _SOON[task.attempts], now=now)
            log.warning("%s: %s, asking again: %s", fault.code, detail, task.url)
            return
        self.frontier.fail(task, due=now + (_LATER if fault.passing else _MUCH_LATER), now=now)
        if task.role is Role.ARTICLE:
            self.tally.articles += 1
            self.tally.failed += 1
        self.problem(Problem(fault.code, detail, url=task.url), now)

    def problem(self, problem: Problem, at: datetime) -> None:
        """Count a problem, keep it, log it."""
        self.tally.problems[problem.code] += 1
        log.warning("%s: %s: %s", problem.code, problem.url, problem.detail)
        self.keeper.problem(problem, at)

    def listing(self, task: Task, page: Page, capture: Capture) -> None:
        """Read a listing, queue what it names, and go on to its next page where that is worth it."""
        listing = self.portal.read_listing(page)
        now = datetime.now(UTC)
        self.tally.listings += 1
        self.tally.answered += task.number == 1
        cards = [c for c in listing.cards if self._is_ours(c.url)]
        if not cards and task.number == 1:
            self.tally.empty += 1
            self.problem(
                Problem("listing.empty", f"no article in section {task.section!r}", url=page.url),
                now,
            )
        fresh, before = self._take(cards, task, capture, now)
        if self._goes_on(task, listing, cards, fresh=fresh, before=before):
            assert listing.next is not None
            onward = Task(
                url=listing.next, role=Role.LISTING, section=task.section, number=task.number + 1
            )
            self.frontier.offer(onward, again_before=self.began, now=now)
        elif listing.next is None and before == 0:
            self.keeper.store.section_walked(self.portal.name, task.section, task.url, now)
        self.frontier.done(task, now)

    def article(self, task: Task, page: Page, capture: Capture) -> Reading | None:
        """Read an article; None where the page shows none, which is counted."""
        self.tally.articles += 1
        try:
            record = read_record(page, self.portal, task.card)
        except NotAnArticleError as error:
            now = datetime.now(UTC)
            self.tally.failed += 1
            self.frontier.fail(task, due=now + _MUCH_LATER, now=now)
            self.problem(Problem("read.not_article", str(error), url=page.url), now)
            return None
        return Reading(record=record, seen_at=capture.fetched_at, capture=capture, task=task)
