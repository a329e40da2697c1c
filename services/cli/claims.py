"""`prepline claims`: put single claims to the checker that every guide passes."""

import json
from pathlib import Path
from typing import Annotated

import typer

from services.cli.output import DONE, UNUSABLE, report_unusable

__all__ = ["claims"]


def claims(
    file: Annotated[
        Path,
        typer.Argument(
            help="Lines `{id, company, post: {title, body, comments}, section, claim, quote, where, details}`.",
            exists=True,
            dir_okay=False,
        ),
    ],
) -> None:
    """Write a line `{id, supported, reason}` for each claim about an employer and the post it quotes.

    A line that holds no claim gets `{id, problem}` instead.
    """
    from services.cli.claim_cases import judge_claim

    unusable = 0
    with file.open("rb") as lines:
        for line in filter(bytes.strip, lines):
            judged = judge_claim(line)
            unusable += "problem" in judged
            typer.echo(json.dumps(judged, ensure_ascii=False))
    report_unusable(unusable)
    raise typer.Exit(UNUSABLE if unusable else DONE)
