"""A process that dies comes back, and the person at the terminal is told."""

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from local.servers import ChildProcess, free_port
from local.servers.probes import port_open
from local.servers.watching import kept_running
from tests.support.gateway import until

pytestmark = pytest.mark.integration

_SERVE = """
import http.server, sys
http.server.test(http.server.SimpleHTTPRequestHandler, port=int(sys.argv[1]), bind="127.0.0.1")
"""


async def test_a_killed_process_is_started_again_and_reported(tmp_path: Path) -> None:
    port = free_port()
    child = ChildProcess(
        name="sample service",
        command=[sys.executable, "-c", _SERVE, str(port)],
        port=port,
        log_file=tmp_path / "log",
        ready=lambda: port_open(port),
        advice="",
    )
    told: list[str] = []
    await child.start()
    try:
        first = child.pid
        assert first is not None
        async with kept_running([child], report=told.append, look=timedelta(milliseconds=50)):
            os.killpg(first, signal.SIGKILL)
            await until(lambda: len(told) > 1)
            assert child.pid not in {None, first}
        assert told[0].startswith("The sample service has died")
        assert told[1] == "The sample service is back."
    finally:
        await child.stop()
    assert not child.running
