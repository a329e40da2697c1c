"""axe-core, the checker of accessible pages, as a pinned wheel brings it."""

from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["violations"]

_GRAVE = {"serious", "critical"}


async def violations(page: Any, *, within: str | None = None, rules: tuple[str, ...] = ()) -> list[str]:
    """Return what is seriously wrong: within the elements of a selector, by some rules alone, where they are given."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_source())
    options: dict[str, Any] = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    run = "([within, options]) => axe.run(within ?? document, options)"
    found = await page.evaluate(run, [within, options])
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found["violations"]
        if rule["impact"] in _GRAVE
        for node in rule["nodes"]
    ]


@cache
def _source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text()
