"""Pictures of every state of the web page, on desktop and phone, light and dark, and what a screen reader says there.

Writes STATE.LOOK.png and STATE.txt. The services behind the gateway are imitated: the states are those of the tests.
"""

import argparse
import asyncio
import contextlib
import itertools
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import SecretStr

from local.servers import EmbeddedMongo, free_port
from runtime.mongo import connect
from runtime.settings import MongoSettings
from tests.support.browser import chromium, missing_browser
from tests.support.hand import Hand
from tests.support.page_states import JOURNEYS, SETTINGS
from tests.support.screen_reader import read_out, tree_of
from tests.support.site import Site

_SIZES = {"desktop": {"width": 1280, "height": 860}, "phone": {"width": 390, "height": 844}}
_SCHEMES = ("light", "dark")


def main(arguments: Sequence[str] = ()) -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/pages"))
    parser.add_argument("--journey", choices=JOURNEYS, action="append", help="only these; all when left out")
    options = parser.parse_args(arguments)
    if missing := missing_browser():
        print(missing, file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    print(asyncio.run(_take(options.out, options.journey or list(JOURNEYS))), "pictures in", options.out)
    return 0


async def _take(out: Path, journeys: Sequence[str]) -> int:
    async with contextlib.AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        mongo = await stack.enter_async_context(EmbeddedMongo(data_dir=Path(folder), port=free_port()))
        client = connect(MongoSettings(url=SecretStr(mongo.url)))
        stack.callback(client.close)
        browser = await stack.enter_async_context(chromium())
        taken = 0
        for size, scheme, journey in itertools.product(_SIZES, _SCHEMES, journeys):
            context = await browser.new_context(viewport=_SIZES[size], color_scheme=scheme)
            taken += await _follow(await context.new_page(), client[uuid4().hex]["preps"], journey, out, (size, scheme))
            await context.close()
        return taken


async def _follow(page: Any, collection: Any, journey: str, out: Path, look: tuple[str, str]) -> int:
    site = Site(collection, **SETTINGS)
    await site.rig.deps.store.prepare()
    await site.start()
    taken = 0
    try:
        async for state in JOURNEYS[journey](Hand(page), site):
            whole = not await page.locator("dialog[open], details.menu[open]").count()
            await page.screenshot(
                path=out / f"{state.name}.{'-'.join(look)}.png", full_page=whole, animations="disabled"
            )
            if look == ("desktop", "light"):
                (out / f"{state.name}.txt").write_text(read_out(await tree_of(page)))
            taken += 1
    finally:
        site.chain.stop()
        await site.stop()
    return taken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
