"""Article pages: the reader that every family begins with."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import ClassVar

from lxml import etree

from newsspider.errors import NotAnArticleError
from newsspider.model import Article, Attachment, Card, Page
from newsspider.pages import breadcrumb, generic, named
from newsspider.pages.assemble import Found, assemble, texts_of, with_card
from newsspider.pages.blocks import Block
from newsspider.pages.choice import Choices, Selectors
from newsspider.pages.document import document
from newsspider.pages.files import boxed, has_files_near, once
from newsspider.pages.keywords import named_tags, tag_box
from newsspider.pages.outside import Outside
from newsspider.pages.players import has_player
from newsspider.pages.printed import author_of, counter_of, date_of, files_of
from newsspider.pages.prose import Prose, read_prose
from newsspider.pages.scene import Scene
from newsspider.pages.scenes import Scenes
from newsspider.pages.signature import Closing
from newsspider.pages.title import without_brackets
from newsspider.text.dates import find_printed_date
from newsspider.text.labels import strip_label
from newsspider.text.unicode import fold

_DIGIT = re.compile(r"\d")
# Less text than this without a headline is no article.
_UNTITLED = 300


class ArticlePage:
    """One page of an article; with the class as it stands, read without any selector.

    A family names its CMS and says in selectors where each field stands; a portal whose theme
    differs overrides the one that differs. A field whose element is there and empty is absent;
    a field that no selector finds is looked for by labels and place.
    """

    family: ClassVar[str] = "generic"
    title_at: ClassVar[Selectors] = ()
    published_at: ClassVar[Selectors] = ()
    views_at: ClassVar[Selectors] = ()
    comments_at: ClassVar[Selectors] = ()
    category_at: ClassVar[Selectors] = ()
    lead_at: ClassVar[Selectors] = ()
    body_at: ClassVar[Selectors] = ()
    author_at: ClassVar[Selectors] = ()
    source_at: ClassVar[Selectors] = ()
    tags_at: ClassVar[Selectors] = ()
    files_at: ClassVar[Selectors] = ()
    """Links to files that stand in a box of their own; their URLs may have no file's name."""
    figures_at: ClassVar[Selectors] = ()
    """Elements outside the body that hold a picture of the article and its caption."""
    not_body: ClassVar[Selectors] = ()
    """Elements inside the body or its frame that are no part of the article."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.document = document(page)

    def read(self, card: Card | None = None) -> Article:
        """What the page says; what it does not print is taken from `card`.

        Raises:
            NotAnArticleError: no title and no text that could be an article's.
        """
        title, lead = self.title(), self.lead()
        prose = self.prose(title.value if title else None, lead.value if lead else None)
        files = self.attachments(prose)
        if not self._is_article(title, prose, files):
            raise NotAnArticleError(f"no title and text of an article in {self.page.url}")
        if lead is None and prose.lead:
            lead = Found(prose.lead, "generic:opening")
        found = {
            "title": title, "lead": lead, "published": self.published(), "views": self.views(),
            "comments": self.comments(), "category": self.category(title.value if title else None),
            "author": self.author(prose.closing), "source": self.source(prose.closing),
        }  # fmt: skip
        article = assemble(
            self.page.url, self.key(), found, prose,
            files=files, tags=self.tags(), how=self.scene.body_how,
        )  # fmt: skip
        if repairs := self.document.mending.of(texts_of(article)):
            article = replace(article, repairs=repairs)
        return with_card(article, card) if card else article

    def _is_article(self, title: Found | None, prose: Prose, files: tuple[Attachment, ...]) -> bool:
        """Whether what was found is an article: only a family's own headline needs nothing more."""
        if title is not None and title.how.startswith(f"{self.family}:") and self.title_at:
            return True
        if generic.is_listing(self.scene):
            return False
        if title is None:
            return sum(map(len, prose.body)) >= _UNTITLED
        if generic.is_front(self.page.url):
            return False
        said = bool(prose.body or prose.lead or files or prose.images)
        return said or (title.how == "generic:slug" and has_player(self.document, self.choices))

    @cached_property
    def choices(self) -> Choices:
        """Which of the elements that the selectors find are this article's."""
        return Choices(self.document, self.family, self.title_at, self.body_at)

    def first(self, selectors: Selectors) -> tuple[etree._Element, str] | None:
        """The article's element among those that the selectors find; and how."""
        return self.choices.first(selectors)

    def at(self, selectors: Selectors) -> Found | None:
        """The text that the selectors find; `""` where the element is there and empty."""
        found = self.first(selectors)
        return Found(self.document.text_of(found[0]), found[1]) if found else None

    @cached_property
    def skipped(self) -> frozenset[etree._Element]:
        """The elements that are no part of body or frame."""
        return frozenset(e for at in self.not_body for e in self.document.select(at))

    @cached_property
    def _scenes(self) -> Scenes:
        return Scenes(self.document, self.choices)

    @cached_property
    def scene(self) -> Scene:
        """The body and what stands around it."""
        skip = self.skipped.union(self._outside.figure_elements)
        return self._scenes.framed(self.first(self.body_at), self.first(self.lead_at), skip)

    @cached_property
    def _wider(self) -> Scene | None:
        return self._scenes.wider(self.scene)

    def key(self) -> str | None:
        """The portal's own key of the article; None where only its URL names it."""
        return None

    def title(self) -> Found | None:
        """The headline."""
        if known := self.choices.headline:
            return Found(without_brackets(self.document.text_of(known[0])), known[1])
        scene = self._scenes.seen if self.body_at else self.scene
        return Found(scene.title, scene.title_how) if scene.title else None

    def published(self) -> Found | None:
        """The printed date."""
        found = self.at(self.published_at)
        if found is not None:
            printed = find_printed_date(found.value)
            return Found(printed, found.how) if printed else None
        printed = date_of(self.scene)
        if printed is None:
            dated = self._scenes.may_be_dated(self.scene, self.first(self.body_at))
            printed = date_of(self._wider) if dated and self._wider else None
        return Found(printed, "generic:date") if printed else None

    def views(self) -> Found | None:
        """The printed counter."""
        found = self.at(self.views_at)
        if found is not None:
            return found if _DIGIT.search(found.value) else None
        printed = counter_of(self.scene)
        if printed is None and self._scenes.may_be_counted(self.scene) and self._wider:
            printed = counter_of(self._wider)
        if printed or self.views_at:  # which tell that there is none, too
            return Found(printed, "generic:label") if printed else None
        return named.counter(self.document, self.choices)

    def comments(self) -> Found | None:
        """The printed number of comments."""
        found = self.at(self.comments_at)
        return found if found and _DIGIT.search(found.value) else None

    def category(self, title: str | None) -> Found | None:
        """The name of the section."""
        found = self.at(self.category_at)
        # The last step of a trail may be the article itself.
        if found is not None and fold(found.value) != fold(title or ""):
            return None if breadcrumb.is_home(found.value) else found
        name = breadcrumb.section(self.document, title)
        if name is not None:
            return Found(name, "generic:breadcrumb")
        name = generic.section(self.scene.above, title)
        # Not worth a look of its own.
        if name is None and self._scenes.has_seen and self._wider is not None:
            name = generic.section(self._wider.above, title)
        if name is not None:
            return Found(name, "generic:heading")
        return named.section(self.document, self.choices)

    @cached_property
    def _outside(self) -> Outside:
        return Outside(
            self.document, self.choices, self.skipped,
            lead_at=self.lead_at, figures_at=self.figures_at,
        )  # fmt: skip

    def lead(self) -> Found | None:
        """The summary, where it has an element of its own."""
        return self._outside.lead()

    def figures(self) -> tuple[Block, ...]:
        """The pictures that stand outside the body, with their captions."""
        return self._outside.figures()

    def prose(self, title: str | None, lead: str | None) -> Prose:
        """What the blocks of the body say."""
        return read_prose(
            (*self.figures(), *self.scene.body), self.page.url,
            title=title, lead=lead, between=self.scene.between,
            below=(*self.scene.below, *self.scene.behind),
        )  # fmt: skip

    def author(self, closing: Closing) -> Found | None:
        """Who wrote it."""
        found = self.at(self.author_at)
        if found is not None and (value := strip_label(found.value)):
            return Found(value, found.how)
        if said := closing.author:
            return Found(said.name, said.how)
        if name := author_of(self.scene):
            return Found(name, "generic:byline")
        return named.author(self.document, self.choices)

    def source(self, closing: Closing) -> Found | None:
        """Where it was taken from."""
        found = self.at(self.source_at)
        if found is not None and (value := strip_label(found.value)):
            return Found(value, found.how)
        return Found(closing.source.name, closing.source.how) if closing.source else None

    def tags(self) -> tuple[str, ...]:
        """The keywords shown with the article."""
        return named_tags(self.document, self.tags_at) if self.body_at else tag_box(self.document)

    def attachments(self, prose: Prose) -> tuple[Attachment, ...]:
        """The files linked in the body, beside it and in a box of their own."""
        beside = files_of(self.scene, self.page.url)
        body = self.first(self.body_at)
        known = beside or prose.attachments
        if body and not known and has_files_near(body[0]) and self._wider:
            beside = files_of(self._wider, self.page.url)
        links = [link for at in self.files_at for link in self.document.select(at)]
        return once((*prose.attachments, *beside, *boxed(self.document, links)))
