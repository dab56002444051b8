"""Feeds and sitemaps: what a portal itself lists."""

import gzip

import pytest

from newsspider.errors import ReadError
from newsspider.model import Card, Page
from newsspider.pages.document import document
from newsspider.pages.feeds import feeds_linked, read_feed
from newsspider.pages.sitemap import read_sitemap, sitemaps_named
from newsspider.text.dates import parse_printed_date

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tin tức</title><link>http://a.vn/</link><generator>NukeViet v4.0</generator>
<item><title><![CDATA[Xã Tân Phước mở chợ &amp; bến]]></title>
<link>http://a.vn/tin/mo-cho-12.html</link><guid>tag-12</guid>
<description><![CDATA[<img src="x.jpg"/><p>Chợ <b>mới</b> họp từ sáng sớm.</p>]]></description>
<pubDate>Sat, 31 Jul 2021 17:30:05 GMT</pubDate><category>Tin xã</category></item>
<item><title>Không có ngày</title><guid isPermaLink="true">http://a.vn/tin/13.html</guid></item>
<item><title>Không có địa chỉ</title><guid>14</guid></item>
<item><title>Nguy hiểm</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?page=2"/>
<entry><title type="html">A &lt;i&gt;B&lt;/i&gt;</title><link rel="edit" href="/edit/2"/>
<link href="/2.html"/><published>2021-07-31T14:05:00+07:00</published></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://a.vn/"><title>x</title></channel>
<item rdf:about="http://a.vn/1"><title>Một</title><link>http://a.vn/1</link>
<dc:date>2021-07-05</dc:date></item></rdf:RDF>"""


def page(text: str | bytes, url: str = "http://a.vn/rss/tin/") -> Page:
    return Page(url, text.encode() if isinstance(text, str) else text)


def test_the_items_of_rss_are_cards():
    listing = read_feed(page(RSS))

    assert listing.cards == (
        Card(
            url="http://a.vn/tin/mo-cho-12.html",
            title="Xã Tân Phước mở chợ & bến",
            published="2021-07-31T17:30:05+00:00",
            lead="Chợ mới họp từ sáng sớm.",
            category="Tin xã",
        ),
        Card(url="http://a.vn/tin/13.html", title="Không có ngày"),
    )


def test_a_feed_s_time_is_told_in_vietnam():
    [card, _] = read_feed(page(RSS)).cards

    assert parse_printed_date(card.published).iso() == "2021-08-01T00:30:05+07:00"


def test_atom_and_rss_1_are_read_too():
    atom, rdf = read_feed(page(ATOM)), read_feed(page(RDF))

    assert atom.cards == (
        Card(url="http://a.vn/2.html", title="A B", published="2021-07-31T14:05:00+07:00"),
    )
    assert atom.next == "http://a.vn/rss/tin/?page=2"
    assert [(c.url, c.published) for c in rdf.cards] == [("http://a.vn/1", "2021-07-05")]


@pytest.mark.parametrize(
    "text", ["", "Không có gì", "<html><body>404</body></html>", b"\x1f\x8bx", "<urlset/>"]
)
def test_what_is_no_feed_is_refused_with_its_address(text):
    with pytest.raises(ReadError, match=r"http://a\.vn/rss/tin/"):
        read_feed(page(text))


def test_a_page_names_its_feeds():
    html = (
        '<head><link rel="alternate" type="application/rss+xml" href="/rss/tin/">'
        '<link rel="alternate" hreflang="en" href="/en/"></head><p>x'
    )

    assert feeds_linked(document(page(html, "http://a.vn/"))) == ("http://a.vn/rss/tin/",)


URLSET = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> http://a.vn/1.html </loc><lastmod>2021-08-01T10:00:00+07:00</lastmod></url>
<url><loc>http://a.vn/2.html</loc><n:news><n:publication_date>2021-07-31</n:publication_date>
<n:title>Hai</n:title></n:news></url>
<url><loc>javascript:x</loc></url><url><loc>http://a.vn/1.html</loc></url></urlset>"""


@pytest.mark.parametrize(
    "body", [URLSET.encode(), gzip.compress(URLSET.encode())], ids=["plain", "gzip"]
)
def test_a_sitemap_lists_each_page_once_and_says_when_it_changed(body):
    sitemap = read_sitemap(page(body, "http://a.vn/sitemap.xml"))

    assert sitemap.cards == (
        Card(url="http://a.vn/1.html"),
        Card(url="http://a.vn/2.html", title="Hai", published="2021-07-31"),
    )
    assert sitemap.modified == ("2021-08-01T10:00:00+07:00", None)


def test_an_index_names_further_sitemaps():
    text = (
        "<sitemapindex><sitemap><loc>http://a.vn/sitemap-vi.news.xml</loc></sitemap></sitemapindex>"
    )

    assert read_sitemap(page(text)).sitemaps == ("http://a.vn/sitemap-vi.news.xml",)


def test_a_plain_list_of_addresses_is_a_sitemap():
    assert read_sitemap(page("\ufeffhttp://a.vn/1\nhttp://a.vn/2\r\n\nrác")).cards == (
        Card(url="http://a.vn/1"),
        Card(url="http://a.vn/2"),
    )


def test_an_entity_reads_no_file_and_a_bomb_is_no_sitemap():
    told = '<!DOCTYPE u [<!ENTITY e SYSTEM "file:///etc/hostname">]><urlset><url><loc>http://a.vn/&e;</loc></url></urlset>'
    bomb = gzip.compress(b"<urlset>" + b" " * (1 << 27))

    assert [card.url for card in read_sitemap(page(told)).cards] == ["http://a.vn/&e"]
    with pytest.raises(ReadError, match="unpacked"):
        read_sitemap(page(bomb))


def test_robots_txt_names_sitemaps_for_all():
    robots = b"User-agent: *\nDisallow: /x\n SITEMAP : http://a.vn/s.xml\nsitemap:/t.xml # x\nSitemap: http://a.vn/s.xml"

    assert sitemaps_named(robots, "http://a.vn/robots.txt") == (
        "http://a.vn/s.xml",
        "http://a.vn/t.xml",
    )
