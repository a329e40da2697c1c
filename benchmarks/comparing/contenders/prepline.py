"""Prepline as it is run: six processes, Kafka, MongoDB, an S3 store."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.comparing.contenders.base import Finished, Workbench
from benchmarks.comparing.contenders.environment import handler_variables
from benchmarks.comparing.contenders.shared_servers import server_ids
from benchmarks.comparing.contenders.users import follow
from local.client import Client
from local.stack import LocalStack, StackOptions, running_stack
from services.gateway.auth.local import LocalIssuer

__all__ = ["Prepline", "RunningPrepline"]


@dataclass(frozen=True)
class Prepline:
    """The contender everybody else is divided by."""

    name: str = "prepline"
    extra: Mapping[str, str] = field(default_factory=dict)
    """More environment variables."""

    @contextlib.asynccontextmanager
    async def running(self, bench: Workbench) -> AsyncIterator["RunningPrepline"]:
        """Run the stack while the block runs."""
        options = StackOptions(
            data_dir=bench.folder / self.name,
            kafka="apache" if bench.kafka == "apache" else "embedded",
            processes=True,
            sandbox=False,
            traces=True,
            extra_environment={**handler_variables(bench), **self.extra},
        )
        async with running_stack(options) as stack:
            yield RunningPrepline(stack, bench)


@dataclass(frozen=True)
class RunningPrepline:
    """The stack and its users."""

    stack: LocalStack
    bench: Workbench

    async def prepare(self, employer: int, *, user: str, patience: float) -> Finished:
        """Make one guide and follow its event stream."""
        async with self.client(user, patience=patience) as client:
            return await follow(client, employer, self.bench.world.posting(employer))

    def client(self, user: str, *, patience: float = 60) -> Client:
        """Return a client of the gateway."""
        token = LocalIssuer.load(self.stack.addresses.keys).mint(user)
        return Client(base_url=self.stack.addresses.gateway, token=token, patience=patience)

    def processes(self) -> Mapping[str, int]:
        """Return the six services' process ids, and that of the process they are forks of."""
        forks = self.stack.forks.pid if self.stack.forks is not None else None
        found = {stage: process.pid for stage, process in self.stack.processes.items()} | {"forks": forks}
        return {name: pid for name, pid in found.items() if pid is not None}

    def servers(self) -> Mapping[str, int]:
        """Return the ids of Kafka, MongoDB and the store."""
        return server_ids(self.stack.servers)

    async def restart(self) -> None:
        """Kill all services and start their successors."""
        services = self.stack.processes.values()
        await asyncio.gather(*(process.kill() for process in services))
        await asyncio.gather(*(process.start() for process in services))

    async def account(self, user: str) -> Mapping[str, Any]:
        """Return a user's credits."""
        async with self.client(user) as client:
            found = await client.account()
        return {name: found[name] for name in ("balance", "held") if name in found}
