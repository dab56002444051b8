"""Reads exchanges back out of WARC files, ours and others'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path, PurePosixPath

from newsspider.archive import entity, heads
from newsspider.archive.digests import digest
from newsspider.archive.exchanges import Exchange, exchanges
from newsspider.archive.fetches import capture_of, fetch_of, is_http
from newsspider.archive.openfile import OPEN
from newsspider.archive.records import REFERS_TO_FILE, REFERS_TO_OFFSET
from newsspider.archive.warcfile import Break, parsed_date, records
from newsspider.errors import ArchiveError, DamagedRecordError
from newsspider.model import Capture, Fetch, Page, Role

MAX_PAGE = 1 << 26
"""Bytes that a page may have once its content coding is undone: 64 MiB."""

Originals = MutableMapping[str, Capture]
"""Captures by record ID and by payload digest, for the revisits that refer to them."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,254}")
_OFFSET = re.compile(r"[0-9]{1,15}")
_KINDS = ("*.warc.gz", "*.warc", f"*.warc.gz{OPEN}", f"*.warc{OPEN}")


def archive_files(data: Path, portal: str | None = None) -> list[Path]:
    """The WARC files of the data folder, or of one portal, oldest first; also those under way."""
    folders = [data / "archive" / portal] if portal else sorted((data / "archive").glob("*/"))
    return [path for each in folders for path in sorted(p for k in _KINDS for p in each.glob(k))]


def read_capture(data: Path, capture: Capture, original: Capture | None = None) -> Fetch:
    """The exchange that `capture` points to; its entity is checked against the digest.

    A revisit holds no entity: `original` is the capture with the same digest that does. Ours
    say where in their folder that lies; those of others do not.

    Raises:
        DamagedRecordError: something else stands there, or what stands there has changed.
        ArchiveError: the file cannot be read, or is gone.
    """
    path = _located(data, capture.file)
    for each in exchanges(records(path, capture.offset)):
        if isinstance(each, Break):
            raise DamagedRecordError(each.why)
        if each.answer.reference("WARC-Record-ID") == capture.record_id:
            first = original or _referred(each, capture.file)
            return _checked(capture, _fetched(data, each, first), path)
        if each.answer.offset > capture.offset:
            break
    raise DamagedRecordError(f"{path}: no record {capture.record_id} at byte {capture.offset}")


def captures(
    path: Path,
    *,
    start: int = 0,
    originals: Originals | None = None,
    on_damage: Callable[[ArchiveError], None] | None = None,
) -> Iterator[tuple[Capture, Fetch]]:
    """Every response of one WARC file in order, from that at byte `start` on, and where it lies.

    With the same `originals` for the next file, its revisits find their entities in this one.
    A record that cannot be read goes to `on_damage`, and reading goes on behind it.

    Raises:
        ArchiveError: no WARC file; or, without `on_damage`, the first record that is damaged.
    """
    known, (data, file) = {} if originals is None else originals, _named(path)
    for each in exchanges(records(path, start)):
        try:
            if isinstance(each, Break):
                _refused(each)
            elif is_http(each):
                yield _captured(each, data, file, known)
        except ArchiveError as error:
            if on_damage is None:
                raise
            on_damage(error)


def page_of(fetch: Fetch, *, limit: int = MAX_PAGE) -> Page:
    """The page that was fetched, its content coding undone.

    Raises:
        ArchiveError: larger than `limit` bytes (a compression bomb), or its coding is broken.
    """
    codings = heads.values(fetch.response_head, b"content-encoding")
    try:
        body = entity.decoded(fetch.response_body, codings, limit)
    except ArchiveError as error:
        raise ArchiveError(f"{fetch.url}: {error}") from error
    return Page(fetch.url, body, heads.charset(fetch.response_head), fetch.fetched_at)


def _refused(broken: Break) -> None:
    """Tell of damage, but not of a torn tail that its writer or recovery will yet see to."""
    if not (broken.torn and broken.path.name.endswith(OPEN)):
        raise DamagedRecordError(broken.why)


def _captured(each: Exchange, data: Path, file: str, known: Originals) -> tuple[Capture, Fetch]:
    refers = each.answer.reference("WARC-Refers-To")
    printed = each.answer.field("WARC-Payload-Digest")
    first = known.get(refers or "") or known.get(printed or "") or _referred(each, file)
    fetch = _fetched(data, each, first)
    capture = capture_of(each, fetch, file, first)
    if each.answer.field("WARC-Type") == "response":
        for name in (capture.record_id, printed or capture.digest):
            known.setdefault(name, capture)
    return capture, fetch


def _fetched(data: Path, each: Exchange, first: Capture | None) -> Fetch:
    """The fetch of an exchange; one that brought the same entity again gets it from `first`."""
    if not (each.answer.field("WARC-Type") == "revisit" and _is_same_payload(each)):
        return fetch_of(each, None)
    if first is None:
        refers = each.answer.field("WARC-Refers-To-Target-URI")
        raise ArchiveError(f"{each.answer.place()}: a revisit, and no capture of {refers} is known")
    if first.record_id == each.answer.reference("WARC-Record-ID"):
        raise DamagedRecordError(f"{each.answer.place()}: a revisit of itself")
    return fetch_of(each, read_capture(data, first).response_body)


def _referred(each: Exchange, file: str) -> Capture | None:
    """The capture that a revisit of ours in `file` refers to, in the same folder."""
    field = each.answer.field
    name, offset = field(REFERS_TO_FILE) or "", field(REFERS_TO_OFFSET) or ""
    if not (_NAME.fullmatch(name) and _OFFSET.fullmatch(offset)):
        return None
    return Capture(
        url=field("WARC-Refers-To-Target-URI") or "",
        portal="",
        role=Role.OTHER,
        fetched_at=parsed_date(each.answer),
        ip=None,
        status=200,
        file=PurePosixPath(file).with_name(name).as_posix(),
        offset=int(offset),
        length=0,
        digest=field("WARC-Payload-Digest") or "",
        record_id=each.answer.reference("WARC-Refers-To") or "",
    )


def _is_same_payload(each: Exchange) -> bool:
    return "server-not-modified" not in (each.answer.field("WARC-Profile") or "")


def _checked(capture: Capture, fetch: Fetch, path: Path) -> Fetch:
    if fetch.status != 304 and digest(fetch.response_body) != capture.digest:
        raise DamagedRecordError(f"{path}, record at byte {capture.offset}: digest differs")
    return fetch


def _located(data: Path, file: str) -> Path:
    """The file under its final name, or under the one it has while it is written."""
    final = data / file
    under_way = final.with_name(final.name + OPEN)
    for path in (final, under_way, final):  # it may be renamed between the first two looks
        if path.is_file():
            return path
    raise ArchiveError(f"no file {final}")


def _named(path: Path) -> tuple[Path, str]:
    """The data folder and the name in it; a file from elsewhere is named by its whole path."""
    final = path.resolve().with_name(path.name.removesuffix(OPEN))
    if final.parent.parent.name == "archive":
        return final.parents[2], final.relative_to(final.parents[2]).as_posix()
    return final.parent, final.as_posix()
