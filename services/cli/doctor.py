"""`prepline doctor`: looks at this machine, the configured servers and the sources, and says what to do."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from runtime.settings import ModelSettings, ServiceSettings, StorageSettings

__all__ = ["CheckResult", "doctor", "examine"]

_SECONDS = 5


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str
    required: bool = False
    """Whether not even a single command works without it."""


def doctor() -> None:
    """Check whether servers, language model and sources answer."""
    from rich.console import Console
    from rich.table import Table

    from runtime.logs import configure_logs

    configure_logs(level="CRITICAL", log_format="console")  # what fails is in the table
    findings = asyncio.run(examine())
    table = Table("", "What", "Found", title="Prepline doctor", title_justify="left")
    for finding in findings:
        mark = "[green]ok[/]" if finding.ok else ("[red]missing[/]" if finding.required else "[yellow]no[/]")
        table.add_row(mark, finding.name, finding.detail)
    console = Console()
    console.print(table)
    if not all(finding.ok for finding in findings):
        console.print("`parse`, `insights` and `render` need no server. A deployment needs Kafka, MongoDB and S3.")
    raise typer.Exit(int(any(finding.required and not finding.ok for finding in findings)))


async def examine() -> list[CheckResult]:
    """Return everything that was looked at; what does not answer within five seconds does not answer."""
    from runtime.settings import ModelSettings, ServiceSettings
    from services.insights.settings import InsightsSettings
    from services.renderer.settings import RendererSettings

    settings = ServiceSettings(environment="local")
    storage = RendererSettings(environment="local").storage
    model: ModelSettings = InsightsSettings(environment="local").model
    servers = await asyncio.gather(
        _ask("Kafka", "PREPLINE_KAFKA__BOOTSTRAP_SERVERS", lambda: _kafka(settings)),
        _ask("MongoDB", "PREPLINE_MONGO__URL", lambda: _mongo(settings)),
        _ask("Object store", "PREPLINE_STORAGE__ENDPOINT", lambda: _storage(storage)),
        _ask("Language model", "PREPLINE_MODEL__BASE_URL", lambda: _model(model)),
    )
    return [_python(), *servers, *await _sources()]


def _python() -> CheckResult:
    version = ".".join(map(str, sys.version_info[:3]))
    return CheckResult(
        name="Python", ok=sys.version_info >= (3, 11), detail=f"{version} (3.11 or newer)", required=True
    )


async def _ask(name: str, variable: str, question: Callable[[], Awaitable[str]]) -> CheckResult:
    try:
        async with asyncio.timeout(_SECONDS):
            return CheckResult(name=name, ok=True, detail=await question())
    except Exception as error:  # noqa: BLE001 — whatever went wrong is the finding
        why = "no answer in time" if isinstance(error, TimeoutError) else type(error).__name__
        return CheckResult(name=name, ok=False, detail=f"does not answer ({why}); {variable} says where it is")


async def _kafka(settings: "ServiceSettings") -> str:
    from aiokafka.admin import AIOKafkaAdminClient

    from contracts.topics import TOPICS

    where = settings.kafka.bootstrap_servers
    admin = AIOKafkaAdminClient(**settings.kafka.client_options())
    try:
        await admin.start()
        missing = set(TOPICS) - set(await admin.list_topics())
    finally:
        await admin.close()
    return f"{where}, " + (f"lacks {len(missing)} topics: run `prepline topics`" if missing else "all topics")


async def _mongo(settings: "ServiceSettings") -> str:
    from runtime.mongo import connect

    client = connect(settings.mongo)
    try:
        hello = await client.admin.command("hello")
    finally:
        client.close()
    return "a replica set" if hello.get("setName") else "not a replica set, but billing needs transactions"


async def _storage(settings: "StorageSettings") -> str:
    from runtime.storage import S3ObjectStore

    store = S3ObjectStore(settings)
    try:
        has_bucket = await store.exists()
    finally:
        store.close()
    return f"{settings.endpoint}, " + (
        f"bucket {settings.bucket}" if has_bucket else "lacks the bucket: run `prepline bucket`"
    )


async def _model(settings: "ModelSettings") -> str:
    import httpx

    if settings.api_key is None:
        return "none is used: PREPLINE_MODEL__API_KEY is not set"
    headers = {"Authorization": f"Bearer {settings.api_key.get_secret_value()}"}
    async with httpx.AsyncClient(timeout=_SECONDS) as client:
        (await client.get(f"{settings.base_url}/models", headers=headers)).raise_for_status()
    return f"{settings.model} at {settings.base_url}"


async def _sources() -> list[CheckResult]:
    from services.scraper.app import CollectorOnItsOwn

    async with CollectorOnItsOwn() as collector:
        reports = await collector.check()
    return [
        CheckResult(
            name=f"Source {report.source}",
            ok=report.status in {"ok", "disabled"},
            detail=report.detail or report.status,
        )
        for report in reports
    ]
