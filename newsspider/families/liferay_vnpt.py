"""Liferay with VNPT's news portlets: the portals of Bến Tre (`/chi-tiet-tin?/<slug>/<id>`).

Known from saved pages of one portal of 2021. The field of the date is printed in five ways, Java's
among them; the summary may hold a whole `<html>` of its own.
"""

from __future__ import annotations

import re
from functools import partial
from typing import ClassVar

from newsspider.model import Page
from newsspider.pages.article import ArticlePage
from newsspider.pages.choice import Selectors
from newsspider.pages.document import document
from newsspider.pages.listing import ListingPage
from newsspider.portal import Family, Portal

_ID = re.compile(r"[?/](\d+)/?$")


class LiferayVnptArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "liferay_vnpt"
    title_at: ClassVar[Selectors] = (
        "#idDivMainChiTietTinTittle",
        ".UI_Tinbai_chitiet_tieude",
    )
    published_at: ClassVar[Selectors] = (".UI_Tinbai_chitiet_startdate",)
    lead_at: ClassVar[Selectors] = (".UI_Tinbai_chitiet_noidungngan",)
    body_at: ClassVar[Selectors] = (".UI_Tinbai_chitiet_noidung",)
    author_at: ClassVar[Selectors] = (".UI_Tinbai_chitiet_tacgia",)
    source_at: ClassVar[Selectors] = (".UI_Tinbai_chitiet_nguon",)
    not_body: ClassVar[Selectors] = (".UI_Tinbai_chitiet_tlq",)

    def key(self) -> str | None:
        """The article's number, last in the address."""
        found = _ID.search(self.page.url)
        return found[1] if found else None


def _detect(page: Page) -> str | None:
    read = document(page)
    if read.has("UI_Tinbai_chitiet", "idDivMainChiTietTinTittle"):
        return ".UI_Tinbai_chitiet"
    return ".UI_Danhsachtin" if read.has("UI_Danhsachtin") else None


family = Family(
    name="liferay_vnpt",
    evidence="saved pages of one portal, 2021",
    detect=_detect,
    article=LiferayVnptArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
