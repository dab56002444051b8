"""`newsspider new` tells each CMS, its sections and its articles from the pages of a small site."""

import os
import subprocess
import sys

import pytest
from family_sites import family_site

from newsspider.crawl.survey import is_article
from newsspider.model import Card, Listing, Page
from newsspider.text.urls import canonical

# WordPress's frozen listing names two articles, fewer than a section must to be believed.
FAMILIES = ("lacviet", "liferay", "nukeviet", "sharepoint", "vhv", "vnpt")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_site_of_each_family_is_told_by_its_pages(family, tmp_path):
    with family_site(family) as site:
        run = subprocess.run(
            [sys.executable, "-m", "newsspider", "new", "--look", site.origin,
             "-s", "DOWNLOAD_DELAY=0"],
            env={**os.environ, "NEWSSPIDER_DATA": str(tmp_path)},
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    lines = [line.split() for line in run.stdout.splitlines()]
    sections = {line[-1] for line in lines if len(line) > 4 and line[-2] in {"yes", "no"}}
    cards = {canonical(url) for url in site.cards} | set(site.cards)
    read = [line for line in lines if line and line[0] in cards and line[-1] != "read"]
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"family: {family} (" in run.stdout
    assert sections
    assert sections <= set(site.sections)
    assert len(read) >= 3


PROSE = "<p>Sáng nay bà con các thôn cùng đổ bê tông đoạn đường dài hai cây số qua đồi chè.</p>" * 3


@pytest.mark.parametrize(
    ("address", "found"),
    [("http://x.example.vn/tin-sua-duong", True), ("http://x.example.vn/tin-khac", False)],
)
def test_an_article_that_its_own_page_lists_is_no_section(address, found):
    title = "Nhân dân trong xã góp công sửa đường liên thôn"
    body = (
        "<html><head><title>Cổng</title></head><body>"
        f"<article><h1>{title}</h1><time>05/11/2026 08:00</time>{PROSE}</article></body></html>"
    )
    # As the server sends it on: with a final slash, which its own links lack.
    page = Page("http://x.example.vn/tin-sua-duong/", body.encode(), "utf-8")
    listing = Listing(url=page.url, cards=(Card(url=address, title=title),))

    assert is_article(page, listing, "http://x.example.vn/") is found
