"""A second crawl of a portal that keeps ETags: known articles are confirmed, not read again."""

import os
import sqlite3
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsspider.archive.reader import archive_files
from newsspider.archive.verify import verify
from newsspider.archive.warcfile import records
from newsspider.demo import serve

TAG = '"as-it-was"'


class Tagged(BaseHTTPRequestHandler):
    """The demo portal, whose articles have an ETag that never changes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("If-None-Match")))
        if self.headers.get("If-None-Match") == TAG:
            self.send_response(304)
            self.send_header("ETag", TAG)
            self.end_headers()
            return
        answer = self.server.portal.answer(self.path)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("ETag", TAG)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format, *args):
        """Nothing."""


@pytest.fixture
def tagged():
    with serve() as portal:
        server = ThreadingHTTPServer(("127.0.0.1", 0), Tagged)
        server.portal, server.asked = portal, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
        server.server_close()


def crawl(data, server, *words):
    url = f"http://127.0.0.1:{server.server_port}"
    environment = {**os.environ, "NEWSSPIDER_DATA": str(data), "NEWSSPIDER_DEMO": url}
    return subprocess.run(
        [sys.executable, "-m", "newsspider", "crawl", "demo", *words],
        env=environment,
        cwd=data.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def rows(data, query):
    connection = sqlite3.connect(data / "newsspider.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_known_articles_are_confirmed_and_stay_as_they_were(tagged, tmp_path):
    data = tmp_path / "data"
    crawl(data, tagged)
    before = rows(data, "select key, digest, last_seen from articles order by key")
    first = len(tagged.asked)

    again = crawl(data, tagged, "-a", "revisit=all")

    articles = {article.path for article in tagged.portal.articles()}
    asked = {path: tag for path, tag in tagged.asked[first:] if path in articles}
    assert again.returncode == 0, again.stderr
    assert asked == dict.fromkeys(articles, TAG)
    after = rows(data, "select key, digest, last_seen from articles order by key")
    assert [row[:2] for row in after] == [row[:2] for row in before]
    assert all(new[2] > old[2] for old, new in zip(before, after, strict=True))
    count = len(articles)
    assert rows(data, "select count(*) from observations where status = 304") == [(count,)]
    assert rows(data, "select distinct seen_count from revisions") == [(2,)]
    assert rows(data, "select count(*) from captures where status = 304") == [(count,)]
    told = "select articles, unchanged, failed from runs order by id desc limit 1"
    assert rows(data, told) == [(count, count, 0)]


def test_confirmations_are_revisits_and_survive_the_loss_of_the_database(tagged, tmp_path):
    data = tmp_path / "data"
    crawl(data, tagged)
    crawl(data, tagged, "-a", "revisit=all")
    query = "select key, status, last_seen, digest from articles order by key"
    before = rows(data, query)
    for path in data.glob("newsspider.db*"):
        path.unlink()

    environment = {**os.environ, "NEWSSPIDER_DATA": str(data)}
    subprocess.run(
        [sys.executable, "-m", "newsspider", "reextract"], env=environment, cwd=tmp_path, check=True
    )

    ids: set[str] = set()
    profiles = []
    for path in archive_files(data):
        assert list(verify(path, elsewhere=ids)) == []
        found = list(records(path))
        ids |= {r.reference("WARC-Record-ID") for r in found}
        profiles += [r.field("WARC-Profile") for r in found if r.field("WARC-Profile")]
    confirmed = [each for each in profiles if each.endswith("server-not-modified")]
    assert len(confirmed) == len(tagged.portal.articles())
    assert rows(data, query) == before
