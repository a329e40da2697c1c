"""TCP ports of this machine."""

import socket
from itertools import islice
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
    """Return that many different free TCP ports, at random so that stacks started together rarely collide."""
    shuffled = SystemRandom().sample(_CANDIDATES, len(_CANDIDATES))
    ports = list(islice(filter(is_free, shuffled), count))
    if len(ports) < count:
        raise OSError(f"no {count} free TCP ports between {_CANDIDATES.start} and {_CANDIDATES.stop}")
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
