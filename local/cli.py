"""The commands that the local stack adds to `prepline`, by entry points of its own distribution (`pyproject.toml`)."""

from pathlib import Path
from typing import Annotated, Literal, Optional

import typer

__all__ = ["demo", "token", "up"]

DataDir = Annotated[Path, typer.Option(help="Where servers keep their data and logs.")]
Kafka = Annotated[Literal["embedded", "apache"], typer.Option(help="`apache` runs Apache Kafka itself (Java 17).")]
Processes = Annotated[bool, typer.Option("--processes", help="One process per service.")]
Captures = Annotated[
    Optional[Path],  # noqa: UP045 — Typer reads it
    typer.Option(help="Directory of captured job pages and discussions to serve.", exists=True, file_okay=False),
]
SandboxModel = Annotated[bool, typer.Option("--sandbox-model", help="Use the sandbox's language model.")]


def demo(
    posting: Annotated[
        Optional[str],  # noqa: UP045 — Typer reads it
        typer.Option(help="Address of a posting, or its path in the sandbox, e.g. `/captures/jobs/NAME`."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Where the PDF is left.")] = Path("out"),
    data_dir: DataDir = Path(".prepline/demo"),
    kafka: Kafka = "embedded",
    captures: Captures = None,
    processes: Processes = False,
    sandbox_model: SandboxModel = False,
) -> None:
    """Make one guide on this machine and stop; leaves the PDF."""
    from local.demo import run_demo
    from local.stack import StackOptions

    options = StackOptions(
        data_dir=data_dir,
        kafka=kafka,
        captures=captures,
        processes=processes,
        use_sandbox_model=sandbox_model,
        traces=True,
    )
    raise typer.Exit(run_demo(options, posting=posting, out=out))


def up(  # noqa: PLR0913, PLR0917 — one parameter per option
    port: Annotated[int, typer.Option(help="Of the web page and the API.")] = 8000,
    data_dir: DataDir = Path(".prepline/up"),
    kafka: Kafka = "embedded",
    captures: Captures = None,
    processes: Processes = False,
    sandbox: Annotated[bool, typer.Option(help="Serve the sandbox and collect from it.")] = True,
    sandbox_model: SandboxModel = False,
    kafka_url: Annotated[Optional[str], typer.Option(help="Use this Kafka instead.")] = None,  # noqa: UP045
    mongo_url: Annotated[Optional[str], typer.Option(help="Use this MongoDB instead.")] = None,  # noqa: UP045
) -> None:
    """Run everything on this machine until Ctrl-C."""
    from local.demo import run_until_interrupted
    from local.stack import StackOptions

    options = StackOptions(
        data_dir=data_dir,
        kafka=kafka,
        kafka_url=kafka_url,
        mongo_url=mongo_url,
        processes=processes,
        keep_running=processes,
        report=lambda sentence: typer.echo(sentence, err=True),
        port=port,
        sandbox=sandbox,
        captures=captures,
        use_sandbox_model=sandbox_model,
        traces=True,
    )
    raise typer.Exit(run_until_interrupted(options))


def token(
    user: Annotated[str, typer.Option(help="Whose token.")] = "demo",
    data_dir: DataDir = Path(".prepline/up"),
) -> None:
    """Print a bearer token that the local stack accepts."""
    from services.gateway.auth.local import LocalIssuer

    typer.echo(LocalIssuer.load(data_dir / "keys").mint(user))
