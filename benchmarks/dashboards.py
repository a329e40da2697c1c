"""The Grafana dashboard with the data of a real run, as a picture: each panel's questions, answered by Prometheus.

Needs `prometheus` (Debian's package of that name) and Chromium. A stack of six processes makes guides while one source
is slow and another fails, a posting is refused, a record is unreadable and billing is away for a moment; the panels'
windows are shortened to fit. Returns 1 when a panel that should show something is empty.
"""

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.dashboard.drawing import page_of
from benchmarks.dashboard.prometheus import Prometheus
from benchmarks.dashboard.questions import PanelLine, answered
from benchmarks.dashboard.run import busy_run
from local.stack import StackOptions, running_stack
from tests.support.browser import chromium, missing_browser

_DASHBOARD = Path("deploy/monitoring/grafana/dashboards/prepline.json")


def main(arguments: Sequence[str] = ()) -> int:
    """Write `out/dashboard.png` and print a line for each panel."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks dashboards", description=__doc__)
    parser.add_argument("--guides", type=int, default=12)
    parser.add_argument("--out", type=Path, default=Path("out"))
    options = parser.parse_args(arguments)
    missing = missing_browser() or (None if shutil.which("prometheus") else "prometheus is not installed")
    if missing:
        print(missing, file=sys.stderr)
        return 2
    options.out.mkdir(exist_ok=True)
    panels = json.loads(_DASHBOARD.read_text(encoding="utf-8"))["panels"]
    drawn = asyncio.run(_answers(panels, guides=options.guides))
    page = options.out / "dashboard.html"
    page.write_text(page_of(drawn), encoding="utf-8")
    asyncio.run(_picture(page.absolute().as_uri(), page.with_suffix(".png")))
    asking = [(panel["title"], lines) for panel, lines in drawn if panel.get("targets")]
    for title, lines in asking:
        print(f"  {title:<45} {len(lines):3} lines")
    return int(not all(lines for _, lines in asking))


async def _answers(
    panels: Sequence[Mapping[str, Any]], *, guides: int
) -> list[tuple[Mapping[str, Any], list[PanelLine]]]:
    with tempfile.TemporaryDirectory() as folder:
        options = StackOptions(data_dir=Path(folder), processes=True, use_sandbox_model=True)
        async with (
            running_stack(options) as stack,
            Prometheus(Path(folder), ports=stack.addresses.ports.values()) as prometheus,
        ):
            began, ended = await busy_run(stack, guides=guides)
            return [(panel, await answered(panel, prometheus, began=began, ended=ended)) for panel in panels]


async def _picture(url: str, file: Path) -> None:
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        await page.goto(url)
        await page.screenshot(path=str(file), full_page=True)
