"""The merger of 2025."""

from newsspider import portals
from newsspider.provinces import successors


def test_63_provinces_became_34():
    assert len(successors()) == 63
    assert len(set(successors().values())) == 34


def test_hau_giang_belongs_to_can_tho():
    assert successors()["Hậu Giang"] == "Cần Thơ"


def test_a_portal_s_province_is_one_that_existed():
    named = {portals.load(name).province for name in portals.names()} - {""}

    assert named <= set(successors())
