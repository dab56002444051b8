"""Group sync: one fsync for all that was written before it began, while the crawl goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

Sync = Callable[[], None]


class GroupSync:
    """Lets those who wrote wait together for the disk.

    A sync that has begun does not cover what is written after it; who comes then waits for the
    next one, with all others who come meanwhile. So a slow disk makes larger groups, and a slow
    crawl waits for one sync a page, in a thread beside it.
    """

    def __init__(self, syncing: Callable[[], Sync]) -> None:
        self._syncing = syncing
        self._under_way: asyncio.Task[None] | None = None
        self._next: asyncio.Task[None] | None = None

    async def synced(self) -> None:
        """Return when all that is written now is on disk.

        Raises:
            DiskError: the disk refused.
        """
        if self._next is None:
            self._next = asyncio.create_task(self._after(self._under_way))
        await asyncio.shield(self._next)

    async def _after(self, earlier: asyncio.Task[None] | None) -> None:
        if earlier is not None and not earlier.done():
            await asyncio.wait([earlier])
        self._under_way, self._next = self._next, None
        await asyncio.to_thread(self._syncing())
