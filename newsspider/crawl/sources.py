"""Sources: what else names a portal's articles: its sitemaps, its feeds, other articles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from newsspider.archive.reader import page_of
from newsspider.archive.uris import target_uri
from newsspider.crawl.frontier import Frontier, Task
from newsspider.crawl.plan import Plan
from newsspider.crawl.walking import is_growing
from newsspider.errors import ArchiveError, NormalisationError, ReadError
from newsspider.keeper import Keeper
from newsspider.model import Card, Page, Role
from newsspider.pages.document import document
from newsspider.pages.feeds import feeds_linked, read_feed
from newsspider.pages.pagination import page_number
from newsspider.pages.sitemap import Sitemap, read_sitemap, sitemaps_named
from newsspider.pages.titles import titled_links
from newsspider.portal import Portal
from newsspider.text.dates import parse_printed_date
from newsspider.text.urls import canonical, is_document, is_image

# An index names a sitemap for each month, or section; a feed for each section.
_MOST_SOURCES = 300
# Addresses that a run takes up on a mere supposition.
_MOST_SUPPOSED = 50_000


class Sources:
    """The sitemaps and feeds of one portal, and the addresses that are only supposed."""

    def __init__(self, portal: Portal, plan: Plan, keeper: Keeper, frontier: Frontier) -> None:
        self.portal = portal
        self.plan = plan
        self.keeper = keeper
        self.frontier = frontier
        self.sources = 0
        self.supposed = 0
        self._sitemaps_asked = False

    def begin(self, now: datetime) -> None:
        """Note when the run began: no source is asked for twice in it."""
        self.began = now
        self._listings = {canonical(url) for url in self.portal.section_urls().values()}
        self._listings.add(canonical(self.portal.home))

    def beside(self, page: Page, now: datetime) -> None:
        """Queue the feeds that a listing names, and once in a run the portal's sitemaps."""
        if not self._sitemaps_asked:
            self._sitemaps_asked = True
            self._offer_sitemaps(now)
        if page.body.lstrip()[:1] != b"<":
            return
        for url in feeds_linked(document(page)):
            self._offer_source(url, now, maybe=True)

    def _offer_sitemaps(self, now: datetime) -> None:
        robots = self._robots()
        named = sitemaps_named(robots.body, robots.url) if robots else ()
        for url in named:
            self._offer_source(url, now, maybe=False)
        if not named:
            self._offer_source(self.portal.url("/sitemap.xml"), now, maybe=True)

    def _robots(self) -> Page | None:
        """The robots.txt of the front page's host, as it was last fetched."""
        url = self.portal.url("/robots.txt")
        capture = self.keeper.store.newest_page(self.portal.name, target_uri(url))
        if capture is None:
            return None
        try:
            return page_of(self.keeper.read(capture))
        except ArchiveError:
            return None

    def _offer_source(self, url: str, now: datetime, *, maybe: bool) -> None:
        if self.sources < _MOST_SOURCES and self._serves(url):
            task = Task(url=url, role=Role.FEED, section="", maybe=maybe)
            self.sources += self.frontier.offer(task, again_before=self.began, now=now)

    def read(self, page: Page, now: datetime) -> int:
        """Queue what a sitemap or a feed names; how many addresses are new.

        Raises:
            ReadError: it is neither.
        """
        try:
            feed = read_feed(page)
        except ReadError:
            return self._take_sitemap(read_sitemap(page), now)
        if feed.next is not None:
            self._offer_source(feed.next, now, maybe=True)
        return sum(self._take(card, now) for card in feed.cards)

    def _take_sitemap(self, sitemap: Sitemap, now: datetime) -> int:
        for url in sitemap.sitemaps:
            self._offer_source(url, now, maybe=True)
        told = zip(sitemap.cards, sitemap.modified, strict=True)
        return sum(self._take(card, now) for card, modified in told if self._is_asked(modified))

    def _is_asked(self, modified: str | None) -> bool:
        """Whether a page that was last modified then may be as new as what is asked for."""
        if self.plan.since is None or modified is None:
            return True
        try:
            return parse_printed_date(modified).at.date() >= self.plan.since
        except NormalisationError:
            return True

    def beside_article(self, page: Page, now: datetime) -> int:
        """Queue the pages that titles on an article's page link; how many are new."""
        return self.suppose(titled_links(document(page)), now)

    def suppose(self, urls: Iterable[str], now: datetime, *, depth: int = 1) -> int:
        """Queue pages that may be articles, so many links away from a listing; how many are new."""
        return sum(self._take(Card(url=url), now, depth) for url in urls)

    def _take(self, card: Card, now: datetime, depth: int = 1) -> bool:
        if not self._may_be_article(card.url) or self.supposed >= _MOST_SUPPOSED:
            return False
        if self.keeper.store.known(self.portal.name, canonical(card.url)) is not None:
            return False
        said = card if card.title or card.published else None
        task = Task(
            url=card.url, role=Role.ARTICLE, section="", number=depth, card=said, maybe=True
        )
        new = self.frontier.offer(task, again_before=None, now=now)
        self.supposed += new
        return new

    def _may_be_article(self, url: str) -> bool:
        if not self._serves(url) or is_document(url) or is_image(url) or is_growing(url):
            return False
        # Every page of a listing that is declared is reached from its first.
        return canonical(url) not in self._listings and (self.plan.full or page_number(url) == 1)

    def _serves(self, url: str) -> bool:
        return self.portal.serves(urlsplit(url).hostname or "")
