"""Apache Kafka itself, on a machine with Java: one node that is broker and controller (KRaft)."""

import base64
import shutil
import tempfile
import uuid
from collections.abc import Mapping
from pathlib import Path

from typing_extensions import override

from local.servers.commands import run
from local.servers.kafka_release import ADVICE, KafkaRelease, cache_dir
from local.servers.ports import HOST, free_port
from local.servers.probes import kafka_answers, port_open
from local.servers.process import ChildProcess

__all__ = ["ApacheKafka"]


class ApacheKafka(ChildProcess):
    """The broker of integration and chaos tests, and of `--kafka apache`.

    Acknowledged records and offsets survive `kill`: they are in the page cache, which only the machine's end empties.
    Ready in one second; in four after `kill`, because the cluster first waits for the end of the dead broker's session.
    """

    def __init__(
        self, *, data_dir: Path, port: int, cache: Path | None = None, users: Mapping[str, str] | None = None
    ) -> None:
        """Describe the broker.

        Args:
            data_dir: its own directory.
            port: the one for clients, on 127.0.0.1.
            cache: where its program is kept; `cache_dir()` by default.
            users: passwords by principal; clients must then say who they are, and only `admin` may do everything.
        """
        self._data_dir = data_dir
        self._data = data_dir / "data"
        self._users = dict(users or {})
        self._cache = cache or cache_dir()
        super().__init__(
            name="Apache Kafka",
            command=[],  # known once the release is installed
            port=port,
            log_file=data_dir / "server.log",
            ready=lambda: port_open(port) if users else kafka_answers(port),
            advice=ADVICE,
        )

    @property
    def bootstrap(self) -> str:
        """The `bootstrap_servers` of clients."""
        return self.address

    @override
    async def start(self) -> None:
        if self.running:
            return
        release = await KafkaRelease.install(cache=self._cache, log_file=self.log_file)
        if not release.class_archive.exists():
            await self._archive_classes(release)
        await self._start(release)

    def wipe(self) -> None:
        """Forget all topics, records, groups and offsets; see `KafkaServer.wipe`."""
        if self.running:
            raise self.failed("still_running", "cannot be wiped while it runs")
        shutil.rmtree(self._data, ignore_errors=True)

    async def _start(self, release: KafkaRelease, *options: str) -> None:
        properties = self._data_dir / "server.properties"
        properties.parent.mkdir(parents=True, exist_ok=True)
        properties.write_text(_properties(self._data, self.port, self._users))
        if not (self._data / "meta.properties").exists():
            await self._format(release, properties)
        self.command = release.command("kafka.Kafka", str(properties), options=options)
        await super().start()

    async def _format(self, release: KafkaRelease, properties: Path) -> None:
        """Format the data directory, or copy one that was formatted before: that saves a Java machine."""
        if not self._users and release.formatted.exists():
            shutil.copytree(release.formatted, self._data, dirs_exist_ok=True)
            return
        await self._format_anew(release, properties)
        if not self._users:
            release.keep_formatted(self._data)

    async def _format_anew(self, release: KafkaRelease, properties: Path) -> None:
        cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).rstrip(b"=").decode()
        arguments = ("format", f"--cluster-id={cluster}", "--config", str(properties), *self._scram())
        status, output = await run(*release.command("kafka.tools.StorageTool", *arguments))
        if status:
            raise self.failed("exited", "could not format its data directory", output.splitlines()[-5:])

    def _scram(self) -> list[str]:
        return [
            option
            for name, password in self._users.items()
            for option in ("--add-scram", f"SCRAM-SHA-512=[name={name},password={password}]")
        ]

    async def _archive_classes(self, release: KafkaRelease) -> None:
        """Run a broker once for the archive that the Java machine writes when it ends."""
        with tempfile.TemporaryDirectory(dir=release.home) as temporary:
            archive = Path(temporary, release.class_archive.name)
            trial = ApacheKafka(data_dir=Path(temporary), port=free_port(), cache=self._cache)
            await trial._start(release, f"-XX:ArchiveClassesAtExit={archive}")
            await trial.stop()
            release.keep_class_archive(archive)


def _properties(data: Path, port: int, users: Mapping[str, str]) -> str:
    controller = f"{HOST}:{free_port()}"
    return f"""\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@{controller}
controller.listener.names=CONTROLLER
listeners={"SASL_PLAINTEXT" if users else "PLAINTEXT"}://{HOST}:{port},CONTROLLER://{controller}
advertised.listeners={"SASL_PLAINTEXT" if users else "PLAINTEXT"}://{HOST}:{port}
{_identities(users["admin"]) if users else ""}\
log.dirs={data}
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
# a killed broker may only come back when its session is over; the default is 9 s
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
# one node: no copies, and few partitions to load before groups work
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
# allocated at the start; the default is 128 MB
log.cleaner.dedupe.buffer.size=8388608
"""


def _identities(admin_password: str) -> str:
    """Return the properties with which clients must say who they are, and may do what the access lists allow."""
    login = "org.apache.kafka.common.security.scram.ScramLoginModule required"
    return f"""\
listener.security.protocol.map=SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=SASL_PLAINTEXT
sasl.enabled.mechanisms=SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config={login} username="admin" password="{admin_password}";
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
# the controller's listener is reached from this process alone
super.users=User:admin;User:ANONYMOUS
"""
