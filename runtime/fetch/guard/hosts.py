"""Host names and endpoints: one strict reading that leaves nothing for two parsers to disagree about."""

import re
from collections.abc import Iterable

import idna

from runtime.fetch.guard.addresses import is_public, parse_address

__all__ = ["Endpoint", "is_public_host", "normalise_host", "parse_endpoints"]

Endpoint = tuple[str, int]
"""Normalised host (an IPv6 literal without brackets) and port."""

_MAX_HOST = 253
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# The resolver reads such names as numbers: 127.1, 0x7f.1, 2130706433, 0177.0.0.1.
_NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ENDPOINT = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:/@\s]+)(?::(?P<port>[0-9]{1,5}))?")
_WEB_PORTS = (80, 443)
_LOCAL_NAMES = ("localhost", "localdomain", "local", "internal", "intranet", "lan", "home.arpa", "onion")


def normalise_host(text: str) -> str:
    """Return a host in its one ASCII form: lower case, punycode, no final dot, IPv6 without brackets.

    Raises:
        ValueError: The text is no host, or a number in disguise.
    """
    if text.startswith("["):
        return _literal(text[1:-1], version=6)
    name = _to_ascii(text).removesuffix(".")
    labels = name.split(".")
    if _NUMERIC_LABEL.fullmatch(labels[-1]):
        return _literal(name, version=4)
    if len(name) > _MAX_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError("not a host name")
    return name


def is_public_host(host: str) -> bool:
    """Tell whether a normalised host may be on the public internet, as far as its name tells."""
    address = parse_address(host)
    if address is not None:
        return is_public(address)
    return "." in host and not any(host == name or host.endswith(f".{name}") for name in _LOCAL_NAMES)


def parse_endpoints(entries: Iterable[str]) -> frozenset[Endpoint]:
    """Return the endpoints written as `host` (both web ports) or `host:port`.

    Raises:
        ValueError: An entry is neither.
    """
    endpoints: set[Endpoint] = set()
    for entry in entries:
        match = _ENDPOINT.fullmatch(entry)
        if match is None:
            raise ValueError(f"{entry!r} is not of the form host or host:port")
        ports = (int(match["port"]),) if match["port"] else _WEB_PORTS
        endpoints.update((normalise_host(match["host"]), port) for port in ports)
    return frozenset(endpoints)


def _literal(text: str, *, version: int) -> str:
    address = parse_address(text)
    if address is None or address.version != version:
        raise ValueError("not an address")
    return str(address)


def _to_ascii(text: str) -> str:
    if text.isascii():
        return text.lower()
    # UTS 46 maps what browsers map (case, full-width forms, ideographic dots); idna then refuses what is no letter.
    try:
        return idna.encode(text, uts46=True).decode("ascii")
    except UnicodeError as error:
        raise ValueError("not a host name") from error
