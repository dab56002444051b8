"""Documents: a page parsed, once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple, cast

from cssselect import HTMLTranslator
from lxml import etree

from newsspider.errors import NotAnArticleError
from newsspider.model import Page
from newsspider.pages.index import Index, index_of
from newsspider.pages.inline_data import without_inline_data
from newsspider.pages.mending import Mending, mend
from newsspider.pages.tame import tame
from newsspider.text.charset import decode
from newsspider.text.unicode import clean

_STRING = etree.XPath("string()", smart_strings=False)
# `collect_ids` would make a table of ids that nothing here asks for.
_PARSER = etree.HTMLParser(
    encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True,
    collect_ids=False,
)  # fmt: skip
_BOM = b"\xef\xbb\xbf"
_SIMPLE = re.compile(
    r"(?P<tag>[a-z][a-z0-9]*)?"
    r"(?:(?P<mark>[.#])(?P<name>[\w-]+)|\[(?P<way>class\^|id\$)=['\"]?(?P<value>[\w-]+)['\"]?\])"
    r"(?:\s+(?P<rest>(?:>\s*)?[\w.#\[*][^,]*))?"
)
# An XPath whose first step asks for a class, and for nothing that could do instead.
_FIRST_STEP = re.compile(
    r"\(?/descendant::(?:\w+|\*)"
    r"\[(?:@class='(?P<equal>[^'|]+)'|contains\(@class, '(?P<part>[^'|]+)'\))\][^|]*"
    r"(?![\s\S])"
)
_NOTHING = Mending()


class Document:
    """A page parsed, without the text of its scripts and style sheets; read, never changed."""

    def __init__(
        self, url: str, root: etree._Element, encoding: str, mending: Mending = _NOTHING
    ) -> None:
        self.url = url
        self.root = root
        self.encoding = encoding
        """The charset that its bytes were read in."""
        self.mending = mending
        """What was mended in its text."""

    @cached_property
    def _index(self) -> Index:
        return index_of(self.root)

    def has(self, *parts: str) -> bool:
        """Whether some class or id of the page holds one of these parts of a name."""
        names = self._names
        return any(part in names for part in parts)

    def says(self, words: str) -> bool:
        """Whether the text of the page, as mended and not cleaned, holds these words."""
        said = self.mending.says(words)
        return words in cast("str", _STRING(self.root)) if said is None else said

    @cached_property
    def _names(self) -> str:
        return " ".join((*self._index.values, *self._index.ids))

    def select(self, selector: str) -> list[etree._Element]:
        """The elements that a selector finds: CSS, or XPath where it begins with `/` or `(`."""
        plan = _plan(selector)
        if plan is None:
            wanted = _wanted(selector)
            if wanted and wanted not in self._names:
                return []
            return cast("list[etree._Element]", compiled(selector)(self.root))
        if plan.name not in self._names:
            return []
        found = [e for e in self._around(plan) if not plan.tag or e.tag == plan.tag]
        if plan.inside is None:
            return found
        inside = plan.inside
        return [e for outer in found for e in cast("list[etree._Element]", inside(outer))]

    def _around(self, plan: _Plan) -> Iterable[etree._Element]:
        index = self._index
        if plan.mark == ".":
            return index.bearing(plan.name, plan.tag)
        if plan.mark == "#":
            return (index.ids[plan.name],) if plan.name in index.ids else ()
        if plan.mark == "id$":
            return (element for name, element in index.ids.items() if name.endswith(plan.name))
        names = [name for name in index.names if name.startswith(plan.name)]
        return (element for name in names for element in index.bearing(name))

    def holding(self, part: str) -> Sequence[etree._Element]:
        """The elements whose class or id holds these letters, each once."""
        return self.named(lambda name: part in name, part)

    def named(self, fits: Callable[[str], bool], *parts: str) -> Sequence[etree._Element]:
        """The elements that have a class or an id of a name that fits, each once.

        Names that fit hold one of `parts`: most pages have none.
        """
        if not self.has(*parts):
            return []
        index = self._index
        return index.bearing_any(frozenset(filter(fits, index.names)), filter(fits, index.ids))

    def value(self, xpath: str) -> str | None:
        """The first attribute or text that an XPath finds, cleaned; None where it is empty."""
        found = cast("list[str]", compiled(xpath)(self.root))
        return (clean(found[0]) or None) if found else None

    @staticmethod
    def text_of(element: etree._Element) -> str:
        """The text of an element, cleaned."""
        return clean(cast("str", _STRING(element)))

    @staticmethod
    def has_text(element: etree._Element) -> bool:
        """Whether `text_of` is anything; most elements tell by their first words."""
        return any(clean(cast("str", text)) for text in element.itertext())


class _Plan(NamedTuple):
    """A selector whose first step asks for one class or id."""

    tag: str
    mark: str
    """`.`, `#`, or which attribute is asked how: `class^`, `id$`."""
    name: str
    inside: etree.XPath | None
    """What is looked for in what the first step finds."""


@lru_cache(maxsize=1024)
def _plan(selector: str) -> _Plan | None:
    found = _SIMPLE.fullmatch(selector)
    if found is None:
        return None
    inside = compiled(found["rest"]) if found["rest"] else None
    name = found["name"] or found["value"]
    return _Plan(found["tag"] or "", found["mark"] or found["way"], name, inside)


@lru_cache(maxsize=1024)
def _wanted(xpath: str) -> str:
    """Letters of a class without which an XPath finds nothing; `""` where it can do without."""
    found = _FIRST_STEP.match(xpath)
    return (found["equal"] or found["part"]) if found else ""


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
    body = without_inline_data(page.body)
    decoded = decode(body, page.charset)
    text = decoded.text
    as_sent = decoded.encoding == "utf-8" and b"\0" not in body
    if as_sent and "\ufffd" not in text and not body.startswith(_BOM):
        markup = tame(body)
    else:
        markup = tame(text.replace("\0", "").encode("utf-8", "replace"))
    try:
        root = etree.fromstring(markup, _PARSER) if markup.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise NotAnArticleError(f"no markup in {page.url}")
    for code in root.iter("script", "style"):
        code.text = None
    mending = mend(root)
    if not decoded.as_declared:
        mending = replace(mending, everywhere=("charset",))
    return Document(page.url, root, decoded.encoding, mending)


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
