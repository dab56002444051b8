"""The declared portals."""

import pytest

from newsspider import portals
from newsspider.errors import UnknownPortalError


@pytest.mark.parametrize("name", portals.names())
def test_a_portal_is_named_after_its_module_and_has_sections(name):
    portal = portals.load(name)

    assert portal.name == name
    assert portal.sections


def test_no_two_portals_answer_on_one_host():
    hosts = [portals.load(name).home for name in portals.names()]

    assert len(set(hosts)) == len(hosts)


def test_a_portal_is_found_by_the_host_of_a_url():
    found = portals.serving("http://www.snv.daknong.gov.vn/a/")

    assert found is not None
    assert found.name == "snv_daknong"
    assert portals.serving("http://elsewhere.vn/") is None


def test_an_unknown_portal_is_answered_with_the_nearest_names():
    with pytest.raises(UnknownPortalError, match="snv_daknong"):
        portals.load("snv_daknog")
