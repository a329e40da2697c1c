"""`prepline parse`: one posting, from its address or from a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from services.cli.output import DONE, USED_WRONGLY, print_json, refuse, report

if TYPE_CHECKING:
    from contracts.job import JobDetails

__all__ = ["parse"]


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
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON alone on stdout.")] = False,
) -> None:
    """Read a job posting."""
    from runtime.errors import ServiceError

    if (url is None) == (file is None):
        report("Give either the posting's URL or --file FILE.")
        raise typer.Exit(USED_WRONGLY)
    try:
        job = _fetch_and_read(url) if url is not None else _read_file(file or Path("-"), file_url)
    except ServiceError as error:
        raise typer.Exit(refuse(error.to_problem())) from error
    except OSError as error:
        report(f"{file}: {error.strerror}")
        raise typer.Exit(USED_WRONGLY) from error
    (print_json if as_json else _show)(job)
    raise typer.Exit(DONE)


def _read_file(file: Path, url: str | None) -> "JobDetails":
    import sys

    from services.parser.document import Document
    from services.parser.read_document import read_posting

    body = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    return read_posting(Document(body=body, url=url)).job


def _fetch_and_read(url: str) -> "JobDetails":
    import asyncio

    from runtime.logs import configure_logs
    from services.parser.app import read_url

    configure_logs(level="WARNING", log_format="console")
    return asyncio.run(read_url(url))


def _show(job: "JobDetails") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Field", "Value", "From", "Sure")
    for name, value in job.model_dump(mode="json", exclude_none=True, exclude={"provenance", "description"}).items():
        if value in ([], False):
            continue
        origin = job.provenance.get(name)
        table.add_row(
            name,
            _readable(value),
            origin.source.value if origin else "",
            f"{origin.confidence:.0%}" if origin else "",
        )
    Console().print(table)


def _readable(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(f"• {item}" for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {item}" for name, item in value.items())
    return str(value)
