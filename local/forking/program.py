"""The process that services are forked from: `python -m local.forking.program CONTROL`, the number of a socket.

It imports what all of them need, touches nothing outside, runs no threads, and forks once for each line it is sent: the
service's name, its environment and its log file as JSON. The fork answers with its process id.
"""

import gc
import json
import os
import signal
import socket
import sys
from importlib import import_module
from typing import Any

from contracts.status import Stage
from local.servers.launcher import die_with
from runtime.lean import leave_out_unused, start_lightly
from services.running import run_service

_SHARED = (
    "contracts.preps",
    "contracts.topics",
    "fastapi",
    "httpx",
    "lexicon.company",
    "minio",
    "multiprocessing.connection",
    "runtime.fetch.fetcher",
    "runtime.logs",
    "runtime.service",
    "runtime.serving",
    "services.registry",
    "uvicorn.protocols.http.httptools_impl",
    "uvloop",
)
"""No service's own modules: each imports those itself, as it does in its container."""


def main(control: socket.socket) -> None:
    """Fork on demand until the other end is closed; returns in each fork as well, once its service has ended."""
    start_lightly()
    leave_out_unused()
    for name in _SHARED:
        import_module(name)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits here for those that end
    parent = os.getpid()
    for line in control.makefile("rb"):
        if os.fork() == 0:
            sys.exit(_become(json.loads(line), control, parent=parent))


def _become(request: dict[str, Any], control: socket.socket, *, parent: int) -> int:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    die_with(parent)
    with open(request["log_file"], "ab") as log:  # noqa: PTH123 — a path for the descriptor's sake
        for stream in (1, 2):
            os.dup2(log.fileno(), stream)
    os.environ.clear()
    os.environ.update(request["environment"])
    control.sendall(b"%d\n" % os.getpid())
    control.close()
    main_module = sys.modules["__main__"]
    # The renderer's own workers would import the main module again, and with it what starts servers.
    main_module.__spec__ = None
    del main_module.__file__
    return run_service(Stage(request["service"]))


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
