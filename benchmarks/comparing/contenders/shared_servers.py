"""MongoDB and the S3 store for contenders without Kafka, and the settings with which our services find them."""

import contextlib
import json
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.comparing.contenders.base import Workbench
from benchmarks.comparing.contenders.environment import handler_variables
from contracts.status import Stage
from local.environment import LocalAddresses, environment_of
from local.principals import LocalPrincipals
from local.servers import BackingServers
from local.servers.ports import free_ports

__all__ = ["SharedServers", "server_ids", "shared_servers"]


@dataclass(frozen=True)
class SharedServers:
    """Where they are."""

    servers: BackingServers
    addresses: LocalAddresses
    environments: Path
    """A file with the environment variables of each service."""


@contextlib.asynccontextmanager
async def shared_servers(bench: Workbench, *, name: str) -> AsyncIterator[SharedServers]:
    """Run the servers while the block runs."""
    folder = bench.folder / name
    async with BackingServers(data_dir=folder / "servers", kafka_bootstrap="127.0.0.1:9") as servers:
        ports = dict(zip(Stage, free_ports(len(Stage)), strict=True))
        addresses = LocalAddresses(
            kafka="127.0.0.1:9",
            mongo=servers.mongo_url,
            s3_endpoint=servers.s3_endpoint,
            s3_access_key=servers.s3_access_key,
            s3_secret_key=servers.s3_secret_key,
            sandbox=None,
            ports=ports,
            keys=folder / "keys",
            internal_token=secrets.token_urlsafe(24),
            preview_token=secrets.token_urlsafe(24),
            hold_token=secrets.token_urlsafe(24),
            operator_token=secrets.token_urlsafe(24),
            principals=LocalPrincipals.kept_in(folder / "keys"),
            extra=handler_variables(bench),
        )
        file = folder / "environments.json"
        file.write_text(json.dumps({stage: environment_of(stage, addresses) for stage in Stage}))
        file.chmod(0o600)
        yield SharedServers(servers, addresses, file)


def server_ids(servers: BackingServers) -> dict[str, int]:
    """Return the process ids of the servers that run, by name."""
    named = {"kafka": servers.kafka, "mongodb": servers.mongo, "s3": servers.s3}
    ids = {name: getattr(server, "pid", None) for name, server in named.items()}
    return {name: pid for name, pid in ids.items() if pid is not None}
