"""NukeViet: the commonest open-source CMS of Vietnamese offices and portals.

Known from the templates of its releases 3.4, 4.x and 5 (themes default, mobile_default), of
NukeViet eGovernment (themes egov, mobile_egov), and from a site of 4.5 with 300 articles. Its
machine-readable dates are traps: `datePublished` is the time of the last edit, and
`article:published_time` has the zone in the middle; the printed date is the true one.
"""

from __future__ import annotations

import re
from functools import partial
from typing import ClassVar

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.assemble import Found
from newsspider.pages.breadcrumb import is_home
from newsspider.pages.choice import Selectors
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal

_ID = re.compile(r"-(\d+)\.html?(?:$|[?#])")
_HEAD = 20_000
_GENERATOR = re.compile(rb"""name=["']generator["']\s+content=["']NukeViet""", re.IGNORECASE)
_SECTION = "/html/head/meta[@property='article:section']/@content"


class NukeVietArticle(ArticlePage):
    """An article of a NukeViet portal."""

    family: ClassVar[str] = "nukeviet"
    title_at: ClassVar[Selectors] = (
        # The mobile theme has the portal's name in an h1 before.
        "h1[itemprop=headline]",
        "div.news_column h1",
        "#news_detail h1",
    )
    published_at: ClassVar[Selectors] = (
        "div.newsdetailmetatop span.h5",
        "div.news_column span.h5",
        "div.news_column em.time",
        "#news_detail span.time",
        "#news_detail span.small",
        "div.news_column span.time",
    )
    # Only the theme of the eGovernment edition prints counters, without a word beside them.
    views_at: ClassVar[Selectors] = (
        "/descendant::div[contains(@class, 'newsdetailmetatop')]/descendant::span[@class='h5'][2]"
        # Where visits are not counted, comments are the second.
        "[not(descendant::*[contains(@class, 'comment')])]",
    )
    comments_at: ClassVar[Selectors] = (
        "/descendant::div[contains(@class, 'newsdetailmetatop')]/descendant::span[@class='h5'][3]",
    )
    category_at: ClassVar[Selectors] = (
        "(/descendant::*[contains(@class, 'temp-breadcrumbs')]//*[@itemprop='name'])[last()]",
        "(/descendant::*[contains(@class, 'temp-breadcrumbs')]//*[@itemprop='title'])[last()]",
    )
    lead_at: ClassVar[Selectors] = (
        "div.hometext",
        "#hometext [itemprop=description]",
        "#hometext > p",
        "#hometext",
    )
    body_at: ClassVar[Selectors] = ("#news-bodyhtml", "div.bodytext", "#bodytext")
    figures_at: ClassVar[Selectors] = (
        "figure.article",
        "#hometext div.imghome",
        "#imghome",
        "/descendant::div[@id='hometext']/following-sibling::div[1][img and p/em]",
    )
    author_at: ClassVar[Selectors] = (
        "/descendant::p[starts-with(normalize-space(), 'Tác giả') and"
        " (contains(@class, 'text-right') or contains(@style, 'right'))]",
    )
    source_at: ClassVar[Selectors] = (
        "/descendant::p[starts-with(normalize-space(), 'Nguồn tin') and"
        " (contains(@class, 'text-right') or contains(@style, 'right'))]",
    )
    files_at: ClassVar[Selectors] = (
        "div.news-download-file a[download]",
        "div.news-download-file .list-group-item > a[title]",
    )
    tags_at: ClassVar[Selectors] = ("em.fa-tags ~ a", "i.fa-tags ~ a", "div.keywords a")
    not_body: ClassVar[Selectors] = (
        "div.other-news",
        "#idcomment",
        "#form3B",
        "#imagemodal",
        "div.alert-info",
        "div.socialicon",
        "div.news-download-file",
    )

    def key(self) -> str | None:
        """The article's number, the same under every address that it answers to."""
        found = _ID.search(self.page.url)
        return found[1] if found else None

    def category(self, title: str | None) -> Found | None:
        """The breadcrumb's last section; the meta tag where a script fills the breadcrumb."""
        found = self.at(self.category_at)
        if found is not None and not is_home(found.value):
            return found
        said = self.document.value(_SECTION)
        return Found(said, "meta:article:section") if said else super().category(title)


def _detect(page: Page) -> str | None:
    head = page.body[:_HEAD]
    if b"nukeviet" in head.lower() and _GENERATOR.search(head):
        return "meta generator NukeViet"
    read = document(page)
    if read.has("news-bodyhtml") or (read.has("news_column") and read.has("bodytext")):
        return "#news-bodyhtml"
    return "nv_base_siteurl" if b"nv_base_siteurl" in head else None


family = Family(
    name="nukeviet",
    evidence="templates of NukeViet 3.4, 4.x, 5 and eGovernment; a site of 4.5 with 300 articles",
    detect=_detect,
    article=NukeVietArticle,
    listing=ListingPage,
    # Its flood blocker, on by default, answers 429 to the 41st request of a minute.
    delay=2.5,
)
portal = partial(Portal, family=family)
