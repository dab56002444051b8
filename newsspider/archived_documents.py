"""Archived documents: the text of files that a crawl has kept, read once for each digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsspider import __version__
from newsspider.archive.reader import page_of, read_capture
from newsspider.documents.kinds import DOCUMENTS
from newsspider.documents.sandbox import LARGEST, read_apart
from newsspider.errors import ArchiveError
from newsspider.model import Capture
from newsspider.store.database import Store
from newsspider.store.files import StoredDocument, save_document

KINDS = tuple(kind.value for kind in DOCUMENTS)
_NO_READER = "document.no_reader"


@dataclass(slots=True)
class Readings:
    """What reading documents came to."""

    documents: int = 0
    texts: int = 0
    """Of these, documents that have a text now."""
    damaged: int = 0
    """Documents that the archive could not give back."""
    problems: Counter[str] = field(default_factory=Counter)
    """Problem codes and how many documents have each; some of them have a text too."""


def read_documents(
    data: Path,
    store: Store,
    captures: Iterable[Capture],
    *,
    clock: Callable[[], datetime],
    on_damage: Callable[[ArchiveError], None],
) -> Readings:
    """Read these documents.

    Each is kept as it is read, so that a run may be stopped. What needs a library that is not
    installed is counted and not kept: it is read when it is.
    """
    found = Readings()
    for capture in captures:
        try:
            document = _read(data, capture, clock)
        except ArchiveError as error:
            found.damaged += 1
            on_damage(error)
            continue
        found.documents += 1
        found.texts += bool(document.text)
        if document.problem is not None:
            found.problems[document.problem] += 1
        if document.problem != _NO_READER:
            save_document(store, document)
    return found


def _read(data: Path, capture: Capture, clock: Callable[[], datetime]) -> StoredDocument:
    body = page_of(read_capture(data, capture), limit=LARGEST).body
    found = read_apart(body)
    return StoredDocument(
        digest=capture.digest, kind=found.kind.value, text=found.text, pages=found.pages,
        repairs=found.repairs, problem=found.problem, detail=found.detail,
        extractor=__version__, read_at=clock(),
    )  # fmt: skip
