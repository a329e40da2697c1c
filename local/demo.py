"""`prepline demo` and `prepline up`: the whole stack on a terminal."""

import asyncio
import signal
import sys
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from rich.console import Console

from local.client import Client, RefusedError
from local.servers import ServerFailed
from local.stack import LocalStack, StackOptions, running_stack
from runtime.kafka.topics import TopicsMissingError
from runtime.logs import configure_logs
from runtime.serving import ServerDiedError, settle_heap

__all__ = ["run_demo", "run_until_interrupted"]

_USER = "demo"
_console = Console(stderr=True, highlight=False, soft_wrap=True)


def run_demo(options: StackOptions, *, posting: str | None, out: Path) -> int:
    """Make one guide from start to PDF and say what came out; 1 when none came out."""
    return _run(lambda: _demo(options, posting=posting, out=out))


def run_until_interrupted(options: StackOptions) -> int:
    """Keep the stack running until SIGINT or SIGTERM."""
    return _run(lambda: _stay_up(options))


def _run(work: Callable[[], Coroutine[Any, Any, int]]) -> int:
    configure_logs(level="WARNING", log_format="console")
    try:
        return asyncio.run(work())
    except* (ServerFailed, ServerDiedError, TopicsMissingError, RefusedError) as failures:
        for failure in _leaves(failures):
            _console.print(f"[red]{failure}[/]")
    return 1


def _leaves(group: BaseExceptionGroup[BaseException]) -> list[BaseException]:
    found: list[BaseException] = []
    for error in group.exceptions:
        found.extend(_leaves(error) if isinstance(error, BaseExceptionGroup) else [error])
    return found


async def _demo(options: StackOptions, *, posting: str | None, out: Path) -> int:
    from local.sandbox import DEMO_POSTING_PATH

    _console.print("Starting Kafka, MongoDB, S3, a sandbox of the outside world and six services …")
    async with running_stack(options) as stack:
        _console.print(f"Ready after {stack.started_in:.1f} s.\n")
        url = posting or DEMO_POSTING_PATH
        if url.startswith("/"):
            url = stack.sandbox_url + url
        began = time.perf_counter()
        async with Client(base_url=stack.addresses.gateway, token=_token(stack)) as client:
            _console.print(f"[bold]POST /api/interview-prep/generate[/] {url}")
            prep_id = await client.generate(job_posting_url=url)
            await _follow(client, prep_id, began)
            document = await client.status(prep_id)
            if document["status"] != "completed":
                _console.print(f"[red]{document['status']}[/]: {document.get('error')}")
                return 1
            path = await _save(client, document, out)
            await _summarise(client, document, path, seconds=time.perf_counter() - began)
            _console.print(f"  Where the time went: prepline trace {prep_id} --folder {options.data_dir / 'traces'}")
    return 0


async def _follow(client: Client, prep_id: str, began: float) -> None:
    """Print each change as its server-sent event arrives."""
    last = None
    async for event in client.events(prep_id):
        message = (event.data or {}).get("progress") or (event.data or {}).get("message")
        if message and message != last:
            status = (event.data or {}).get("status", "")
            _console.print(f"  {time.perf_counter() - began:5.2f} s  [cyan]{status:<24}[/]{message}")
            last = message


async def _save(client: Client, document: dict[str, Any], out: Path) -> Path:
    job = document["jobDetails"]
    words = "".join(char if char.isalnum() else " " for char in f"{job['company_name']} {job['job_title']}").split()
    path = out / f"{'-'.join(words)}.pdf"
    pdf = await client.pdf(document["id"])
    out.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 — once, and small
    path.write_bytes(pdf)
    return path


async def _summarise(client: Client, document: dict[str, Any], path: Path, *, seconds: float) -> None:
    job, insights, account = document["jobDetails"], document["insights"], await client.account()
    grounding = insights["grounding"]
    _console.print(
        f"\n[green]Completed in {seconds:.1f} s[/]: {job['job_title']} at {job['company_name']}\n"
        f"  {grounding['reported']} statements reported by {insights['sources_count']} sources, "
        f"{grounding['posting']} from the posting, {grounding['general']} general advice\n"
        f"  {account['balance']} credits left"
    )
    sys.stdout.write(f"{path}\n")


async def _stay_up(options: StackOptions) -> int:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with running_stack(options) as stack:
        _console.print(f"Ready after {stack.started_in:.1f} s.\n\n  Web page  [bold]{stack.addresses.gateway}/[/]")
        if stack.addresses.sandbox:
            _console.print(f"  Sandbox   {stack.sandbox_url}/ (postings to try)")
        _console.print(f"  Kafka     {stack.addresses.kafka}\n  MongoDB   {stack.addresses.mongo}")
        _console.print(f"  Logs      {options.data_dir}\n\nCtrl-C stops everything.")
        settle_heap()
        await stop.wait()
        _console.print("Stopping …")
    return 0


def _token(stack: LocalStack) -> str:
    from services.gateway.auth.local import LocalIssuer

    return LocalIssuer.load(stack.addresses.keys).mint(_USER)
