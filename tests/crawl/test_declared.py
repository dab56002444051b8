"""What a portal declares about its server reaches the crawl."""

from newsspider.crawl.declared import settings_of
from newsspider.families import nukeviet
from newsspider.portals import load, undeclared


def test_a_nukeviet_portal_is_asked_less_than_thirty_times_a_minute():
    portal = nukeviet.portal(name="x", province="", home="http://x.example.vn")

    assert settings_of(portal) == {"DOWNLOAD_DELAY": 2.5}


def test_a_portals_own_pace_goes_before_its_familys():
    portal = nukeviet.portal(name="x", province="", home="http://x.example.vn", delay=6.0)

    assert settings_of(portal) == {"DOWNLOAD_DELAY": 6.0}
    assert settings_of(load("demo")) == {"DOWNLOAD_DELAY": 0.0}


def test_old_tls_is_spoken_only_where_it_is_declared():
    old = nukeviet.portal(name="x", province="", home="https://x.example.vn", old_tls=True)

    assert settings_of(old)["DOWNLOAD_TLS_MIN_VERSION"] == "TLSv1.0"
    assert settings_of(undeclared("https://x.example.vn/")) == {}
