"""Ports for servers that are killed and come back."""

import socket

import pytest

from local.servers import free_port, free_ports
from local.servers.ports import HOST, is_free

pytestmark = pytest.mark.integration


def test_ports_are_different_and_free() -> None:
    ports = free_ports(50)
    assert len(set(ports)) == 50
    assert all(map(is_free, ports))


def test_ports_are_never_handed_to_outgoing_connections() -> None:
    assert all(port < 32_768 for port in free_ports(200))


def test_a_port_in_use_is_not_free() -> None:
    with socket.create_server((HOST, free_port())) as server:
        assert not is_free(server.getsockname()[1])


def test_more_ports_than_there_are_is_an_error() -> None:
    with pytest.raises(OSError, match="no 20000 free TCP ports"):
        free_ports(20_000)
