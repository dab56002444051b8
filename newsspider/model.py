"""The nouns of newsspider: what passes between its floors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from newsspider.capture import Capture, Fetch, Origin, Role

__all__ = [
    "Article", "Attachment", "Capture", "Card", "Fetch", "Form", "Listing", "Moment", "Observation",
    "Origin", "Page", "Precision", "Problem", "Record", "Role",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one HTML page and what is needed to read them."""

    url: str
    """Absolute URL that answered, after redirects."""
    body: bytes
    """Entity as sent, content coding (gzip) undone, charset not."""
    charset: str | None = None
    """The charset of the Content-Type header, lower case; None where none was sent."""
    fetched_at: datetime | None = None
    """When the bytes were received, aware; None for a file of unknown age. Relative dates need it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a listing says of one article."""

    url: str
    """Absolute, as the listing links it, without fragment."""
    title: str | None = None
    published: str | None = None
    """The date as printed on the card."""
    views: str | None = None
    """The view counter as printed on the card."""
    lead: str | None = None
    category: str | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form that leads to a page which no link leads to."""

    url: str
    """Absolute URL that it is sent to, by POST."""
    body: str
    """Its fields as `application/x-www-form-urlencoded`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a listing page says: its cards in order, and where it goes on."""

    url: str
    cards: tuple[Card, ...]
    next: str | None = None
    """Absolute URL of the next page; None on the last one, and where no link leads to it."""
    form: Form | None = None
    """What leads to the next page where no link does; None where one does, and on the last one."""
    sections: tuple[str, ...] = ()
    """Absolute URLs of further listings that this page links (menus, sub-sections)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document file that belongs to an article."""

    url: str
    name: str
    """The link's visible text; the file's name where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What an article page says, as printed; nothing is interpreted yet."""

    url: str
    key: str | None = None
    """The portal's own key of the article; None where only its URL names it."""
    title: str | None = None
    published: str | None = None
    views: str | None = None
    comments: str | None = None
    category: str | None = None
    lead: str | None = None
    body: tuple[str, ...] = ()
    """Paragraphs in reading order; a table row is one string, its cells joined with ` | `."""
    captions: tuple[str, ...] = ()
    author: str | None = None
    source: str | None = None
    images: tuple[str, ...] = ()
    """Absolute URLs in order; an inline picture is `data:`."""
    attachments: tuple[Attachment, ...] = ()
    tags: tuple[str, ...] = ()
    how: Mapping[str, str] = field(default_factory=dict)
    """Field name to how it was found: `lacviet:.FolderTitle`, `generic:label`, `card`."""
    repairs: tuple[str, ...] = ()
    """What had to be mended in the page's text before it could be read (`tcvn3`, `nfd`, …)."""


class Precision(StrEnum):
    """How exactly a moment was printed."""

    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, with a time of day where one was printed."""

    at: datetime
    """Aware, +07:00; midnight where only a day was printed."""
    precision: Precision

    def iso(self) -> str:
        """`2021-07-31` for a day, else `2021-07-31T14:05:00+07:00`."""
        return (
            self.at.date().isoformat() if self.precision is Precision.DAY else self.at.isoformat()
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person should know about a page, a record or a run."""

    code: str
    """A short stable name: `published.future`, `listing.empty`, `fetch.dns`."""
    detail: str
    """One line: the thing, the place, the value."""
    url: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What an article means: comparable between portals."""

    key: str
    """`<portal>/<the portal's own key, or the canonical URL without scheme>`; never changes."""
    portal: str
    url: str
    """Canonical form of the fetched URL."""
    title: str | None
    published: Moment | None
    published_printed: str | None
    event_date: date | None
    """The day of what the article tells of, as its lead or first paragraph names it."""
    views: int | None
    """Times the article was read, as the portal counts; None where it prints no counter."""
    views_printed: str | None
    comments: int | None
    category: str | None
    lead: str | None
    body: tuple[str, ...]
    captions: tuple[str, ...]
    author: str | None
    source: str | None
    images: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    tags: tuple[str, ...]
    how: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    province: str | None = None
    """The province that its portal speaks for; None where it speaks for none that is known."""
    province_today: str | None = None
    """The province that the same area belongs to since the merger of 1 July 2025."""
    extractor: str = ""
    """Version of newsspider that read the page."""

    def digest(self) -> str:
        """SHA-256 (hex) of what an editor can change: texts, date, pictures and files; never the counters."""
        published = self.published.iso() if self.published else None
        told: list[object] = [self.title, published, self.category, self.lead, self.body]
        told += [self.captions, self.author, self.source, self.images]
        told += [[(a.url, a.name) for a in self.attachments], self.tags]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What one visit saw of an article's counters."""

    key: str
    observed_at: datetime
    views: int | None
    comments: int | None
    status: int
    capture: int | None
    """Row of the capture that proves it: the article page, or the listing that printed the counter."""
    role: Role
    """Where the counter stood: on the article or on a listing."""
