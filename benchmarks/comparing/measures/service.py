"""What Prepline's processes cost and how they come back: idle, restarted, and what a request costs the gateway."""

import asyncio
import time
from typing import Any

from benchmarks.comparing.contenders.prepline import RunningPrepline
from benchmarks.comparing.measures.figures import summary
from benchmarks.comparing.measures.processes import cpu_seconds, memory_bytes
from benchmarks.comparing.measures.records import SEEN_BY, record_times
from contracts.preps import JobParsed
from contracts.status import Stage
from services.gateway.auth.local import LocalIssuer

__all__ = ["idle", "lags", "requests", "restarts"]

_CONNECTIONS = 16


async def idle(run: RunningPrepline, *, seconds: float) -> dict[str, float]:
    """Return memory and share of a core of services that have nothing to do."""
    groups = run.processes().values()
    before = cpu_seconds(groups)
    await asyncio.sleep(seconds)
    own, counted_again = memory_bytes(groups)
    return {
        "megabytes": own / 1e6,
        "resident_megabytes": counted_again / 1e6,
        "core_percent": 100 * (cpu_seconds(groups) - before) / seconds,
    }


async def lags(run: RunningPrepline, preps: list[dict[str, Any]]) -> dict[str, Any]:
    """Return how long after an event was written its user saw it, in seconds."""
    times = await record_times(run.stack.addresses.kafka, [prep["id"] for prep in preps])
    found = {status: [] for status in SEEN_BY.values()}
    for prep in preps:
        for topic, status in SEEN_BY.items():
            written, seen = times.get((prep["id"], topic)), prep["sights"].get(status)
            if written is not None and seen is not None:
                found[status].append(max(0.0, seen - written))
    return {
        "all": summary([lag for lags_ in found.values() for lag in lags_]),
        "end": summary(found["completed"]),
    }


async def restarts(run: RunningPrepline, *, employers: range) -> dict[str, Any]:
    """Return the seconds from starting a killed parser to its first event, a request having waited for it."""
    seconds = []
    for employer in employers:
        await run.stack.processes[Stage.PARSER].kill()
        preparing = asyncio.ensure_future(run.prepare(employer, user=f"restart-{employer}", patience=60))
        await asyncio.sleep(0.5)
        began = time.time()
        await run.stack.processes[Stage.PARSER].start()
        finished = await asyncio.wait_for(preparing, 60)
        written = await record_times(run.stack.addresses.kafka, [finished.prep_id])
        seconds.append(written[finished.prep_id, JobParsed.topic] - began)
    return summary(seconds)


async def requests(run: RunningPrepline, prep: dict[str, Any], *, user: str, seconds: float) -> dict[str, float]:
    """Return requests for a status per second, and what one costs the gateway's processor."""
    token = LocalIssuer.load(run.stack.addresses.keys).mint(user)
    path = f"/api/interview-prep/status/{prep['id']}"
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
    gateway = [run.processes()[Stage.GATEWAY]]
    before, until = cpu_seconds(gateway), time.perf_counter() + seconds
    port = run.stack.addresses.ports[Stage.GATEWAY]
    counts = await asyncio.gather(*(_asked(port, request, until) for _ in range(_CONNECTIONS)))
    spent = cpu_seconds(gateway) - before
    return {"per_second": sum(counts) / seconds, "cpu_ms": 1000 * spent / max(sum(counts), 1)}


async def _asked(port: int, request: bytes, until: float) -> int:
    """Send the same request again and again over one connection; return how often it was answered well."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    try:
        while time.perf_counter() < until:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in head.split(b"\r\n", 1)[0]:
                raise ValueError(head.split(b"\r\n", 1)[0].decode())
            await reader.readexactly(_length(head))
            count += 1
    finally:
        writer.close()
    return count


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise ValueError("an answer without a length")
