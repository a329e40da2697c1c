"""`prepline insights`: discussions distilled into a guide's content, one or many."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Optional

import typer

from services.cli.output import DONE, UNUSABLE, USED_WRONGLY, invalid, print_json, refuse, report, report_unusable

if TYPE_CHECKING:
    from contracts.posts import Post

__all__ = ["insights"]


def insights(
    job: Annotated[
        Optional[Path],  # noqa: UP045 — Typer reads it
        typer.Option(help="Job details as `parse --json` prints them.", exists=True, dir_okay=False),
    ] = None,
    posts: Annotated[
        Optional[Path],  # noqa: UP045 — Typer reads it
        typer.Option(
            help="JSON array of posts (contracts.posts.Post), or what `collect --json` prints.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    each: Annotated[
        Optional[Path],  # noqa: UP045 — Typer reads it
        typer.Option(
            help="Many at once instead: lines of {id, job, posts}, `-` reads stdin; prints a line {id, insights} each.",
            exists=True,
            dir_okay=False,
            allow_dash=True,
        ),
    ] = None,
    engine: Annotated[
        Optional[Literal["extractive", "openai"]],  # noqa: UP045 — Typer reads it
        typer.Option(help="Default: openai when a key is set."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON alone on stdout.")] = False,
) -> None:
    """Distil discussions into a guide's content."""
    from runtime.logs import configure_logs

    configure_logs(level="WARNING", log_format="console")
    if each is not None and job is None and posts is None:
        raise typer.Exit(_distil_each(each, engine=engine))
    if each is not None or job is None or posts is None:
        report("Give --job FILE and --posts FILE, or --each FILE.")
        raise typer.Exit(USED_WRONGLY)
    raise typer.Exit(_distil(job, posts, engine=engine, as_json=as_json))


def _distil(job: Path, posts: Path, *, engine: Literal["extractive", "openai"] | None, as_json: bool) -> int:
    import asyncio

    from pydantic import ValidationError

    from contracts.job import JobDetails
    from runtime.errors import ServiceError
    from services.insights.app import build_insights

    reading = job
    try:
        details = JobDetails.model_validate_json(job.read_bytes())
        reading = posts
        discussions = _discussions(posts)
    except ValidationError as error:
        return refuse(invalid(error, what=str(reading)))
    try:
        content, usage = asyncio.run(build_insights(details, discussions, engine=engine))
    except ServiceError as error:
        return refuse(error.to_problem())
    report(
        f"{usage.engine}: {content.grounding.reported} reported, {content.grounding.posting} from the posting, "
        f"{content.grounding.general} general; {usage.calls} model calls"
    )
    if as_json:
        print_json(content)
    return DONE


def _discussions(posts: Path) -> "list[Post]":
    """Return the posts of a file: an array of them, or what `collect --json` prints."""
    import json

    from pydantic import TypeAdapter

    from contracts.posts import Post

    try:
        written = json.loads(posts.read_bytes())
    except ValueError:
        written = None  # told below as what it should be
    found = written.get("posts") if isinstance(written, dict) else written
    return TypeAdapter(list[Post]).validate_json(json.dumps(found))


def _distil_each(each: Path, *, engine: Literal["extractive", "openai"] | None) -> int:
    import asyncio
    import sys

    from runtime.errors import ServiceError
    from services.cli.cases import distil_each

    lines = sys.stdin.buffer if str(each) == "-" else each.open("rb")
    try:
        with lines:
            unusable = asyncio.run(distil_each(lines, sys.stdout, engine=engine))
    except ServiceError as error:
        return refuse(error.to_problem())
    report_unusable(unusable)
    return UNUSABLE if unusable else DONE
