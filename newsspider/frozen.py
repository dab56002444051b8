"""Frozen pages: a page and what it must read as, side by side, for the tests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from newsspider.errors import DataFolderError, UsageError
from newsspider.model import Page, Record
from newsspider.store.record_json import record_row


@dataclass(frozen=True, slots=True)
class Frozen:
    """One frozen page on disk."""

    page: Path
    expected: Path


def save(folder: Path, slug: str, page: Page, record: Record) -> Frozen:
    """Write a page with what it reads as now, marked as not reviewed by a person.

    Raises:
        UsageError: a page of this name is frozen already.
        DataFolderError: the disk refused.
    """
    frozen = Frozen(folder / f"{slug}.html", folder / f"{slug}.json")
    if frozen.page.exists():
        raise UsageError(f"{frozen.page} exists; choose another --slug")
    fetched = page.fetched_at.isoformat() if page.fetched_at else None
    told = {"url": page.url, "fetched_at": fetched, "reviewed": False, **record_row(record)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        frozen.page.write_bytes(page.body)
        text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
        frozen.expected.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DataFolderError(f"cannot write in {folder}: {error.strerror}") from error
    return frozen
