"""The Celery chain as a contender: an API process, a worker process for each of five services, Redis."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from benchmarks.comparing.contenders.base import Workbench
from benchmarks.comparing.contenders.running_process import AskedForStatus
from benchmarks.comparing.contenders.shared_servers import SharedServers, server_ids, shared_servers
from benchmarks.comparing.contenders.tools import redis_server, tool_process
from benchmarks.comparing.contenders.users import opened
from contracts.status import Stage
from local.servers.ports import free_ports
from local.servers.process import ChildProcess
from local.stack import ready_at

__all__ = ["CeleryChain"]

_STAGES = (Stage.PARSER, Stage.SCRAPER, Stage.INSIGHTS, Stage.RENDERER, Stage.BILLING)
_AT_ONCE = 64
"""Tasks at once in each worker, as many as our processes take events."""


@dataclass(frozen=True)
class CeleryChain:
    """The contender."""

    name: str = "celery"

    @contextlib.asynccontextmanager
    async def running(self, bench: Workbench) -> AsyncIterator["RunningChain"]:
        """Run its processes while the block runs."""
        async with contextlib.AsyncExitStack() as stack:
            servers = await stack.enter_async_context(shared_servers(bench, name=self.name))
            redis_port, port, *unused = free_ports(2 + len(_STAGES))
            redis = await stack.enter_async_context(redis_server(bench, port=redis_port))
            shared = {
                "CHAIN_REDIS": f"redis://127.0.0.1:{redis_port}/0",
                "CHAIN_ENVIRONMENTS": str(servers.environments),
            }
            workers = {
                stage: _worker(bench, stage, port=number, environment=shared)
                for stage, number in zip(_STAGES, unused, strict=True)
            }
            api = tool_process(
                bench,
                name="chain-api",
                arguments=["-m", "benchmarks.comparing.chain.api", str(port)],
                port=port,
                ready=ready_at(port),
                environment=shared,
            )
            processes = {"api": api, **workers}
            for process in processes.values():
                stack.push_async_callback(process.stop)
            await asyncio.gather(*(process.start() for process in (*workers.values(), api)))
            http = await stack.enter_async_context(opened(f"http://127.0.0.1:{port}"))
            yield RunningChain(workers=processes, redis=redis, shared=servers, http=http, bench=bench)


@dataclass(frozen=True, kw_only=True)
class RunningChain(AskedForStatus):
    """The processes and their users."""

    workers: Mapping[str, ChildProcess]
    redis: ChildProcess
    shared: SharedServers

    def processes(self) -> Mapping[str, int]:
        """Return the ids of API and workers; Redis counts as a server, like Kafka."""
        return {name: process.pid for name, process in self.workers.items() if process.pid is not None}

    def servers(self) -> Mapping[str, int]:
        """Return the ids of Redis, database and store."""
        redis = {"redis": self.redis.pid} if self.redis.pid is not None else {}
        return {**server_ids(self.shared.servers), **redis}


def _worker(bench: Workbench, stage: Stage, *, port: int, environment: Mapping[str, str]) -> ChildProcess:
    async def at_once() -> bool:
        return True  # the API is ready when all workers have said that they are

    arguments = ["-m", "celery", "-A", "benchmarks.comparing.chain.tasks", "worker", "-Q", stage, "-n", f"{stage}@%h"]
    options = ["-P", "threads", "-c", str(_AT_ONCE), "--without-gossip", "--without-mingle", "--loglevel", "WARNING"]
    return tool_process(
        bench,
        name=f"chain-{stage}",
        arguments=[*arguments, *options],
        port=port,
        ready=at_once,
        environment={**environment, "CHAIN_STAGE": stage},
    )
