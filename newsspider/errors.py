"""Every exception that newsspider raises on purpose.

NewsspiderError
├── UsageError                 what was typed cannot be done
│   ├── UnknownPortalError
│   ├── UnknownFamilyError
│   ├── BadURLError
│   └── MissingBrowserError
├── UnderWayError              another process crawls the portal
├── DataFolderError            the data folder cannot be used
├── ManifestError              a line of a manifest is no file and URL
├── ReadError                  a page cannot be read
│   ├── NotAnArticleError
│   │   └── StandInError
│   ├── EmptyListingError
│   └── UnreadableDocumentError
├── DrawingError               a page's scripts did not draw it
├── NormalisationError         a printed value has no meaning that we know
├── UnaskedError               a request was not made
│   ├── ForbiddenAddressError
│   ├── ForbiddenByRobotsError
│   ├── RobotsUnreachableError
│   ├── PausedHostError
│   ├── HostDownError
│   └── RunEndedError
├── ArchiveError               the archive cannot be written or read
│   ├── DamagedRecordError
│   └── DiskError              the disk refused: full, read-only, over quota
├── RecoveryError              another archive does not answer, or not as it should
│   └── ServiceError           it refuses, or does not answer, however long one waits
└── StoreError                 the database cannot be used
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class NewsspiderError(Exception):
    """The root of all errors raised on purpose; its text is one line for a person."""


class UsageError(NewsspiderError):
    """What was typed cannot be done as it stands."""


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"; did you mean {', '.join(near)}?" if near else ""


class UnknownPortalError(UsageError):
    """No portal has this name; the text gives the nearest ones."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"no portal {name!r}{_nearest(name, known)} (newsspider portals shows them all)"
        )


class UnknownFamilyError(UsageError):
    """No family has this name; the text gives the nearest ones."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"no family {name!r}{_nearest(name, known)}")


class BadURLError(UsageError):
    """Not an absolute http or https URL with a host."""

    def __init__(self, url: str) -> None:
        super().__init__(f"not an http or https URL: {url!r}")


class MissingBrowserError(UsageError):
    """A portal's pages must be drawn, and there is no browser to do it."""

    def __init__(self, lack: str) -> None:
        super().__init__(
            f"pages of this portal are drawn by scripts, but {lack}: pip install "
            "'newsspider[browser]', and have Chromium on PATH or named in NEWSSPIDER_CHROMIUM"
        )


class UnderWayError(NewsspiderError):
    """Another process is crawling this portal."""

    def __init__(self, portal: str, holder: str) -> None:
        super().__init__(f"a crawl of {portal} is under way (process {holder}); try again later")


class DataFolderError(NewsspiderError):
    """The data folder cannot be made, read or written."""


class ManifestError(NewsspiderError):
    """A line of a manifest does not say which file and which URL."""


class ReadError(NewsspiderError):
    """A page does not hold what it was asked for."""


class NotAnArticleError(ReadError):
    """The page has no title and no text that could be an article's."""


class StandInError(NotAnArticleError):
    """Another page answers in the article's place: a wall, an error, "not found" …"""

    def __init__(self, url: str, kind: str, mark: str) -> None:
        super().__init__(f"{kind.replace('_', ' ')} in place of an article ({mark!r}) at {url}")
        self.kind = kind


class EmptyListingError(ReadError):
    """The listing names no article: its markup changed, or it was never a listing."""


class UnreadableDocumentError(ReadError):
    """A document file has no text that can be read; `code` is the problem's name."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class DrawingError(NewsspiderError):
    """The scripts of a page did not draw what is waited for."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url} was not drawn: {reason}")


class NormalisationError(NewsspiderError):
    """A printed value cannot be interpreted without guessing."""


class UnaskedError(NewsspiderError):
    """A request was not made, so that nobody is harmed."""


class ForbiddenAddressError(UnaskedError):
    """A URL leads to the inside of a network, to another scheme or to another service."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"not asked for {url!r}: {reason}")


class ForbiddenByRobotsError(UnaskedError):
    """The host's robots.txt asks robots to stay away from this URL."""

    def __init__(self, url: str) -> None:
        super().__init__(f"robots.txt forbids {url!r}")


class RobotsUnreachableError(UnaskedError):
    """The host's robots.txt cannot be had for now, so nothing else is asked of it (RFC 9309)."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(f"robots.txt of {host} cannot be had ({reason}); the next run asks again")


class PausedHostError(UnaskedError):
    """A host has asked for a pause that is longer than this run waits."""

    def __init__(self, host: str, until: str) -> None:
        super().__init__(f"{host} asked for a pause until {until}; the next run asks again")


class HostDownError(UnaskedError):
    """A host has failed so often in a row that this run asks it no more."""

    def __init__(self, host: str, failures: int, reason: str) -> None:
        super().__init__(
            f"{host} failed {failures} times in a row (last: {reason}); the next run asks again"
        )


class RunEndedError(UnaskedError):
    """The run has ended before its tasks did: what stands ready is not asked for any more."""


class ArchiveError(NewsspiderError):
    """The archive cannot be written or read."""


class DiskError(ArchiveError):
    """The disk refused a write: full, read-only, over quota; once that is mended, all goes on."""


class DamagedRecordError(ArchiveError):
    """What stands at this place of a WARC file is not the record that was asked for."""


class RecoveryError(NewsspiderError):
    """Another archive does not answer, refuses, or answers what cannot be understood."""


class ServiceError(RecoveryError):
    """Another archive refuses or does not answer, however long one waits."""

    def __init__(self, what: str, *, final: bool = False) -> None:
        super().__init__(what)
        self.final = final
        """Whether asking for something else is of no use either."""


class StoreError(NewsspiderError):
    """The database cannot be opened, migrated or written."""
