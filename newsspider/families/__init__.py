"""Families: the CMSs that portals run on, and how the pages of each are read."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from newsspider.errors import ReadError, UnknownFamilyError
from newsspider.model import Page
from newsspider.portal import Family

# In this order they are asked whether a page is theirs; each knows the marks of the others.
_DETECTED = (
    "haugiang",
    "nukeviet",
    "lacviet",
    "vnpt",
    "liferay_vnpt",
    "liferay",
    "vhv",
    "ubmttq",
    "wordpress",
    "dotnetnuke",
    "sharepoint",
)
_NAMES = (*_DETECTED, "generic", "detected")


def names() -> tuple[str, ...]:
    """The names of all families, sorted."""
    return tuple(sorted(_NAMES))


@cache
def load(name: str) -> Family:
    """The family of this name.

    Raises:
        UnknownFamilyError: there is none.
    """
    if name not in _NAMES:
        raise UnknownFamilyError(name, _NAMES)
    family: Family = import_module(f"newsspider.families.{name}").family
    return family


def detect(page: Page) -> Family:
    """The family whose mark a page bears; `generic` where it bears none."""
    for name in _DETECTED:
        family = load(name)
        try:
            if family.detect(page):
                return family
        except ReadError:
            break
    return load("generic")
