"""The outside world as a process of its own, and what the comparison tells and asks it."""

import contextlib
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from benchmarks.comparing.world.employers import employer
from local.servers.ports import free_port
from local.servers.process import ChildProcess

__all__ = ["RunningWorld", "running_world"]


@dataclass(frozen=True, slots=True)
class RunningWorld:
    """Where it is."""

    address: str
    http: httpx.AsyncClient
    process: ChildProcess

    @property
    def url(self) -> str:
        """Its base URL."""
        return f"http://{self.address}"

    def posting(self, number: int) -> str:
        """Return the address of an employer's posting."""
        return f"{self.url}{employer(number).path}"

    async def set(self, **weather: Any) -> None:
        """Change the weather, see `Weather`."""
        (await self.http.put("/_world", json=weather)).raise_for_status()

    async def journal(self) -> list[Mapping[str, Any]]:
        """Return what was asked since the journal was cleared."""
        found: list[Mapping[str, Any]] = (await self.http.get("/_world/journal")).json()
        return found

    async def clear(self) -> None:
        """Begin a new journal: the same requests take the same time again."""
        (await self.http.delete("/_world/journal")).raise_for_status()


@contextlib.asynccontextmanager
async def running_world(*, seed: int, logs: Path) -> AsyncIterator[RunningWorld]:
    """Run the world while the block runs."""
    port = free_port()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as http:

        async def ready() -> bool:
            with contextlib.suppress(httpx.HTTPError):
                return (await http.get("/robots.txt", timeout=1)).is_success
            return False

        process = ChildProcess(
            name="outside world",
            command=[sys.executable, "-m", "benchmarks.comparing.world", str(port), str(seed)],
            port=port,
            log_file=logs / "world.log",
            ready=ready,
            advice="Its log says why.",
        )
        async with process:
            yield RunningWorld(f"127.0.0.1:{port}", http, process)
