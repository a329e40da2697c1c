"""The commands and their options; what they do lives in the modules beside this one."""

from pathlib import Path
from typing import Annotated, Literal, Optional

import typer

__all__ = ["app", "main"]

app = typer.Typer(
    name="prepline",
    help="Turns a job posting into an evidence-backed interview-preparation guide.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

DataDir = Annotated[Path, typer.Option(help="Where servers keep their data and logs.")]
Kafka = Annotated[Literal["embedded", "apache"], typer.Option(help="`apache` runs Apache Kafka itself (Java 17).")]
Processes = Annotated[bool, typer.Option("--processes", help="One process per service.")]
Captures = Annotated[
    Optional[Path],  # noqa: UP045 — Typer reads it
    typer.Option(help="Directory of captured job pages and discussions to serve.", exists=True, file_okay=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON alone on stdout.")]
SandboxModel = Annotated[bool, typer.Option("--sandbox-model", help="Use the sandbox's language model.")]


@app.command()
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
    """Start everything, make one guide from a sample posting, leave the PDF and stop."""
    from local.demo import run_demo
    from local.stack import StackOptions

    options = StackOptions(
        data_dir=data_dir,
        kafka=kafka,
        captures=captures,
        processes=processes,
        use_sandbox_model=sandbox_model,
    )
    raise typer.Exit(run_demo(options, posting=posting, out=out))


@app.command()
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
    """Keep everything running, with the web page, until Ctrl-C."""
    from local.demo import run_until_interrupted
    from local.stack import StackOptions

    options = StackOptions(
        data_dir=data_dir,
        kafka=kafka,
        kafka_url=kafka_url,
        mongo_url=mongo_url,
        processes=processes,
        port=port,
        sandbox=sandbox,
        captures=captures,
        use_sandbox_model=sandbox_model,
    )
    raise typer.Exit(run_until_interrupted(options))


@app.command()
def run(
    service: Annotated[
        Literal["gateway", "parser", "scraper", "insights", "renderer", "billing"], typer.Argument(metavar="SERVICE")
    ],
) -> None:
    """Run one service, configured by `PREPLINE_…` environment variables."""
    from local.operations import run_service

    raise typer.Exit(run_service(service))


@app.command()
def topics() -> None:
    """Create the topics of the registry that Kafka lacks."""
    from local.operations import make_topics

    raise typer.Exit(make_topics())


@app.command()
def bucket() -> None:
    """Create the bucket of the guides when it is missing."""
    from local.operations import make_bucket

    raise typer.Exit(make_bucket())


@app.command()
def token(
    user: Annotated[str, typer.Option(help="Whose token.")] = "demo",
    data_dir: DataDir = Path(".prepline/up"),
) -> None:
    """Print a bearer token for the local stack."""
    from local.operations import print_token

    raise typer.Exit(print_token(user, data_dir=data_dir))


@app.command()
def doctor() -> None:
    """Check what this machine has and whether the configured servers and sources answer."""
    from local.doctor import run_doctor

    raise typer.Exit(run_doctor())


@app.command()
def parse(
    url: Annotated[Optional[str], typer.Argument(help="The posting's address.")] = None,  # noqa: UP045 — Typer reads it
    file: Annotated[
        Optional[Path],  # noqa: UP045 — Typer reads it
        typer.Option(help="A page, API JSON, XML feed entry or plain text; `-` reads stdin.", allow_dash=True),
    ] = None,
    file_url: Annotated[
        Optional[str],  # noqa: UP045 — Typer reads it
        typer.Option("--url", help="Where FILE came from."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read a job posting."""
    from local.stages import parse_posting

    raise typer.Exit(parse_posting(url=url, file=file, file_url=file_url, as_json=as_json))


@app.command()
def insights(
    job: Annotated[Path, typer.Option(help="Job details as `parse --json` prints them.", exists=True)],
    posts: Annotated[Path, typer.Option(help="JSON array of posts (contracts.posts.Post).", exists=True)],
    engine: Annotated[
        Optional[Literal["extractive", "openai"]],  # noqa: UP045 — Typer reads it
        typer.Option(help="Default: openai when a key is set."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Distil discussions into a guide."""
    from local.stages import distil

    raise typer.Exit(distil(job=job, posts=posts, engine=engine, as_json=as_json))


@app.command()
def render(
    job: Annotated[Path, typer.Option(help="Job details as `parse --json` prints them.", exists=True)],
    insights: Annotated[Path, typer.Option(help="A guide as `insights --json` prints it.", exists=True)],
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
) -> None:
    """Lay out a guide as PDF."""
    from local.stages import render_guide

    raise typer.Exit(render_guide(job=job, insights=insights, out=out))


def main() -> None:
    """Run the command line."""
    app()
