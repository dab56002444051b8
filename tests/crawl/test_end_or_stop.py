"""A crawl knows when it has seen the end of a listing, and when it has only stopped."""

import os
import sqlite3
import subprocess
import sys

import pytest
from listing_ground import ARTICLES, PER_PAGE, serving


def crawl(folder, home, *arguments):
    asked = [word for argument in (f"url={home}/", *arguments) for word in ("-a", argument)]
    return subprocess.run(
        [sys.executable, "-m", "newsspider", "crawl", "any", *asked, "-s", "DOWNLOAD_DELAY=0"],
        env={**os.environ, "NEWSSPIDER_DATA": str(folder / "data")},
        capture_output=True, text=True, timeout=120, check=False, cwd=folder,
    )  # fmt: skip


@pytest.fixture
def told(tmp_path):
    def ask(statement):
        with sqlite3.connect(tmp_path / "data" / "newsspider.db") as db:
            found = db.execute(statement).fetchall()
            db.commit()
        return found

    return ask


ARTICLES_TOLD = "select count(*) from articles"
SECTION = "select walked_at is not null, stopped, since from sections where name = '/tin-tuc/'"


def test_a_quiet_portal_costs_a_request_for_each_listing_and_a_late_post_waits_for_the_wide_look(
    tmp_path, told
):
    with serving("page_in_path") as (site, home):
        crawl(tmp_path, home)
        assert told(SECTION) == [(1, None, None)]
        first = len(site.asked)
        site.numbers.insert(3 * PER_PAGE, ARTICLES + 1)

        quiet = crawl(tmp_path, home)

        assert quiet.returncode == 0
        assert site.asked[first:] == ["/robots.txt", "/", "/tin-tuc/"]
        assert told(ARTICLES_TOLD) == [(ARTICLES,)]

        told("update looks set at = '2020-01-01T00:00:00+00:00'")
        told("update sections set walked_at = '2020-01-01T00:00:00+00:00'")
        crawl(tmp_path, home)

        assert told(ARTICLES_TOLD) == [(ARTICLES + 1,)]


def test_a_backfill_goes_on_over_several_runs_as_far_as_it_is_asked(tmp_path, told):
    since, wanted = "since=2024-01-10", ARTICLES - 8
    with serving("page_in_path") as (site, home):
        crawl(tmp_path, home, since, "limit=6")
        assert told(ARTICLES_TOLD) == [(6,)]
        assert told(SECTION) == [(0, "the limit of this run was reached", None)]

        crawl(tmp_path, home, since, "limit=6")
        crawl(tmp_path, home, since)

        assert told(ARTICLES_TOLD) == [(wanted,)]
        assert told(SECTION)[0][::2] == (0, "2024-01-10")
        assert "everything lies before" in told(SECTION)[0][1]
        done = len(site.asked)

        crawl(tmp_path, home, since)

        assert site.asked[done:] == ["/robots.txt", "/", "/tin-tuc/"]


def test_a_form_that_is_refused_is_a_stop_and_no_end(tmp_path, told):
    with serving("refused") as (_, home):
        run = crawl(tmp_path, home)

    assert run.returncode == 0
    assert told(ARTICLES_TOLD) == [(PER_PAGE,)]
    ((ended, why, _),) = told(SECTION)
    assert (ended, why) == (0, "the form that leads on was answered with no further page")
    assert told("select count(*) from problems where code = 'listing.stopped'") == [(1,)]


def test_the_state_of_a_form_is_dropped_when_its_page_is_there(tmp_path, told):
    with serving("postback") as (_, home):
        crawl(tmp_path, home)

    assert told(ARTICLES_TOLD) == [(ARTICLES,)]
    forms = told("select state, form is null from frontier where url like '%#%'")
    assert forms == [("done", 1)] * 4
