"""A headless Chromium, where the machine has one."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

__all__ = ["chromium", "missing_browser"]

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing_browser() -> str | None:
    """Return what is missing to drive a browser, or None."""
    try:
        import playwright.async_api  # noqa: F401 — only whether it is there
    except ImportError:
        return "playwright is not installed"
    return None if _path() else "chromium is not installed"


@asynccontextmanager
async def chromium() -> AsyncIterator[Any]:
    """Yield a running browser."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=_path(), args=_ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


def _path() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")
