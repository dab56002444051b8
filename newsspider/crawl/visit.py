"""Visit: what an answer means for the crawl: which pages come next, what is kept, what failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsspider.crawl.answers import fault_of_kind
from newsspider.crawl.choosing import Choosing
from newsspider.crawl.faults import Fault
from newsspider.crawl.files import Files
from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.look import Look
from newsspider.crawl.losses import Losses, is_declared, is_redirect, target_of
from newsspider.crawl.plan import Plan
from newsspider.crawl.sources import Sources
from newsspider.crawl.tally import Tally
from newsspider.crawl.walking import Shown, Step, Stop, Walking, is_growing
from newsspider.errors import NotAnArticleError, ReadError, StandInError
from newsspider.keeper import Keeper
from newsspider.model import Capture, Listing, Page, Problem, Role
from newsspider.pages.pagination import page_number
from newsspider.pages.standins import stand_in
from newsspider.portal import FRONT, Portal
from newsspider.reading import Reading, read_record
from newsspider.store.walks import Walks
from newsspider.text.urls import canonical

if TYPE_CHECKING:
    from scrapy.http import Response

# A portal's menu is shorter; a page that links more is no menu.
_MOST_SECTIONS = 60
# Links away from a listing, behind which a page that names nothing new leads nowhere.
_DEEP = 2
_NO_SOURCE = Fault("read.no_source", passing=False)
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
        self._begun = False
        self.losses = Losses(portal, tally, keeper, frontier)
        self.files = Files(portal, plan, keeper, frontier, self.losses)
        self.walking = Walking(portal, plan, frontier, Walks(keeper.store, portal.name))
        self.choosing = Choosing(portal, plan, keeper, frontier)
        self.sources = Sources(portal, plan, keeper, frontier)

    def begin(self, now: datetime) -> None:
        """Queue the sections, and the known articles that are due again."""
        self._begun, self.began = True, now
        self.frontier.begin(now)
        self.walking.begin(now)
        self.sources.begin(now)
        self.choosing.begin(now)
        for section, url in self.portal.section_urls().items():
            self.tally.sections += 1
            self.frontier.offer(
                Task(url=url, role=Role.LISTING, section=section), again_before=now, now=now
            )
        if self.walking.look is Look.MONTH:
            # It shows what stands in no section, and sections that nobody has declared.
            front = Task(url=self.portal.front, role=Role.LISTING, section=FRONT)
            self.frontier.offer(front, again_before=now, now=now)
        if self.plan.revisit is not None:
            for known in self.keeper.store.known_urls(self.portal.name).values():
                self.choosing.again(known.url, known.published, known.last_seen, now)
        self.files.begin(now)

    def finish(self, now: datetime, *, limited: bool) -> None:
        """Remember what the run has seen to its end; `limited` where it may ask for no more."""
        if self.tally.unreachable:
            return
        if limited:
            self.walking.leave(now, Stop.LIMIT)
        else:
            self.walking.finish()

    def cut_short(self, now: datetime) -> None:
        """Remember that the run was ended from outside, where it had begun."""
        if self._begun and not self.tally.unreachable:
            self.walking.leave(now, Stop.CUT)

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
            listing = self.portal.read_listing(page, task.number)
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

    def _follow(
        self, task: Task, listing: Listing, page: Page, capture: Capture, depth: int = 0
    ) -> None:
        now = datetime.now(UTC)
        self.tally.listings += 1
        self.tally.answered += is_declared(self.portal, task)
        cards = [c for c in listing.cards if self._is_ours(c.url)]
        self.tally.cards += len(cards)
        found = self._discover(task, listing, now)
        if self.walking.look is Look.MONTH and task.form is None:
            self.sources.beside(page, now)
        if not cards and not found and is_declared(self.portal, task):
            self.tally.empty += 1
            detail = f"no article in section {task.section!r}"
            self.losses.problem(Problem("listing.empty", detail, url=page.url), now)
        fresh, before = self.choosing.take(cards, task, capture, now)
        shown = Shown(cards=cards, fresh=fresh, before=before, fetched_at=capture.fetched_at)
        if self.plan.full and (fresh or depth < _DEEP):
            self.sources.suppose(listing.sections, now, depth=depth + 1)
        self._go(task, self.walking.step(task, listing, shown), now)
        self.frontier.done(task, now)

    def _go(self, task: Task, step: Step, now: datetime) -> None:
        """Queue the next page of a walk, or remember how it came to rest."""
        if step.onward is not None:
            self.frontier.offer(step.onward, again_before=self.began, now=now)
        self.walking.keep(task, step, now)
        if step.stop is not None and step.stop is not Stop.SINCE:
            detail = f"section {task.section!r} stopped at page {task.number}: {step.stop.value}"
            self.losses.problem(Problem("listing.stopped", detail, url=task.url), now)

    def _discover(self, task: Task, listing: Listing, now: datetime) -> int:
        """Queue what the front page of a portal without sections links beside its cards; how many."""
        if not self.portal.discovers or not is_declared(self.portal, task):
            return 0
        urls = [
            u
            for u in listing.sections
            if page_number(u) == 1 and canonical(u) != canonical(task.url) and not is_growing(u)
        ]
        for url in urls[:_MOST_SECTIONS]:
            onward = Task(url=url, role=Role.LISTING, section=_section(url))
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
            if not (task.maybe and self._listing_after_all(task, page, capture)):
                self.failed(task, _NOT_AN_ARTICLE, str(error))
            return None
        if self.plan.full:
            self.sources.beside_article(page, datetime.now(UTC))
        self.tally.articles += 1
        self.losses.shut = 0
        return Reading(record=record, seen_at=capture.fetched_at, capture=capture, asked=task.url)

    def _listing_after_all(self, task: Task, page: Page, capture: Capture) -> bool:
        """Whether a page that was supposed to be an article names articles; then it is followed."""
        if not self.plan.full:
            return False
        try:
            listing = self.portal.read_listing(page)
        except ReadError:
            return False
        if not listing.cards and not listing.sections:
            return False
        with self.keeper.store.write():
            named = replace(task, section=_section(task.url), number=1)
            self._follow(named, listing, page, capture, depth=task.number)
        return True

    def source(self, task: Task, page: Page) -> None:
        """Read a sitemap or a feed, and queue what it names."""
        now = datetime.now(UTC)
        try:
            with self.keeper.store.write():
                self.sources.read(page, now)
                self.frontier.done(task, now)
        except ReadError as error:
            self.failed(task, _NO_SOURCE, str(error))

    def save(self, reading: Reading) -> None:
        """Store a reading; only then is its task done."""
        now = datetime.now(UTC)
        saved = self.keeper.save(reading, done_at=now)
        name = saved.outcome.value
        setattr(self.tally, name, getattr(self.tally, name) + 1)
        for problem in reading.record.problems:
            self.tally.problems[problem.code] += 1
        leased = self.frontier.leased.get(canonical(reading.asked)) if reading.asked else None
        if leased is not None:
            self.frontier.forget(leased)
        self.files.ask_for(reading.record, saved.outcome, now)

    def _is_ours(self, url: str) -> bool:
        return self.portal.serves(urlsplit(url).hostname or "")


def _section(url: str) -> str:
    """What a listing that nobody has named is called: its path and query."""
    parts = urlsplit(canonical(url))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
