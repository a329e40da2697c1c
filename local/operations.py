"""Commands that run or prepare one part of a deployment."""

import asyncio
import sys
from pathlib import Path

from contracts.status import Stage
from local.registry import build, settings_of
from runtime.logs import configure_logs

__all__ = ["make_bucket", "make_topics", "print_token", "run_service"]

_USAGE = 2


def run_service(name: str) -> int:
    """Run one service until it is told to stop; 1 when it failed, 2 when its settings are not valid."""
    from pydantic import ValidationError

    from runtime.serving import ServerDiedError, serve

    stage = Stage(name)
    try:
        settings = settings_of(stage)()
    except ValidationError as error:
        return _refuse_settings(error)
    configure_logs(level=settings.log_level, log_format=settings.log_format)
    try:
        with asyncio.Runner(loop_factory=_event_loop) as runner:
            return runner.run(serve(build(stage, settings), host=settings.host, port=settings.port))
    except ServerDiedError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def make_topics() -> int:
    """Create the topics that Kafka lacks and say which."""
    from aiokafka.errors import KafkaError

    from runtime.kafka.topics import create_topics
    from runtime.settings import ServiceSettings

    kafka = ServiceSettings(environment="local").kafka
    try:
        created = asyncio.run(create_topics(kafka))
    except KafkaError as error:
        sys.stderr.write(f"Kafka at {kafka.bootstrap_servers}: {error}. Set PREPLINE_KAFKA__BOOTSTRAP_SERVERS.\n")
        return 1
    sys.stdout.write("".join(f"created {name}\n" for name in created) or "all topics exist\n")
    return 0


def make_bucket() -> int:
    """Create the bucket of the guides."""
    from runtime.storage import S3ObjectStore, StorageError
    from services.renderer.settings import RendererSettings

    storage = RendererSettings(environment="local").storage
    store = S3ObjectStore(storage)
    try:
        asyncio.run(store.prepare())
    except StorageError as error:
        sys.stderr.write(f"The object store at {storage.endpoint}: {error}. Set PREPLINE_STORAGE__….\n")
        return 1
    finally:
        store.close()
    sys.stdout.write(f"bucket {storage.bucket} exists\n")
    return 0


def print_token(user: str, *, data_dir: Path) -> int:
    """Print a bearer token that the local stack with this data directory accepts."""
    from services.gateway.auth.local import LocalIssuer

    sys.stdout.write(LocalIssuer.load(data_dir / "keys").mint(user) + "\n")
    return 0


def _refuse_settings(error: Exception) -> int:
    from pydantic import ValidationError

    assert isinstance(error, ValidationError)  # noqa: S101 — the caller caught it
    sys.stderr.write("The settings are not valid:\n")
    for flaw in error.errors(include_input=False, include_url=False):
        variable = "__".join(str(part).upper() for part in flaw["loc"])
        sys.stderr.write(f"  {f'PREPLINE_{variable}: ' if variable else ''}{flaw['msg']}\n")
    return _USAGE


def _event_loop() -> asyncio.AbstractEventLoop:
    import uvloop

    return uvloop.new_event_loop()
