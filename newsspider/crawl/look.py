"""Look: how far back a run looks for what was posted late: a day, a month, or to the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from newsspider.crawl.plan import Plan


class Look(StrEnum):
    """How far back a walk goes that finds nothing new."""

    DAY = "day"
    """To the first page where nothing is new."""
    WEEK = "week"
    """To the first page where every article is older than `RECENT`; once a week."""
    MONTH = "month"
    """To the end, and through the sitemaps and feeds; at first, then once a month."""


RECENT = timedelta(days=31)
# A run that begins some hours before its time, as a timer may, still counts as a week later.
_EARLY = timedelta(hours=12)
_SPANS = {Look.MONTH: timedelta(days=30), Look.WEEK: timedelta(days=7)}


def look_of(plan: Plan, looked_at: Callable[[str], datetime | None], now: datetime) -> Look:
    """How far a run that begins at `now` looks back, by when the wider looks were last done."""
    if plan.full:
        return Look.MONTH
    if bounds_of(plan) and looked_at(bounds_of(plan)) is not None:
        return Look.DAY
    last: datetime | None = None
    for look, span in _SPANS.items():
        # A month's look is a week's too.
        last = max(filter(None, (last, looked_at(look))), default=None)
        if last is None or now - last >= span - _EARLY:
            return look
    return Look.DAY


def bounds_of(plan: Plan) -> str:
    """What a look between two days is remembered as; `""` for one without bounds."""
    told = (("since", plan.since), ("until", plan.until))
    return " ".join(f"{name} {day}" for name, day in told if day is not None)
