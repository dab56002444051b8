"""From page to record: what the portal adds to what its page says."""

import sqlite3
from datetime import UTC, datetime

import pytest

from newsspider import portals
from newsspider.model import Page
from newsspider.reading import read_record
from newsspider.store.database import open_store

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
PROSE = "<p>" + "Bà con ấp Rạch Giữa góp công làm đường, mỗi nhà một ngày. " * 9 + "</p>"


def page(home):
    html = f"<h1>Làm đường ấp Rạch Giữa</h1><span>05/07/2021</span><div>{PROSE}</div>"
    return Page(f"{home}/lam-duong-ap-rach-giua", html.encode(), "utf-8", NOON)


@pytest.mark.parametrize(
    ("name", "then", "today"),
    [
        ("haugiang_gov", "Hậu Giang", "Cần Thơ"),
        ("cantho", "Cần Thơ", "Cần Thơ"),
        ("snv_daknong", "Đắk Nông", "Lâm Đồng"),
        ("demo", None, None),
    ],
)
def test_a_record_names_the_province_of_then_and_of_today(name, then, today, tmp_path):
    portal = portals.load(name)

    record = read_record(page(portal.home), portal)

    assert (record.province, record.province_today) == (then, today)
    store = open_store(tmp_path)
    store.save_record(record, capture=None, run=None, seen_at=NOON)
    store.close()
    with sqlite3.connect(tmp_path / "newsspider.db") as db:
        kept = db.execute("select province, province_today from articles").fetchall()
    assert kept == [(then, today)]
