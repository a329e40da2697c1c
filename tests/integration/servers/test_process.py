"""The life of a child process: readiness, every way to fail, stop, kill, and death of the parent."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from local.servers import ChildProcess, ServerFailed, free_port
from local.servers.ports import HOST
from local.servers.probes import port_open

pytestmark = pytest.mark.integration

linux = pytest.mark.skipif(
    sys.platform != "linux", reason="reads /proc; only Linux ties a child's life to its parent's"
)

_REPOSITORY = Path(__file__).parents[3]

_SERVE = """
import http.server, sys
http.server.test(http.server.SimpleHTTPRequestHandler, port=int(sys.argv[1]), bind="127.0.0.1")
"""
_WITH_A_CHILD = """
import subprocess, sys
print(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid, flush=True)
"""
_DEAF = """
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
"""
_PARENT = """
import asyncio, sys
from pathlib import Path
from local.servers import ChildProcess, free_port
from local.servers.probes import port_open

async def main(script, log_file):
    port = free_port()
    child = ChildProcess(name="sample", command=[sys.executable, "-c", script, str(port)], port=port,
                         log_file=Path(log_file), ready=lambda: port_open(port), advice="")
    await child.start()
    print(child.pid, flush=True)
    await asyncio.sleep(600)

asyncio.run(main(*sys.argv[1:]))
"""


def _child(
    tmp_path: Path, script: str = _SERVE, *, start_timeout: float = 20, grace: float = 20, port: int | None = None
) -> ChildProcess:
    port = port or free_port()
    return ChildProcess(
        name="sample",
        command=[sys.executable, "-c", script, str(port)],
        port=port,
        log_file=tmp_path / "logs" / "sample.log",
        ready=lambda: port_open(port),
        advice="Try another.",
        start_timeout=timedelta(seconds=start_timeout),
        grace=timedelta(seconds=grace),
    )


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def _until_dead(pids: Sequence[int]) -> None:
    async with asyncio.timeout(20):
        while any(map(_alive, pids)):  # noqa: ASYNC110 — another process's end cannot be awaited
            await asyncio.sleep(0.02)


async def test_it_serves_once_started_and_stops(tmp_path: Path) -> None:
    child = _child(tmp_path)
    await child.start()
    assert child.pid is not None
    assert await port_open(child.port)
    assert child.address == f"{HOST}:{child.port}"
    await child.stop()
    assert not child.running
    assert not await port_open(child.port)


async def test_it_runs_while_a_block_runs(tmp_path: Path) -> None:
    async with _child(tmp_path) as child:
        assert await port_open(child.port)
    assert not child.running


async def test_starting_twice_keeps_the_process(tmp_path: Path) -> None:
    child = _child(tmp_path)
    await child.start()
    first = child.pid
    await child.start()
    assert child.pid == first
    await child.stop()


async def test_stop_and_kill_of_what_does_not_run_do_nothing(tmp_path: Path) -> None:
    child = _child(tmp_path)
    await child.stop()
    await child.kill()
    assert not child.running


async def test_it_comes_back_on_the_same_port_after_kill(tmp_path: Path) -> None:
    child = _child(tmp_path)
    await child.start()
    first = child.pid
    # An open connection leaves the port in TIME_WAIT, which must not matter.
    with socket.create_connection((HOST, child.port)):
        await child.kill()
    await child.start()
    assert child.pid not in {None, first}
    assert await port_open(child.port)
    await child.stop()


async def test_an_early_end_is_explained_with_the_last_lines_of_this_start(tmp_path: Path) -> None:
    child = _child(tmp_path, "raise SystemExit('the disk is full')")
    child.log_file.parent.mkdir()
    child.log_file.write_text("a line of an earlier start\n")
    with pytest.raises(ServerFailed) as failure:
        await child.start()
    assert failure.value.code == "exited"
    assert failure.value.server == "sample"
    text = str(failure.value)
    assert "sample: ended with status 1 before it was ready. Try another." in text
    assert str(child.log_file) in text
    assert "the disk is full" in text
    assert "earlier start" not in text
    assert "earlier start" in child.log_file.read_text()


async def test_a_missing_program_is_explained(tmp_path: Path) -> None:
    child = _child(tmp_path)
    child.command = [str(tmp_path / "absent")]
    with pytest.raises(ServerFailed, match="FileNotFoundError") as failure:
        await child.start()
    assert failure.value.code == "exited"


async def test_a_server_that_never_answers_is_given_up_and_ended(tmp_path: Path) -> None:
    child = _child(tmp_path, "import time; print('thinking', flush=True); time.sleep(600)", start_timeout=1)
    with pytest.raises(ServerFailed, match=r"no answer within 1 s(?s:.*)thinking") as failure:
        await child.start()
    assert failure.value.code == "not_ready"
    assert not child.running


async def test_a_port_in_use_is_refused_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server((HOST, free_port())) as other:
        child = _child(tmp_path, port=other.getsockname()[1])
        with pytest.raises(ServerFailed, match=f"{child.address} is taken") as failure:
            await child.start()
    assert failure.value.code == "port_taken"
    assert not child.log_file.exists()


async def test_a_cancelled_start_leaves_nothing_running(tmp_path: Path) -> None:
    child = _child(tmp_path, "import time; time.sleep(600)")
    starting = asyncio.create_task(child.start())
    await asyncio.sleep(0)  # runs it up to its first wait
    assert child.pid is not None
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    assert not child.running


async def test_a_server_deaf_to_sigterm_is_killed(tmp_path: Path) -> None:
    child = _child(tmp_path, _DEAF + _SERVE, grace=0.2)
    await child.start()
    await child.stop()
    assert not child.running


@linux
async def test_kill_reaches_the_children_of_the_server(tmp_path: Path) -> None:
    child = _child(tmp_path, _WITH_A_CHILD + _SERVE)
    await child.start()
    grandchild = int(child.log_file.read_text().split()[0])
    assert _alive(grandchild)
    await child.kill()
    await _until_dead([grandchild])


def test_one_event_loop_may_start_it_and_another_stop_it(tmp_path: Path) -> None:
    child = _child(tmp_path)
    asyncio.run(child.start())
    assert child.pid is not None
    asyncio.run(child.stop())
    assert not child.running


@linux
async def test_it_dies_with_its_parent(tmp_path: Path) -> None:
    parent = subprocess.Popen(  # noqa: ASYNC220, S603 — a parent that can be killed is the point
        [sys.executable, "-c", _PARENT, _SERVE, str(tmp_path / "sample.log")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(_REPOSITORY)},
    )
    with parent:
        assert parent.stdout is not None
        child = int(await asyncio.to_thread(parent.stdout.readline))
        assert _alive(child)
        parent.send_signal(signal.SIGKILL)
    await _until_dead([child])
