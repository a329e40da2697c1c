"""Looking at this machine and at the configured servers, and saying what to do."""

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from runtime.settings import ServiceSettings

__all__ = ["Finding", "run_doctor"]

_SECONDS = 5


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str
    required: bool = True
    """Whether Prepline cannot run without it."""


def run_doctor() -> int:
    """Print what was found; 1 when something required is missing."""
    from rich.console import Console
    from rich.table import Table

    findings = asyncio.run(_examine())
    table = Table(title="Prepline doctor", title_justify="left")
    for column in ("", "What", "Found"):
        table.add_column(column)
    for finding in findings:
        mark = "[green]ok[/]" if finding.ok else ("[red]missing[/]" if finding.required else "[yellow]optional[/]")
        table.add_row(mark, finding.name, finding.detail)
    Console().print(table)
    return int(any(finding.required and not finding.ok for finding in findings))


async def _examine() -> list[Finding]:
    settings = ServiceSettings(environment="local")
    reached = await asyncio.gather(
        _reach("Kafka", settings.kafka.bootstrap_servers, lambda: _kafka(settings)),
        _reach("MongoDB", "PREPLINE_MONGO__URL", lambda: _mongo(settings)),
    )
    programs = [_program("java", "Apache Kafka on this machine"), _program("mvn", "fetching it")]
    return [_python(), *programs, *reached, *await _sources()]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(name="Python 3.11 or newer", ok=sys.version_info >= (3, 11), detail=version)


def _program(name: str, purpose: str) -> Finding:
    path = shutil.which(name)
    detail = path or f"not found; only needed for {purpose}"
    return Finding(name=name, ok=path is not None, detail=detail, required=False)


async def _reach(name: str, where: str, ask: Callable[[], Awaitable[str]]) -> Finding:
    """Configured servers are optional: `prepline up` and `prepline demo` bring their own."""
    try:
        async with asyncio.timeout(_SECONDS):
            return Finding(name=name, ok=True, detail=await ask(), required=False)
    except Exception as error:  # noqa: BLE001 — whatever went wrong is the finding
        detail = f"{where} does not answer ({type(error).__name__}); `prepline up` brings its own"
        return Finding(name=name, ok=False, detail=detail, required=False)


async def _sources() -> list[Finding]:
    import httpx

    from services.scraper.app import build_collector
    from services.scraper.settings import ScraperSettings

    async with httpx.AsyncClient(timeout=_SECONDS) as client:
        reports = await build_collector(ScraperSettings(environment="local"), client=client, cache=None).check()
    return [
        Finding(
            name=f"Source {report.source}",
            ok=report.status == "ok",
            detail=report.detail or report.status,
            required=False,
        )
        for report in reports
    ]


async def _kafka(settings: ServiceSettings) -> str:
    from aiokafka.admin import AIOKafkaAdminClient

    from contracts.topics import TOPICS

    admin = AIOKafkaAdminClient(bootstrap_servers=settings.kafka.bootstrap_servers)
    try:
        await admin.start()
        missing = set(TOPICS) - set(await admin.list_topics())
    finally:
        await admin.close()
    return f"lacks {len(missing)} topics, run `prepline topics`" if missing else f"all {len(TOPICS)} topics"


async def _mongo(settings: ServiceSettings) -> str:
    from runtime.mongo import connect

    client = connect(settings.mongo)
    try:
        hello = await client.admin.command("hello")
    finally:
        client.close()
    return "replica set" if hello.get("setName") else "not a replica set: billing needs transactions"
