"""`crawl -j`: each portal in a process of its own, with a time that it must keep."""

import os
import signal
import subprocess
import sys

import pytest

from newsspider.demo import serve

ENDED_WELL, WRONG_USE, CUT_SHORT = 0, 2, 6


def begin(data, url, *words):
    environment = {**os.environ, "NEWSSPIDER_DATA": str(data), "NEWSSPIDER_DEMO": url}
    return subprocess.Popen(
        [sys.executable, "-m", "newsspider", "crawl", "demo", "-j", "2", *words],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def test_a_portal_is_crawled_in_a_process_of_its_own(tmp_path):
    with serve(each=2) as portal:
        crawl = begin(tmp_path, portal.url, "-a", "limit=3")
        said, _ = crawl.communicate(timeout=60)

    assert crawl.returncode == ENDED_WELL, said
    (row,) = [line.split() for line in said.splitlines() if line.startswith("demo ")]
    assert row[:3] == ["demo", "crawled", "fine"]
    assert row[4] == "3"


def test_a_portal_that_overruns_its_time_is_cut_short(tmp_path):
    with serve() as portal:
        crawl = begin(tmp_path, portal.url, "--limit", "0.5")
        said, _ = crawl.communicate(timeout=60)

    assert crawl.returncode == CUT_SHORT, said
    assert "overran" in said


def test_a_signal_reaches_the_crawls_and_they_end_in_order(tmp_path):
    with serve() as portal:
        crawl = begin(tmp_path, portal.url)
        while not portal.requests:
            assert crawl.poll() is None
        crawl.send_signal(signal.SIGTERM)
        said, _ = crawl.communicate(timeout=60)

    assert crawl.returncode == CUT_SHORT, said
    assert list(tmp_path.glob("archive/demo/*.open")) == []


@pytest.mark.parametrize("words", [("-j", "0"), ("--limit", "soon"), ("--limit", "-1")])
def test_numbers_that_mean_nothing_are_wrong_use(tmp_path, words):
    crawl = begin(tmp_path, "http://127.0.0.1:1", *words)
    said, _ = crawl.communicate(timeout=60)

    assert crawl.returncode == WRONG_USE, said
    assert "above 0" in said
