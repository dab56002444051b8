"""Survey: what can be told of an unknown site by a few polite fetches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from newsspider import families
from newsspider.crawl.scout import Fetch
from newsspider.errors import NewsspiderError, ReadError
from newsspider.model import Listing, Page, Record
from newsspider.pages.document import document
from newsspider.pages.feeds import feeds_linked
from newsspider.pages.pagination import page_number
from newsspider.pages.sitemap import sitemaps_named
from newsspider.portal import Family, Portal
from newsspider.reading import read_record
from newsspider.text.unicode import fold
from newsspider.text.urls import absolute, canonical

_MOST_SECTIONS = 12
"""Listings that are tried."""
_SAMPLES = 4
"""Articles that are wanted."""
_TRIES = 10
"""Articles that are asked for at the most: old links are dead on many portals."""
_FEWEST_CARDS = 3
_HEADLINE = 30
"""Characters above which a text that stands in another is no chance."""
_NEWS = re.compile(
    r"tin|news|su-kien|thong-bao|hoat-dong|chi-dao|thoi-su|bai-viet|article|chinh-tri|kinh-te|xa-hoi"
)
_OTHER = re.compile(
    r"lien-he|gioi-thieu|contact|about|login|dang-nhap|register|search|tim-kiem|sitemap|so-do|rss"
    r"|van-ban|thu-tuc|hoi-dap|gop-y|album|video|thu-vien|lich-|download|user|thong-ke|print"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A listing that was found."""

    name: str
    url: str
    cards: tuple[str, ...]
    """URLs of the articles that its first page names."""
    dated: int
    """How many of them it dates."""
    onward: bool
    """Whether it links a second page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An article that was tried."""

    page: Page
    record: Record | None
    """None where it could not be read."""


@dataclass(slots=True)
class Survey:
    """What is known so far; `family` and `mark` are those that most of its pages bear."""

    home: str
    family: Family
    mark: str
    sections: list[Section] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


async def survey(url: str, fetch: Fetch) -> Survey:
    """Look at the front page, its likeliest sections and a few of their articles.

    Raises:
        NewsspiderError: the front page is not to be had.
    """
    home = await fetch(url)
    if home is None:
        raise NewsspiderError(f"no page at {url}: nothing can be told of it")
    found = Survey(home.url, families.load("generic"), "")
    found.feeds = feeds_linked(document(home))
    robots = await fetch(absolute(home.url, "/robots.txt") or home.url)
    found.sitemaps = sitemaps_named(robots.body, robots.url) if robots else ()
    front = _listing(home)
    for place in _likely(home.url, front)[:_MOST_SECTIONS]:
        await _try_section(found, place, fetch)
    for place in _chosen(found.sections, front):
        if sum(sample.record is not None for sample in found.samples) < _SAMPLES:
            await _try_article(found, place, fetch)
    _name_family(found, home)
    return found


def _listing(page: Page) -> Listing:
    try:
        return families.load("detected").listing(page).read()
    except ReadError:
        return Listing(url=page.url, cards=())


def _likely(home: str, front: Listing) -> list[str]:
    """The links of the front page that may be sections, the likeliest first."""
    cards = {canonical(card.url) for card in front.cards}
    links = [url for url in front.sections if canonical(url) not in cards | {canonical(home)}]
    plain = [url for url in dict.fromkeys(links) if page_number(url) == 1 and not _is_other(url)]
    return sorted(plain, key=lambda url: (not _NEWS.search(_path(url)), _path(url).count("/")))


def _path(url: str) -> str:
    parts = urlsplit(url)
    return fold(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def _is_other(url: str) -> bool:
    return bool(_OTHER.search(_path(url))) or _path(url) in {"", "/"}


async def _try_section(found: Survey, url: str, fetch: Fetch) -> None:
    page = await fetch(url)
    if page is None:
        return
    listing = _listing(page)
    if is_article(page, listing, found.home):
        return  # one in the menu lists others too
    cards = tuple(dict.fromkeys(canonical(card.url) for card in listing.cards))
    known = {frozenset(section.cards) for section in found.sections}
    if len(cards) < _FEWEST_CARDS or frozenset(cards) in known:
        return
    found.sections.append(
        Section(
            name=_name(page.url, {section.name for section in found.sections}), url=page.url,
            cards=cards,
            dated=sum(card.published is not None for card in listing.cards),
            onward=listing.next is not None,
        )
    )  # fmt: skip


def is_article(page: Page, listing: Listing, home: str) -> bool:
    """Whether a page shows an article: text of its own, under a title that no card bears.

    A listing can be read as an article too: then its first card's headline is the title, or the
    summaries are the text.
    """
    record = _read(page, home)
    if record is None or record.title is None:
        return False
    # A portal's "latest news" names the article itself too, with its final slash or without.
    own = canonical(page.url).rstrip("/")
    others = [card for card in listing.cards if canonical(card.url).rstrip("/") != own]
    if fold(record.title) in {fold(card.title or "") for card in others}:
        return False
    told = [fold(text) for card in others for text in (card.title, card.lead) if text]
    return not record.body or any(not _is_told(fold(text), told) for text in record.body)


def _is_told(paragraph: str, told: Sequence[str]) -> bool:
    """Whether a card says a paragraph: in part, or with a date or a "read on" around it."""
    return any(paragraph in text or (len(text) > _HEADLINE and text in paragraph) for text in told)


def _name(url: str, taken: Iterable[str]) -> str:
    """A section's name: the last part of its address, longer where that is taken."""
    parts = [re.sub(r"\.\w{3,5}$", "", part) for part in urlsplit(url).path.split("/") if part]
    for length in range(1, len(parts) + 1):
        name = re.sub(r"[^a-z0-9/]+", "-", fold("/".join(parts[-length:]))).strip("-")
        if name and name not in taken:
            return name
    return re.sub(r"[^a-z0-9]+", "-", _path(url)).strip("-") or "home"


def _chosen(sections: Sequence[Section], front: Listing) -> list[str]:
    """Articles to try: of each section one, then more, from the middle of its cards."""
    lists = [section.cards for section in sections] or [tuple(c.url for c in front.cards)]
    found: dict[str, None] = {}
    for turn in range(_TRIES):
        for cards in lists:
            if turn < len(cards):
                found.setdefault(cards[(len(cards) // 2 + turn) % len(cards)])
    return list(found)[:_TRIES]


async def _try_article(found: Survey, url: str, fetch: Fetch) -> None:
    page = await fetch(url)
    if page is None:
        return
    found.samples.append(Sample(page=page, record=_read(page, found.home)))


def _read(page: Page, home: str) -> Record | None:
    """The article that a page shows; None where it shows none."""
    portal = Portal(name="any", province="", home=home, family=families.detect(page))
    try:
        return read_record(page, portal)
    except ReadError:
        return None


def _name_family(found: Survey, home: Page) -> None:
    """The family that most articles are of; of the front page where none could be had."""
    pages = [sample.page for sample in found.samples] or [home]
    names = Counter(families.detect(page).name for page in pages)
    found.family = families.load(names.most_common(1)[0][0])
    marks = (found.family.detect(page) for page in pages)
    found.mark = next((mark for mark in marks if mark), "no mark of a known CMS")
