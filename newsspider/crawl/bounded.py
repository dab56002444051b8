"""Bounds of connections: an end to the head of an answer; old TLS where a portal needs it.

Twisted keeps header lines as long as they come: a server that sends nothing else fills the memory.
"""

from __future__ import annotations

from typing import Any

from scrapy.core.downloader.contextfactory import _get_creator_context
from scrapy.exceptions import DownloadCancelledError
from twisted.python.failure import Failure
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]  # it has no types

# Real heads have a few kilobytes; a Content-Security-Policy can have twenty.
MOST_HEAD = 256 * 1024
_IN_HEAD = frozenset({"STATUS", "HEADER"})


@implementer(IPolicyForHTTPS)
class OldTLSPolicy:
    """Scrapy's policy, with what OpenSSL 3 wants to be told before it speaks TLS 1.0 and 1.1."""

    def __init__(self, policy: Any) -> None:
        self.policy = policy

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: N802  # Twisted's name
        """The maker of connections to a host."""
        creator = self.policy.creatorForNetloc(hostname, port)
        # Scrapy's setting for ciphers is taken apart on its way, and the level lost.
        _get_creator_context(creator).set_cipher_list(b"DEFAULT:@SECLEVEL=0")
        return creator


def bounded(factory: Any) -> Any:
    """The factory of connections, each of which gives up a head that is too long."""

    class BoundedFactory(factory):  # type: ignore[misc]  # known at run time only
        def buildProtocol(self, addr: object) -> Any:  # noqa: N802  # Twisted's name
            protocol = super().buildProtocol(addr)
            protocol.dataReceived = _counting(protocol)
            return protocol

    return BoundedFactory


def _counting(protocol: Any) -> Any:
    """The connection's way in, counting what comes before the body."""
    received = protocol.dataReceived
    size = 0
    given_up = False

    def count(data: bytes) -> None:
        nonlocal size, given_up
        if given_up:
            return  # what was still under way
        parser = protocol._parser
        size = size + len(data) if parser is not None and parser.state in _IN_HEAD else 0
        if size > MOST_HEAD + len(data):
            given_up = True
            error = DownloadCancelledError(f"a head of more than {MOST_HEAD} bytes")
            protocol._giveUp(Failure(error))  # type: ignore[no-untyped-call]  # Twisted has no types there
            return
        received(data)

    return count
