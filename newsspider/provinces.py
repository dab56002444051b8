"""The 63 provinces until 30 June 2025, the 34 since, and which became which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

MERGER = date(2025, 7, 1)
"""The first day of the 34 provinces: Nghị quyết 202/2025/QH15."""


class Kind(StrEnum):
    """What a unit of the first level is."""

    PROVINCE = "province"
    CITY = "city"
    """A city directly under the central government."""


@dataclass(frozen=True, slots=True)
class Province:
    """One unit of the first level, as it was until or has been since the merger."""

    code: str
    """Two digits, official; after the merger some names bear another code than before."""
    name: str
    """In Vietnamese, without "tỉnh" or "thành phố"."""
    kind: Kind
    since: date | None
    """Its first day; None for one of before the merger, whose first day is not kept here."""
    until: date | None
    """Its last day; None for one of today."""
    successor: str
    """Name of the province that its area belongs to today; its own for one of today."""


@cache
def provinces() -> tuple[Province, ...]:
    """All 63 of before the merger, then all 34 of today, each group by code."""
    text = files("newsspider").joinpath("provinces.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return tuple(_province(*row) for row in rows)


def _province(code: str, name: str, kind: str, period: str, successor: str) -> Province:
    word, _, day = period.partition(" ")
    since = date.fromisoformat(day) if word == "since" else None
    until = date.fromisoformat(day) if word == "until" else None
    return Province(code, name, Kind(kind), since, until, successor)


def before() -> tuple[Province, ...]:
    """The 63 provinces until 30 June 2025, by code."""
    return tuple(p for p in provinces() if p.until is not None)


def today() -> tuple[Province, ...]:
    """The 34 provinces since 1 July 2025, by code."""
    return tuple(p for p in provinces() if p.until is None)


@cache
def successors() -> Mapping[str, str]:
    """Each province of before the merger, and the province that it belongs to since."""
    return MappingProxyType({province.name: province.successor for province in before()})


def merged_into(name: str) -> tuple[str, ...]:
    """The provinces of before the merger whose area a province of today has, by code."""
    return tuple(province.name for province in before() if province.successor == name)
