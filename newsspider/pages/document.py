"""Documents: a page parsed, once."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple, cast

from cssselect import HTMLTranslator
from lxml import etree

from newsspider.errors import NotAnArticleError
from newsspider.model import Page
from newsspider.pages.tame import tame
from newsspider.text.charset import decode
from newsspider.text.unicode import clean

_STRING = etree.XPath("string()", smart_strings=False)
_NAMES = etree.XPath("descendant::*/@class | descendant::*/@id", smart_strings=False)
_PARSER = etree.HTMLParser(
    encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
)
_BOM = b"\xef\xbb\xbf"
_SIMPLE = re.compile(
    r"(?P<tag>[a-z][a-z0-9]*)?"
    r"(?:(?P<mark>[.#])(?P<name>[\w-]+)|\[(?P<way>class\^|id\$)=['\"]?(?P<value>[\w-]+)['\"]?\])"
    r"(?:\s+(?P<rest>(?:>\s*)?[\w.#\[*][^,]*))?"
)
# `descendant::` is three times as fast as `//`, and a tag's name six times as fast as `*`.
_TESTS = {
    ".": "descendant::{0}[contains(concat(' ', normalize-space(@class), ' '), ' {1} ')]",
    "#": "id('{1}')[self::{0}]",
    "class^": "descendant::{0}[starts-with(@class, '{1}')]",
    # ASP.NET puts its own counters before the ids that a page's author gave.
    "id$": "descendant::{0}[substring(@id, string-length(@id) - string-length('{1}') + 1) = '{1}']",
}


class Document:
    """A page parsed; read, never changed."""

    def __init__(self, url: str, root: etree._Element, encoding: str) -> None:
        self.url = url
        self.root = root
        self.encoding = encoding
        """The charset that its bytes were read in."""

    @cached_property
    def names(self) -> str:
        """All classes and ids of the page, in one line."""
        return " ".join(cast("list[str]", _NAMES(self.root)))

    def value(self, xpath: str) -> str | None:
        """The first attribute or text that an XPath finds, cleaned; None for none or an empty"
        " one."""
        found = cast("list[str]", compiled(xpath)(self.root))
        return (clean(found[0]) or None) if found else None

    def select(self, selector: str) -> list[etree._Element]:
        """The elements that a selector finds: CSS, or XPath where it begins with `/` or `(`."""
        plan = _plan(selector)
        # Most selectors of a family are for other pages of it.
        if plan.name not in self.names:
            return []
        found = cast("list[etree._Element]", plan.find(self.root))
        if plan.inside is None:
            return found
        inside = plan.inside
        return [e for outer in found for e in cast("list[etree._Element]", inside(outer))]

    def holding(self, part: str) -> list[etree._Element]:
        """The elements whose class or id holds these letters."""
        if part not in self.names:
            return []
        return cast("list[etree._Element]", _holding(part)(self.root))

    @staticmethod
    def text_of(element: etree._Element) -> str:
        """The text of an element, cleaned; scripts and styles in it count as text."""
        return clean(cast("str", _STRING(element)))


class _Plan(NamedTuple):
    """How a selector is looked for."""

    name: str
    """The class or id that the page must have; empty where that is not known."""
    find: etree.XPath
    inside: etree.XPath | None


@lru_cache(maxsize=64)
def _holding(part: str) -> etree.XPath:
    test = f"descendant::*[contains(@class, '{part}') or contains(@id, '{part}')]"
    return etree.XPath(test, smart_strings=False)


@lru_cache(maxsize=1024)
def _plan(selector: str) -> _Plan:
    found = _SIMPLE.fullmatch(selector)
    if found is None:
        return _Plan("", compiled(selector), None)
    name = found["name"] or found["value"]
    test = _TESTS[found["mark"] or found["way"]].format(found["tag"] or "*", name)
    first = etree.XPath(test, smart_strings=False)
    return _Plan(name, first, compiled(found["rest"]) if found["rest"] else None)


@lru_cache(maxsize=1024)
def compiled(selector: str) -> etree.XPath:
    """A CSS selector, or an XPath that begins with `/` or `(`, compiled."""
    if selector.startswith(("/", "(")):
        return etree.XPath(selector, smart_strings=False)
    axis = "child::" if selector.startswith(">") else "descendant::"
    css = selector.lstrip("> ")
    return etree.XPath(HTMLTranslator().css_to_xpath(css, axis), smart_strings=False)


def has_more_than(element: etree._Element, count: int) -> bool:
    """Whether an element has more than `count` children; `len` would count them all."""
    return next(islice(element, count, None), None) is not None


def parse(page: Page) -> Document:
    """A page, parsed.

    Raises:
        NotAnArticleError: there is no element in it.
    """
    text, encoding = decode(page.body, page.charset)
    as_sent = encoding == "utf-8" and b"\0" not in page.body and not page.body.startswith(_BOM)
    if as_sent and "\ufffd" not in text:
        markup = tame(page.body)
    else:
        markup = tame(text.replace("\0", "").encode("utf-8", "replace"))
    try:
        root = etree.fromstring(markup, _PARSER) if markup.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise NotAnArticleError(f"no markup in {page.url}")
    return Document(page.url, root, encoding)


class _Last:
    """The page parsed last: detecting a family and reading an article ask for the same one."""

    page: Page | None = None
    document: Document | None = None


def document(page: Page) -> Document:
    """The document of a page; asked for the same page again, the same one.

    Raises:
        NotAnArticleError: there is no element in it.
    """
    if _Last.document is None or _Last.page is not page:
        _Last.document = parse(page)
        _Last.page = page
    return _Last.document
