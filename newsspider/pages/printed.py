"""What a scene prints beside its text: an article's date, its counter, its author, its files."""

from __future__ import annotations

from newsspider.model import Attachment
from newsspider.pages import counters, dateline, files
from newsspider.pages.bylines import byline
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


def files_of(scene: Scene, base: str) -> tuple[Attachment, ...]:
    """The files that a scene links beside its text."""
    beside = files.attachments((*scene.between, *scene.below), base)
    return (*beside, *files.labelled((*scene.body[-1:], *scene.below, *scene.beyond), base))


def author_of(scene: Scene) -> str | None:
    """Who a line around the title, or at the end of the text, says wrote the article."""
    return byline((*scene.between, *scene.lines, *scene.closing_lines))
