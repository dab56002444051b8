"""What a portal declares about its server, as Scrapy's settings."""

from __future__ import annotations

from newsspider.portal import Portal


def settings_of(portal: Portal) -> dict[str, object]:
    """The settings of a portal's crawl that differ from the general ones: pace, old TLS."""
    settings: dict[str, object] = {}
    delay = portal.family.delay if portal.delay is None else portal.delay
    if delay is not None:
        settings["DOWNLOAD_DELAY"] = delay
    if portal.old_tls:
        settings["DOWNLOAD_TLS_MIN_VERSION"] = "TLSv1.0"
        settings["NEWSSPIDER_OLD_TLS"] = True
    return settings
