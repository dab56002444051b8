"""Crawls of the demo portal, as a person starts them: in a process of their own."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest

from newsspider.demo import serve
from newsspider.demo.server import Faults

ENDED_WELL = 0
UNREACHABLE, EMPTY, UNREAD, NOT_KEPT = 3, 4, 5, 7


def newsspider(data, url, *words):
    environment = {**os.environ, "NEWSSPIDER_DATA": str(data), "NEWSSPIDER_DEMO": url}
    return subprocess.run(
        [sys.executable, "-m", "newsspider", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=data.parent,
    )


def rows(data, query):
    connection = sqlite3.connect(data / "newsspider.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """A demo portal that was crawled once, and what the crawl left behind."""
    data = tmp_path_factory.mktemp("crawled") / "data"
    with serve() as portal:
        run = newsspider(data, portal.url, "crawl", "demo")
        yield portal, data, run


def test_every_article_of_the_portal_is_stored_as_it_stands(crawled):
    portal, data, run = crawled

    found = {
        url.removeprefix(portal.url): (title, published, lead, author, category, body.split("\n"))
        for url, title, published, lead, author, category, body in rows(
            data,
            "select a.url, a.title, a.published, a.lead, a.author, a.category, b.body"
            " from articles a join article_bodies b using (key)",
        )
    }

    assert run.returncode == ENDED_WELL, run.stderr
    for article in portal.articles():
        title, published, lead, author, _, body = found.pop(article.path)
        assert (title, author) == (article.title, article.author)
        assert (published or "")[:16] == ("" if published is None else article.published[:16])
        assert lead == article.lead
        assert body == list(article.body)
    assert found == {}


def test_views_come_from_pages_and_from_listings(crawled):
    portal, data, _ = crawled
    found = dict(
        rows(
            data,
            "select substr(url, length(?) + 1), views from articles".replace(
                "?", f"'{portal.url}'"
            ),
        )
    )

    for article in portal.articles():
        assert found[article.path] in {article.views, article.views + 1}


def test_a_second_run_fetches_no_article_again(crawled):
    portal, data, _ = crawled
    before = len(portal.requests)

    again = newsspider(data, portal.url, "crawl", "demo")

    fetched = portal.requests[before:]
    assert again.returncode == ENDED_WELL, again.stderr
    assert not {a.path for a in portal.articles()} & set(fetched)


def test_what_a_crawl_wrote_passes_the_archive_tools(crawled):
    _, data, _ = crawled
    files = [str(path) for path in data.glob("archive/demo/*.warc.gz")]

    assert files
    assert subprocess.run(["gzip", "-t", *files], check=False).returncode == 0
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *files], check=False)
    assert checked.returncode == 0


def test_the_archive_read_again_gives_the_same_records(crawled):
    portal, data, _ = crawled
    query = "select record from revisions order by record"
    before = rows(data, query)
    for path in data.glob("newsspider.db*"):
        path.unlink()

    again = newsspider(data, portal.url, "reextract")

    assert again.returncode == ENDED_WELL, again.stderr
    assert rows(data, query) == before


def test_an_edit_and_a_withdrawal_are_noticed(tmp_path):
    data = tmp_path / "data"
    with serve() as portal:
        newsspider(data, portal.url, "crawl", "demo")
        portal.advance()
        run = newsspider(data, portal.url, "crawl", "demo", "-a", "revisit=all")

    assert run.returncode == ENDED_WELL, run.stderr
    assert rows(data, "select count(*) from articles where revision = 2") == [(1,)]
    assert rows(data, "select count(*) from articles where status = 'missing'") == [(1,)]


@pytest.mark.parametrize(
    ("faults", "status"),
    [
        (Faults(empty_listings=True), EMPTY),
        (Faults(unmarked=True), UNREAD),
    ],
)
def test_a_portal_that_cannot_be_read_ends_with_a_status_of_its_own(tmp_path, faults, status):
    with serve(faults=faults) as portal:
        run = newsspider(tmp_path / "data", portal.url, "crawl", "demo", "-a", "limit=5")

    assert run.returncode == status, run.stdout + run.stderr


def test_a_listing_that_answers_with_an_error_is_unreachable(tmp_path):
    with serve() as portal:
        url = portal.url + "/nowhere/"
        nowhere = "http://127.0.0.1:1"
        run = newsspider(tmp_path / "data", nowhere, "crawl", "any", "-a", f"url={url}")

    assert run.returncode == UNREACHABLE, run.stdout + run.stderr


def test_a_busy_server_is_asked_again(tmp_path):
    with serve(faults=Faults(fail_every=5)) as portal:
        run = newsspider(tmp_path / "data", portal.url, "crawl", "demo", "-a", "limit=12")

    assert run.returncode == ENDED_WELL, run.stdout + run.stderr
    assert rows(tmp_path / "data", "select count(*) from articles")[0][0] >= 11


def test_the_journal_has_a_line_for_each_new_record(tmp_path):
    data = tmp_path / "data"
    with serve() as portal:
        newsspider(data, portal.url, "crawl", "demo", "-a", "limit=7")

    lines = (data / "journal" / "demo.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["outcome"] for line in lines] == ["new"] * 7


def test_an_undeclared_site_is_crawled_from_its_front_page(tmp_path):
    data = tmp_path / "data"
    with serve() as portal:
        run = newsspider(
            data,
            "http://127.0.0.1:1",
            "crawl",
            "any",
            "-a",
            f"url={portal.url}/",
            "-s",
            "DOWNLOAD_DELAY=0",
        )
        paths = {article.path for article in portal.articles()}

    found = {url.removeprefix(portal.url) for (url,) in rows(data, "select url from articles")}
    assert run.returncode == ENDED_WELL, run.stdout + run.stderr
    assert found == paths
