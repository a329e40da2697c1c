"""A server process that starts, answers, stops, crashes and comes back on demand."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Protocol, Self

from local.servers.errors import FailureCode, ServerFailed
from local.servers.launcher import launched
from local.servers.ports import HOST, is_free

__all__ = ["ChildProcess", "Probe", "Running"]

Probe = Callable[[], Awaitable[bool]]
"""Answers whether the server serves; must neither raise nor block for long."""

_POLL = 0.02
_LAST_LINES = 15


class Running(Protocol):
    """What is needed of a process that was started."""

    returncode: int | None
    """What it ended with, if that is known."""

    @property
    def pid(self) -> int:
        """Its id, which is its group's as well."""

    def poll(self) -> int | None:
        """Return None while it lives."""


class ChildProcess:
    """One server process in a process group of its own, which dies with this process (on Linux).

    It is not bound to an event loop: one loop may start it and another stop it. The thread that starts it must live as
    long as the server, because Linux takes the end of that thread for the end of the parent.
    """

    def __init__(  # noqa: PLR0913 — each is one fact about a server, and all are named at the call
        self,
        *,
        name: str,
        command: Sequence[str],
        port: int,
        log_file: Path,
        ready: Probe,
        advice: str,
        environment: Mapping[str, str] | None = None,
        start_timeout: timedelta = timedelta(seconds=60),
        grace: timedelta = timedelta(seconds=15),
    ) -> None:
        """Describe the process.

        Args:
            name: how errors call the server.
            command: absolute path of the program and its arguments.
            port: where it will listen on 127.0.0.1.
            log_file: receives all it prints, appended over restarts.
            ready: the readiness probe.
            advice: what a person can do when it does not start; one sentence.
            environment: variables added to this process's own.
            start_timeout: how long it may take until the probe passes.
            grace: how long it may take to end after SIGTERM before it is killed.
        """
        self.name = name
        self.log_file = log_file
        self.command = command
        self.port = port
        self._ready = ready
        self.advice = advice
        self._environment = {**os.environ, **(environment or {})}
        self._start_timeout = start_timeout.total_seconds()
        self._grace = grace.total_seconds()
        self._process: Running | None = None
        self._log_start = 0

    @property
    def address(self) -> str:
        """`host:port`, known before the process runs."""
        return f"{HOST}:{self.port}"

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process is not None and self.running else None

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    async def __aenter__(self) -> Self:
        """Start the process; it runs while the block runs."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop the process."""
        await self.stop()

    async def start(self) -> None:
        """Start the process and wait until it serves; does nothing when it runs.

        Raises:
            ServerFailed: its port is taken, it ended, or it did not answer in time. Nothing is left running.
        """
        if self.running:
            return
        if not is_free(self.port):
            raise self.failed("port_taken", f"{self.address} is taken by another program")
        await self._spawn()
        try:
            async with asyncio.timeout(self._start_timeout):
                await self._serving()
        except TimeoutError:
            await self.kill()
            raise self.failed("not_ready", f"no answer within {self._start_timeout:g} s", self._last_lines()) from None
        except BaseException:
            await self.kill()
            raise

    async def stop(self) -> None:
        """End the process with SIGTERM, or with SIGKILL when it takes longer than its grace."""
        self._signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(self._grace):
                await self._gone()
        except TimeoutError:
            await self.kill()

    async def kill(self) -> None:
        """End the process with SIGKILL."""
        self._signal(signal.SIGKILL)
        await self._gone()

    def failed(self, code: FailureCode, what: str, last_lines: Sequence[str] = ()) -> ServerFailed:
        """Return the error that says what failed, what to do and where the log is."""
        return ServerFailed(
            server=self.name,
            code=code,
            what=what,
            advice=self.advice,
            log_file=self.log_file,
            last_lines=last_lines,
        )

    async def _spawn(self) -> None:
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        self.log_file.touch()
        self._log_start = self.log_file.stat().st_size
        self._process = await self._new_process()

    async def _new_process(self) -> Running:
        return self._started()

    def _started(self) -> Running:
        with self.log_file.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 — the command is ours
                launched(self.command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._environment,
                start_new_session=True,  # Ctrl-C in the terminal must reach us, who stop the servers last
            )

    async def _serving(self) -> None:
        while not await self._ready():
            self._require_alive()
            await asyncio.sleep(_POLL)
        self._require_alive()

    def _require_alive(self) -> None:
        if not self.running:
            code = self._process.returncode if self._process is not None else None
            how = "ended" if code is None else f"ended with status {code}"
            raise self.failed("exited", f"{how} before it was ready", self._last_lines())

    async def _gone(self) -> None:
        while self.running:  # noqa: ASYNC110 — an event would tie the process to the loop that started it
            await asyncio.sleep(_POLL / 2)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self.running:
            os.killpg(self._process.pid, number)

    def _last_lines(self) -> list[str]:
        with self.log_file.open("rb") as log:
            log.seek(self._log_start)
            return log.read().decode(errors="replace").splitlines()[-_LAST_LINES:]
