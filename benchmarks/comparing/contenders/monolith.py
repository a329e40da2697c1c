"""Our handlers as one asyncio process without a broker: the difference to six processes is the price of Kafka."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.comparing.contenders.base import Finished, Workbench
from benchmarks.comparing.contenders.running_process import RunningProcess
from benchmarks.comparing.contenders.shared_servers import shared_servers
from benchmarks.comparing.contenders.users import follow
from benchmarks.comparing.contenders.without_broker import MemoryBus, built_services, environments_of
from contracts.status import Stage
from local.client import Client
from local.servers.process import ChildProcess
from local.stack import ready_at
from runtime.logs import configure_logs
from runtime.serving import serving, settle_heap
from services.gateway.auth.local import LocalIssuer

__all__ = ["Monolith"]


@dataclass(frozen=True)
class Monolith:
    """The contender."""

    name: str = "monolith"

    @contextlib.asynccontextmanager
    async def running(self, bench: Workbench) -> AsyncIterator["RunningMonolith"]:
        """Run the process while the block runs."""
        async with shared_servers(bench, name=self.name) as servers:
            port = servers.addresses.ports[Stage.GATEWAY]
            process = ChildProcess(
                name="monolith",
                command=[sys.executable, "-m", "benchmarks.comparing.contenders.monolith", str(servers.environments)],
                port=port,
                log_file=bench.folder / self.name / "monolith.log",
                ready=ready_at(port),
                advice="Its log says why.",
            )
            async with process:
                yield RunningMonolith(process=process, shared=servers, bench=bench)


class RunningMonolith(RunningProcess):
    """The process and its users."""

    async def prepare(self, employer: int, *, user: str, patience: float) -> Finished:
        """Make one guide and follow its event stream."""
        token = LocalIssuer.load(self.shared.addresses.keys).mint(user)
        async with Client(base_url=self.shared.addresses.gateway, token=token, patience=patience) as client:
            return await follow(client, employer, self.bench.world.posting(employer))


async def _serve(file: Path) -> None:
    environments = environments_of(file)
    with built_services(environments, MemoryBus()) as apps:
        async with contextlib.AsyncExitStack() as stack:
            # The gateway last: it is what the others are waited for by.
            for stage in sorted(apps, key=lambda stage: stage is Stage.GATEWAY):
                port = int(environments[stage]["PREPLINE_PORT"])
                await stack.enter_async_context(serving(apps[stage], host="127.0.0.1", port=port))
            settle_heap()
            await asyncio.Event().wait()


if __name__ == "__main__":
    configure_logs(level="WARNING", log_format="json")
    asyncio.run(_serve(Path(sys.argv[1])))
