"""`prepline render`: a guide as PDF."""

from pathlib import Path
from typing import Annotated

import typer

from services.cli.output import DONE, invalid, refuse, report

__all__ = ["render"]


def render(
    job: Annotated[Path, typer.Option(help="Job details as `parse --json` prints them.", exists=True, dir_okay=False)],
    insights: Annotated[
        Path, typer.Option(help="A guide as `insights --json` prints it.", exists=True, dir_okay=False)
    ],
    out: Annotated[Path, typer.Option(help="The PDF to write.", dir_okay=False)],
) -> None:
    """Lay out a guide as PDF."""
    from pydantic import ValidationError

    from contracts.insights import Insights
    from contracts.job import JobDetails
    from runtime.errors import ServiceError
    from services.renderer.guide import render_pdf

    try:
        details = JobDetails.model_validate_json(job.read_bytes())
        content = Insights.model_validate_json(insights.read_bytes())
        pdf = render_pdf(details, content)
    except ValidationError as error:
        raise typer.Exit(refuse(invalid(error))) from error
    except ServiceError as error:
        raise typer.Exit(refuse(error.to_problem())) from error
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pdf)
    report(f"{out}: {len(pdf):,} bytes")
    raise typer.Exit(DONE)
