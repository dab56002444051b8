"""What an answer is that brings no page: by its status, its redirect, and what it shows."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsspider.crawl.faults import Fault, fault_of_status
from newsspider.model import Page
from newsspider.pages.standins import Kind, stand_in
from newsspider.portal import Portal

_STAND_INS = {
    Kind.WALL: Fault("page.wall", passing=False, of_host=True, tomorrow=True),
    Kind.CAPTCHA: Fault("page.captcha", passing=False, of_host=True, tomorrow=True),
    Kind.PARKED: Fault("page.parked", passing=False, of_host=True, tomorrow=True),
    Kind.MAINTENANCE: Fault("page.maintenance", passing=False, of_host=True, tomorrow=True),
    Kind.ERROR: Fault("page.error", passing=True),
    Kind.LOGIN: Fault("page.login", passing=False),
    Kind.NOT_FOUND: Fault("page.not_found", passing=False, gone=True),
}
_OF_HOST = frozenset({Kind.WALL, Kind.CAPTCHA, Kind.PARKED, Kind.MAINTENANCE})

HOME = Fault("redirect.home", passing=False, gone=True)
_ERROR_PAGE = Fault("redirect.error_page", passing=False, gone=True)
_LOGIN = Fault("redirect.login", passing=False)
_OFFSITE = Fault("redirect.offsite", passing=False)
_NOWHERE = Fault("redirect.nowhere", passing=False)
_ENDLESS = Fault("redirect.endless", passing=False)

_MOST_HOPS = 5
# What front pages are called when they have a name.
_FRONT = re.compile(
    r"/?(?:vi|en|vi-vn)?/?(?:(?:index|default|home|trang-?chu|pages/(?:home|default|trangchu)|web/guest(?:/home)?)"
    r"(?:\.\w{2,5})?)?/?",
    re.IGNORECASE,
)
_ERROR_NAME = re.compile(
    r"(?:404|error|errors|loi|not-?found|page-?not-?found|khong-tim-thay)(?:\.\w{2,5})?",
    re.IGNORECASE,
)
_LOGIN_NAME = re.compile(
    r"(?:login|log-?in|signin|sign-in|dang-?nhap|authenticate)(?:\.\w{2,5})?", re.IGNORECASE
)


def fault_of_kind(kind: str) -> Fault:
    """The kind of failure that a page in another's place is."""
    return _STAND_INS[Kind(kind)]


def fault_of_page(status: int, page: Page) -> Fault | None:
    """What an answer is that is no redirect; None for a page with a status of success.

    A wall or a parked domain is called so whatever its status.
    """
    by_status = fault_of_status(status)
    if by_status is None or status == 429:
        return by_status
    found = stand_in(page)
    if found is not None and found.kind in _OF_HOST:
        return _STAND_INS[found.kind]
    return by_status


def fault_of_redirect(
    portal: Portal, asked: str, target: str | None, *, hops: int, article: bool
) -> Fault | None:
    """Why a redirect is not followed; None where it leads to the page that was asked for.

    An article that is sent to the front page, to the listing it stood in or to an error page is
    not there any more: so do CMSs answer that have no 404.
    """
    if target is None:
        return _NOWHERE
    if not portal.serves(urlsplit(target).hostname or ""):
        return _OFFSITE
    if hops >= _MOST_HOPS:
        return _ENDLESS
    name = urlsplit(target).path.rstrip("/").rpartition("/")[2]
    if _LOGIN_NAME.fullmatch(name) and not _LOGIN_NAME.search(urlsplit(asked).path):
        return _LOGIN
    if _ERROR_NAME.fullmatch(name):
        return _ERROR_PAGE
    moved = _place(target) != _place(asked)
    same = _port(target) in {_port(asked), _port(portal.home)}
    if article and moved and same and (_is_front(portal, target) or _is_above(target, asked)):
        return HOME
    return None


def _is_front(portal: Portal, url: str) -> bool:
    """Whether a URL is the portal's front page or one of its sections."""
    parts = urlsplit(url)
    if _FRONT.fullmatch(parts.path) and not parts.query:
        return True
    declared = (portal.home, *portal.section_urls().values())
    return _place(url) in {_place(each) for each in declared}


def _is_above(target: str, asked: str) -> bool:
    """Whether a URL is a folder that the other lies in."""
    above, below = urlsplit(target), urlsplit(asked)
    folder = above.path.rstrip("/") + "/"
    inside = below.path.rstrip("/").startswith(folder) and below.path.rstrip("/") + "/" != folder
    return inside and not above.query


def _port(url: str) -> int | None:
    """The port that a URL names; between http and https a CMS moves its pages freely."""
    port = urlsplit(url).port
    return None if port in {80, 443} else port


def _place(url: str) -> tuple[str, str]:
    """Path and query: the scheme and `www.` say nothing about the page."""
    parts = urlsplit(url)
    return parts.path.rstrip("/"), parts.query
