"""Visit: what an answer means for the crawl: which pages come next, what is kept, what failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsspider.crawl.answers import fault_of_kind
from newsspider.crawl.faults import Fault
from newsspider.crawl.files import Files
from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.losses import Losses, is_declared, is_redirect, target_of
from newsspider.crawl.plan import Plan, card_moment, due_span
from newsspider.crawl.tally import Tally
from newsspider.errors import NotAnArticleError, ReadError, StandInError
from newsspider.keeper import Keeper
from newsspider.model import Capture, Card, Listing, Page, Problem, Role
from newsspider.pages.pagination import page_number
from newsspider.pages.standins import stand_in
from newsspider.portal import Portal
from newsspider.reading import Reading, read_record
from newsspider.text.urls import canonical

if TYPE_CHECKING:
    from scrapy.http import Response

# Longer than any real listing; shorter than a calendar that never ends.
_MOST_PAGES = 5000
# A portal's menu is shorter; a page that links more is no menu.
_MOST_SECTIONS = 60
_NOT_AN_ARTICLE = Fault("read.not_article", passing=False)


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
        self.losses = Losses(portal, tally, keeper, frontier)
        self.files = Files(portal, plan, keeper, frontier, self.losses)
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
        self.files.begin(now)

    def sent_on(self, task: Task, response: Response) -> Task | None:
        """The task again at the place a redirect names; None where there is no way on."""
        if not is_redirect(response):
            return None
        target = target_of(response)
        if target is None or self.losses.redirect_fault(task, target) is not None:
            return None
        return replace(task, sent_to=target, hops=task.hops + 1)

    def refused(self, task: Task, response: Response, capture: Capture) -> bool:
        """Whether the answer is no page; then it is counted and the task is over."""
        return self.losses.refused(task, response, capture)

    def confirmed(self, task: Task, response: Response, capture: Capture) -> bool:
        """Whether the answer says that what is known is as it was (304); then the task is done."""
        if response.status == 304 and self.files.confirmed(task, capture):
            return True
        if response.status != 304 or not self.keeper.confirm(task.sent_to or task.url, capture):
            return False
        self.tally.articles += 1
        self.tally.unchanged += 1
        self.frontier.done(task, datetime.now(UTC))
        return True

    def failed(self, task: Task, fault: Fault, detail: str) -> None:
        """Count a task that brought nothing, and ask again later where that may help.

        Raises:
            CloseSpider: no other page can be asked for either; the task stays the next run's.
        """
        self.losses.failed(task, fault, detail)

    def listing(self, task: Task, page: Page, capture: Capture) -> None:
        """Read a listing, queue what it names, and go on to its next page where that is worth it."""
        try:
            listing = self.portal.read_listing(page)
        except ReadError:
            listing = Listing(url=page.url, cards=())
        if not listing.cards and (other := stand_in(page)) is not None:
            fault = fault_of_kind(other.kind)
            self.losses.no_page(task, fault, f"{other.kind} ({other.mark!r})", capture)
            return
        self.losses.shut = 0
        # A kill between its links and its end would leave links that are no longer fresh, and so
        # a walk that ends here.
        with self.keeper.store.write():
            self._follow(task, listing, page, capture)

    def _follow(self, task: Task, listing: Listing, page: Page, capture: Capture) -> None:
        now = datetime.now(UTC)
        self.tally.listings += 1
        self.tally.answered += is_declared(self.portal, task)
        cards = [c for c in listing.cards if self._is_ours(c.url)]
        self.tally.cards += len(cards)
        found = self._discover(task, listing, now)
        if not cards and not found and is_declared(self.portal, task):
            self.tally.empty += 1
            detail = f"no article in section {task.section!r}"
            self.losses.problem(Problem("listing.empty", detail, url=page.url), now)
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

    def _discover(self, task: Task, listing: Listing, now: datetime) -> int:
        """Queue what the front page of a portal without sections links beside its cards; how many."""
        if not self.portal.discovers or not is_declared(self.portal, task):
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
        try:
            record = read_record(page, self.portal, task.card)
        except StandInError as error:
            self.losses.no_page(task, fault_of_kind(error.kind), str(error), capture)
            return None
        except NotAnArticleError as error:
            self.failed(task, _NOT_AN_ARTICLE, str(error))
            return None
        self.tally.articles += 1
        self.losses.shut = 0
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
        self.files.ask_for(reading.record, saved.outcome, now)

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
