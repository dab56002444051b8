"""The 63 provinces until 30 June 2025, the 34 since, and which became which."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def successors() -> Mapping[str, str]:
    """Each province of before the merger, and the province that it belongs to since.

    Source: Nghị quyết 202/2025/QH15, in force on 1 July 2025.
    """
    text = files("newsspider").joinpath("provinces.tsv").read_text(encoding="utf-8")
    rows = [line.partition("\t") for line in text.splitlines() if not line.startswith("#")]
    return MappingProxyType({before: since for before, _, since in rows})
