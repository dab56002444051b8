"""How far a run looks back follows from the clock that it is given."""

from datetime import UTC, datetime, timedelta

import pytest

from newsspider.crawl.look import Look, look_of
from newsspider.crawl.plan import Plan
from newsspider.crawl.walking import is_growing

NOW = datetime(2026, 8, 31, 6, tzinfo=UTC)


def days_ago(number):
    return NOW - timedelta(days=number)


@pytest.mark.parametrize(
    ("looked", "expected"),
    [
        ({}, Look.MONTH),
        ({"month": days_ago(1)}, Look.DAY),
        ({"month": days_ago(7)}, Look.WEEK),
        ({"month": days_ago(20), "week": days_ago(3)}, Look.DAY),
        ({"month": days_ago(20), "week": days_ago(7) + timedelta(hours=6)}, Look.WEEK),
        ({"month": days_ago(30), "week": days_ago(1)}, Look.MONTH),
    ],
)
def test_a_wide_look_comes_once_a_week_and_a_wider_one_once_a_month(looked, expected):
    assert look_of(Plan(), looked.get, NOW) is expected


def test_a_full_crawl_looks_everywhere():
    assert look_of(Plan(full=True), {"month": days_ago(1)}.get, NOW) is Look.MONTH


def test_a_path_that_names_one_folder_again_and_again_is_growing():
    assert is_growing("http://a.vn/tin/tin/tin/")
    assert not is_growing("http://a.vn/tin/xa-hoi/tin/1")
