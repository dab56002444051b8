"""Portal: one news site of a government, declared as a value. Family: the CMS that prints it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urljoin, urlsplit, urlunsplit

from newsspider.errors import BadURLError
from newsspider.model import Article, Card, Listing, Page, Role
from newsspider.pages.article import ArticlePage
from newsspider.pages.listing import ListingPage
from newsspider.provinces import successors
from newsspider.text.urls import canonical

FRONT = "home"
"""The section that a front page is, where a portal's sections are not declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A CMS, and how its pages are read."""

    name: str
    evidence: str
    """Where its markup is known from, for people."""
    detect: Callable[[Page], str | None]
    """The mark of this CMS that a page bears; None for a page of another."""
    article: Callable[[Page], ArticlePage]
    listing: Callable[[Page], ListingPage]
    delay: float | None = None
    """Seconds between two requests that its servers put up with; None for the general setting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Which pages of a portal their scripts draw; a CSS selector names what the script puts in."""

    listing: str | None = None
    """An element of a drawn listing, as one card; None: listings come whole."""
    article: str | None = None
    """An element of a drawn article, as its first paragraph; None: articles come whole."""
    hosts: tuple[str, ...] = ()
    """Hosts beside the portal's own that its scripts must ask, as an API's; lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """One news site: where it is, what it runs on, how often it is visited."""

    name: str
    """ASCII, lower case; also the spider's name, the file's name and the WARC prefix."""
    province: str
    """Name of the province it belonged to, in Vietnamese; `""` where it has none."""
    home: str
    """Absolute URL of the front page."""
    family: Family
    sections: Mapping[str, str] = field(default_factory=dict)
    """Name of a section to the path or URL of its listing; none: looked for on the front page."""
    evidence: str = ""
    """Where its address and its CMS are known from, for people."""
    sample: str | None = None
    """Path or URL of one article, for `scrapy check`."""
    seen: str | None = None
    """`YYYY-MM` when its markup was last seen; None: never."""
    successor: str | None = None
    """Name of the portal that goes on where this one closes; None where none is known."""
    hosts: tuple[str, ...] = ()
    """Other hosts it answers under, beside the host of `home`."""
    cadence: timedelta = timedelta(days=1)
    """Time between scheduled crawls."""
    delay: float | None = None
    """Seconds between two requests; None for the family's or the general setting."""
    old_tls: bool = False
    """True for a server that speaks nothing newer than TLS 1.0 or 1.1; each run says so."""
    drawn: Drawn | None = None
    """Which of its pages scripts draw; needs the extra `browser`. None: none."""
    article: Callable[[Page], ArticlePage] | None = None
    """Its own article page, where its theme differs from the family's."""
    listing: Callable[[Page], ListingPage] | None = None
    private: bool = field(default=False)
    """True only for a portal on this machine's own network: the demo."""

    def __post_init__(self) -> None:
        if urlsplit(self.home).scheme not in {"http", "https"} or not urlsplit(self.home).hostname:
            raise BadURLError(self.home)

    def url(self, path: str) -> str:
        """The absolute URL of a path of this portal."""
        return urljoin(self.home, path)

    @property
    def front(self) -> str:
        """URL of the front page as archives name it: with a path."""
        return self.home if urlsplit(self.home).path else f"{self.home}/"

    @property
    def discovers(self) -> bool:
        """Whether its sections are looked for on its front page."""
        return not self.sections

    @property
    def province_today(self) -> str:
        """Name of the province that its area belongs to since the merger."""
        return successors().get(self.province, self.province)

    @property
    def closing(self) -> bool:
        """Whether its province is no more, and it may go silent any day."""
        return self.province_today != self.province

    def section_urls(self) -> Mapping[str, str]:
        """Each section's name and the absolute URL of its first listing."""
        if self.discovers:
            return {FRONT: self.front}
        return {name: self.url(path) for name, path in self.sections.items()}

    def every_host(self) -> tuple[str, ...]:
        """The hosts that it answers under, in lower case."""
        return tuple(h.lower() for h in (urlsplit(self.home).hostname or "", *self.hosts))

    def places(self) -> tuple[str, ...]:
        """The same with the port, where the home page names one that is not its scheme's."""
        place = urlsplit(self.home).netloc.lower()
        return (place, *(h.lower() for h in self.hosts))

    def has(self, url: str) -> bool:
        """Whether a URL, as others have written it, lies on this portal."""
        try:
            place = urlsplit(canonical(url)).netloc
        except (ValueError, BadURLError):
            return False
        return place.removeprefix("www.") in {own.removeprefix("www.") for own in self.places()}

    def at_home(self, url: str) -> str:
        """A URL that others have asked for, with scheme and host as this portal has them now.

        Of old captures many are of `http://` and `www.`: the same pages all the same.
        """
        home, parts = urlsplit(self.home), urlsplit(canonical(url))
        if parts.netloc.removeprefix("www.") != home.netloc.lower().removeprefix("www."):
            return url
        return urlunsplit((home.scheme, home.netloc, parts.path, parts.query, ""))

    def serves(self, host: str) -> bool:
        """Whether `host` (with or without `www.`) is one of this portal's."""
        return host.lower().removeprefix("www.") in {
            own.removeprefix("www.") for own in self.every_host()
        }

    def waits_for(self, role: Role) -> str | None:
        """The selector of what scripts put into pages of this role; None: they come whole."""
        if self.drawn is None:
            return None
        return {Role.LISTING: self.drawn.listing, Role.ARTICLE: self.drawn.article}.get(role)

    def read(self, page: Page, card: Card | None = None) -> Article:
        """The article that `page` shows; `card` fills what only the listing printed.

        Raises:
            NotAnArticleError: the page shows none.
        """
        return (self.article or self.family.article)(page).read(card)

    def read_listing(self, page: Page, number: int = 1) -> Listing:
        """The listing that `page` shows as its page `number`; its cards may be none."""
        return (self.listing or self.family.listing)(page).read(number)
