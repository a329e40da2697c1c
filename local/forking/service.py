"""A service that is a fork."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from typing_extensions import override

from contracts.status import Stage
from local.forking.process import ForkedProcess
from local.forking.server import ForkServer
from local.servers.process import ChildProcess, Probe

__all__ = ["ForkedService"]


class ForkedService(ChildProcess):
    """Starts, stops and dies like one that was started as a program."""

    def __init__(
        self,
        *,
        service: Stage,
        forks: ForkServer,
        port: int,
        log_file: Path,
        ready: Probe,
        environment: Mapping[str, str],
    ) -> None:
        super().__init__(
            name=f"{service} service",
            command=(),
            port=port,
            log_file=log_file,
            ready=ready,
            advice="Its log says why.",
            environment=environment,
        )
        self._service = service
        self._forks = forks

    @override
    async def _new_process(self) -> ForkedProcess:
        # The first one waits until the process that is forked has imported everything.
        return await asyncio.to_thread(
            self._forks.fork, self._service, environment=self._environment, log_file=self.log_file
        )
