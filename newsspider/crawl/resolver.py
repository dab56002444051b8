"""Resolver: names are looked up, and answers that lie inside a network are refused.

The address that is checked is the one that is connected to: a name that answers with a public
address at first and a private one later (DNS rebinding) is refused at the later answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from newsspider.text.addresses import why_not_address

# One reactor has one resolver, for all crawls in the process.
_allowed: set[str] = set()
_refused: dict[str, str] = {}


def allow(host: str) -> None:
    """Let a host lie anywhere: a portal that is declared inside, or the operator's own proxy."""
    _allowed.add(host.lower())


def why_refused(host: str) -> str | None:
    """Why the last answer for a name was refused; None where it was not."""
    return _refused.get(host.lower())


def check(address: str, host: str) -> str:
    """The address itself, where it may be connected to.

    Raises:
        DNSLookupError: it lies inside; Twisted lets nothing else through from a resolver.
    """
    name = host.lower()
    reason = None if name in _allowed else why_not_address(ip_address(address))
    if reason is None:
        _refused.pop(name, None)
        return address
    _refused[name] = reason
    raise DNSLookupError(f"{host}: {reason}")


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, whose answers are all checked, those from its cache too."""

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802  # Twisted's name
        """The address of a name, checked."""
        answer: Deferred[Any] = super().getHostByName(name, timeout)
        return answer.addCallback(check, name)
