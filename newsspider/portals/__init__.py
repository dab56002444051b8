"""Portals: one module each, named after it; declared, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from urllib.parse import urlsplit

from newsspider import families
from newsspider.errors import UnknownPortalError
from newsspider.portal import Family, Portal
from newsspider.text.addresses import why_not_host
from newsspider.text.urls import check_url

UNDECLARED = "any"
"""The name under which a site without a module is crawled."""


@cache
def names() -> tuple[str, ...]:
    """The names of all declared portals, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load(name: str) -> Portal:
    """The portal of this name.

    Raises:
        UnknownPortalError: none is declared; the text gives the nearest names.
    """
    if name not in names():
        raise UnknownPortalError(name, names())
    portal: Portal = import_module(f"newsspider.portals.{name}").portal
    return portal


def serving(url: str) -> Portal | None:
    """The declared portal on whose host a URL lies; None where there is none.

    A portal on this machine is told by its port too: any test may have its own there.
    """
    parts = urlsplit(url)
    portal = _by_host().get(parts.hostname.removeprefix("www.") if parts.hostname else "")
    near = portal is None or not portal.private or urlsplit(portal.home).netloc == parts.netloc
    return portal if near else None


@cache
def _by_host() -> Mapping[str, Portal]:
    """Every declared portal by each of its hosts, without `www.`."""
    every = [load(name) for name in names()]
    hosts = ((host, portal) for portal in every for host in portal.every_host())
    return {host.removeprefix("www."): portal for host, portal in hosts}


def undeclared(url: str, family: Family | None = None) -> Portal:
    """A portal for a site that nobody has declared: its sections are looked for on its front page.

    Raises:
        BadURLError: not an http or https URL.
    """
    home = check_url(url)
    return Portal(
        name=UNDECLARED,
        province="",
        home=home,
        # Whoever types an address of the inside means it.
        private=why_not_host(urlsplit(home).hostname or "") is not None,
        family=family or families.load("detected"),
    )
