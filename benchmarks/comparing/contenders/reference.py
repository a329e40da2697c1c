"""The reference design as a contender: one Flask process."""

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.comparing.contenders.base import Workbench
from benchmarks.comparing.contenders.running_process import AskedForStatus, RunningProcess
from benchmarks.comparing.contenders.shared_servers import shared_servers
from benchmarks.comparing.contenders.tools import tool_process
from benchmarks.comparing.contenders.users import opened
from local.servers.ports import free_port
from local.stack import ready_at

__all__ = ["Reference", "RunningReference"]


@dataclass(frozen=True)
class Reference:
    """The contender."""

    name: str = "reference"
    extra: Mapping[str, str] = field(default_factory=dict)
    """More environment variables."""

    @contextlib.asynccontextmanager
    async def running(self, bench: Workbench) -> AsyncIterator["RunningReference"]:
        """Run the process while the block runs."""
        async with shared_servers(bench, name=self.name) as servers:
            where, port = servers.addresses, free_port()
            environment = {
                "REFERENCE_SCALE": str(bench.scale),
                "REFERENCE_WORLD": bench.world.url,
                "REFERENCE_MONGO": where.mongo,
                "REFERENCE_S3": f"{where.s3_endpoint},{where.s3_access_key},{where.s3_secret_key}",
                **self.extra,
            }
            arguments = ["-m", "benchmarks.comparing.reference.app", str(port)]
            process = tool_process(
                bench, name=self.name, arguments=arguments, port=port, ready=ready_at(port), environment=environment
            )
            async with process, opened(f"http://127.0.0.1:{port}") as http:
                yield RunningReference(process=process, shared=servers, http=http, bench=bench)


@dataclass(frozen=True)
class RunningReference(AskedForStatus, RunningProcess):
    """The process and its users."""

    async def restart(self) -> None:
        """Kill the process and start its successor."""
        await self.process.kill()
        await self.process.start()

    async def account(self, user: str) -> Mapping[str, Any]:
        """Return a user's credits and the counter of the month."""
        found: Mapping[str, Any] = (
            await self.http.get("/api/account", headers={"Authorization": f"Bearer {user}"})
        ).json()
        return found
