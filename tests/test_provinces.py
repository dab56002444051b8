"""The provinces, and the merger of 2025."""

from collections import Counter
from datetime import date, timedelta

import pytest

from newsspider import portals
from newsspider.provinces import MERGER, Kind, before, merged_into, provinces, successors, today


def test_63_provinces_became_34():
    assert (len(before()), len(today())) == (63, 34)
    assert set(successors().values()) == {province.name for province in today()}


@pytest.mark.parametrize("group", [before(), today()], ids=["before", "today"])
def test_codes_are_two_digits_and_name_one_province_at_a_time(group):
    codes = [province.code for province in group]

    assert len(set(codes)) == len(codes)
    assert len({province.name for province in group}) == len(group)
    assert all(len(code) == 2 and code.isdigit() for code in codes)
    assert codes == sorted(codes)


def test_six_cities_stand_directly_under_the_central_government():
    cities = [province.name for province in today() if province.kind is Kind.CITY]

    assert cities == ["Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "TP. Hồ Chí Minh", "Cần Thơ"]


def test_one_period_ends_on_the_day_before_the_other_begins():
    assert {p.until for p in before()} == {MERGER - timedelta(days=1)}
    assert {p.since for p in today()} == {MERGER} == {date(2025, 7, 1)}


@pytest.mark.parametrize(
    ("name", "code_before", "code_today"),
    [
        ("Hà Nội", "01", "01"),
        ("Bắc Ninh", "27", "24"),
        ("Lào Cai", "10", "15"),
        ("Quảng Trị", "45", "44"),
        ("Gia Lai", "64", "52"),
        ("Tây Ninh", "72", "80"),
        ("Đồng Tháp", "87", "82"),
        ("An Giang", "89", "91"),
        ("Cà Mau", "96", "96"),
    ],
)
def test_a_name_that_went_on_may_bear_another_code(name, code_before, code_today):
    codes = [province.code for province in provinces() if province.name == name]

    assert codes == [code_before, code_today]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Cần Thơ", ("Cần Thơ", "Hậu Giang", "Sóc Trăng")),
        ("Lâm Đồng", ("Bình Thuận", "Đắk Nông", "Lâm Đồng")),
        ("Cao Bằng", ("Cao Bằng",)),
    ],
)
def test_a_province_of_today_names_what_it_was_made_of(name, parts):
    assert merged_into(name) == parts


def test_no_more_than_three_provinces_became_one():
    assert max(Counter(successors().values()).values()) == 3


def test_a_portal_s_province_is_one_that_existed():
    named = {portals.load(name).province for name in portals.names()} - {""}

    assert named <= set(successors())
