"""Road: what others offer of a portal is looked at, fetched where it is new, and archived."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from newsspider.archive.reader import page_of
from newsspider.archive.records import TRUNCATIONS
from newsspider.archive.uris import target_uri
from newsspider.errors import ArchiveError, ReadError, RecoveryError, ServiceError, StandInError
from newsspider.keeper import Keeper
from newsspider.model import Capture, Fetch, Page, Problem, Role
from newsspider.portal import Portal
from newsspider.reading import read_record
from newsspider.recovery.listed import Listed
from newsspider.recovery.offers import Offer, media_type
from newsspider.store.recovered import Recovered
from newsspider.text.urls import canonical

log = logging.getLogger("newsspider.recovery")

_PAGES = frozenset({"text/html", "application/xhtml+xml", "unk", "warc/revisit"})
_GONE = frozenset({404, 410})
# Captures that are put on disk at once.
_TOGETHER = 32
# A service that fails so often in a row has had enough of us, or is down.
_PATIENCE = 3
_TELL = 100
_HANDED_OUT, _RECORD, _OURS = 1, 2, 3
_REPLAYED = re.compile(r"/web/\d{14}id_/")


@dataclass(slots=True)
class Taken:
    """What was done with what was offered."""

    listed: int = 0
    """Captures that others hold of the portal."""
    pages: int = 0
    """Those of them that are pages: HTML, and answers that say that none is there."""
    known: int = 0
    """Pages that we had already, from there or with better proof."""
    fetched: int = 0
    refused: int = 0
    """Pages that were listed and are not to be had."""

    def __str__(self) -> str:
        return (
            f"{self.fetched} fetched, {self.known} known, {self.refused} refused"
            f" of {self.pages} pages listed so far"
        )


class Road:
    """Takes what is new into the archive of one portal, in files of their own."""

    def __init__(self, keeper: Keeper, *, limit: int | None = None) -> None:
        self.taken = Taken()
        self._keeper = keeper
        self._portal = keeper.portal
        self._recovered = Recovered(keeper.store, keeper.portal.name)
        self._limit = limit
        self._failures = 0
        self._waiting: list[tuple[Capture, Sequence[Capture]]] = []
        """Archived, not yet on disk; each with the captures that it supersedes."""

    def take(self, offers: Iterable[Offer]) -> None:
        """Fetch and archive the pages among the offers that we do not have; all, or `limit`.

        Raises:
            ServiceError: the service answers no more.
            RecoveryError: what is offered cannot be listed.
            ArchiveError, StoreError: it cannot be kept.
        """
        try:
            for offer in offers:
                if self.taken.fetched == self._limit:
                    return
                self._consider(offer)
        finally:
            self._settle()

    def is_new(self, offer: Offer) -> bool:
        """Whether it is a page that we do not have."""
        return is_page(offer.listed) and not self._is_known(offer, self._kept(offer))

    def _consider(self, offer: Offer) -> None:
        self.taken.listed += 1
        if not is_page(offer.listed):
            return
        self.taken.pages += 1
        kept = self._kept(offer)
        if self._is_known(offer, kept):
            self.taken.known += 1
            return
        fetch = self._had(offer)
        if fetch is not None:
            self._archive(fetch, [each for each in kept if _same(offer, each)])

    def _kept(self, offer: Offer) -> list[Capture]:
        """What we have of its URL in the second of its capture."""
        url, at = target_uri(offer.listed.url), offer.listed.at.replace(microsecond=0)
        waiting = [
            each
            for each, _ in self._waiting
            if each.url == url and each.fetched_at.replace(microsecond=0) == at
        ]
        return [*self._recovered.of_second(url, at), *waiting]

    def _is_known(self, offer: Offer, kept: Sequence[Capture]) -> bool:
        worth = rank(offer.source)
        return any(
            each.source == offer.source or (_same(offer, each) and rank(each.source) >= worth)
            for each in kept
        )

    def _had(self, offer: Offer) -> Fetch | None:
        """The exchange; None where it is not to be had, which is counted and noted."""
        try:
            fetch = offer.take()
        except ServiceError as error:
            self._failures += 1
            if self._failures == _PATIENCE or error.final:
                raise
            self._refused(offer, error)
        except (RecoveryError, ArchiveError) as error:
            self._refused(offer, error)
        else:
            self._failures = 0
            return fetch
        return None

    def _refused(self, offer: Offer, error: RecoveryError | ArchiveError) -> None:
        self.taken.refused += 1
        problem = Problem("recovery.refused", str(error), url=offer.listed.url)
        self._keeper.problem(problem, datetime.now(UTC))

    def _archive(self, fetch: Fetch, worse: Sequence[Capture]) -> None:
        cut = fetch.truncated
        fetch = replace(
            fetch, portal=self._portal.name, role=role_of(fetch, self._portal),
            truncated=cut if cut is None or cut in TRUNCATIONS else "unspecified",
        )  # fmt: skip
        self._waiting.append((self._keeper.writer.write(fetch), worse))
        self.taken.fetched += 1
        if self.taken.fetched % _TELL == 0:
            log.info("%s: %s", self._portal.name, self.taken)
        if len(self._waiting) >= _TOGETHER:
            self._settle()

    def _settle(self) -> None:
        """Have all that was archived on disk, then tell the database."""
        self._keeper.writer.sync()
        store = self._keeper.store
        with store.write():
            for capture, worse in self._waiting:
                better = store.save_capture(capture, None)
                for each in worse:
                    if each.id is not None:
                        self._recovered.supersede(each.id, better)
        self._waiting.clear()


def is_page(listed: Listed) -> bool:
    """Whether a capture is a page, a redirect, or an answer that says that there is no page."""
    status = listed.status
    told = status in {None, 200, *_GONE} or (status in range(300, 400) and status != 304)
    return told and listed.mime in _PAGES


def role_of(fetch: Fetch, portal: Portal) -> Role:
    """What a page shows; nobody has noted why others asked for it."""
    if fetch.status in _GONE:
        return Role.ARTICLE  # it may have been one: only of known articles is this told
    if fetch.status != 200 or media_type(fetch) not in _PAGES:
        return Role.OTHER
    try:
        page = replace(page_of(fetch), url=portal.at_home(fetch.url))
    except ArchiveError:
        return Role.OTHER
    if canonical(page.url) in map(canonical, portal.section_urls().values()):
        return Role.LISTING
    try:
        read_record(page, portal)
    except StandInError:
        return Role.ARTICLE  # it answers in the place of one
    except ReadError:
        return _listing_or_other(portal, page)
    return Role.ARTICLE


def _listing_or_other(portal: Portal, page: Page) -> Role:
    try:
        cards = portal.read_listing(page).cards
    except ReadError:
        return Role.OTHER
    return Role.LISTING if cards else Role.OTHER


def rank(source: str | None) -> int:
    """How much a capture proves: ours most, then a record copied with its heads, then a replay."""
    if source is None:
        return _OURS
    if "#bytes=" in source:
        return _RECORD
    return _HANDED_OUT if _REPLAYED.search(source) else 0


def _same(offer: Offer, kept: Capture) -> bool:
    """Whether both are the same answer; the second is the same already.

    Of what a replay has handed out the digest tells nothing: its coding may have been undone.
    """
    printed = offer.listed.digest
    if printed is None or rank(kept.source) <= _HANDED_OUT:
        return True
    return printed.removeprefix("sha1:") == kept.digest.removeprefix("sha1:")
