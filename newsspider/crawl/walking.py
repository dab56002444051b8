"""Walking: whether a listing is followed to its next page, came to its end, or only stops."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.look import RECENT, Look, bounds_of, look_of
from newsspider.crawl.plan import Plan, card_moment
from newsspider.model import Card, Listing, Role
from newsspider.portal import Portal
from newsspider.store.walks import Walks
from newsspider.text.urls import canonical

# Longer than any real listing; shorter than a calendar that never ends.
_MOST_PAGES = 5000
# Pages of a weekly look at a listing that prints no dates, and at one that prints any.
_MOST_UNDATED = 10
_MOST_RECENT = 50
# Pages in a row that show only what the pages before them showed.
_MOST_STALE = 5
# Cards that are remembered of a walk; older ones could only be met again in a very large circle.
_REMEMBERED = 2000
# A walk to the end is not done twice for one monthly look.
_WALKED = timedelta(days=15)
# A real path names no folder so often.
_MOST_ALIKE = 3


class Stop(StrEnum):
    """Why a walk stopped before the end of its listing."""

    SINCE = "everything lies before the day that was asked for"
    LIMIT = "the limit of this run was reached"
    CUT = "the run was cut short"
    BOUND = f"{_MOST_PAGES} pages: no listing is that long"
    REPEATS = "its pages repeat themselves"
    ROUND = "its next page is one that was shown before"
    GROWS = "the address of its next page grows without end"
    ELSEWHERE = "its next page lies on another host"
    REFUSED = "the form that leads on was answered with no further page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one page of a listing brought."""

    cards: Sequence[Card]
    fresh: int
    """Cards that are new to the frontier."""
    before: int
    """Cards that lie before the day that is asked for."""
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What follows from a page; nothing of these: the rest of its listing is known, or queued."""

    onward: Task | None = None
    ended: bool = False
    stop: Stop | None = None


@dataclass(slots=True)
class _Trail:
    """What one walk has shown in this run, as hashes: a backfill has thousands of pages."""

    pages: set[int]
    last: int
    places: set[int]
    cards: deque[int]
    stale: int = 0
    left: bool = False
    """Whether cards were left alone because of their date."""


class Walking:
    """The walks of one run."""

    def __init__(self, portal: Portal, plan: Plan, frontier: Frontier, walks: Walks) -> None:
        self.portal = portal
        self.plan = plan
        self.frontier = frontier
        self.walks = walks
        self._trails: dict[str, _Trail] = {}

    def begin(self, now: datetime) -> None:
        """Decide how far this run looks back."""
        self.began = now
        self.look = look_of(self.plan, self.walks.looked_at, now)

    def step(self, task: Task, listing: Listing, shown: Shown) -> Step:
        """What follows from one page of a walk."""
        if task.number == 1 and not (shown.fresh if task.maybe else shown.cards):
            return Step()
        trail = self._trails.setdefault(
            task.section, _Trail(set(), 0, set(), deque(maxlen=_REMEMBERED))
        )
        trail.left |= shown.before > 0
        found = self._said(task, listing, shown, trail)
        if found is None:
            found = self._onward(task, listing, shown, trail)
        return Step(stop=Stop.SINCE) if found.ended and trail.left else found

    def _said(self, task: Task, listing: Listing, shown: Shown, trail: _Trail) -> Step | None:
        """The end, or a stop, that the page itself says; None where it goes on."""
        page = hash(frozenset(card.url for card in shown.cards))
        again, last = page in trail.pages, trail.last
        trail.pages.add(page)
        trail.last = page
        trail.places.add(hash(task.name))
        if not shown.cards:
            return Step(stop=Stop.REFUSED) if task.form is not None else Step(ended=True)
        if again and task.form is not None:
            return Step(stop=Stop.REFUSED)
        if again:
            # Past its last page a CMS shows that again; a second page like the first was not had.
            return Step(ended=True) if page == last and task.number > 2 else _REPEATS
        self._age(shown, trail)
        if listing.next is None and listing.form is None:
            return Step(ended=True)
        if shown.before and shown.before == len(shown.cards):
            return Step(stop=Stop.SINCE)
        return _REPEATS if trail.stale >= _MOST_STALE else None

    def _age(self, shown: Shown, trail: _Trail) -> None:
        cards = [hash(card.url) for card in shown.cards]
        trail.stale = 0 if set(cards) - set(trail.cards) else trail.stale + 1
        trail.cards.extend(cards)

    def _onward(self, task: Task, listing: Listing, shown: Shown, trail: _Trail) -> Step:
        if not self._is_worth(task, shown):
            return Step()
        onward = _next(task, listing)
        if task.number >= _MOST_PAGES:
            return Step(stop=Stop.BOUND)
        if not self.portal.serves(urlsplit(onward.url).hostname or ""):
            return Step(stop=Stop.ELSEWHERE)
        if is_growing(onward.url):
            return Step(stop=Stop.GROWS)
        if hash(onward.name) in trail.places:
            return Step(stop=Stop.ROUND)
        return Step(onward=onward)

    def _is_worth(self, task: Task, shown: Shown) -> bool:
        """Whether the next page of a listing is worth a request."""
        if not shown.cards:
            return False
        if shown.fresh or self.plan.full:
            return True
        # A killed run's walk goes on where its next page stands in the queue, not from here.
        if self.frontier.waits_behind(task):
            return False
        walked = self.walks.of(task.section)
        if not walked.covers(self.plan.since):
            return True
        if self.plan.since is not None or self.look is Look.DAY:
            return False
        if self.look is Look.WEEK:
            return self._is_recent(task, shown)
        # Where a run was cut short, the next one need not walk again what that one had walked.
        return walked.ended_at is None or self.began - walked.ended_at > _WALKED

    def _is_recent(self, task: Task, shown: Shown) -> bool:
        moments = [m.at for c in shown.cards if (m := card_moment(c, shown.fetched_at))]
        if not moments:
            return task.number < _MOST_UNDATED
        return task.number < _MOST_RECENT and max(moments) >= self.began - RECENT

    def keep(self, task: Task, step: Step, now: datetime) -> None:
        """Remember an end or a stop."""
        if step.ended:
            self.walks.ended(task.section, task.url, now)
        elif step.stop is not None:
            since = self.plan.since if step.stop is Stop.SINCE else None
            self.walks.stopped(task.section, task.url, now, step.stop.value, since)

    def finish(self) -> None:
        """Remember that the look of this run is done."""
        self.walks.looked(bounds_of(self.plan) or self.look.value, self.began)

    def leave(self, now: datetime, stop: Stop) -> None:
        """Remember why the walks stop whose next pages are left in the queue.

        Where none is left, only articles are: the look is done, and not begun anew for their sake.
        """
        if not self.walks.waiting(now, stop.value):
            self.finish()


_REPEATS = Step(stop=Stop.REPEATS)


def _next(task: Task, listing: Listing) -> Task:
    number = task.number + 1
    if listing.form is not None:
        return Task(
            url=listing.form.url, role=Role.LISTING, section=task.section, number=number,
            form=listing.form.body,
        )  # fmt: skip
    assert listing.next is not None
    return Task(url=listing.next, role=Role.LISTING, section=task.section, number=number)


def is_growing(url: str) -> bool:
    """Whether a path holds one name again and again, as relative links on wrong pages make it."""
    names = [name for name in urlsplit(canonical(url)).path.split("/") if name]
    return any(count >= _MOST_ALIKE for count in Counter(names).values())
