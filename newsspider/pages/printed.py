"""What a scene prints beside its text: the date of its article, and how often it was read."""

from __future__ import annotations

from newsspider.pages import counters, dateline
from newsspider.pages.scene import Scene


def date_of(scene: Scene) -> str | None:
    """The date that a scene prints as its article's."""
    if scene.title_date:
        return scene.title_date
    found = dateline.find_date((*scene.between, *scene.lines), scene.over)
    return found or dateline.find_date_below(scene.foot)


def counter_of(scene: Scene) -> str | None:
    """The counter that a scene prints as its article's."""
    return (
        counters.find_counter(scene.head)
        or counters.find_counter(scene.foot)
        or counters.find_only_counter(scene.beyond)
    )
