"""Records that belong together: a response, the request for it, what was noted of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsspider.archive.warcfile import Break, StoredRecord

_ANSWERS = {"response", "revisit"}
_PARTS = {"response", "revisit", "request", "metadata"}
_MOST = 16


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one exchange with a server left in a file."""

    answer: StoredRecord
    """The response, or the revisit that stands for one."""
    request: StoredRecord | None
    metadata: StoredRecord | None


def exchanges(stored: Iterable[StoredRecord | Break]) -> Iterator[Exchange | Break]:
    """The exchanges of a file in order; writers differ in which record of one comes first."""
    group: list[StoredRecord] = []
    for each in stored:
        if isinstance(each, Break):
            yield from _told(group)
            group = []
            yield each
        elif each.field("WARC-Type") not in _PARTS:
            continue
        elif len(group) < _MOST and _belongs(each, group):
            group.append(each)
        else:
            yield from _told(group)
            group = [each]
    yield from _told(group)


def _belongs(record: StoredRecord, group: list[StoredRecord]) -> bool:
    return any(_concurrent(record, other) for other in group)


def _concurrent(one: StoredRecord, other: StoredRecord) -> bool:
    return _points(one, other) or _points(other, one)


def _points(one: StoredRecord, other: StoredRecord) -> bool:
    record_id = other.reference("WARC-Record-ID")
    named = one.fields_named("WARC-Concurrent-To")
    return any(value.strip("<> ") == record_id for value in named)


def _told(group: list[StoredRecord]) -> Iterator[Exchange]:
    for answer in group:
        if answer.field("WARC-Type") in _ANSWERS:
            request, metadata = (_part(group, answer, kind) for kind in ("request", "metadata"))
            yield Exchange(answer, request, metadata)


def _part(group: list[StoredRecord], answer: StoredRecord, kind: str) -> StoredRecord | None:
    of_kind = [each for each in group if each.field("WARC-Type") == kind]
    near = [each for each in of_kind if _concurrent(each, answer)]
    return next(iter(near or of_kind), None)
