"""Single stages on the command line: JSON goes to stdout alone, everything else to stderr.

Exit codes: 0 done, 2 the command was used wrongly, 3 the input is unusable (a problem document is on stdout).
"""

import sys
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from contracts.job import JobDetails
from contracts.problems import Problem, ProblemCode
from runtime.errors import ServiceError

__all__ = ["distil", "parse_posting", "render_guide"]

_USAGE = 2
_UNUSABLE = 3


def parse_posting(*, url: str | None, file: Path | None, file_url: str | None, as_json: bool) -> int:
    """Read a posting from its address, or from a file that holds it, and print its details."""
    if (url is None) == (file is None):
        sys.stderr.write("Give either the posting's URL or --file FILE.\n")
        return _USAGE
    try:
        job = _fetch_and_read(url) if url is not None else _read_file(file or Path("-"), file_url)
    except ServiceError as error:
        return _refuse(error.to_problem())
    except OSError as error:
        sys.stderr.write(f"{file}: {error.strerror}\n")
        return _USAGE
    if as_json:
        _print_json(job)
    else:
        _show(job)
    return 0


def distil(*, job: Path, posts: Path, engine: Literal["extractive", "openai"] | None, as_json: bool) -> int:
    """Make a guide's content from a job and discussions, and print it."""
    from contracts.posts import Post

    try:
        details = JobDetails.model_validate_json(job.read_bytes())
        discussions = TypeAdapter(list[Post]).validate_json(posts.read_bytes())
    except ValidationError as error:
        return _refuse(_invalid(error))
    import asyncio

    from services.insights.app import build_insights

    try:
        insights, usage = asyncio.run(build_insights(details, discussions, engine=engine))
    except ServiceError as error:
        return _refuse(error.to_problem())
    sys.stderr.write(
        f"{usage.engine}: {insights.grounding.reported} reported, {insights.grounding.posting} from the posting, "
        f"{insights.grounding.general} general; {usage.calls} model calls\n"
    )
    if as_json:
        _print_json(insights)
    return 0


def render_guide(*, job: Path, insights: Path, out: Path) -> int:
    """Lay a guide out and write the PDF."""
    from contracts.insights import Insights
    from services.renderer.guide import render_pdf

    try:
        details = JobDetails.model_validate_json(job.read_bytes())
        content = Insights.model_validate_json(insights.read_bytes())
    except ValidationError as error:
        return _refuse(_invalid(error))
    try:
        pdf = render_pdf(details, content)
    except ServiceError as error:
        return _refuse(error.to_problem())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pdf)
    sys.stderr.write(f"{out}: {len(pdf):,} bytes\n")
    return 0


def _read_file(file: Path, url: str | None) -> JobDetails:
    from services.parser.document import Document
    from services.parser.read_document import read_posting

    body = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    return read_posting(Document(body=body, url=url)).job


def _fetch_and_read(url: str) -> JobDetails:
    import asyncio

    from services.parser.app import read_url

    return asyncio.run(read_url(url))


def _show(job: JobDetails) -> None:
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


def _print_json(model: JobDetails | Any) -> None:
    sys.stdout.write(model.model_dump_json(indent=2) + "\n")


def _refuse(problem: Problem) -> int:
    sys.stdout.write(problem.model_dump_json(indent=2, exclude_none=True) + "\n")
    sys.stderr.write(problem.detail + "\n")
    return _UNUSABLE


def _invalid(error: ValidationError) -> Problem:
    flaws = [{"field": ".".join(map(str, flaw["loc"])), "message": flaw["msg"]} for flaw in error.errors()]
    return Problem(
        title="Validation failed",
        status=400,
        detail="The file does not hold what this command reads.",
        code=ProblemCode.VALIDATION_FAILED,
        errors=flaws,
    )
