"""Services: the archives that are asked, each at its own pace, which the data folder keeps."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from newsspider.recovery import commoncrawl, wayback
from newsspider.recovery.client import Client
from newsspider.recovery.commoncrawl import CommonCrawl
from newsspider.recovery.pace import Pace
from newsspider.recovery.wayback import Wayback
from newsspider.text.urls import check_url

_UNSAFE = re.compile(r"[^a-z0-9.-]")


def open_wayback(home: str, data: Path, user_agent: str) -> Wayback:
    """The Wayback Machine at `home`.

    Raises:
        BadURLError: `home` is no address.
    """
    return Wayback(
        _client(home, "index", wayback.INDEX_PER_MINUTE, data, user_agent),
        _client(home, "replay", wayback.REPLAY_PER_MINUTE, data, user_agent),
        home,
    )


def open_commoncrawl(home: str, store: str, data: Path, user_agent: str) -> CommonCrawl:
    """Common Crawl, its indexes at `home` and its files at `store`.

    Raises:
        BadURLError: one of them is no address.
    """
    return CommonCrawl(
        _client(home, "index", commoncrawl.INDEX_PER_MINUTE, data, user_agent),
        _client(store, "data", commoncrawl.DATA_PER_MINUTE, data, user_agent),
        home,
        store,
    )


def _client(home: str, part: str, per_minute: float, data: Path, user_agent: str) -> Client:
    host = _UNSAFE.sub("-", urlsplit(check_url(home)).netloc.lower())
    return Client(Pace(data / "pace" / f"{host}-{part}.json", per_minute), user_agent)
