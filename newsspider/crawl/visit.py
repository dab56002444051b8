"""Visit: what an answer means for the crawl: which pages come next, what is kept, what failed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsspider.crawl.faults import Fault, fault_of_status, is_gone
from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.plan import Plan, card_moment, due_span
from newsspider.crawl.tally import Tally
from newsspider.errors import NotAnArticleError, ReadError
from newsspider.keeper import Keeper
from newsspider.model import Capture, Card, Listing, Page, Problem, Role
from newsspider.pages.pagination import page_number
from newsspider.portal import Portal
from newsspider.reading import Reading, read_record
from newsspider.text.urls import absolute, canonical

if TYPE_CHECKING:
    from scrapy.http import Response

log = logging.getLogger("newsspider.crawl")

# Longer than any real listing; shorter than a calendar that never ends.
_MOST_PAGES = 5000
_MOST_HOPS = 5
# A portal's menu is shorter; a page that links more is no menu.
_MOST_SECTIONS = 60
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
        self._seen_pages: set[int] = set()

    def begin(self, now: datetime) -> None:
        """Queue the sections, and the known articles that are due again."""
        self.began = now
        self.frontier.begin(now)
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

    def confirmed(self, task: Task, response: Response, capture: Capture) -> bool:
        """Whether the answer says that a known article is as it was (304); then the task is done."""
        if response.status != 304 or not self.keeper.confirm(task.sent_to or task.url, capture):
            return False
        self.tally.articles += 1
        self.tally.unchanged += 1
        self.frontier.done(task, datetime.now(UTC))
        return True

    def failed(self, task: Task, fault: Fault, detail: str) -> None:
        """Count a task that brought nothing, and ask again later where that may help."""
        now = datetime.now(UTC)
        if fault.passing and task.attempts < len(_SOON):
            self.frontier.postpone(task, now + _SOON[task.attempts], now)
            log.warning("%s: %s, asking again: %s", fault.code, detail, task.url)
            return
        self.frontier.give_up(task, now + (_LATER if fault.passing else _MUCH_LATER), now)
        if task.role is Role.ARTICLE:
            self.tally.articles += 1
            self.tally.failed += 1
        elif self.is_declared(task):
            self.tally.unreachable += 1
        self.problem(Problem(fault.code, detail, url=task.url), now)

    def problem(self, problem: Problem, at: datetime) -> None:
        """Count a problem, keep it, log it."""
        self.tally.problems[problem.code] += 1
        log.warning("%s: %s: %s", problem.code, problem.url, problem.detail)
        self.keeper.problem(problem, at)

    def listing(self, task: Task, page: Page, capture: Capture) -> None:
        """Read a listing, queue what it names, and go on to its next page where that is worth it."""
        try:
            listing = self.portal.read_listing(page)
        except ReadError:
            listing = Listing(url=page.url, cards=())
        # A kill between its links and its end would leave links that are no longer fresh, and so
        # a walk that ends here.
        with self.keeper.store.write():
            self._follow(task, listing, page, capture)

    def _follow(self, task: Task, listing: Listing, page: Page, capture: Capture) -> None:
        now = datetime.now(UTC)
        self.tally.listings += 1
        self.tally.answered += self.is_declared(task)
        cards = [c for c in listing.cards if self._is_ours(c.url)]
        self.tally.cards += len(cards)
        found = self._discover(task, listing, now)
        if not cards and not found and self.is_declared(task):
            self.tally.empty += 1
            detail = f"no article in section {task.section!r}"
            self.problem(Problem("listing.empty", detail, url=page.url), now)
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

    def is_declared(self, task: Task) -> bool:
        """Whether a task fetches the first page of a section that the portal declares."""
        return task.number == 1 and task.section in self.portal.section_urls()

    def _discover(self, task: Task, listing: Listing, now: datetime) -> int:
        """Queue what the front page of a portal without sections links beside its cards; how many."""
        if not self.portal.discovers or not self.is_declared(task):
            return 0
        urls = [
            u
            for u in listing.sections
            if page_number(u) == 1 and canonical(u) != canonical(task.url)
        ]
        for url in urls[:_MOST_SECTIONS]:
            onward = Task(url=url, role=Role.LISTING, section=urlsplit(url).path)
            self.frontier.offer(onward, again_before=self.began, now=now)
        return len(urls)

    def article(self, task: Task, page: Page, capture: Capture) -> Reading | None:
        """Read an article; None where the page shows none, which is counted."""
        self.tally.articles += 1
        try:
            record = read_record(page, self.portal, task.card)
        except NotAnArticleError as error:
            now = datetime.now(UTC)
            self.tally.failed += 1
            self.frontier.give_up(task, now + _MUCH_LATER, now)
            self.problem(Problem("read.not_article", str(error), url=page.url), now)
            return None
        return Reading(record=record, seen_at=capture.fetched_at, capture=capture, asked=task.url)

    def save(self, reading: Reading) -> None:
        """Store a reading; only then is its task done."""
        now = datetime.now(UTC)
        saved = self.keeper.save(reading, done_at=now)
        name = saved.outcome.value
        setattr(self.tally, name, getattr(self.tally, name) + 1)
        for problem in reading.record.problems:
            self.tally.problems[problem.code] += 1
        if reading.asked in self.frontier.leased:
            self.frontier.forget(self.frontier.leased[reading.asked])

    def _gone(self, task: Task, capture: Capture) -> None:
        """An article that answers 404 or 410: noted, asked for again a day later."""
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
        self.problem(Problem(f"http.{capture.status}", "the article is gone", url=task.url), now)

    def _is_ours(self, url: str) -> bool:
        return self.portal.serves(urlsplit(url).hostname or "")

    def _take(
        self, cards: Sequence[Card], task: Task, capture: Capture, now: datetime
    ) -> tuple[int, int]:
        """Queue the cards' articles; how many are new, and how many lie before what is asked."""
        fresh = before = 0
        for card in cards:
            moment = card_moment(card, capture.fetched_at)
            before += self.plan.is_before(moment)
            if not self.plan.wants(moment):
                continue
            known = self.keeper.store.known(self.portal.name, canonical(card.url))
            if known is not None:
                self.keeper.watch(card, known, capture)
                self._offer_again(card.url, known.published, known.last_seen, now, card, task)
                continue
            wanted = Task(url=card.url, role=Role.ARTICLE, section=task.section, card=card)
            fresh += self.frontier.offer(wanted, again_before=None, now=now)
        return fresh, before

    def _offer_again(
        self,
        url: str,
        published: datetime | None,
        last_seen: datetime,
        now: datetime,
        card: Card | None = None,
        task: Task | None = None,
    ) -> None:
        """Queue a known article whose next visit is due."""
        span = self.plan.revisit
        if span is None:
            span = due_span(published, last_seen)
        if span is None or now - last_seen < span:
            return
        again = Task(url=url, role=Role.ARTICLE, section=task.section if task else "", card=card)
        self.frontier.offer(again, again_before=self.began, now=now)

    def _goes_on(
        self, task: Task, listing: Listing, cards: Sequence[Card], *, fresh: int, before: int
    ) -> bool:
        """Whether the next page of a listing is worth a request."""
        # Its hash: a backfill of thousands of pages must not hold all their URLs.
        shown = hash((task.section, frozenset(card.url for card in cards)))
        if listing.next is None or not cards or shown in self._seen_pages:
            return False
        self._seen_pages.add(shown)
        if task.number >= _MOST_PAGES or before == len(cards) or not self._is_ours(listing.next):
            return False
        if fresh or self.plan.full:
            return True
        # A killed run's walk goes on where its next page stands in the queue, not from here.
        walked = self.keeper.store.section_walked_at(self.portal.name, task.section)
        return walked is None and not self.frontier.waits_behind(task)
