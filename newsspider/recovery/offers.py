"""Offers: captures that others hold of a portal, each with where it is and how it is had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from newsspider.archive import heads
from newsspider.archive.digests import digest
from newsspider.archive.reader import captures
from newsspider.archive.uris import target_uri
from newsspider.errors import ArchiveError, RecoveryError
from newsspider.model import Fetch, Origin, Role
from newsspider.portal import Portal
from newsspider.recovery.commoncrawl import CommonCrawl
from newsspider.recovery.listed import Listed
from newsspider.recovery.wayback import Wayback


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A capture that can be had."""

    listed: Listed
    source: str
    """Where it is had from, as `Capture.source`."""
    take: Callable[[], Fetch]
    """Fetches it; raises RecoveryError or ArchiveError where it is not to be had."""


class _Index(Protocol):
    def captures(
        self, host: str, *, since: date | None = None, until: date | None = None
    ) -> Iterator[Listed]: ...


def of_wayback(
    wayback: Wayback, portal: Portal, since: date | None, until: date | None
) -> Iterator[Offer]:
    """What a Wayback Machine holds of a portal's hosts.

    Raises:
        RecoveryError: its index does not answer as it should.
    """
    for listed in _listed(wayback, portal, since, until):
        take = partial(_replayed, wayback, listed)
        yield Offer(listed=listed, source=target_uri(wayback.address(listed)), take=take)


def of_commoncrawl(
    crawl: CommonCrawl, portal: Portal, since: date | None, until: date | None
) -> Iterator[Offer]:
    """What Common Crawl holds of a portal's hosts.

    Raises:
        RecoveryError: an index does not answer as it should.
    """
    for listed in _listed(crawl, portal, since, until):
        # A revisit has no entity in it; its original is listed too.
        if (
            listed.mime != "warc/revisit"
            and listed.file
            and listed.offset is not None
            and listed.length
        ):
            origin = crawl.address(listed), listed.offset, listed.length
            take = partial(_copied, crawl, listed)
            yield Offer(listed=listed, source=_range(*origin), take=take)


def of_files(read: Iterable[Fetch]) -> Iterator[Offer]:
    """What files hold that others have made; their readers say where each exchange stood."""
    for fetch in read:
        assert fetch.origin is not None
        if fetch.method != "GET":
            continue
        listed = Listed(
            url=fetch.url, at=fetch.fetched_at, status=fetch.status, mime=media_type(fetch),
            digest=digest(fetch.response_body).removeprefix("sha1:"),
        )  # fmt: skip
        yield Offer(listed=listed, source=fetch.origin.uri, take=partial(_in_hand, fetch))


def media_type(fetch: Fetch) -> str:
    """The type that the head names, lower case; `unk` where it names none."""
    said = heads.values(fetch.response_head, b"content-type")
    return said[-1].partition(";")[0].strip().lower() if said else "unk"


def hosts_of(portal: Portal) -> tuple[str, ...]:
    """The hosts that indexes are asked for: they make no difference between `www.` and none."""
    return tuple(dict.fromkeys(host.removeprefix("www.") for host in portal.places()))


def _listed(
    index: _Index, portal: Portal, since: date | None, until: date | None
) -> Iterator[Listed]:
    for host in hosts_of(portal):
        for listed in index.captures(host, since=since, until=until):
            if portal.has(listed.url):
                yield listed


def _in_hand(fetch: Fetch) -> Fetch:
    return fetch


def _replayed(wayback: Wayback, listed: Listed) -> Fetch:
    answer = wayback.fetch(listed)
    lines = [
        (k.encode("latin-1", "replace"), v.encode("latin-1", "replace")) for k, v in answer.headers
    ]
    return Fetch(
        url=listed.url, method="GET", request_head=b"",
        response_head=heads.build_response(
            answer.status, answer.reason.encode("latin-1", "replace") or None, lines
        ),
        response_body=answer.body, status=answer.status, fetched_at=listed.at, ip=None,
        portal="", role=Role.OTHER, reconstructed=True,
        origin=_origin(target_uri(wayback.address(listed)), listed),
    )  # fmt: skip


def _copied(crawl: CommonCrawl, listed: Listed) -> Fetch:
    """The exchange of a record, head and all."""
    member = crawl.record(listed)
    with TemporaryDirectory(prefix="newsspider-") as folder:
        path = Path(folder) / "record.warc.gz"
        path.write_bytes(member)
        try:
            found = [fetch for _, fetch in captures(path)]
        except ArchiveError as error:
            raise RecoveryError(f"{crawl.address(listed)}: {error}") from error
    if len(found) != 1 or target_uri(found[0].url) != target_uri(listed.url):
        raise RecoveryError(f"{crawl.address(listed)} holds no record of {listed.url} there")
    assert listed.offset is not None
    assert listed.length is not None
    source = _range(crawl.address(listed), listed.offset, listed.length)
    return replace(found[0], origin=_origin(source, listed))


def _range(uri: str, offset: int, length: int) -> str:
    return f"{target_uri(uri)}#bytes={offset}-{offset + length - 1}"


def _origin(uri: str, listed: Listed) -> Origin:
    return Origin(uri=uri, digest=listed.digest, taken_at=datetime.now(UTC))
