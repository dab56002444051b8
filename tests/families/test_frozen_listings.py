"""Each frozen listing is read as a person has said that it must be read, card by card."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from newsspider import families
from newsspider.errors import NotAnArticleError
from newsspider.model import Page

FROZEN = Path(__file__).parent.parent / "frozen"
LISTS = sorted(
    path for path in FROZEN.glob("*/list-*.*") if not path.name.endswith(".expected.json")
)


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def expected(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        path.with_suffix(".expected.json").read_text(encoding="utf-8")
    )
    return told


def page(path: Path) -> Page:
    return Page(expected(path)["url"], path.read_bytes(), "utf-8")


@pytest.mark.parametrize("path", LISTS, ids=named)
def test_a_frozen_listing_reads_as_it_must(path: Path) -> None:
    listing = families.load(path.parent.name).listing(page(path)).read()

    assert [asdict(card) for card in listing.cards] == expected(path)["cards"]
    assert listing.next == expected(path)["next"]


@pytest.mark.parametrize("path", LISTS, ids=named)
def test_a_listing_bears_the_mark_of_its_family_and_no_other(path: Path) -> None:
    names = set(families.names()) - {"detected"}

    marked = {name for name in names if families.load(name).detect(page(path))}

    assert marked == {path.parent.name}


@pytest.mark.parametrize(
    "body", ['{"content_list": [', '{"content_list": 4}', '{"content_list": ["x"]}']
)
def test_a_list_that_is_broken_off_is_refused(body: str) -> None:
    broken = Page("https://mattran.example.vn/webservice/content.kit", body.encode(), "utf-8")

    with pytest.raises(NotAnArticleError, match="no list of articles in the JSON of https"):
        families.load("ubmttq").listing(broken).read()
