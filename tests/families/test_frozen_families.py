"""Each frozen page is read as a person has said that it must be read, field by field."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsspider import families
from newsspider.model import Article, Page

FROZEN = Path(__file__).parent.parent / "frozen"
PAGES = sorted(p for p in FROZEN.glob("*/*.html") if not p.name.startswith("list-"))
FIELDS = (
    "key", "title", "published", "views", "comments", "category", "lead", "body", "captions",
    "author", "source", "images", "attachments", "tags", "how",
)  # fmt: skip


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def fault(path: Path) -> str | None:
    """Why a frozen page proves nothing yet; None where a person has said what it must read as."""
    told = path.with_suffix(".json")
    if not told.exists():
        return f"{named(path)}.html has no {told.name}: newsspider freeze writes both"
    if json.loads(told.read_text(encoding="utf-8")).get("reviewed") is False:
        return f'{named(path)}.json is not reviewed: correct it beside its page, set "reviewed" to true'
    return None


PROVEN = [path for path in PAGES if fault(path) is None]


@cache
def expected(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return told


def page(path: Path) -> Page:
    return Page(expected(path)["url"], path.read_bytes(), "utf-8")


@cache
def read(path: Path) -> Article:
    return families.load(path.parent.name).article(page(path)).read()


def value(article: Article, field: str) -> Any:
    found = getattr(article, field)
    if field == "attachments":
        return [[file.url, file.name] for file in found]
    if field == "how":
        return dict(found)
    return list(found) if isinstance(found, tuple) else found


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_person_has_said_what_each_page_must_read_as(path: Path) -> None:
    assert fault(path) is None, fault(path)


@pytest.mark.parametrize(
    ("told", "words"),
    [(None, "has no bai.json"), ('{"reviewed": false}', "is not reviewed"), ('{"url": ""}', None)],
)
def test_a_page_without_a_reviewed_json_is_a_fault(
    tmp_path: Path, told: str | None, words: str | None
) -> None:
    if told is not None:
        (tmp_path / "bai.json").write_text(told, encoding="utf-8")

    found = fault(tmp_path / "bai.html")

    assert (words in found) if words and found else found is words


@pytest.mark.parametrize("path", PROVEN, ids=named)
@pytest.mark.parametrize("field", FIELDS)
def test_a_frozen_page_reads_as_it_must(path: Path, field: str) -> None:
    assert value(read(path), field) == expected(path)[field]


@pytest.mark.parametrize("path", PROVEN, ids=named)
def test_a_page_is_detected_as_its_family(path: Path) -> None:
    assert families.detect(page(path)).name == path.parent.name


@pytest.mark.parametrize("path", PROVEN, ids=named)
def test_a_page_bears_the_mark_of_no_other_family(path: Path) -> None:
    others = set(families.names()) - {path.parent.name, "detected"}

    marked = {name for name in others if families.load(name).detect(page(path))}

    assert marked == set()


@pytest.mark.parametrize("path", PROVEN, ids=named)
def test_the_detected_family_reads_a_page_as_its_own_does(path: Path) -> None:
    assert families.load("detected").article(page(path)).read() == read(path)


@pytest.mark.parametrize("path", PROVEN, ids=named)
def test_without_selectors_a_page_has_the_same_title_and_text(path: Path) -> None:
    article = families.load("generic").article(page(path)).read()

    assert article.title == read(path).title
    found = {article.lead, *article.body}
    assert [text for text in read(path).body if text not in found] == []


@pytest.mark.parametrize("name", families.names())
def test_every_family_says_what_its_evidence_is(name: str) -> None:
    family = families.load(name)

    assert family.name == name
    assert len(family.evidence) > 20
