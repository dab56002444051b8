"""Queue: the frontier's rows, each step a transaction of the store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from newsspider.model import Role
from newsspider.store import frontier
from newsspider.store.database import Store
from newsspider.store.frontier import PAGES, Queued


class Queue:
    """What is to be fetched, durable at each step."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def offer(self, row: Queued, *, again_before: datetime | None, now: datetime) -> bool:
        """Queue a URL, unless it is queued, done or given up; whether it is queued now."""
        with self.store.write() as db:
            return frontier.offer(db, row, again_before=again_before, now=now)

    def lease(self, portal: str, now: datetime, roles: Collection[Role] = PAGES) -> Queued | None:
        """The next URL of these roles that is due, taken by this process."""
        with self.store.write() as db:
            return frontier.lease(db, portal, now, roles)

    def settle(self, portal: str, url: str, *, state: str, due: datetime, now: datetime) -> None:
        """Put a leased URL where it belongs: `done`, `queued` (again, when due) or `failed`."""
        with self.store.write() as db:
            frontier.settle(db, portal, url, state=state, due=due, now=now)

    def leased(self, portal: str) -> Sequence[Queued]:
        """What is leased: for who holds the portal's lock, what a dead process had taken."""
        return frontier.leased(self.store.connection, portal)

    def release(self, portal: str, url: str) -> None:
        """Queue a leased URL again, as if it had not been taken."""
        with self.store.write() as db:
            frontier.release(db, portal, url)

    def listings_again(self, portal: str, *, before: datetime, now: datetime) -> None:
        """Queue the listings that were given up until `before`."""
        with self.store.write() as db:
            frontier.again(db, portal, before, now)

    def walk_goes_on(self, portal: str, section: str, number: int) -> bool:
        """Whether a page behind number `number` of a section's listing is to be fetched."""
        return frontier.walk_goes_on(self.store.connection, portal, section, number)

    def next_due(self, portal: str, roles: Collection[Role] = PAGES) -> datetime | None:
        """When the next queued URL of these roles is due; None where none is queued."""
        return frontier.next_due(self.store.connection, portal, roles)
