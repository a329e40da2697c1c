"""`prepline purge`: forget what was collected, before it would be forgotten by itself."""

from typing import Annotated, Optional

import typer

from services.cli.output import DONE, FAILED, USED_WRONGLY, report

__all__ = ["purge"]


def purge(
    company: Annotated[
        Optional[str],  # noqa: UP045 — Typer reads it
        typer.Option(help="Forget what is kept of this employer."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Forget what is kept of every employer.")] = False,
) -> None:
    """Delete collected posts, and what was made of them, from the caches."""
    if (company is None) == (not everything):
        report("Give either --company COMPANY or --all.")
        raise typer.Exit(USED_WRONGLY)
    raise typer.Exit(_purge(company))


def _purge(company: str | None) -> int:
    import asyncio

    from pymongo.errors import PyMongoError

    from runtime.settings import ServiceSettings
    from services.scraper.collection.purge import purge_caches

    settings = ServiceSettings(environment="local")
    try:
        count = asyncio.run(purge_caches(settings.mongo, company=company))
    except PyMongoError as error:
        report(f"MongoDB does not answer ({type(error).__name__}); PREPLINE_MONGO__URL says where it is.")
        return FAILED
    report(f"{count} cache entries deleted.")
    return DONE
