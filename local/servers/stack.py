"""All backing servers that were not given, started and stopped together."""

import asyncio
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from local.servers.kafka_apache import ApacheKafka
from local.servers.kafka_embedded import EmbeddedKafka
from local.servers.mongo_embedded import EmbeddedMongo
from local.servers.ports import free_ports
from local.servers.s3_embedded import EmbeddedS3, S3Access
from local.servers.server import KafkaServer, Server

__all__ = ["BackingServers", "KafkaKind"]

KafkaKind = Literal["embedded", "apache"]


class BackingServers:
    """Kafka, MongoDB and S3 while the context is entered: each either given, or a child process of this one.

    Attributes:
        kafka: the broker; None when its address was given.
        kafka_bootstrap: the `bootstrap_servers` of clients.
        mongo: the database; None when its URL was given.
        mongo_url: the connection string of clients.
        s3: the object store; None when its access was given.
        s3_endpoint: `host:port`.
        s3_access_key: the access key of clients.
        s3_secret_key: the secret key of clients.
    """

    def __init__(
        self,
        *,
        data_dir: Path,
        kafka: KafkaKind = "embedded",
        kafka_bootstrap: str | None = None,
        mongo_url: str | None = None,
        s3_access: S3Access | None = None,
    ) -> None:
        """Decide which servers to run; nothing starts yet, but every address is known.

        Args:
            data_dir: every server keeps its data and its `server.log` in a directory below.
            kafka: which broker to run when `kafka_bootstrap` is not given.
            kafka_bootstrap: `bootstrap_servers` of a Kafka that runs already.
            mongo_url: connection string of a MongoDB that runs already.
            s3_access: an S3 store that runs already.
        """
        kafka_port, mongo_port, s3_port = free_ports(3)
        self.kafka: KafkaServer | None = None
        self.mongo: EmbeddedMongo | None = None
        self.s3: EmbeddedS3 | None = None
        if not kafka_bootstrap:
            broker = ApacheKafka if kafka == "apache" else EmbeddedKafka
            self.kafka = broker(data_dir=data_dir / f"kafka-{kafka}", port=kafka_port)
            kafka_bootstrap = self.kafka.bootstrap
        if not mongo_url:
            self.mongo = EmbeddedMongo(data_dir=data_dir / "mongo", port=mongo_port)
            mongo_url = self.mongo.url
        if not s3_access:
            self.s3 = EmbeddedS3(data_dir=data_dir / "s3", port=s3_port)
            s3_access = self.s3.access
        self.kafka_bootstrap = kafka_bootstrap
        self.mongo_url = mongo_url
        self.s3_endpoint = s3_access.endpoint
        self.s3_access_key = s3_access.access_key
        self.s3_secret_key = s3_access.secret_key

    async def __aenter__(self) -> Self:
        """Start the servers, all at once.

        Raises:
            ServerFailed: one of them did not start; the others were stopped again.
        """
        try:
            async with asyncio.TaskGroup() as group:
                for server in self._servers:
                    group.create_task(server.start())
        except ExceptionGroup as failures:
            await self._stop()
            raise failures.exceptions[0] from None
        except BaseException:
            await self._stop()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop the servers, all at once."""
        await self._stop()

    @property
    def _servers(self) -> list[Server]:
        return [server for server in (self.kafka, self.mongo, self.s3) if server is not None]

    async def _stop(self) -> None:
        await asyncio.gather(*(server.stop() for server in self._servers))
