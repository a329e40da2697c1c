"""Becomes the command it is given, which then dies with the process that started it.

Run as a script, `launcher.py PARENT_PID COMMAND…`, because the kernel's "signal me when my parent dies" must be asked
for between fork and exec, and Python's own hook for that moment (`preexec_fn`) may deadlock in a process with threads.
Linux only; elsewhere the command simply runs.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

_PR_SET_PDEATHSIG = 1


def launched(command: Sequence[str]) -> list[str]:
    """Return the command that runs `command` so that it dies with this process."""
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), *command]


def die_with(parent: int) -> None:
    """End this process when its parent ends (Linux); at once if that has happened already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit("the process that asked for this one is gone")


def main(parent: int, command: list[str]) -> None:
    """Replace this process by the command."""
    die_with(parent)
    os.execv(command[0], command)  # noqa: S606 — replacing this process by the server is its purpose


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
