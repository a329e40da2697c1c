"""Services as forks of one process: they live, end and die like programs of their own."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from contracts.status import Stage
from local.forking import ForkServer, can_fork
from local.forking.process import ForkedProcess
from local.servers import free_port

pytestmark = [pytest.mark.integration, pytest.mark.skipif(not can_fork(), reason="Linux only")]


def until(condition: Callable[[], bool], *, seconds: float) -> None:
    given_up = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < given_up
        time.sleep(0.02)


@pytest.fixture
def forks(tmp_path: Path) -> Iterator[ForkServer]:
    with ForkServer(log_file=tmp_path / "forks.log") as server:
        yield server


@pytest.fixture
def waiting(forks: ForkServer, tmp_path: Path) -> Iterator[ForkedProcess]:
    """A service that waits for a Kafka that is not there."""
    environment = {
        **os.environ,
        "PREPLINE_ENVIRONMENT": "local",
        "PREPLINE_PORT": str(free_port()),
        "PREPLINE_KAFKA__BOOTSTRAP_SERVERS": f"127.0.0.1:{free_port()}",
    }
    process = forks.fork(Stage.SCRAPER, environment=environment, log_file=tmp_path / "scraper.log")
    until(lambda: "waiting_for_kafka" in (tmp_path / "scraper.log").read_text(), seconds=60)
    yield process
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)


def test_a_fork_is_a_service_with_its_own_log_group_and_environment(waiting: ForkedProcess, forks: ForkServer) -> None:
    assert waiting.poll() is None
    assert waiting.pid == os.getpgid(waiting.pid) != forks.pid


def test_a_fork_ends_when_it_is_told_to_and_the_others_stay(waiting: ForkedProcess, forks: ForkServer) -> None:
    os.kill(waiting.pid, signal.SIGTERM)
    until(lambda: waiting.poll() is not None, seconds=20)
    assert forks.pid is not None
    os.kill(forks.pid, 0)


def test_forks_die_with_the_process_they_come_from(waiting: ForkedProcess, forks: ForkServer) -> None:
    assert forks.pid is not None
    os.kill(forks.pid, signal.SIGKILL)
    until(lambda: waiting.poll() is not None, seconds=20)


def test_settings_that_are_not_valid_end_a_fork_and_not_the_others(forks: ForkServer, tmp_path: Path) -> None:
    log_file = tmp_path / "billing.log"
    refused = forks.fork(Stage.BILLING, environment={"PREPLINE_PORT": "70000"}, log_file=log_file)
    until(lambda: refused.poll() is not None, seconds=60)
    assert "PREPLINE_PORT" in log_file.read_text()
    assert forks.fork(Stage.BILLING, environment={}, log_file=log_file).pid != refused.pid


def test_when_nothing_is_left_to_fork_from_it_is_said(forks: ForkServer, tmp_path: Path) -> None:
    assert forks.pid is not None
    os.kill(forks.pid, signal.SIGKILL)
    with pytest.raises(OSError, match=r"reset|ended|pipe"):
        forks.fork(Stage.PARSER, environment={}, log_file=tmp_path / "parser.log")
