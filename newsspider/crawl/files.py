"""Files: the documents and pictures of articles, fetched where a crawl is asked to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsspider.crawl.faults import Fault
from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.losses import Losses
from newsspider.crawl.plan import Plan
from newsspider.documents.kinds import Kind, kind_of
from newsspider.keeper import Keeper
from newsspider.model import Capture, Page, Problem, Record, Role
from newsspider.portal import Portal
from newsspider.store.articles import Outcome
from newsspider.store.files import file_seen, file_seen_again, save_file, unseen_links
from newsspider.text.urls import canonical

if TYPE_CHECKING:
    from scrapy.settings import Settings

# Files hardly ever change under their name; a year shows those that do, and those that go.
_LONG = timedelta(days=365)
_PAGE = Fault("file.page", passing=False)
_EMPTY = Fault("file.empty", passing=False)


class Files:
    """The files of one portal: which are asked for, and what came."""

    def __init__(
        self, portal: Portal, plan: Plan, keeper: Keeper, frontier: Frontier, losses: Losses
    ) -> None:
        self.portal = portal
        self.plan = plan
        self.keeper = keeper
        self.frontier = frontier
        self.losses = losses

    def begin(self, now: datetime) -> None:
        """Queue the files of known articles that were never fetched."""
        kinds, store = self.plan.files, self.keeper.store
        documents, pictures = "documents" in kinds, "pictures" in kinds
        with store.write():
            for url in unseen_links(
                store, self.portal.name, documents=documents, pictures=pictures
            ):
                if self._is_ours(url):
                    self._offer(url, None, now)

    def ask_for(self, record: Record, outcome: Outcome, now: datetime) -> None:
        """Queue the files of an article that was just stored: new ones, and again those of a new text."""
        for url in self._links(record):
            seen = file_seen(self.keeper.store, self.portal.name, canonical(url))
            if not self._is_ours(url):
                if outcome is not Outcome.UNCHANGED:
                    self._elsewhere(url, now)
            elif seen is None:
                self._offer(url, None, now)
            elif outcome is Outcome.CHANGED or now - seen > _LONG:
                self._offer(url, now, now)

    def take(self, task: Task, page: Page, capture: Capture) -> None:
        """Note a file that came; a page in its place is told as such."""
        kind = kind_of(page.body)
        if kind is Kind.HTML:
            self.losses.no_page(task, _PAGE, "an HTML page came in place of the file", capture)
            return
        if not page.body:
            self.losses.no_page(task, _EMPTY, "the file has no bytes", capture)
            return
        self.losses.shut = 0
        save_file(
            self.keeper.store,
            capture,
            url=canonical(task.url),
            size=len(page.body),
            kind=kind.value,
        )
        self._done(task)

    def confirmed(self, task: Task, capture: Capture) -> bool:
        """Whether a 304 says that a known file is as it was; then the task is done."""
        name = canonical(task.url)
        if (
            task.role is not Role.FILE
            or file_seen(self.keeper.store, self.portal.name, name) is None
        ):
            return False
        file_seen_again(self.keeper.store, self.portal.name, name, capture.fetched_at)
        self._done(task)
        return True

    def _done(self, task: Task) -> None:
        self.losses.tally.files += 1
        self.frontier.done(task, datetime.now(UTC))

    def _links(self, record: Record) -> Iterable[str]:
        if "documents" in self.plan.files:
            yield from (attachment.url for attachment in record.attachments)
        if "pictures" in self.plan.files:
            yield from (url for url in record.images if not url.startswith("data:"))

    def _is_ours(self, url: str) -> bool:
        return self.portal.serves(urlsplit(url).hostname or "")

    def _offer(self, url: str, again_before: datetime | None, now: datetime) -> None:
        task = Task(url=url, role=Role.FILE, section="")
        self.frontier.offer(task, again_before=again_before, now=now)

    def _elsewhere(self, url: str, now: datetime) -> None:
        host = urlsplit(url).hostname
        told = f"it lies on {host}, which is not the portal's: not fetched"
        self.losses.problem(Problem("file.elsewhere", told, url=url), now)


def bounds(settings: Settings) -> dict[str, int]:
    """What a request for a file tells Scrapy: how large the answer may be, how long it may take."""
    return {
        "download_maxsize": settings.getint("NEWSSPIDER_FILE_BYTES"),
        "download_timeout": settings.getint("NEWSSPIDER_FILE_TIMEOUT"),
    }
