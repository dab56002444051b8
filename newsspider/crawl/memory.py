"""Memory: the keeper of a crawl as its settings have it, and what it means when it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsspider.errors import DataFolderError, DiskError, StoreError
from newsspider.keeper import Keeper
from newsspider.portal import Portal

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

# What the data folder refuses; the task in hand is not to blame and stays in the queue.
REFUSED = (DiskError, StoreError, DataFolderError)


def keeper_of(portal: Portal, settings: BaseSettings) -> Keeper:
    """The memory of a portal's crawl, as the settings have it.

    Raises:
        UnderWayError, DataFolderError, StoreError, ArchiveError: as `Keeper.open`.
    """
    return Keeper.open(
        Path(settings["NEWSSPIDER_DATA"]),
        portal,
        operator=settings["NEWSSPIDER_OPERATOR"] or None,
        user_agent=settings["USER_AGENT"],
    )
