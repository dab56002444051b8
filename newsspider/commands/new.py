"""`new`: look at a site, say what was found, and write the portal's module."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider import frozen, portals
from newsspider.commands.freeze import slug_of
from newsspider.commands.speaking import Looking
from newsspider.commands.table import table
from newsspider.crawl.scout import Fetch, send
from newsspider.crawl.survey import Survey, survey
from newsspider.crawl.tally import Verdict
from newsspider.declaration import Declaration, module_of, name_of
from newsspider.errors import DataFolderError, UsageError
from newsspider.model import Record
from newsspider.text.urls import check_url

_FROZEN = 2


class Command(Looking, ScrapyCommand):
    """From a URL to a declared portal, for a person to check."""

    def syntax(self) -> str:
        return "[options] URL"

    def short_desc(self) -> str:
        return "Look at a site, find its CMS, sections and articles, and write its module"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--look", action="store_true", help="only look; write nothing")
        parser.add_argument(
            "--to", metavar="FOLDER", default=".", help="a checkout of newsspider; default: here"
        )

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        if len(arguments) != 1:
            raise UsageError("new takes the address of a front page: newsspider new https://…")
        url = check_url(arguments[0])
        known = portals.serving(url)
        if known is not None and not options.look:
            raise UsageError(f"{url} is declared as {known.name}; --look only looks")
        found, refused = self._survey(url)
        sys.stdout.write(_shown(found, refused))
        if not options.look:
            sys.stdout.write(_written(found, Path(options.to)))
        read = [sample for sample in found.samples if sample.record]
        return Verdict.FINE if found.sections and read else Verdict.EMPTY

    def _survey(self, url: str) -> tuple[Survey, dict[str, str]]:
        found: list[Survey] = []

        async def errand(fetch: Fetch) -> None:
            found.append(await survey(url, fetch))

        assert self.crawler_process is not None
        refused = send(self.crawler_process, errand, portals.undeclared(url))
        return found[0], refused


def _shown(found: Survey, refused: dict[str, str]) -> str:
    sections = [
        (s.name, len(s.cards), s.dated, "yes" if s.onward else "no", s.url) for s in found.sections
    ]
    samples = [_sample(s.record, s.page.url) for s in found.samples]
    parts = [
        f"{found.home}\n  family: {found.family.name} ({found.mark})\n"
        f"  feeds: {', '.join(found.feeds) or 'none'}\n"
        f"  sitemaps: {', '.join(found.sitemaps) or 'none'}\n",
        table(("section", "articles", "dated", "goes on", "address"), sections),
        table(("article", "published", "views", "lead", "paragraphs", "author", "title"), samples),
    ]
    if refused:
        parts.append(table(("not answered", "why"), list(refused.items())))
    return "\n".join(parts)


def _sample(record: Record | None, url: str) -> tuple[object, ...]:
    if record is None:
        return (url, "–", "–", "–", "–", "–", "not read")
    return (
        url,
        record.published.iso() if record.published else "–",
        "–" if record.views is None else str(record.views),
        "yes" if record.lead else "no",
        str(len(record.body)),
        record.author or "–",
        record.title or "–",
    )


def _written(found: Survey, to: Path) -> str:
    """Write module and frozen pages; what was written, and what is to be done with it."""
    name = name_of(found.home)
    checkout = (to / "newsspider" / "portals").is_dir()
    module = to / "newsspider" / "portals" / f"{name}.py" if checkout else to / f"{name}.py"
    if module.exists():
        raise UsageError(f"{module} exists; remove it to write it anew")
    folder = to / "tests" / "frozen" / found.family.name if checkout else to / "frozen"
    read = [s for s in found.samples if s.record is not None]
    declared = Declaration(
        home=found.home, family=found.family.name if found.mark else "detected",
        evidence=f"its own pages: {found.mark}",
        sections={s.name: s.url for s in found.sections},
        sample=read[0].page.url if read else None, seen=f"{datetime.now(UTC):%Y-%m}",
    )  # fmt: skip
    try:
        module.write_text(module_of(declared), encoding="utf-8")
    except OSError as error:
        raise DataFolderError(f"cannot write {module}: {error.strerror}") from error
    kept = [module]
    for sample in read[:_FROZEN]:
        assert sample.record is not None
        slug = f"{name}-{slug_of(sample.page.url)}"
        pair = frozen.save(folder, slug, sample.page, sample.record)
        kept += [pair.page, pair.expected]
    listed = "".join(f"  {path}\n" for path in kept)
    return (
        f"\nWritten:\n{listed}"
        "Read the module beside the site and each JSON beside its page, correct them, and set\n"
        '"reviewed" to true; until then the tests fail. CONTRIBUTING.md says more.\n'
    )
