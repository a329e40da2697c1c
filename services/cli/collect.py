"""`prepline collect`: what is said about interviewing for a job, from all sources or from a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from services.cli.output import DONE, USED_WRONGLY, print_json, report

if TYPE_CHECKING:
    from contracts.job import JobDetails
    from contracts.posts import CollectionReport

__all__ = ["collect"]


def collect(
    company: Annotated[str, typer.Option(help="The employer, as a person would write it.")],
    title: Annotated[str, typer.Option(help="The job's title.")],
    domain: Annotated[
        Optional[str],  # noqa: UP045 — Typer reads it
        typer.Option(help="The employer's web domain: its own pages about hiring are read then."),
    ] = None,
    corpus: Annotated[
        Optional[Path],  # noqa: UP045 — Typer reads it
        typer.Option(
            help="Select from this file instead of asking anybody; every post is printed with what is made of it.",
            exists=True,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON alone on stdout.")] = False,
) -> None:
    """Collect discussions about interviewing for a job, without Kafka and MongoDB."""
    from contracts.job import JobDetails
    from runtime.logs import configure_logs
    from services.parser.fields.role.category import categorise

    if not company.strip() or not title.strip():
        report("Company and title must not be blank.")
        raise typer.Exit(USED_WRONGLY)
    configure_logs(level="CRITICAL", log_format="console")  # what fails is told per source
    category = categorise(title=title, company=company).category
    job = JobDetails(company_name=company, job_title=title, company_domain=domain, role_category=category)
    raise typer.Exit(_collect(job, as_json=as_json) if corpus is None else _select(job, corpus, as_json=as_json))


def _collect(job: "JobDetails", *, as_json: bool) -> int:
    import asyncio

    from contracts.posts import Post
    from contracts.preps import PrepContext
    from services.scraper.app import CollectorOnItsOwn

    async def run() -> "tuple[list[Post], CollectionReport]":
        async def announce(sentence: str, done: int, total: int) -> None:
            report(f"{done}/{total} {sentence}")

        async with CollectorOnItsOwn() as collector:
            return await collector.collect(job, PrepContext(), announce=announce)

    posts, collection = asyncio.run(run())
    _tell(collection)
    if as_json:
        print_json(_collected(posts, collection))
    else:
        for post in posts:
            typer.echo(f"{post.relevance:.2f}  {post.source:<14} {post.title}  ({post.relevance_reason})")
    return DONE


def _collected(posts: list[Any], collection: "CollectionReport") -> Any:
    from pydantic import BaseModel

    from contracts.posts import CollectionReport, Post

    class Collected(BaseModel):
        posts: list[Post]
        collection: CollectionReport

    return Collected(posts=posts, collection=collection)


def _tell(collection: "CollectionReport") -> None:
    """Say per source how it went."""
    for source in collection.sources:
        parts = [f"{source.found} found", f"{source.kept} kept", f"{source.requests} requests"]
        if source.unreadable:
            parts.append(f"{source.unreadable} unreadable")
        if source.detail:
            parts.append(source.detail)
        if source.next_try_at:
            parts.append(f"not asked before {source.next_try_at:%H:%M:%S} UTC")
        report(f"{source.source}: {source.status}; {'; '.join(parts)}")


def _select(job: "JobDetails", corpus: Path, *, as_json: bool) -> int:
    from services.scraper.corpus_selection import select_from

    judged, unreadable = select_from(corpus, job)
    kept = sum(1 for one in judged if one.kept)
    report(f"{len(judged)} posts read, {kept} kept" + (f", {unreadable} entries unreadable" if unreadable else ""))
    if as_json:
        import json

        found = {"posts": [one.model_dump(mode="json") for one in judged], "kept": kept, "unreadable": unreadable}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for one in judged:
            mark = "kept" if one.kept else "    "
            typer.echo(f"{mark} {one.relevance:.2f} #{one.index} {one.title}  ({one.reason})")
    return DONE
