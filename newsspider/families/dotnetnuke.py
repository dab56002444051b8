"""DotNetNuke (DNN): portals with `/Portals/0/` and `dnn_ctr…` ids.

Known from addresses and ids only; no saved article was seen, so all but the title of DNN's own news
modules is read without selectors.
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


class DotNetNukeArticle(ArticlePage):
    """An article of a portal of this family."""

    family: ClassVar[str] = "dotnetnuke"
    title_at: ClassVar[Selectors] = (
        # `…_dnnTITLE_lblTitle` is the name of a module.
        "span[id$=_lblTitle]:not([id$=dnnTITLE_lblTitle])",
        "h1[id$=_lblTitle]",
        "span[id$=_lblTieuDe]",
    )
    published_at: ClassVar[Selectors] = (
        "span[id$=_lblNgayDang]",
        "span[id$=_lblPublishDate]",
    )


def _detect(page: Page) -> str | None:
    if document(page).has("dnn_ctr", "dnn_ContentPane"):
        return "dnn_ctr"
    return "DNN" if b"DotNetNuke" in page.body[:20_000] else None


family = Family(
    name="dotnetnuke",
    evidence="addresses and ids; no saved article was seen",
    detect=_detect,
    article=DotNetNukeArticle,
    listing=ListingPage,
)
portal = partial(Portal, family=family)
