"""WordPress: portals of communes, party cells and unions.

Known from the markup of its own themes and of the block editor, which is public and documented.
"""

from __future__ import annotations

import re
from functools import partial
from typing import ClassVar

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.assemble import Found
from newsspider.pages.choice import Selectors
from newsspider.pages.listing import ListingPage
from newsspider.pages.signature import Closing
from newsspider.portal import Family, Portal
from newsspider.text.unicode import fold

_HEAD = 20_000
_LOGINS = frozenset({"admin", "administrator", "quantri", "quan tri", "quan tri vien", "editor"})
_ID = re.compile(r"\bpostid-(\d+)\b")


class WordPressArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "wordpress"
    title_at: ClassVar[Selectors] = (
        "h1.entry-title",
        "h1.post-title",
        "h1.wp-block-post-title",
        "h2.entry-title",
    )
    published_at: ClassVar[Selectors] = (
        "time.entry-date",
        "time.published",
        "span.posted-on time",
        "div.wp-block-post-date time",
        "span.entry-date",
        "div.post-meta span.date",
    )
    category_at: ClassVar[Selectors] = (
        "span.cat-links a",
        "a[rel~=category]",
        "div.wp-block-post-terms a",
    )
    lead_at: ClassVar[Selectors] = ("div.entry-summary",)
    body_at: ClassVar[Selectors] = (
        "div.entry-content",
        "div.wp-block-post-content",
        "div.post-content",
        "div.td-post-content",
    )
    author_at: ClassVar[Selectors] = (
        "span.author a",
        "span.byline a",
    )
    tags_at: ClassVar[Selectors] = (
        "span.tags-links a",
        "a[rel=tag]:not([rel~=category])",
    )
    not_body: ClassVar[Selectors] = (
        "div.sharedaddy",
        "div.jp-relatedposts",
        "div.yarpp",
        "div.post-views",
        "#comments",
        "div.addtoany_share_save_container",
    )

    def key(self) -> str | None:
        """The post's number, among the classes of `<body>`."""
        said = self.document.value("/html/body/@class")
        found = _ID.search(said or "")
        return found[1] if found else None

    def author(self, closing: Closing) -> Found | None:
        """The byline, where it is a person's and not the login of whoever typed it in."""
        found = super().author(closing)
        if found is None or fold(found.value) not in _LOGINS:
            return found
        return Found(closing.author.name, closing.author.how) if closing.author else None


def _detect(page: Page) -> str | None:
    head = page.body[:_HEAD]
    if b'content="WordPress' in head:
        return "meta generator WordPress"
    # Other CMSs load a plug-in's script or show a picture of a WordPress site.
    return "/wp-content/themes/" if b"/wp-content/themes/" in head else None


family = Family(
    name="wordpress",
    evidence="the markup of its own themes and block editor, public",
    detect=_detect,
    article=WordPressArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
