"""The declared portals."""

from urllib.parse import urlsplit

import pytest

from newsspider import portals
from newsspider.errors import UnknownPortalError
from newsspider.provinces import before


@pytest.mark.parametrize("name", portals.names())
def test_a_portal_is_named_after_its_module_and_says_what_is_known_of_it(name):
    portal = portals.load(name)

    assert portal.name == name
    assert portal.section_urls()
    assert portal.evidence or portal.seen or portal.private
    assert portal.family.evidence
    assert portal.sections or not portal.seen


@pytest.mark.parametrize("name", portals.names())
def test_a_portal_that_closes_is_followed_by_one_that_does_not(name):
    portal = portals.load(name)

    if portal.successor is not None:
        successor = portals.load(portal.successor)
        assert not successor.closing
        assert successor.province == portal.province_today


def test_each_province_of_before_the_merger_has_its_portal():
    own = {portals.load(name).province for name in portals.names()}

    assert {province.name for province in before()} <= own


def test_no_two_portals_answer_on_one_host():
    every = [portals.load(name) for name in portals.names()]
    hosts = [urlsplit(p.home).hostname for p in every] + [h for p in every for h in p.hosts]

    assert len(set(hosts)) == len(hosts)


def test_no_portal_s_address_is_written_with_marks_or_a_path():
    for name in portals.names():
        home = urlsplit(portals.load(name).home)
        assert home.scheme in {"http", "https"}
        assert home.path in {"", "/"}
        assert home.netloc.isascii()


def test_a_portal_is_found_by_the_host_of_a_url():
    found = portals.serving("http://www.snv.daknong.gov.vn/a/")

    assert found is not None
    assert found.name == "snv_daknong"
    assert portals.serving("http://elsewhere.vn/") is None


def test_an_unknown_portal_is_answered_with_the_nearest_names():
    with pytest.raises(UnknownPortalError, match="snv_daknong"):
        portals.load("snv_daknog")
