"""The one error of the backing servers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

__all__ = ["FailureCode", "ServerFailed"]

FailureCode = Literal[
    "port_taken",  # something else listens where the server should
    "exited",  # the process ended before it was ready
    "not_ready",  # the process runs but does not answer in time
    "still_running",  # the operation needs a stopped server
    "tool_missing",  # a program the server needs is not installed
    "download_failed",  # the server's files could not be fetched
]


class ServerFailed(Exception):  # noqa: N818 — reads as what happened: the server failed
    """A backing server could not do what it was asked.

    The text is meant for a person: what happened, what to do, where the log is and its last lines.

    Attributes:
        server: the server's name.
        code: stable reason, see `FailureCode`.
        log_file: everything the server printed; the file is absent when the server never ran.
    """

    def __init__(
        self,
        *,
        server: str,
        code: FailureCode,
        what: str,
        advice: str,
        log_file: Path,
        last_lines: Sequence[str] = (),
    ) -> None:
        self.server = server
        self.code = code
        self.log_file = log_file
        quoted = "".join(f"\n    {line}" for line in last_lines)
        super().__init__(f"{server}: {what}. {advice} Log: {log_file}{quoted}")
