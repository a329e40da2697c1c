"""Starts the process that services are forked from, and has it fork."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from contracts.status import Stage
from local.forking.process import ForkedProcess
from local.servers.launcher import launched

__all__ = ["ForkServer", "can_fork"]

_GRACE = 10.0


def can_fork() -> bool:
    """Return whether this system has what it takes."""
    return sys.platform == "linux"


class ForkServer:
    """A context in which services can be forked. Its process dies with this one, and its forks with it."""

    def __init__(self, *, log_file: Path) -> None:
        self._log_file = log_file
        self._asking = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._log_file.parent.mkdir(parents=True, exist_ok=True)
        self._control, theirs = socket.socketpair()
        with theirs, self._log_file.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 — our own program
                launched([sys.executable, "-P", "-m", "local.forking.program", str(theirs.fileno())]),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._answers = self._control.makefile("rb")
        return self

    def __exit__(self, *_: object) -> None:
        self._answers.close()
        self._control.close()  # its forks were stopped before
        if self._process is not None:
            try:
                self._process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    @property
    def pid(self) -> int | None:
        """The id of the process that is forked."""
        return self._process.pid if self._process is not None else None

    def fork(self, service: Stage, *, environment: Mapping[str, str], log_file: Path) -> ForkedProcess:
        """Return a new process that becomes this service; waits until everything shared has been imported.

        Raises:
            OSError: The process that is forked has ended.
        """
        request = {"service": service, "environment": dict(environment), "log_file": str(log_file.absolute())}
        with self._asking:
            self._control.sendall(json.dumps(request).encode() + b"\n")
            answer = self._answers.readline()
        if not answer:
            raise BrokenPipeError(f"the process that services are forked from has ended; see {self._log_file}")
        return ForkedProcess(int(answer))
