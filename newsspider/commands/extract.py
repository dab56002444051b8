"""`extract`: read saved pages; no crawl, no data folder."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider import families, portals
from newsspider.commands.speaking import Speaking
from newsspider.crawl.tally import Verdict
from newsspider.errors import ManifestError, NewsspiderError, UsageError
from newsspider.model import Page
from newsspider.portal import Portal
from newsspider.reading import read_record
from newsspider.store.record_json import record_row
from newsspider.text.urls import check_url


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A file that holds a page, and the URL that it was fetched from."""

    file: str
    """As the manifest names it."""
    path: Path
    url: str


class Command(Speaking, ScrapyCommand):
    """Saved pages to records, as JSON lines."""

    def syntax(self) -> str:
        return "[options] FILE --url URL | --manifest FILE.jsonl"

    def short_desc(self) -> str:
        return "Read saved pages and print their records as JSON"

    def long_desc(self) -> str:
        return (
            "Read one saved page (FILE, its URL with --url), or all pages of a manifest: JSON lines "
            'with "file" (relative to the manifest) and "url". The portal is chosen by the URL\'s '
            "host, else the family by the page's marks, else no selectors are used at all."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", metavar="URL", help="where FILE was fetched from")
        parser.add_argument("--manifest", metavar="FILE", help="JSON lines of file and url")
        parser.add_argument(
            "--family", metavar="NAME", help=f"read as: {', '.join(families.names())}"
        )
        parser.add_argument(
            "--fetched-at", metavar="TIME", help="ISO 8601; dates like “hôm qua” need it"
        )

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        if bool(options.manifest) == bool(arguments) or len(arguments) > 1:
            raise UsageError("give either one FILE with --url, or --manifest FILE.jsonl")
        self.family = families.load(options.family) if options.family else None
        self.fetched_at = _moment(options.fetched_at)
        if options.manifest:
            return self._manifest(Path(options.manifest))
        if not options.url:
            raise UsageError("FILE needs the URL that it was fetched from: --url http://…")
        saved = SavedPage(arguments[0], Path(arguments[0]), check_url(options.url))
        sys.stdout.write(json.dumps(self._row(saved), ensure_ascii=False, indent=2) + "\n")
        return 0

    def _manifest(self, manifest: Path) -> int:
        failures = 0
        for found in read_manifest(manifest):
            try:
                if isinstance(found, ManifestError):
                    raise found
                row = {"file": found.file, **self._row(found)}
            except NewsspiderError as error:
                failures += 1
                sys.stderr.write(f"newsspider: {error}\n")
                continue
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return Verdict.UNREAD if failures else Verdict.FINE

    def _row(self, saved: SavedPage) -> dict[str, object]:
        try:
            body = saved.path.read_bytes()
        except OSError as error:
            raise UsageError(f"cannot read {saved.path}: {error.strerror}") from error
        page = Page(url=saved.url, body=body, fetched_at=self.fetched_at)
        return record_row(read_record(page, self._portal(saved.url)))

    def _portal(self, url: str) -> Portal:
        if self.family is not None:
            return portals.undeclared(url, self.family)
        return portals.serving(url) or portals.undeclared(url)


def read_manifest(path: Path) -> Iterator[SavedPage | ManifestError]:
    """The pages that a manifest names; an error stands where a line names none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the manifest {path}: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield SavedPage(row["file"], path.parent / row["file"], check_url(row["url"]))
        except (ValueError, KeyError, TypeError, UsageError) as error:
            reason = error if isinstance(error, UsageError) else "no JSON object with file and url"
            yield ManifestError(f"{path} line {number}: {reason}")


def _moment(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise UsageError(f"--fetched-at {value!r} is no ISO 8601 time") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
