"""`prepline render`: a guide as PDF, web page, Markdown, JSON, calendar or cards."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from services.cli.output import DONE, invalid, refuse, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from contracts.insights import Insights
    from contracts.job import JobDetails

__all__ = ["ClaimedStandard", "Format", "Paper", "render"]


class Format(StrEnum):
    """What a guide may become."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    ICS = "ics"
    """The weeks of the plan and the day of the interview, for calendars."""
    ANKI = "anki"
    """The questions as cards, in the text form that Anki imports."""


class Paper(StrEnum):
    """Paper of a PDF."""

    A4 = "A4"
    LETTER = "letter"


class ClaimedStandard(StrEnum):
    """Part of the standard for documents that everybody can read."""

    UA_1 = "ua-1"
    """For PDF 1.7."""
    UA_2 = "ua-2"
    """For PDF 2.0."""


def render(
    job: Annotated[Path, typer.Option(help="Job details as `parse --json` prints them.", exists=True, dir_okay=False)],
    insights: Annotated[
        Path, typer.Option(help="A guide as `insights --json` prints it.", exists=True, dir_okay=False)
    ],
    out: Annotated[Path, typer.Option(help="The file to write.", dir_okay=False)],
    format_: Annotated[Format, typer.Option("--format", help="What the guide becomes.")] = Format.PDF,
    page_size: Annotated[Paper, typer.Option(help="Paper of a PDF.")] = Paper.A4,
    standard: Annotated[ClaimedStandard, typer.Option(help="Which part of PDF/UA a PDF names.")] = ClaimedStandard.UA_1,
    hyphenate: Annotated[bool, typer.Option(help="Divide long words of a PDF at the ends of lines.")] = False,
) -> None:
    """Lay out a guide as PDF, or write it in another form."""
    from pydantic import ValidationError

    from contracts.insights import Insights
    from contracts.job import JobDetails
    from runtime.errors import ServiceError

    try:
        details = JobDetails.model_validate_json(job.read_bytes())
        content = Insights.model_validate_json(insights.read_bytes())
        look = {"page_size": page_size, "standard": standard, "hyphenate": hyphenate}
        written = _written(details, content, format_, look=look)
    except ValidationError as error:
        raise typer.Exit(refuse(invalid(error))) from error
    except ServiceError as error:
        raise typer.Exit(refuse(error.to_problem())) from error
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(written)
    report(f"{out}: {len(written):,} bytes")
    raise typer.Exit(DONE)


def _written(job: "JobDetails", insights: "Insights", format_: Format, *, look: "dict[str, object]") -> bytes:
    if format_ is Format.PDF:
        from services.renderer.guide import render_pdf
        from services.renderer.look import Look

        return render_pdf(job, insights, look=Look.model_validate(look))
    return _writer(format_)(job, insights).encode("utf-8", "replace")


def _writer(format_: Format) -> "Callable[[JobDetails, Insights], str]":
    """Return what writes a form; it is imported when it is asked for, so that the others' parts are not needed."""
    match format_:
        case Format.HTML:
            from services.guides.page import web_page

            return web_page
        case Format.JSON:
            from services.guides.data import guide_json

            return guide_json
        case Format.ICS:
            from services.guides.calendar import plan_calendar

            return plan_calendar
        case Format.ANKI:
            from services.guides.cards import anki_cards

            return anki_cards
        case _:
            from services.guides.markdown import guide_markdown

            return lambda job, insights: guide_markdown(job=job, insights=insights)
