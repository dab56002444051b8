"""Moments in the database: ISO 8601 in UTC, so that text sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime


def text_of(moment: datetime) -> str:
    """`2026-11-24T12:00:00.000000+00:00`: always UTC, always microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str | None) -> datetime | None:
    """The moment that a stored text means; None for an empty cell."""
    return datetime.fromisoformat(text) if text else None
