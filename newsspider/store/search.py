"""Search: which articles and documents say some words, with marks or without."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsspider.store import search_tables
from newsspider.store.database import Store
from newsspider.text.unicode import clean, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One place that says what was searched for."""

    portal: str
    url: str
    """Of the article."""
    title: str | None
    published: str | None
    """As in articles: a day or a moment; None where none is known."""
    document: str | None
    """Name of the article's file that says it; None where the article itself does."""
    document_url: str | None
    snippet: str
    """One line of what stands around, the words in « »."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is searched for, and where."""

    words: str
    """As typed; a part in double quotes stands together."""
    portal: str | None = None
    since: date | None = None
    """Articles published on this day or later; those without a date are left out."""
    until: date | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Searched:
    """How much there was to search."""

    articles: int
    documents: int
    """With text."""


# Candidates that are put in order by their marks: whoever wants more asks more exactly.
_CANDIDATES = 300
_WORDS = re.compile(r'"([^"]*)"?|([^\s"]+)')
_ARTICLES = """
select a.id as article, null as document, a.portal, a.url, a.title, a.published, null as name,
  null as file_url, bm25(article_search, 10, 4, 1) as rank,
  snippet(article_search, -1, '«', '»', '…', 24) as snippet,
  coalesce(t.title, '') || char(10) || coalesce(t.lead, '') || char(10) || t.body as said
from article_search join articles a on a.id = article_search.rowid
join article_texts t on t.id = a.id
where article_search match :match"""
_DOCUMENTS = """
select a.id as article, d.id as document, a.portal, a.url, a.title, a.published, l.name,
  l.url as file_url, bm25(document_search) as rank,
  snippet(document_search, 0, '«', '»', '…', 24) as snippet, d.text as said
from document_search join documents d on d.id = document_search.rowid
join files f on f.digest = d.digest
join attachments l on l.file = f.url
join articles a on a.id = l.article_id and a.portal = f.portal
where document_search match :match"""
_WHERE = """
  and (:portal is null or a.portal = :portal)
  and (:since is null or substr(a.published, 1, 10) >= :since)
  and (:until is null or substr(a.published, 1, 10) <= :until)
order by rank limit :most"""


def search(store: Store, question: Question) -> list[Match]:
    """The best matches: what says the words together, with the marks that were typed, comes first.

    Words without marks find words with and without; words with marks find both too, later.
    """
    phrases = _phrases(question.words)
    together = '"' + " ".join(phrases) + '"'
    apart = " AND ".join(f'"{phrase}"' for phrase in phrases)
    found: dict[tuple[int, int | None], Match] = {}
    for match in (together, apart)[: len(phrases)]:
        for candidate in sorted(_candidates(store, question, match), key=lambda c: c.order):
            found.setdefault(candidate.place, candidate.match)
        if len(found) >= question.limit:
            break
    return list(found.values())[: question.limit]


def searched(store: Store, portal: str | None) -> Searched:
    """How many articles and documents a search looks into; of all portals where none is named."""
    row = store.connection.execute(
        "select (select count(*) from articles where :portal is null or portal = :portal),"
        " (select count(*) from documents d where text <> '' and exists (select 1 from files f"
        " where f.digest = d.digest and (:portal is null or f.portal = :portal)))",
        {"portal": portal},
    ).fetchone()
    return Searched(*row)


def rebuild(store: Store) -> None:
    """Fill the index of words anew from the texts."""
    with store.write() as db:
        for table in ("article_search", "document_search"):
            db.execute(f"insert into {table} ({table}) values ('delete-all')")  # noqa: S608 our own names
        db.execute(search_tables.FILL_ARTICLES)
        db.execute(search_tables.FILL_DOCUMENTS)


def _phrases(words: str) -> list[str]:
    """What is searched for as the index has it: quoted parts and single words, without signs."""
    parts = (quoted or word for quoted, word in _WORDS.findall(clean(words)))
    plain = (re.sub(r"[\W_]+", " ", fold(part)).strip() for part in parts)
    return [phrase for phrase in plain if phrase]


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: tuple[int, int | None]
    """Rows of the article and of the document."""
    order: tuple[bool, int, float]
    match: Match


def _candidates(store: Store, question: Question, match: str) -> Iterator[_Candidate]:
    """What the index finds; of texts, which may be long, one at a time is looked at."""
    typed = clean(question.words).lower().replace('"', "")
    values = {
        "match": match,
        "portal": question.portal,
        "since": question.since.isoformat() if question.since else None,
        "until": question.until.isoformat() if question.until else None,
        "most": question.limit if fold(typed) == typed else max(question.limit, _CANDIDATES),
    }
    for select in (_ARTICLES, _DOCUMENTS):
        for row in store.connection.execute(select + _WHERE, values):
            place = row["article"], row["document"]
            yield _Candidate(place, _order(row, typed), _match(row))


def _order(row: sqlite3.Row, typed: str) -> tuple[bool, int, float]:
    """What says the words with their marks first, together or apart; then by rank.

    Words typed without marks may mean any: what is written so too (OCR) is no better than the rest.
    """
    if fold(typed) == typed:
        return False, 0, row["rank"]
    said = row["said"].lower()
    return typed not in said, -sum(word in said for word in typed.split()), row["rank"]


def _match(row: sqlite3.Row) -> Match:
    return Match(
        portal=row["portal"], url=row["url"], title=row["title"], published=row["published"],
        document=row["name"], document_url=row["file_url"], snippet=clean(row["snippet"]),
    )  # fmt: skip
