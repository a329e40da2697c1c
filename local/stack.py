"""Everything at once: backing servers, topics, the sandbox and the six services."""

import asyncio
import secrets
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import httpx

from contracts.status import Stage
from local.environment import LocalAddresses, environment_of, patched_environment
from local.forking import ForkedService, ForkServer, can_fork
from local.principals import LocalPrincipals
from local.servers import BackingServers
from local.servers.ports import free_port
from local.servers.process import ChildProcess, Probe
from local.servers.watching import kept_running
from runtime.kafka.identity.acls import OPERATOR, apply_acls
from runtime.kafka.topics import create_topics
from runtime.serving import serving
from services.registry import build, settings_of

__all__ = ["LocalStack", "StackOptions", "ready_at", "running_stack"]

_PARTITIONS = 4
"""Per topic: one process of a service has them all, and each poll of an idle service names them all."""


@dataclass(frozen=True, kw_only=True)
class StackOptions:
    """How the local stack is to run."""

    data_dir: Path = Path(".prepline")
    kafka: Literal["embedded", "apache"] = "embedded"
    kafka_url: str | None = None
    """`bootstrap_servers` of a Kafka that runs already; likewise `mongo_url`."""
    kafka_passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By principal, when that Kafka asks who somebody is (SASL/SCRAM); `admin` makes topics and permissions."""
    mongo_url: str | None = None
    processes: bool = False
    """One process per service instead of one event loop for all."""
    forked: bool = field(default_factory=can_fork)
    """These processes are forks of one, so that what they share is in memory once; otherwise each is a program."""
    stages: Sequence[Stage] = tuple(Stage)
    """The services to run."""
    keep_running: bool = False
    """Start a service's process again that died by itself."""
    report: Callable[[str], None] = print
    """Gets a sentence when that happens."""
    port: int = 0
    """Of the gateway; 0 takes a free one."""
    sandbox: bool = True
    captures: Path | None = None
    """Directory of captured pages and discussions that the sandbox serves too."""
    use_sandbox_model: bool = False
    traces: bool = False
    """Keep spans in `traces` of the data directory, for `prepline trace`."""
    extra_environment: dict[str, str] = field(default_factory=dict)


@dataclass(kw_only=True)
class LocalStack:
    """A running stack."""

    addresses: LocalAddresses
    servers: BackingServers
    processes: dict[Stage, ChildProcess]
    """By service, when each runs as a process of its own."""
    forks: ForkServer | None
    """What these processes are forks of, when they are."""
    started_in: float
    """Seconds from nothing to ready."""

    @property
    def sandbox_url(self) -> str:
        """Base URL of the sandbox."""
        return f"http://{self.addresses.sandbox}"


@asynccontextmanager
async def running_stack(options: StackOptions) -> AsyncIterator[LocalStack]:
    """Run the stack while the block runs."""
    began = time.perf_counter()
    async with AsyncExitStack() as stack:
        servers = await stack.enter_async_context(
            BackingServers(
                data_dir=options.data_dir / "servers",
                kafka=options.kafka,
                kafka_bootstrap=options.kafka_url,
                mongo_url=options.mongo_url,
            )
        )
        addresses = _addresses(options, servers)
        await create_topics(addresses.kafka_of("admin"), most_partitions=_PARTITIONS)
        if options.kafka_passwords:
            own = {"admin", OPERATOR, *Stage}
            externals = [name for name in options.kafka_passwords if name not in own]
            await apply_acls(addresses.kafka_of("admin"), externals=externals)
        if addresses.sandbox is not None:
            await stack.enter_async_context(_sandbox(options, addresses.sandbox))
        processes: dict[Stage, ChildProcess] = {}
        forks = None
        if options.processes:
            forks = stack.enter_context(ForkServer(log_file=_logs(options) / "forks.log")) if options.forked else None
            processes = await _start_processes(stack, options, addresses, forks)
            if options.keep_running:
                await stack.enter_async_context(kept_running(processes.values(), report=options.report))
        else:
            await _start_in_loop(stack, options, addresses)
        yield LocalStack(
            addresses=addresses,
            servers=servers,
            processes=processes,
            forks=forks,
            started_in=time.perf_counter() - began,
        )


