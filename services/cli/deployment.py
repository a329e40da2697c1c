"""`prepline run`, `topics`, `bucket`, `databases`: the parts of a deployment, configured by `PREPLINE_…` variables."""

from typing import Annotated

import typer

from contracts.status import Stage
from services.cli.output import DONE, FAILED, USED_WRONGLY, report

__all__ = ["bucket", "databases", "run", "topics"]


def run(service: Annotated[Stage, typer.Argument(metavar="SERVICE", help=f"One of: {', '.join(Stage)}.")]) -> None:
    """Run one service until it is told to stop."""
    from services.running import run_service

    raise typer.Exit(run_service(service))


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
