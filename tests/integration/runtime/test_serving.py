"""Processes start, refuse to start and stop in good order."""

import asyncio
import os
import signal
import sys

import pytest

from local.servers import KafkaServer, free_port

pytestmark = pytest.mark.integration


async def run_parser(**environment: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.support.worker", environment.pop("bootstrap"), "0", os.devnull, "0"),
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **environment},
    )


async def test_sigterm_while_waiting_for_kafka_ends_the_process_at_once() -> None:
    process = await run_parser(bootstrap=f"127.0.0.1:{free_port()}")
    assert process.stderr is not None
    async with asyncio.timeout(20):
        while b"waiting_for_kafka" not in await process.stderr.readline():
            pass
        process.send_signal(signal.SIGTERM)
        await process.stderr.read()
        assert await process.wait() == 0


async def test_a_running_process_stops_at_sigterm(kafka: KafkaServer) -> None:
    process = await run_parser(bootstrap=kafka.bootstrap)
    assert process.stderr is not None
    async with asyncio.timeout(20):
        while b"service_started" not in await process.stderr.readline():
            pass
        process.send_signal(signal.SIGTERM)
        rest = await process.stderr.read()
        assert await process.wait() == 0
    assert b"service_stopped" in rest
    assert b"Traceback" not in rest


async def test_settings_that_are_unsafe_in_the_open_are_refused_with_their_names() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "services", "run", "billing"),
        stderr=asyncio.subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if not name.startswith("PREPLINE_")},
    )
    _, complaint = await process.communicate()
    assert process.returncode == 2
    assert b"PREPLINE_INTERNAL_TOKEN must be a secret" in complaint