def _addresses(options: StackOptions, servers: BackingServers) -> LocalAddresses:
    ports = {stage: free_port() for stage in Stage}
    if options.port:
        ports[Stage.GATEWAY] = options.port
    return LocalAddresses(
        kafka=servers.kafka_bootstrap,
        mongo=servers.mongo_url,
        s3_endpoint=servers.s3_endpoint,
        s3_access_key=servers.s3_access_key,
        s3_secret_key=servers.s3_secret_key,
        sandbox=f"127.0.0.1:{free_port()}" if options.sandbox else None,
        ports=ports,
        keys=options.data_dir / "keys",
        internal_token=secrets.token_urlsafe(24),
        preview_token=secrets.token_urlsafe(24),
        hold_token=secrets.token_urlsafe(24),
        operator_token=secrets.token_urlsafe(24),
        principals=LocalPrincipals.kept_in(options.data_dir / "keys"),
        kafka_passwords=options.kafka_passwords,
        use_sandbox_model=options.use_sandbox_model,
        extra={**_traces(options), **options.extra_environment},
    )


def _traces(options: StackOptions) -> dict[str, str]:
    folder = options.data_dir.absolute() / "traces"
    return {"PREPLINE_TRACING__FOLDER": str(folder)} if options.traces else {}


@asynccontextmanager
async def _sandbox(options: StackOptions, address: str) -> AsyncIterator[None]:
    from local.sandbox import create_sandbox

    host, _, port = address.partition(":")
    async with serving(create_sandbox(captures=options.captures), host=host, port=int(port)):
        yield


async def _start_in_loop(stack: AsyncExitStack, options: StackOptions, addresses: LocalAddresses) -> None:
    """Start the services side by side: joining a consumer group takes a moment each."""
    apps = {}
    for stage in options.stages:
        with patched_environment(environment_of(stage, addresses)):
            apps[stage] = build(stage, settings_of(stage)())
    async with asyncio.TaskGroup() as group:
        for stage, app in apps.items():
            context = serving(app, host="127.0.0.1", port=addresses.ports[stage])
            group.create_task(stack.enter_async_context(context))


async def _start_processes(
    stack: AsyncExitStack, options: StackOptions, addresses: LocalAddresses, forks: ForkServer | None
) -> dict[Stage, ChildProcess]:
    logs = _logs(options)
    processes = {stage: _process(stage, addresses=addresses, logs=logs, forks=forks) for stage in options.stages}
    async with asyncio.TaskGroup() as group:
        for process in processes.values():
            stack.push_async_callback(process.stop)
            group.create_task(process.start())
    return processes


def _logs(options: StackOptions) -> Path:
    return options.data_dir / "logs"


def _process(stage: Stage, *, addresses: LocalAddresses, logs: Path, forks: ForkServer | None) -> ChildProcess:
    port, log_file, environment = addresses.ports[stage], logs / f"{stage}.log", environment_of(stage, addresses)
    if forks is not None:
        return ForkedService(
            service=stage, forks=forks, port=port, log_file=log_file, ready=ready_at(port), environment=environment
        )
    return ChildProcess(
        name=f"{stage} service",
        command=[sys.executable, "-P", "-m", "services", "run", stage],
        port=port,
        log_file=log_file,
        ready=ready_at(port),
        advice="Its log says why.",
        environment=environment,
    )


def ready_at(port: int) -> Probe:
    """Return what tells whether the service on a port is ready."""

    async def ready() -> bool:
        try:
            async with httpx.AsyncClient(timeout=1, trust_env=False) as client:
                return (await client.get(f"http://127.0.0.1:{port}/readyz")).is_success
        except httpx.HTTPError:
            return False

    return ready
