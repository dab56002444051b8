"""The frontier of one crawl: tasks leased from the durable queue, and their ends."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsspider.model import Card, Role
from newsspider.store.database import Store
from newsspider.store.frontier import Queued
from newsspider.store.queue import Queue
from newsspider.text.urls import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One page to fetch, and why."""

    url: str
    role: Role
    section: str
    number: int = 1
    """Page of the section's listing, from 1."""
    card: Card | None = None
    form: str | None = None
    """The body that is sent by POST; None for a GET."""
    maybe: bool = False
    """Whether nobody says that it is what it is taken for: then it is no failure if it is not."""
    attempts: int = 0
    sent_to: str | None = None
    """Where a redirect sent the task."""
    hops: int = 0
    leased_at: datetime | None = None
    """When it was taken from the queue; what was fetched for it is not older."""

    @property
    def name(self) -> str:
        """What tells it from other tasks: its URL; of a form also the page that it leads to.

        The form itself does not: its state is another at each visit.
        """
        plain = canonical(self.url)
        if self.form is None:
            return plain
        told = hashlib.sha256(f"{self.section}\n{self.number}".encode()).hexdigest()
        return f"{plain}#{told[:16]}"


class Frontier:
    """Leases tasks one by one; each ends as done, to be asked again, or given up."""

    def __init__(self, store: Store, portal: str) -> None:
        self.queue = Queue(store)
        self.portal = portal
        self.leased: dict[str, Task] = {}
        self.interrupted: list[Task] = []
        self._changed = asyncio.Event()

    def begin(self, now: datetime) -> None:
        """Take over what a run that was killed had leased: `interrupted`, to be ended one by one.

        Listings that an earlier run gave up for a passing reason are asked again.
        """
        self.queue.listings_again(self.portal, before=now + _A_DAY, now=now)
        self.interrupted = [_task(row) for row in self.queue.leased(self.portal)]

    @property
    def articles_in_flight(self) -> int:
        """Leased tasks that fetch articles."""
        return sum(task.role is Role.ARTICLE for task in self.leased.values())

    def offer(self, task: Task, *, again_before: datetime | None, now: datetime) -> bool:
        """Queue a task unless it is known; whether it is queued now."""
        row = Queued(
            portal=self.portal,
            url=task.name,
            fetch_url=task.url,
            role=task.role,
            section=task.section,
            number=task.number,
            card=task.card,
            form=task.form,
            maybe=task.maybe,
        )
        return self.queue.offer(row, again_before=again_before, now=now)

    def lease(self, now: datetime, roles: Collection[Role]) -> Task | None:
        """The next task of these roles that is due."""
        row = self.queue.lease(self.portal, now, roles)
        if row is None:
            return None
        task = _task(row)
        self.leased[task.name] = task
        return task

    def release(self, task: Task) -> None:
        """Let a task be leased again, as if it had not been."""
        self.queue.release(self.portal, task.name)
        self.forget(task)

    def end(self) -> None:
        """Give back what is leased still, when the crawl ends before its end."""
        for task in list(self.leased.values()):
            self.release(task)

    def done(self, task: Task, now: datetime) -> None:
        """What the task was for is stored."""
        self._settle(task, "done", now, now)

    def postpone(self, task: Task, due: datetime, now: datetime) -> None:
        """Ask again when due."""
        self._settle(task, "queued", due, now)

    def give_up(self, task: Task, due: datetime, now: datetime) -> None:
        """Leave it alone, at least until due."""
        self._settle(task, "failed", due, now)

    def _settle(self, task: Task, state: str, due: datetime, now: datetime) -> None:
        self.queue.settle(self.portal, task.name, state=state, due=due, now=now)
        self.forget(task)

    def forget(self, task: Task) -> None:
        """The task is no longer under way; the store knows what became of it."""
        self.leased.pop(task.name, None)
        self._changed.set()

    def waits_behind(self, listing: Task) -> bool:
        """Whether a later page of the listing's section is queued already."""
        return self.queue.walk_goes_on(self.portal, listing.section, listing.number)

    async def change(self, seconds: float | None) -> None:
        """Wait until a task ends, or for so many seconds."""
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return

    def seconds_to_next(self, now: datetime, roles: Collection[Role]) -> float | None:
        """How long until the next of these tasks is due; None where none is due in this run."""
        due = self.queue.next_due(self.portal, roles)
        if due is None or (due - now).total_seconds() > _PATIENCE:
            return None
        return max(0.05, (due - now).total_seconds())


def _task(row: Queued) -> Task:
    return Task(
        url=row.fetch_url,
        role=row.role,
        section=row.section,
        number=row.number,
        card=row.card,
        form=row.form,
        maybe=row.maybe,
        attempts=row.attempts,
        leased_at=row.leased_at,
    )


# Seconds that a run waits for a task to become due; later ones are the next run's.
_PATIENCE = 120.0
# A listing that was given up for longer than this is not there; it is not asked at every run.
_A_DAY = timedelta(days=1)
