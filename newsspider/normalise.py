"""Article → Record: what was printed becomes what it means; the only bridge between the two."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from newsspider import __version__
from newsspider.errors import NormalisationError
from newsspider.model import Article, Attachment, Moment, Problem, Record
from newsspider.text.dates import parse_printed_date
from newsspider.text.events import event_date
from newsspider.text.numbers import find_comments, find_views, parse_count
from newsspider.text.unicode import clean
from newsspider.text.urls import canonical

_DAY = timedelta(days=1)


def record_key(portal: str, article_key: str | None, url: str) -> str:
    """The name of an article for good: the portal's own key, else its URL without scheme."""
    if article_key:
        return f"{portal}/{article_key}"
    parts = urlsplit(canonical(url))
    return f"{portal}/{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")


def normalise(article: Article, *, portal: str, fetched_at: datetime | None) -> Record:
    """The record that an article of `portal` means, with what could not be understood."""
    problems: list[Problem] = []
    url = canonical(article.url)
    published = _published(article, fetched_at, problems)
    lead, body = _text(article.lead), _texts(article.body)
    event = _event(lead, body, published)
    return Record(
        key=record_key(portal, article.key, article.url),
        portal=portal,
        url=url,
        title=_text(article.title),
        published=published,
        published_printed=_text(article.published),
        event_date=event.day if event else None,
        views=_count(_counter(article.views, find_views), "views", url, problems),
        views_printed=_text(article.views),
        comments=_count(_counter(article.comments, find_comments), "comments", url, problems),
        category=_text(article.category),
        lead=lead,
        body=body,
        captions=_texts(article.captions),
        author=_text(article.author),
        source=_text(article.source),
        images=tuple(article.images),
        attachments=tuple(Attachment(a.url, clean(a.name)) for a in article.attachments),
        tags=_texts(article.tags),
        how={**article.how, **({"event_date": event.how} if event else {})},
        problems=(
            *problems,
            *(
                Problem(f"text.{r}", f"the page's text was mended: {r}", url)
                for r in article.repairs
            ),
        ),
        extractor=__version__,
    )


def _text(text: str | None) -> str | None:
    return (clean(text) or None) if text else None


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in map(clean, texts) if text)


def _published(
    article: Article, fetched_at: datetime | None, problems: list[Problem]
) -> Moment | None:
    """The moment that the printed date means; None where it means none that can be true."""
    if not article.published:
        return None
    try:
        moment = parse_printed_date(article.published, fetched_at)
    except NormalisationError as error:
        problems.append(Problem("published.unreadable", str(error), article.url, "published"))
        return None
    if fetched_at is not None and moment.at > fetched_at + _DAY:
        detail = f"{article.published!r} lies after the visit of {fetched_at.isoformat()}"
        problems.append(Problem("published.future", detail, article.url, "published"))
        return None
    return moment


@dataclass(frozen=True, slots=True)
class _Event:
    day: date
    how: str


def _event(lead: str | None, body: tuple[str, ...], published: Moment | None) -> _Event | None:
    """The day of what the article tells of: its lead names it, or else its first paragraph.

    Further down stand the days of other things: deadlines, decisions, earlier meetings.
    """
    if published is None:
        return None
    for how, text in (("lead", lead), ("body", body[0] if body else None)):
        if text and (day := event_date(text, published.at.date())):
            return _Event(day, how)
    return None


def _counter(printed: str | None, find: Callable[[str], str | None]) -> str | None:
    """The counter with its label where other numbers may stand beside it."""
    return (find(printed) or printed) if printed else None


def _count(printed: str | None, field: str, url: str, problems: list[Problem]) -> int | None:
    if not printed:
        return None
    try:
        return parse_count(printed)
    except NormalisationError as error:
        problems.append(Problem(f"{field}.unreadable", str(error), url, field))
        return None
