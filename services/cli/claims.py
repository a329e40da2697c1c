"""`prepline claims`: put single claims to the checker that every guide passes."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

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
    """Write a line `{id, supported, reason}` for each claim about an employer and the post it quotes."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                typer.echo(json.dumps(_judged(json.loads(line)), ensure_ascii=False))


def _judged(case: dict[str, Any]) -> dict[str, Any]:
    from contracts.posts import Post
    from lexicon.company import Company
    from services.insights.checker.check import Claim, check
    from services.insights.sentences.reading import read_texts

    told, company = case["post"], Company.of(case["company"])
    post = Post(source_id="claim", source="file", title=told.get("title", ""), body=told.get("body", ""))
    claim = Claim(
        section=case["section"],
        text=case["claim"],
        quote=case["quote"],
        where=case.get("where"),
        details=case.get("details") or {},
    )
    verdict = check(claim, read_texts(post, company, comments=told.get("comments") or []), company)
    return {"id": case["id"], "supported": verdict.supported, "reason": verdict.reason}
