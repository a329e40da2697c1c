"""A process that is not this one's child."""

import os
import select

__all__ = ["ForkedProcess"]


class ForkedProcess:
    """Tells whether a fork of another process lives; has what is used of `subprocess.Popen`."""

    returncode: int | None = None
    """Never known: only a parent is told."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._ended = False
        self._handle = -1
        try:
            self._handle = os.pidfd_open(pid)  # a number that stands for this process, even if its id is used again
        except ProcessLookupError:
            self._ended = True

    def __del__(self) -> None:
        self._forget()

    def poll(self) -> int | None:
        """Return None while the process lives."""
        if not self._ended:
            watched = select.poll()
            watched.register(self._handle, select.POLLIN)
            self._ended = bool(watched.poll(0))
        if not self._ended:
            return None
        self._forget()
        return 0

    def _forget(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
