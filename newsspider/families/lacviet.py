"""Lạc Việt: the SharePoint news web parts ("LacVietBio") of provinces and their departments.

Known from saved pages of ten hosts of one province, 2018 to 2020: SharePoint 2010 with the web
parts as they come, or with the department's own frame around them; a Liferay shell and an ASP.NET
shell with the same articles. Where an editor's paste brought in a summary of its own (`p.sapo`),
it stands inside the body's element.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.choice import Selectors
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal

_MARKS = (
    "css_readCounter",
    "lv_description_mode1",
    "ms-news-header",
    "FolderTitle",
    "nd_detail",
    "pnlNoiDungBaiViet",
    "div-trang-chi-tiet-tin-tuc",
    "gtTitle",
    "BaiViet2",
)
# Frames that departments made themselves around it.
_FRAMES = ("td.dv-title h2", "div.noiDung .moTaNgan")
_MARKUP = b"LacVietBio"


class LacVietArticle(ArticlePage):
    """An article of a Lạc Việt portal."""

    family: ClassVar[str] = "lacviet"
    title_at: ClassVar[Selectors] = (
        "p.Title",
        "div.gtTitle p",
        "td.dv-title h2",
        "div.div-trang-chi-tiet-tin-tuc-title",
        "div.nd_detail_chitiet h2",
        "span[id$=_lblTieuDe]",
        "div.style_text b span",
        # The section's name on the hosts that have `.gtTitle`, the title on those that have not.
        "div.title-gt strong",
        "div.noiDung .title",
    )
    published_at: ClassVar[Selectors] = (
        "td.Time",
        "span.NgayDang",
        "div.nd_detail_chitiet h2 span",
    )
    views_at: ClassVar[Selectors] = ("span.css_readCounter",)
    category_at: ClassVar[Selectors] = (
        "td.FolderTitle",
        "/descendant::td[@class='Time']/preceding-sibling::td[1]",
        "div.div-trang-chi-tiet-tin-tuc-category",
        "/descendant::div[@class='title-gt']//strong[../../..//div[contains(@class, 'gtTitle')]]",
        "div.Blog_Title a",
        "h1.portlet-title .portlet-title-text",
    )
    lead_at: ClassVar[Selectors] = (
        "p.sapo",
        "b.lv_description_mode1",
        "span[id$=_lblTomTat]",
        "div.gtTitle > div > div[style*=justify]",
        "/descendant::div[contains(@class, 'fix_img')]/preceding-sibling::p[1]",
        "td.dv-title h3",
        "div.noiDung .moTaNgan",
    )
    body_at: ClassVar[Selectors] = (
        "#part1 td > div[class^=ExternalClass]",
        "div.fix_img",
        "div.gthieu div.img",
        "div.NoiDung",
        "div.nd_detail_chitiet .journal-content-article",
        "div.div-trang-chi-tiet-tin-tuc-content",
        "div.noiDung .contents",
        "div[class^=ExternalClass]",
        "#part1",
        "#tableforprint",
    )
    not_body: ClassVar[Selectors] = (
        "#part2",
        "ul.contextMenu",
        "span.css_printandback",
        "div.css_linkstoweb",
        "div.cactinkhac",
    )


def _detect(page: Page) -> str | None:
    read = document(page)
    found = next((mark for mark in _MARKS if read.has(mark)), None)
    if found or _MARKUP in page.body:
        return found or "LacVietBio"
    return next((frame for frame in _FRAMES if read.select(frame)), None)


family = Family(
    name="lacviet",
    evidence="saved pages of ten hosts, 2018-2020: SharePoint 2010, a Liferay and an ASP.NET shell",
    detect=_detect,
    article=LacVietArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
