"""Postbacks: the pager of ASP.NET pages, whose links send the page's own form.

Known from ASP.NET itself: `__doPostBack(target, argument)` puts its two arguments into hidden
fields and submits the form with all that the page has noted of its state; the answer is whole where
the request does not ask for a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import unquote, urlencode

from lxml import etree

from newsspider.model import Form
from newsspider.pages.document import Document
from newsspider.text.unicode import clean, fold
from newsspider.text.urls import absolute

_CALL = re.compile(
    r"__doPostBack\(\s*(['\"])(?P<target>.*?)\1\s*,\s*(['\"])(?P<argument>.*?)\3\s*\)"
)
_OPTIONS = re.compile(
    r"WebForm_PostBackOptions\(\s*(['\"])(?P<target>.*?)\1\s*,\s*(['\"])(?P<argument>.*?)\3"
)
_LINKS = etree.XPath("//a[contains(@href, 'PostBack') or contains(@onclick, '__doPostBack')]")
_FIELDS = etree.XPath(".//input[@name] | .//select[@name] | .//textarea[@name]")
_FORM = etree.XPath("ancestor::form[1]")
_STRING = etree.XPath("string()", smart_strings=False)
_ONWARD = frozenset(
    {"trang sau", "trang tiep", "tiep", "tiep theo", "sau", "next", "»", "›", ">", ">>"}
)
_MORE = frozenset({"...", "…"})
_LIKE_BUTTONS = frozenset({"submit", "button", "image", "reset", "file"})
_LARGEST = 1 << 22
"""Letters of a form; view states of several megabytes are no list's."""
_HIGHEST = 4
_PAGER_WORDS = 60
# Not a year: archives by year stand in menus.
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{1,4}")


@dataclass(frozen=True, slots=True)
class _Call:
    """One link that posts."""

    element: etree._Element
    text: str
    target: str
    argument: str


def next_form(document: Document, number: int) -> Form | None:
    """The form that leads from page `number` of a listing to the next; None where none does."""
    calls = list(_calls(document))
    if not calls:
        return None
    call = _numbered(calls, number + 1) or _worded(calls, number)
    return _form(document, call) if call else None


def _calls(document: Document) -> Iterator[_Call]:
    for element in cast("list[etree._Element]", _LINKS(document.root)):
        said = unquote(f"{element.get('href') or ''} {element.get('onclick') or ''}")
        found = _CALL.search(said) or _OPTIONS.search(said)
        if found:
            text = clean(cast("str", _STRING(element)))
            yield _Call(element, text, found["target"], found["argument"])


def _numbered(calls: Sequence[_Call], wanted: int) -> _Call | None:
    """The link that shows the number, among others that show numbers."""
    numbers = [call for call in calls if call.text.isdecimal()]
    shown = next((call for call in numbers if int(call.text) == wanted), None)
    return shown if shown is not None and (len(numbers) > 1 or _is_pager(shown)) else None


def _worded(calls: Sequence[_Call], number: int) -> _Call | None:
    """The link that says "onward", or the dots behind the last number that is shown."""
    for call in calls:
        if fold(call.text) in _ONWARD and _is_pager(call):
            return call
    # GridViews show ten numbers; dots before them lead back, dots behind them on.
    behind: _Call | None = None
    shown = 0
    for call in calls:
        if call.text.isdecimal():
            shown, behind = int(call.text), None
        elif call.text in _MORE and shown:
            behind = call
    return behind if number >= shown else None


def _is_pager(call: _Call) -> bool:
    """Whether numbers stand beside a link, as they do in a pager and not in a menu."""
    around = call.element
    for _ in range(_HIGHEST):
        parent = around.getparent()
        if parent is None:
            return False
        around = parent
        words = clean(" ".join(map(str, around.itertext()))).split()
        if sum(_NUMBER.fullmatch(word) is not None for word in words) > call.text.isdecimal():
            return len(words) <= _PAGER_WORDS
    return False


def _form(document: Document, call: _Call) -> Form | None:
    forms = cast("list[etree._Element]", _FORM(call.element))
    if not forms:
        return None
    url = absolute(document.url, forms[0].get("action") or document.url)
    fields = dict(_filled(forms[0]))
    fields |= {"__EVENTTARGET": call.target, "__EVENTARGUMENT": call.argument}
    body = urlencode(fields)
    return Form(url, body) if url is not None and len(body) <= _LARGEST else None


def _filled(form: etree._Element) -> Iterator[tuple[str, str]]:
    """The fields as a browser would send them, without buttons."""
    for each in cast("list[etree._Element]", _FIELDS(form)):
        name, kind = each.get("name") or "", (each.get("type") or "text").lower()
        if each.tag == "select":
            options = each.findall(".//option[@selected]") or each.findall(".//option")[:1]
            yield from ((name, option.get("value") or "") for option in options)
        elif each.tag == "textarea":
            yield name, each.text or ""
        elif kind in {"checkbox", "radio"}:
            if each.get("checked") is not None:
                yield name, each.get("value") or "on"
        elif kind not in _LIKE_BUTTONS:
            yield name, each.get("value") or ""
