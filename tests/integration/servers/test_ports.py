"""Ports for servers that are killed and come back."""

import socket
import subprocess
import sys

import pytest

from local.servers import free_port, free_ports
from local.servers.ports import HOST, is_free

pytestmark = pytest.mark.integration

_OTHER_PROCESS = "from local.servers import ports; print(ports._is_reserved({port}))"


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


def test_no_other_process_gets_a_port_before_its_server_listens() -> None:
    [port] = free_ports(1)
    command = [sys.executable, "-c", _OTHER_PROCESS.format(port=port)]
    # Nothing but this interpreter is run.
    found = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "False"
