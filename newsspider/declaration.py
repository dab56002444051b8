"""Declarations: a portal's module, written for a person to read and correct."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsspider.provinces import before
from newsspider.text.unicode import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What is known of a portal that nobody has declared yet."""

    home: str
    family: str
    """Name of the family's module."""
    evidence: str
    sections: Mapping[str, str]
    """Name to absolute URL."""
    sample: str | None
    """Absolute URL of an article that reads well."""
    seen: str
    """`YYYY-MM` of the visit."""


def name_of(home: str) -> str:
    """The name that a portal's host gives: `snv.daknong.gov.vn` is `snv_daknong`."""
    host = (urlsplit(home).hostname or "").removeprefix("www.")
    bare = re.sub(r"\.(?:(?:gov|edu|org|com|dcs)\.)?vn$", "", host)
    name = re.sub(r"[^a-z0-9]+", "_", fold(bare)).strip("_")
    return f"portal_{name}" if not name or name[0].isdigit() else name


def province_of(home: str) -> str:
    """The province whose name stands in a host as a part of its own; `""` for none."""
    labels = set((urlsplit(home).hostname or "").split("."))
    for province in before():
        if fold(province.name).removeprefix("tp. ").replace(" ", "") in labels:
            return province.name
    return ""


def module_of(declared: Declaration) -> str:
    """The text of the portal's module."""
    host = urlsplit(declared.home).hostname
    lines = [
        f'"""{host}: what it is, and what is odd about it."""',
        "",
        f"from newsspider.families import {declared.family}",
        "",
        f"portal = {declared.family}.portal(",
        f"    name={_quoted(name_of(declared.home))},",
        f"    province={_quoted(province_of(declared.home))},",
        f"    home={_quoted(_root(declared.home))},",
        "    sections={",
        *(
            f"        {_quoted(n)}: {_quoted(_below(declared, u))},"
            for n, u in declared.sections.items()
        ),
        "    },",
        *([f"    sample={_quoted(_below(declared, declared.sample))},"] if declared.sample else []),
        f"    evidence={_quoted(declared.evidence)},",
        f"    seen={_quoted(declared.seen)},",
        ")",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A Python string; nothing that a portal prints can end it."""
    told = ascii(text) if not text.isprintable() else repr(text)
    return told if told.startswith('"') or '"' in told else f'"{told[1:-1]}"'


def _root(home: str) -> str:
    parts = urlsplit(home)
    return f"{parts.scheme}://{parts.netloc}"


def _below(declared: Declaration, url: str) -> str:
    """An address as a path of the portal, where it is one."""
    return url.removeprefix(_root(declared.home)) or "/"
