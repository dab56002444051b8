"""Marks of one CMS on the pages of another."""

from __future__ import annotations

import pytest

from newsspider import families
from newsspider.model import Page

SHAREPOINT = '<head><meta name="GENERATOR" content="Microsoft SharePoint"></head>'
LIFERAY = '<html class="aui ltr"><div id="p_p_id_101_INSTANCE_x_">'
VNPT = '<div class="ArticleDetailControl"></div>'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # SharePoint below Lạc Việt's web parts, and below departments' frames around them.
        (f'{SHAREPOINT}<td class="FolderTitle">Tin</td>', "lacviet"),
        (f'{SHAREPOINT}<link href="/_layouts/LacVietBio/css/news.css">', "lacviet"),
        (f'{SHAREPOINT}<td class="dv-title"><h2>Tin</h2></td>', "lacviet"),
        (f'{SHAREPOINT}<div class="noiDung"><p class="moTaNgan">Tin</p></div>', "lacviet"),
        (f'{SHAREPOINT}<div class="ms-rtestate-field">Tin</div>', "sharepoint"),
        # The class alone is anybody's.
        ('<p class="moTaNgan">Tin</p>', "generic"),
        ('<td class="dv-title">Tin</td>', "generic"),
        # Liferay around Lạc Việt's articles and around VNPT's portlets.
        (f'{LIFERAY}<div class="nd_detail_chitiet"><h2>Tin</h2></div>', "lacviet"),
        (f'{LIFERAY}<div class="UI_Tinbai_chitiet_noidung">Tin</div>', "liferay_vnpt"),
        (f'{LIFERAY}<div class="journal-content-article">Tin</div>', "liferay"),
        # What other CMSs embed of WordPress: a plug-in's script, a picture.
        (f'<script src="https://a.vn/wp-includes/js/wp-embed.min.js"></script>{VNPT}', "vnpt"),
        (
            f'<meta property="og:image" content="https://a.vn/wp-content/uploads/1.jpg">{VNPT}',
            "vnpt",
        ),
        ('<script src="/wp-includes/js/wp-embed.min.js"></script><p>Tin</p>', "generic"),
        ('<link href="https://a.vn/wp-content/themes/x/style.css">', "wordpress"),
        # An iframe of a NukeViet site, and its own pages.
        (f'{VNPT}<iframe src="https://a.vn/index.php?nv=news&amp;op=rss"></iframe>', "vnpt"),
        ('<head><script>var nv_base_siteurl="/";</script></head>', "nukeviet"),
        # Saved by a browser, or with its scripts taken out.
        ('<div class="ModuleWrapper" modulerootid="5">Tin</div>', "vhv"),
        ('<div class="content-detail" itemprop="articleBody">Tin</div>', "vhv"),
        ('<div class="content-detail">Tin</div>', "generic"),
        ('<ul class="ArticleList"><li class="Ngaydang">1</li></ul>', "vnpt"),
        ('<ul class="ArticleList"><li>Tin</li></ul>', "generic"),
        ('<h4 id="title">Tin</h4><div id="detail">Tin</div>', "ubmttq"),
        ('<h4 id="title">Tin</h4>', "generic"),
    ],
)
def test_a_mark_that_another_cms_bears_too_is_read_with_the_rest(
    markup: str, expected: str
) -> None:
    page = Page("https://xa.example.vn/tin/12", f"<html>{markup}</html>".encode(), "utf-8")
    names = set(families.names()) - {"detected", "generic"}

    marked = {name for name in names if families.load(name).detect(page)} or {"generic"}

    assert marked == {expected}
    assert families.detect(page).name == expected
