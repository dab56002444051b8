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
        # OpenSSL 3 speaks TLS 1.0 and 1.1, and keys as short as theirs, at no higher level.
        settings["DOWNLOADER_CLIENT_TLS_CIPHERS"] = "DEFAULT@SECLEVEL=0"
    return settings
