"""From fields found one by one to the article they make, and what its card adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from newsspider.model import Article, Attachment, Card
from newsspider.pages.prose import Prose


@dataclass(frozen=True, slots=True)
class Found:
    """The value of a field as printed, and how it was found."""

    value: str
    how: str


_CARD_FIELDS = ("title", "published", "views", "lead", "category")


def assemble(
    url: str,
    key: str | None,
    found: Mapping[str, Found | None],
    prose: Prose,
    *,
    files: tuple[Attachment, ...],
    tags: tuple[str, ...],
    how: str,
) -> Article:
    """The article that these fields make; `how` says how its body was found."""
    known = {name: field for name, field in found.items() if field is not None}
    body = _without_name(prose.body, known.get("author"))
    ways = {name: field.how for name, field in known.items()}
    parts = (
        ("body", body, how),
        ("captions", prose.captions, "generic:caption"),
        ("images", prose.images, how),
        ("attachments", files, "generic:link"),
        ("tags", tags, "generic:tags"),
    )
    ways |= {name: way for name, value, way in parts if value}
    values: dict[str, Any] = {name: field.value for name, field in known.items()}
    return Article(
        url=url, key=key, body=body, captions=prose.captions, images=prose.images,
        attachments=files, tags=tags, how=ways, **values,
    )  # fmt: skip


def _without_name(body: tuple[str, ...], author: Found | None) -> tuple[str, ...]:
    """A body without the line at its head that is only the byline."""
    bylined = author is not None and body[:1] == (author.value,)
    return body[1:] if bylined else body


def with_card(article: Article, card: Card) -> Article:
    """The article with what only its listing printed."""
    added: dict[str, Any] = {}
    for name in _CARD_FIELDS:
        value = getattr(card, name)
        if value and getattr(article, name) is None:
            added[name] = value
    if not added:
        return article
    return replace(article, how={**article.how, **dict.fromkeys(added, "card")}, **added)


def texts_of(article: Article) -> tuple[str, ...]:
    """The texts that an article is made of."""
    parts = (article.title, article.lead, article.published, article.author, article.category)
    return (*filter(None, parts), *article.body, *article.captions)
