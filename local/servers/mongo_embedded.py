"""MongoDB from a wheel: SecantusDB, the MongoDB protocol over WiredTiger storage."""

import sys
from pathlib import Path

from typing_extensions import override

from local.servers.ports import HOST
from local.servers.probes import mongo_answers
from local.servers.process import ChildProcess

__all__ = ["EmbeddedMongo"]


class EmbeddedMongo(ChildProcess):
    """The database of laptops and tests: a single-node replica set with transactions.

    Every acknowledged write survives `kill`.
    """

    def __init__(self, *, data_dir: Path, port: int) -> None:
        """Describe the server; `data_dir` is its own, `port` the one on 127.0.0.1."""
        self._config = data_dir / "secantusd.toml"
        super().__init__(
            name="embedded MongoDB",
            command=[
                *(sys.executable, "-P", "-m", "secantus"),
                *("--config", str(self._config)),
                *("--host", HOST, "--port", str(port)),
                *("--storage-path", str(data_dir / "data")),
                "--sync-on-commit",  # without it a kill loses writes that were acknowledged with w=majority
                *("--cache-size", "256M"),
                *("--log-level", "WARNING"),
            ],
            port=port,
            log_file=data_dir / "server.log",
            ready=lambda: mongo_answers(port),
            advice=f"Delete {data_dir / 'data'} if its files are damaged, or use a MongoDB of your own.",
        )

    @property
    def url(self) -> str:
        """The connection string of clients."""
        return f"mongodb://{self.address}/?directConnection=true"

    @override
    async def start(self) -> None:
        # An empty file, named explicitly: the server would otherwise take one it finds in the user's home directory.
        self._config.parent.mkdir(parents=True, exist_ok=True)
        self._config.touch()
        await super().start()

    @override
    async def stop(self) -> None:
        # Its own orderly end takes two seconds, and for ever when a client connects meanwhile. It would save nothing
        # that is not on disk already.
        await self.kill()
