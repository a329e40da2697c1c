"""Kafka from a wheel: noida-db, a single binary that speaks the Kafka protocol."""

import shutil
from importlib.resources import files
from pathlib import Path

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from typing_extensions import override

from local.servers.ports import HOST, free_port
from local.servers.probes import port_open
from local.servers.process import ChildProcess

__all__ = ["EmbeddedKafka"]


class EmbeddedKafka(ChildProcess):
    """The broker of laptops and tests: up in milliseconds, 20 MB of memory, one node.

    It keeps records in memory and saves all of them once a second while they change: `stop` keeps everything, `kill`
    loses up to the last second of records *and* committed offsets. A dead group member never expires; a static member
    that comes back takes its partitions over at once.
    """

    def __init__(self, *, data_dir: Path, port: int) -> None:
        """Describe the broker; `data_dir` is its own, `port` the one on 127.0.0.1."""
        self._data = data_dir / "data"
        super().__init__(
            name="embedded Kafka",
            command=_command(self._data, port),
            port=port,
            log_file=data_dir / "server.log",
            ready=lambda: port_open(port),
            advice=f"Delete {self._data} if its files are damaged, or use a Kafka of your own.",
        )

    @property
    def bootstrap(self) -> str:
        """The `bootstrap_servers` of clients."""
        return self.address

    @override
    async def start(self) -> None:
        if not self._data.exists():
            await self._format()
        await super().start()

    def wipe(self) -> None:
        """Forget all topics, records, groups and offsets; see `KafkaServer.wipe`."""
        if self.running:
            raise self.failed("still_running", "cannot be wiped while it runs")
        shutil.rmtree(self._data, ignore_errors=True)

    async def _format(self) -> None:
        """Create the data directory, with automatic topic creation switched off.

        Left on, the first service that asks for a topic would create it with a single partition. Only a running broker
        takes the setting and saves it with its data, so one runs for a moment on a port that no client knows.
        """
        fresh, port = self._data.with_name("fresh"), free_port()
        shutil.rmtree(fresh, ignore_errors=True)
        broker = ChildProcess(
            name=f"{self.name} (first start)",
            command=_command(fresh, port),
            port=port,
            log_file=self.log_file,
            ready=lambda: port_open(port),
            advice=self.advice,
        )
        await broker.start()
        try:
            await _forbid_automatic_topics(broker.address)
        finally:
            await broker.stop()
        fresh.rename(self._data)


def _command(data: Path, port: int) -> list[str]:
    # The binary itself, not the wheel's command: that one is a Python parent whose child would survive it.
    binary = str(files("noida_db") / "noida-db")
    return [binary, "start", "--only", "kafka", "--host", HOST, "--kafka-port", str(port), "--data-dir", str(data)]


async def _forbid_automatic_topics(bootstrap: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    try:
        await admin.start()
        node = (await admin.describe_cluster())["brokers"][0]["node_id"]
        setting = {"auto.create.topics.enable": "false"}
        await admin.alter_configs([ConfigResource(ConfigResourceType.BROKER, str(node), setting)])
    finally:
        await admin.close()
