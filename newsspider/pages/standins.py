"""Stand-ins: pages that answer in another's place, most of them with status 200.

Bot walls, captchas, "not found", errors of the server, parked domains, logins, works in progress.
A page that has an article's prose is never one: articles about captchas and missing pages are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from newsspider.errors import NotAnArticleError
from newsspider.model import Page
from newsspider.pages import standin_words as words
from newsspider.pages.document import Document, document
from newsspider.text.unicode import clean


class Kind(StrEnum):
    """What a page is instead of the one that was asked for."""

    WALL = "wall"
    """A firewall or a check of the browser."""
    CAPTCHA = "captcha"
    NOT_FOUND = "not_found"
    ERROR = "error"
    """The server or its database has failed."""
    PARKED = "parked"
    """No portal lives here: suspended, for sale, a server nobody has set up."""
    MAINTENANCE = "maintenance"
    LOGIN = "login"


@dataclass(frozen=True, slots=True)
class StandIn:
    """A page in another's place."""

    kind: Kind
    mark: str
    """The words or the markup that tell it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows."""

    lines: tuple[str, ...]
    """Its title's parts and its blocks of text, in order."""
    size: int
    """Characters shown, the title not among them."""
    prose: int
    """Characters in blocks as long as a sentence, links not among them."""


# A page with more text than this shows something of its own.
_BARE = 1500
# Below it even the widget of a captcha is all there is.
_EMPTY = 300
# A paragraph or two: more than an error says, less than an article.
_PROSE = 500
_SENTENCE = 120
_LINE = 300
_MARKUP = 400_000
_LINES = 400
_END = re.compile(r"[.!?…](?:\s|$)|\s+[-–—|»:]\s+|\n")
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "select", "svg"})
_HIDING = frozenset({"hidden", "hide", "d-none", "modal", "fade", "sr-only", "visually-hidden"})
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "font", "u", "small", "abbr", "code"})

# Told by their words: on a bare page; the other kinds come in a portal's own frame too.
_BARE_WORDS = (
    (Kind.CAPTCHA, words.CAPTCHA),
    (Kind.WALL, words.WALL),
    (Kind.PARKED, words.PARKED),
    (Kind.MAINTENANCE, words.MAINTENANCE),
)
_FRAMED_WORDS = ((Kind.NOT_FOUND, words.NOT_FOUND), (Kind.ERROR, words.ERROR))
_MARKUPS = ((Kind.WALL, words.WALL_MARKUP), (Kind.PARKED, words.PARKED_MARKUP))


def stand_in(page: Page) -> StandIn | None:
    """What a page is instead of what was asked for; None where it may be just that."""
    try:
        read = document(page)
    except NotAnArticleError:
        return None
    shown = _shown(read)
    if shown.prose >= _PROSE:
        return None
    markup = page.body[:_MARKUP]
    return _by_markup(shown, markup) or _by_words(shown, read)


def says_more(texts: Iterable[str]) -> bool:
    """Whether texts are twice the prose that no stand-in has: their page need not be asked."""
    return sum(len(text) for text in texts if len(text) >= _SENTENCE) >= 2 * _PROSE


def _by_markup(shown: Shown, markup: bytes) -> StandIn | None:
    if shown.size >= _BARE:
        return None
    for kind, pattern in _MARKUPS:
        found = pattern.search(markup)
        if found is not None:
            return StandIn(kind, found[0][:80].decode("latin-1"))
    if shown.size < _EMPTY and words.CAPTCHA_MARKUP.search(markup):
        return StandIn(Kind.CAPTCHA, "captcha widget")
    if shown.size < _EMPTY and words.COOKIE_SCRIPT.search(markup):
        return StandIn(Kind.WALL, "a script that sets a cookie and loads again")
    return None


def _by_words(shown: Shown, read: Document) -> StandIn | None:
    tables = (*(_BARE_WORDS if shown.size < _BARE else ()), *_FRAMED_WORDS)
    for line in shown.lines:
        for kind, pattern in tables:
            if pattern.fullmatch(line):
                return StandIn(kind, line)
    headings = [_bare(read.text_of(e)) for e in read.select("//title | //h1 | //h2")[:6]]
    if "404" in headings:
        return StandIn(Kind.NOT_FOUND, "404")
    if any(words.LOGIN.fullmatch(part) for h in headings for part in (h, *_sentences(h))):
        asked = read.select("//input[@type='password']")
        return StandIn(Kind.LOGIN, "password") if asked else None
    return None


def _shown(read: Document) -> Shown:
    lines: list[str] = []
    for title in read.select("//title")[:1]:
        text = read.text_of(title)[:_LINE]
        lines += [text, *_sentences(text)]
    size = prose = 0
    for text, linked in _blocks(read.root):
        size += len(text)
        plain = len(text) - linked
        prose += plain if plain >= _SENTENCE else 0
        if len(text) <= _LINE and len(lines) < _LINES:
            lines += [text, *_sentences(text)]
    return Shown(lines=tuple(lines), size=size, prose=prose)


def _sentences(text: str) -> list[str]:
    """The first sentence of a line, and the parts between dashes: titles bear the portal's name."""
    parts = [_bare(part) for part in _END.split(text)[:3]]
    return [part for part in parts if part and part != text]


def _bare(text: str) -> str:
    return text.strip(" .!?…:-–—|\"“”'")


def _is_hidden(element: etree._Element, tag: str) -> bool:
    """Whether a browser shows nothing of it: boxes of scripts wait so for their moment."""
    style = (element.get("style") or "").replace(" ", "").lower()
    marks = (element.get("class") or "").split()
    return (
        tag in _HIDDEN
        or "display:none" in style
        or element.get("hidden") is not None
        or not _HIDING.isdisjoint(marks)
    )


def _blocks(root: etree._Element) -> Iterator[tuple[str, int]]:
    """Each block's text, and how many characters of it are links."""
    pieces: list[str] = []
    linked = inside = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag not in _INLINE and pieces:
            if text := clean(" ".join(pieces)):
                yield text, linked
            pieces, linked = [], 0
        if event == "start":
            if _is_hidden(element, tag):
                walk.skip_subtree()
                continue
            inside += tag == "a"
            piece = element.text
        else:
            inside -= tag == "a"
            piece = element.tail
        if piece and not piece.isspace():
            pieces.append(piece)
            linked += len(piece.strip()) if inside else 0
    if text := clean(" ".join(pieces)):
        yield text, linked
