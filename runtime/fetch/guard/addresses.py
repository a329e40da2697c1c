"""Which IP addresses may be connected to: an allow rule, not a block list.

Only global unicast passes. An IPv6 address that a gateway would turn into an IPv4 address is judged as
that IPv4 address, because that is where the packet ends up.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

__all__ = ["Address", "Network", "is_public", "parse_address"]

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")

# `ipaddress.is_global` passes these on some or all supported Python versions, though no web site lives there:
_REFUSED_V4 = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments; 192.0.0.192 is a cloud's metadata service
    IPv4Network("192.88.99.0/24"),  # 6to4 relays
    IPv4Network("168.63.129.16/32"),  # a cloud's host agent, inside public space
    IPv4Network("224.0.0.0/4"),  # multicast
)
# Everything outside 2000::/3 is refused as a whole: IPv4-compatible ::/96, local NAT64 64:ff9b:1::/48 (its
# embedding depends on the operator), site-local fec0::/10, multicast ff00::/8, segment routing 5f00::/16.
_REFUSED_V6 = (
    IPv6Network("2001::/23"),  # protocol assignments, with Teredo, whose embedded addresses are anybody's
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("3fff::/20"),  # documentation
)


def parse_address(text: str) -> Address | None:
    """Return the address written as `text`, or None where it is none or carries a zone (`fe80::1%eth0`)."""
    if "%" in text:
        return None
    try:
        return ip_address(text)
    except ValueError:
        return None


def is_public(address: Address, *, refused: Iterable[Network] = ()) -> bool:
    """Tell whether a connection to the address can only reach the public internet.

    Args:
        address: The address to judge.
        refused: Networks that the operator never wants to be reached, e.g. public ranges of their own.
    """
    target = _unwrap(address)
    if any(candidate in network for candidate in {address, target} for network in refused):
        return False
    return _is_global_v4(target) if isinstance(target, IPv4Address) else _is_global_v6(target)


def _unwrap(address: Address) -> Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or address


def _is_global_v4(address: IPv4Address) -> bool:
    return address.is_global and not any(address in network for network in _REFUSED_V4)


def _is_global_v6(address: IPv6Address) -> bool:
    return address in _GLOBAL_UNICAST and address.is_global and not any(address in network for network in _REFUSED_V6)
