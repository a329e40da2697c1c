"""Preparations followed through a proxy that cuts connections to two gateways, dies and returns: what is missed.

Prints gaps, repetitions, and the streams and pages in Chromium that did not end; all must be 0. Returns 1 otherwise.
"""

import argparse
import asyncio
import contextlib
import json
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
from pydantic import SecretStr

from contracts.status import Stage
from local.servers import EmbeddedMongo, free_port
from runtime.mongo import connect
from runtime.serving import serving
from runtime.settings import MongoSettings
from tests.support.browser import chromium, missing_browser
from tests.support.cutting_proxy import CuttingProxy
from tests.support.gateway import GatewayRig
from tests.support.prep_events import PrepEvents

_LINES = 10
"""Progress lines of each preparation."""
_CUT = 0.15
"""Share of the open connections that is cut at a time."""
_DEATHS = 5
_DEAD_SECONDS = 1.5
_PATIENCE = 90
"""Seconds after the last cut."""


def main(arguments: Sequence[str] = ()) -> int:
    """Run until so many connections were cut, then let everything end."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks streams", description=__doc__)
    parser.add_argument("--preps", type=int, default=50)
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=4, help="how many of them are also open in Chromium")
    options = parser.parse_args(arguments)
    if options.pages and (missing := missing_browser()):
        print(missing, file=sys.stderr)
        return 2
    return asyncio.run(_main(options.preps, options.cuts, options.pages))


async def _main(preps: int, cuts: int, pages: int) -> int:
    async with contextlib.AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        mongo = await stack.enter_async_context(EmbeddedMongo(data_dir=Path(folder, "mongo"), port=free_port()))
        client = connect(MongoSettings(url=SecretStr(mongo.url)))
        stack.callback(client.close)
        collection = client["bench"]["preps"]
        settings: dict[str, Any] = {"streams": {"poll_interval": "PT0.2S"}, "local_keys": Path(folder, "keys")}
        rigs = [GatewayRig(collection=collection, **settings) for _ in range(2)]
        ports = [await _serve(stack, rig) for rig in rigs]
        proxy = CuttingProxy(port=free_port(), targets=ports)
        await stack.enter_async_context(proxy.running())
        made = [PrepEvents(f"prep-{number}") for number in range(preps)]
        for one in made:
            await rigs[0].deliver(one.requested())
        followers = [asyncio.create_task(_follow(proxy.url, rigs[0].token(), one)) for one in made]
        browser = await stack.enter_async_context(chromium()) if pages else None
        opened = [await _opened(browser, proxy.url, one) for one in made[:pages]]
        await _work(rigs, made, proxy, cuts)
        done, hanging = await asyncio.wait(followers, timeout=_PATIENCE)
        stuck = [await _is_stuck(page) for page in opened]
        return _judge([task.result() for task in done], hanging=len(hanging), pages=stuck, cuts=proxy.cuts)


async def _serve(stack: contextlib.AsyncExitStack, rig: GatewayRig) -> int:
    await rig.deps.store.prepare()
    stopping, port = asyncio.Event(), free_port()
    rig.app.state.service = SimpleNamespace(stopping=stopping, healthy=True)
    await stack.enter_async_context(rig.gateway.running(stopping=stopping))
    await stack.enter_async_context(serving(rig.app, host="127.0.0.1", port=port))
    return port


async def _work(rigs: Sequence[GatewayRig], made: Sequence[PrepEvents], proxy: CuttingProxy, cuts: int) -> None:
    """Let both gateways record events in turn while connections are cut, and the chain end after the last cut."""
    for line in range(_LINES):
        events = [one.progress(Stage.PARSER, f"Line {line}") for one in made]
        await asyncio.gather(*(rigs[(line + number) % 2].deliver(event) for number, event in enumerate(events)))
        await proxy.cut(share=_CUT)
    deaths = [cuts * (number + 1) // (_DEATHS + 1) for number in range(_DEATHS)]
    while proxy.cuts < cuts:
        await proxy.cut(share=_CUT)
        await asyncio.sleep(0.2)
        if deaths and proxy.cuts >= deaths[0]:
            deaths.pop(0)
            await proxy.die()
            await asyncio.sleep(_DEAD_SECONDS)
            await proxy.rise()
    for number, one in enumerate(made):
        await rigs[number % 2].deliver(*one.chain()[1:])


async def _opened(browser: Any, url: str, made: PrepEvents) -> Any:
    page = await browser.new_page()
    await page.goto(f"{url}/?user=alice#/prep/{made.ids['prep_id']}")
    await page.get_by_role("button", name="Cancel").wait_for()
    return page


async def _is_stuck(page: Any) -> bool:
    """Whether the page does not show the guide."""
    from playwright.async_api import TimeoutError as TooLongError

    try:
        await page.get_by_role("heading", name="Questions", exact=True).wait_for(timeout=_PATIENCE * 1000)
    except TooLongError:
        return True
    return False


async def _follow(url: str, token: str, made: PrepEvents) -> list[int]:
    """Return the ids of all changes that a client saw which reconnects as often as it must; a snapshot's first."""
    seen: list[int] = []
    path = f"{url}/api/interview-prep/events/{made.ids['prep_id']}"
    async with httpx.AsyncClient(timeout=10, trust_env=False) as client:
        while True:
            headers = {"Authorization": f"Bearer {token}", **({"Last-Event-ID": str(seen[-1])} if seen else {})}
            with contextlib.suppress(httpx.HTTPError):
                async with client.stream("GET", path, headers=headers) as response:
                    if response.status_code == httpx.codes.NO_CONTENT or await _read(response, seen):
                        return seen
            await asyncio.sleep(0.05)


async def _read(response: httpx.Response, seen: list[int]) -> bool:
    event: dict[str, Any] = {}
    async for line in response.aiter_lines():
        name, _, value = line.partition(":")
        if line:
            event[name] = value.strip()
            continue
        if "id" in event:
            seen.append(int(event["id"]))
        if event.get("event") == "end":
            return json.loads(event["data"])["status"] == "completed"
        event = {}
    return False


def _judge(followed: Sequence[Sequence[int]], *, hanging: int, pages: Sequence[bool], cuts: int) -> int:
    pairs = [(before, after) for seen in followed for before, after in pairwise(seen)]
    gaps = sum(after > before + 1 for before, after in pairs)
    repeated = sum(after <= before for before, after in pairs)
    print(f"{len(followed)} streams ended, {cuts} cuts: {gaps} gaps, {repeated} repeated, {hanging} hanging")
    print(f"{len(pages)} pages: {sum(pages)} hanging")
    return int(bool(gaps or repeated or hanging or any(pages)))
