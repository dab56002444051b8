"""`provinces`: which provinces there were, which there are, and which became which."""

from __future__ import annotations

import argparse
import csv
import sys

from scrapy.commands import ScrapyCommand

from newsspider.commands.speaking import Speaking
from newsspider.commands.table import table
from newsspider.provinces import Province, merged_into, provinces, today

_COLUMNS = ("code", "province", "kind", "since", "until", "province_today", "code_today")


class Command(Speaking, ScrapyCommand):
    """The table of provinces."""

    def syntax(self) -> str:
        return "[--csv]"

    def short_desc(self) -> str:
        return "Show the 34 provinces of today and what they were made of; --csv: both periods"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--csv", action="store_true", help="all 63 and 34 as data, with codes and periods"
        )

    def act(self, arguments: list[str], options: argparse.Namespace) -> int:
        del arguments
        if options.csv:
            lines = csv.writer(sys.stdout, lineterminator="\n")
            lines.writerow(_COLUMNS)
            lines.writerows(map(_row, provinces()))
        else:
            rows = [(p.code, p.name, p.kind, ", ".join(merged_into(p.name))) for p in today()]
            sys.stdout.write(table(("code", "province", "kind", "made of"), rows))
        return 0


def _row(province: Province) -> tuple[str, ...]:
    codes = {each.name: each.code for each in today()}
    return (
        province.code,
        province.name,
        province.kind,
        province.since.isoformat() if province.since else "",
        province.until.isoformat() if province.until else "",
        province.successor,
        codes[province.successor],
    )
