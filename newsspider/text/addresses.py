"""Addresses: which hosts, addresses and ports of a URL lie on the public internet."""

from __future__ import annotations

import re
import socket
import unicodedata
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import unquote, urlsplit

Address = IPv4Address | IPv6Address

# Names that never leave a network: RFC 6761, 6762, 8375, 9476 and the habits of offices.
_INSIDE = frozenset(
    {"localhost", "local", "internal", "intranet", "lan", "home", "corp", "localdomain", "test"}
    | {"invalid", "arpa", "onion"}
)
_LEGACY = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}", re.IGNORECASE)
_NAT64 = IPv6Network("64:ff9b::/96")
# Services that a portal is no part of but that listen on high ports (the Fetch standard's list of
# bad ports, and databases).
_OTHER_SERVICES = frozenset(
    {1719, 1720, 1723, 2049, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 6000, 6379, 6566}
    | {6665, 6666, 6667, 6668, 6669, 6679, 6697, 9200, 10080, 11211, 27017}
)
_WELL_KNOWN = 1024


def why_not_asked(url: str) -> str | None:
    """Why a URL must not be asked for by its look alone; None where it may.

    The scheme, the name or literal address of the host in any notation, the port and a login in
    the URL are looked at; what a name resolves to is not known here.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "no URL"
    if parts.scheme not in {"http", "https"}:
        return f"scheme {parts.scheme!r}"
    if not host:
        return "no host"
    if "@" in parts.netloc:
        return "a login in the URL"
    if port is not None and not _is_web_port(port):
        return f"port {port}"
    return why_not_host(host)


def why_not_host(host: str) -> str | None:
    """Why a host must not be asked: it is an address or a name of the inside; None where it may."""
    plain = _plain(host)
    address = literal(plain)
    if address is not None:
        return why_not_address(address)
    if "." not in plain:
        return f"{plain!r} is a name of the local network"
    if plain.rpartition(".")[2] in _INSIDE:
        return f"{plain!r} is a name of the inside"
    return None


def why_not_address(address: Address) -> str | None:
    """Why an address must not be connected to; None where it is a public one."""
    inner = _embedded(address)
    if inner is not None:
        return why_not_address(inner)
    if address.is_global and not address.is_multicast:
        return None
    return f"{address} is no public address"


def literal(host: str) -> Address | None:
    """The address that a host is written as, in any notation that a resolver takes; else None.

    >>> literal("2130706433"), literal("0x7f.1"), literal("[::1]")
    (IPv4Address('127.0.0.1'), IPv4Address('127.0.0.1'), IPv6Address('::1'))
    """
    plain = _plain(host)
    try:
        return ip_address(plain)
    except ValueError:
        pass
    if not _LEGACY.fullmatch(plain):
        return None
    try:
        # As C libraries read it: decimal, octal and hexadecimal, one to four parts.
        return IPv4Address(socket.inet_aton(plain))
    except OSError:
        return None


def _plain(host: str) -> str:
    """The host as a resolver would take it: no brackets, no final dot, digits in ASCII."""
    folded = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".")
    return folded.strip("[]").rstrip(".").lower()


def _embedded(address: Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64 or (int(address) >> 32 == 0 and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo is not None:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour


def _is_web_port(port: int) -> bool:
    return port in {80, 443} or (port >= _WELL_KNOWN and port not in _OTHER_SERVICES)
