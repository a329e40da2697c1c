"""What newcomers want of the page, on the whole local stack: presses and seconds, by mouse and with keys alone.

The hand is a program's: the seconds are what the page and the services take, without reading and thinking.
"""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from local.sandbox import DEMO_POSTING_PATH
from local.stack import StackOptions, running_stack
from tests.support.browser import chromium, missing_browser
from tests.support.hand import Hand
from tests.support.page_tasks import TASKS, Done, carry_out

_PHONE = {"width": 390, "height": 844}
_DESKTOP = {"width": 1280, "height": 860}


def main(_arguments: Sequence[str] = ()) -> int:
    """Print a line for each task; return 1 when one takes more presses than it may."""
    if missing := missing_browser():
        print(missing, file=sys.stderr)
        return 2
    return asyncio.run(_main())


async def _main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with running_stack(StackOptions(data_dir=Path(folder))) as stack, chromium() as browser:
            posting = f"{stack.sandbox_url}{DEMO_POSTING_PATH}"
            hands = {
                "mouse": await _carried_out(browser, stack.addresses.gateway, posting, size=_PHONE, keys_alone=False),
                "keys": await _carried_out(browser, stack.addresses.gateway, posting, size=_DESKTOP, keys_alone=True),
            }
    for name, done in hands.items():
        for one in done:
            print(f"  {name:6}{one.task.name:32}{one.presses} of {one.task.most} presses {one.seconds:6.2f} s")
    return int(any(one.presses > one.task.most for done in hands.values() for one in done))


async def _carried_out(browser: Any, url: str, posting: str, *, size: dict[str, int], keys_alone: bool) -> list[Done]:
    context = await browser.new_context(base_url=url, viewport=size)
    hand = Hand(await context.new_page(), keys_alone=keys_alone)
    done = [one async for one in carry_out(TASKS, hand, f"{posting}?by={'keys' if keys_alone else 'mouse'}")]
    await context.close()
    return done
