"""Listings go on in many ways: every article is found, and no trap holds a crawl."""

import os
import sqlite3
import subprocess
import sys

import pytest
from listing_ground import ARTICLES, serving

WAYS = (
    "rel_next", "page_parameter", "page_in_path", "postback", "load_more", "html_in_json", "json_pages",
    "sitemap", "feed", "oldest_first",
)  # fmt: skip
TRAPS = ("beyond_the_last", "round_and_round", "calendar", "sessions")
# All articles, all listings, robots.txt and front page, and a few to see that nothing follows.
MOST = ARTICLES + 40


def crawl(folder, home):
    return subprocess.run(
        [sys.executable, "-m", "newsspider", "crawl", "any", "-a", f"url={home}/", "-a", "full=1",
         "-s", "DOWNLOAD_DELAY=0"],
        env={**os.environ, "NEWSSPIDER_DATA": str(folder / "data")},
        capture_output=True, text=True, timeout=120, check=False, cwd=folder,
    )  # fmt: skip


@pytest.mark.parametrize("way", [*WAYS, *TRAPS])
def test_every_article_is_found_and_the_crawl_ends(way, tmp_path):
    with serving(way) as (site, home):
        run = crawl(tmp_path, home)

    with sqlite3.connect(tmp_path / "data" / "newsspider.db") as db:
        titles = {title for (title,) in db.execute("select title from articles")}
    assert run.returncode == 0, run.stderr
    assert len(titles) == ARTICLES
    assert len(site.asked) <= MOST
