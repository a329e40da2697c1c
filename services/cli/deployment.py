"""`prepline run`, `topics`, `bucket`, `databases`: the parts of a deployment, configured by `PREPLINE_…` variables."""

from typing import TYPE_CHECKING, Annotated

import typer

from contracts.status import Stage
from services.cli.output import DONE, FAILED, USED_WRONGLY, report

if TYPE_CHECKING:
    import asyncio

    from pydantic import ValidationError

__all__ = ["bucket", "databases", "run", "topics"]


def run(service: Annotated[Stage, typer.Argument(metavar="SERVICE", help=f"One of: {', '.join(Stage)}.")]) -> None:
    """Run one service until it is told to stop."""
    import asyncio

    from runtime.lean import leave_out_unused

    leave_out_unused()

    from pydantic import ValidationError

    from runtime.logs import configure_logs
    from runtime.serving import ServerDiedError, serve
    from services.registry import build, settings_of

    try:
        settings = settings_of(service)()
    except ValidationError as error:
        _explain(error)
        raise typer.Exit(USED_WRONGLY) from error
    configure_logs(level=settings.log_level, log_format=settings.log_format)
    try:
        with asyncio.Runner(loop_factory=_event_loop) as runner:
            code = runner.run(serve(build(service, settings), host=settings.host, port=settings.port))
    except ServerDiedError as error:
        report(str(error))
        raise typer.Exit(FAILED) from error
    raise typer.Exit(code)


def topics() -> None:
    """Create the topics that Kafka lacks, and say who may read and write them."""
    import asyncio

    from aiokafka.errors import KafkaError

    from runtime.kafka.identity.acls import apply_acls
    from runtime.kafka.topics import create_topics
    from runtime.logs import configure_logs
    from runtime.settings import ServiceSettings

    configure_logs(level="CRITICAL", log_format="console")  # what fails is said once, below
    kafka = ServiceSettings(environment="local").kafka
    try:
        created = asyncio.run(create_topics(kafka))
        permissions = asyncio.run(apply_acls(kafka, externals=kafka.externals))
    except KafkaError as error:
        report(f"Kafka at {kafka.bootstrap_servers}: {error}. Set PREPLINE_KAFKA__BOOTSTRAP_SERVERS.")
        raise typer.Exit(FAILED) from error
    typer.echo("\n".join(f"created {name}" for name in created) or "all topics exist")
    typer.echo(f"{permissions} permissions" if permissions else "no permissions: this broker is open to everybody")
    raise typer.Exit(DONE)


def bucket() -> None:
    """Create the bucket of the guides when it is missing."""
    import asyncio

    from runtime.logs import configure_logs
    from runtime.storage import S3ObjectStore, StorageError
    from services.renderer.settings import RendererSettings

    configure_logs(level="CRITICAL", log_format="console")
    storage = RendererSettings(environment="local").storage
    store = S3ObjectStore(storage)
    try:
        asyncio.run(store.prepare())
    except StorageError as error:
        report(f"The object store at {storage.endpoint}: {error}. Set PREPLINE_STORAGE__….")
        raise typer.Exit(FAILED) from error
    finally:
        store.close()
    typer.echo(f"bucket {storage.bucket} exists")
    raise typer.Exit(DONE)


def databases() -> None:
    """Give each service whose MONGO_PASSWORD_SERVICE is set its own database and user, as MongoDB's administrator."""
    import asyncio
    import os

    from pydantic import SecretStr
    from pymongo.errors import PyMongoError

    from runtime.mongo.users import make_users
    from runtime.settings import ServiceSettings

    named = {stage.value: os.environ.get(f"MONGO_PASSWORD_{stage.upper()}", "") for stage in Stage}
    passwords = {service: SecretStr(password) for service, password in named.items() if password}
    if not passwords:
        report(
            "Set MONGO_PASSWORD_GATEWAY, _PARSER, _SCRAPER, _INSIGHTS or _BILLING: the passwords the users are to have."
        )
        raise typer.Exit(USED_WRONGLY)
    try:
        asyncio.run(make_users(ServiceSettings(environment="local").mongo, passwords))
    except (PyMongoError, TimeoutError) as error:
        report(f"MongoDB: {type(error).__name__}. PREPLINE_MONGO__URL says where it is and who its administrator is.")
        raise typer.Exit(FAILED) from error
    typer.echo("\n".join(f"{service} has its own database" for service in passwords))
    raise typer.Exit(DONE)


def _explain(error: "ValidationError") -> None:
    report("The settings are not valid:")
    for flaw in error.errors(include_input=False, include_url=False):
        variable = "__".join(str(part).upper() for part in flaw["loc"])
        report(f"  {f'PREPLINE_{variable}: ' if variable else ''}{flaw['msg']}")


def _event_loop() -> "asyncio.AbstractEventLoop":
    import uvloop

    return uvloop.new_event_loop()
