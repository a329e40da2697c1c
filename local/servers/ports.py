"""TCP ports of this machine."""

import fcntl
import os
import socket
import tempfile
from functools import cache
from itertools import islice
from pathlib import Path
from secrets import SystemRandom

__all__ = ["HOST", "free_port", "free_ports", "is_free"]

HOST = "127.0.0.1"

# Below the range from which the kernel takes the source ports of outgoing connections (32768 on Linux): while a killed
# server is down, a client that keeps dialling its port would otherwise now and then be given that very port as its
# source, connect to itself and keep the server from coming back.
_CANDIDATES = range(20_000, 32_000)


def free_port() -> int:
    """Return a TCP port nobody listens on; it stays the same server's across restarts."""
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """Return that many different free TCP ports, which no other process gets while this one lives.

    At random, so that a port is rarely taken again soon after the process that had it has ended.
    """
    error = OSError(f"no {count} free TCP ports between {_CANDIDATES.start} and {_CANDIDATES.stop}")
    if count > len(_CANDIDATES):
        raise error
    shuffled = SystemRandom().sample(_CANDIDATES, len(_CANDIDATES))
    ports = list(islice((port for port in shuffled if is_free(port) and _is_reserved(port)), count))
    if len(ports) < count:
        raise error
    return ports


def is_free(port: int) -> bool:
    """Tell whether a server could listen on the port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do: connections of a killed predecessor in TIME_WAIT do not hold the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def _is_reserved(port: int) -> bool:
    """Keep a port from other processes of this user until this one ends; False when one of them has it.

    Between choosing a port and listening on it pass seconds, in which another stack would find it free.
    """
    try:
        fcntl.lockf(_reservations(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
    except OSError:
        return False
    return True


@cache
def _reservations() -> int:
    """Open the file of which each byte stands for a port; it stays open, since closing it gives up the locks."""
    file = Path(tempfile.gettempdir(), f"prepline-ports-{os.getuid()}")
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
