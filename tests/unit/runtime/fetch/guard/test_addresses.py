"""The allow rule for addresses."""

import ipaddress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.fetch.guard.addresses import is_public, parse_address
from tests.support.attacks import embeddings, private_addresses

# What `ipaddress.is_global` has been seen to pass.
WRONGLY_GLOBAL = (
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::",
    "fec0::1",
    "192.0.0.192",
    "168.63.129.16",
    "192.88.99.1",
    "224.0.0.1",
    "ff02::1",
)
PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "172.15.255.255",
    "172.32.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "192.167.255.255",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:82a::200e",
    "2001:4860:4860::8888",
    "240e::1",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
)


@pytest.mark.parametrize("text", WRONGLY_GLOBAL)
def test_what_python_takes_for_global_is_refused(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", [text for text in private_addresses() if "%" not in text])
def test_private_addresses_are_refused(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_pass(text: str) -> None:
    assert is_public(ip_address(text))


@given(st.ip_addresses())
def test_nothing_passes_that_python_knows_to_be_special(address: IPv4Address | IPv6Address) -> None:
    special = address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified
    assert not (is_public(address) and special)


@given(st.ip_addresses(v=4))
def test_an_embedded_address_never_passes_where_its_original_does_not(address: IPv4Address) -> None:
    for form in embeddings(str(address)):
        assert is_public(address) or not is_public(IPv6Address(form))


@given(st.ip_addresses(v=4))
def test_only_global_unicast_passes(address: IPv4Address) -> None:
    assert not is_public(address) or (address.is_global and not address.is_multicast and not address.is_reserved)


@given(st.ip_addresses(v=6))
def test_only_the_global_range_or_a_known_gateway_passes(address: IPv6Address) -> None:
    ranges = map(ipaddress.IPv6Network, ("2000::/3", "64:ff9b::/96", "::ffff:0:0/96"))
    assert not is_public(address) or any(address in network for network in ranges)


def test_networks_of_the_operator_are_refused_in_every_form() -> None:
    own = (ip_network("93.184.0.0/16"), ip_network("2606:4700::/32"))
    for text in ("93.184.215.14", "::ffff:93.184.215.14", "64:ff9b::93.184.215.14", "2606:4700:4700::1111"):
        assert not is_public(ip_address(text), refused=own)
    assert is_public(ip_address("1.1.1.1"), refused=own)
    assert not is_public(ip_address("2002:808:808::1"), refused=(ip_network("2002::/16"),))


@pytest.mark.parametrize("text", ["", "fe80::1%eth0", "::1%1", "127.1", "0x7f.0.0.1", "0177.0.0.1", "1.1.1.1/32", "a"])
def test_what_is_no_plain_address_is_none(text: str) -> None:
    assert parse_address(text) is None
