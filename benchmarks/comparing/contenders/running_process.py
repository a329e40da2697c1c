"""A contender that is one process of its own beside database and store."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from benchmarks.comparing.contenders.base import Finished, Workbench
from benchmarks.comparing.contenders.shared_servers import SharedServers, server_ids
from benchmarks.comparing.contenders.users import Asking
from local.servers.process import ChildProcess

__all__ = ["AskedForStatus", "RunningProcess"]


@dataclass(frozen=True, kw_only=True)
class RunningProcess:
    """The process and its servers."""

    process: ChildProcess
    shared: SharedServers
    bench: Workbench

    def processes(self) -> Mapping[str, int]:
        """Return its process id."""
        return {self.process.name: self.process.pid} if self.process.pid is not None else {}

    def servers(self) -> Mapping[str, int]:
        """Return the ids of database and store."""
        return server_ids(self.shared.servers)


@dataclass(frozen=True, kw_only=True)
class AskedForStatus:
    """A contender whose page asks for the status every two seconds."""

    http: httpx.AsyncClient
    bench: Workbench

    async def prepare(self, employer: int, *, user: str, patience: float) -> Finished:  # noqa: ARG002 — the page gives up by itself
        """Make one guide and ask for its status until it is final."""
        asking = Asking(http=self.http, scale=self.bench.scale)
        return await asking.prepare(employer, self.bench.world.posting(employer), user=user)
