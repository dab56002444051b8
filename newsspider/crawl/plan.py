"""What one crawl is asked to do: the spider arguments `-a name=value`, understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Self

from newsspider.errors import NormalisationError, UsageError
from newsspider.model import Card, Moment
from newsspider.text.dates import parse_printed_date
from newsspider.text.urls import check_url

_YES = frozenset({"1", "yes", "true"})
_FILES = frozenset({"documents", "pictures"})
_NO = frozenset({"0", "no", "false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The bounds of one crawl."""

    since: date | None = None
    """Articles that a listing dates before this day are left alone."""
    until: date | None = None
    """Articles that a listing dates after this day are left alone."""
    limit: int | None = None
    """Most article pages to fetch in this run."""
    full: bool = False
    """Walk every listing to its end, whatever is known already."""
    revisit: timedelta | None = None
    """Fetch known articles again that were last seen longer ago than this; None: when due by age."""
    files: frozenset[str] = frozenset()
    """Which files of articles to fetch: `documents`, `pictures`; none where it is not asked."""
    url: str | None = None
    """Front page of an undeclared portal."""

    @classmethod
    def read(cls, arguments: Mapping[str, str]) -> Self:
        """The plan that spider arguments ask for.

        Raises:
            UsageError: an argument is unknown or cannot be understood.
        """
        known = {f.name for f in fields(cls)}
        for name in arguments:
            if name not in known:
                raise UsageError(
                    f"unknown argument -a {name}=…; there are {', '.join(sorted(known))}"
                )
        plan = cls(
            since=_day(arguments, "since"),
            until=_day(arguments, "until"),
            limit=_count(arguments, "limit"),
            full=_yes(arguments, "full"),
            revisit=_span(arguments, "revisit"),
            files=_files(arguments),
            url=check_url(arguments["url"]) if "url" in arguments else None,
        )
        if plan.since and plan.until and plan.since > plan.until:
            raise UsageError(f"-a since={plan.since} lies after -a until={plan.until}")
        return plan

    def wants(self, printed: Moment | None) -> bool:
        """Whether an article with this date on its card is asked for; one without a date is."""
        if printed is None:
            return True
        day = printed.at.date()
        return not self.is_before(printed) and not (self.until and day > self.until)

    def is_before(self, printed: Moment | None) -> bool:
        """Whether this date lies before the time that is asked for."""
        return bool(printed and self.since and printed.at.date() < self.since)


def _day(arguments: Mapping[str, str], name: str) -> date | None:
    value = arguments.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"-a {name}={value!r} is no day; write it as 2026-08-31") from None


def _count(arguments: Mapping[str, str], name: str) -> int | None:
    value = arguments.get(name)
    if value is None:
        return None
    if not value.isdecimal() or int(value) < 1:
        raise UsageError(f"-a {name}={value!r} is no number above 0")
    return int(value)


def _yes(arguments: Mapping[str, str], name: str) -> bool:
    value = arguments.get(name, "0").lower()
    if value not in _YES | _NO:
        raise UsageError(f"-a {name}={value!r} is neither 1 nor 0")
    return value in _YES


def _span(arguments: Mapping[str, str], name: str) -> timedelta | None:
    value = arguments.get(name)
    if value is None:
        return None
    number, unit = value[:-1], value[-1:]
    units = {"h": timedelta(hours=1), "d": timedelta(days=1)}
    if value == "all":
        return timedelta(0)
    if unit not in units or not number.isdecimal():
        raise UsageError(f"-a {name}={value!r} is no span of time; write 12h, 7d or all")
    return int(number) * units[unit]


def _files(arguments: Mapping[str, str]) -> frozenset[str]:
    value = arguments.get("files", "0").lower()
    if value in _YES:
        return _FILES
    if value in _NO:
        return frozenset()
    if value not in _FILES:
        raise UsageError(f"-a files={value!r} is none of 1, 0, {', '.join(sorted(_FILES))}")
    return frozenset({value})


def due_span(published: datetime | None, last_seen: datetime) -> timedelta | None:
    """How long after a visit an article of this age is worth another; None: never again.

    News is corrected in its first days and read in its first weeks; later an edit is rare and a
    visit costs the portal as much as ever.
    """
    age = last_seen - (published or last_seen - timedelta(days=7))
    for below, span in _VISITS:
        if age < below:
            return span
    return None


_VISITS = (
    (timedelta(days=3), timedelta(hours=20)),
    (timedelta(days=14), timedelta(days=3)),
    (timedelta(days=60), timedelta(days=14)),
    (timedelta(days=365), timedelta(days=90)),
)


def card_moment(card: Card, fetched_at: datetime) -> Moment | None:
    """When a card says that its article was published."""
    if not card.published:
        return None
    try:
        return parse_printed_date(card.published, fetched_at)
    except NormalisationError:
        return None
