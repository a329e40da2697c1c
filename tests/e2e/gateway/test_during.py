"""While a guide is made: how far, how long still, what each source gave."""

from datetime import timedelta
from typing import Any

import pytest

from contracts.posts import CollectionReport, SourceReport
from services.gateway.preparations.store import utc_now

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]


async def test_how_long_still_and_what_each_source_gave(page: Any, site: Any) -> None:
    started = utc_now()
    steps = [("processing", 0), ("scraping_reddit", 5), ("completed", 90)]
    timeline = [{"attempt": 1, "status": name, "at": started + timedelta(seconds=at)} for name, at in steps]
    await site.rig.collection.insert_one(
        {
            "_id": "earlier",
            "userId": "bob",
            "attempt": 1,
            "status": "completed",
            "completedAt": started,
            "timeline": timeline,
        }
    )
    site.rig.gateway.pacing.wake()
    site.chain._pause = 1.0
    site.chain.collection = CollectionReport(
        sources=[
            SourceReport(source="reddit", label="Reddit", status="ok", found=24, kept=9),
            SourceReport(
                source="archive", label="Arctic Shift", status="failed", found=0, kept=0, detail="it is closed"
            ),
        ]
    )
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").fill("https://jobs.example.com/1")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("button", name="Prepare me").click()
    await page.get_by_text("s left").wait_for()
    await page.get_by_text("24 found, 9 about these interviews").wait_for()
    assert await page.locator(".counts .refused").inner_text() == "Arctic Shift\nit is closed"
    assert (await page.title()).startswith("Checking and distilling…")
    await page.get_by_role("heading", name="Written so far").wait_for()
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()
    assert (await page.title()).startswith("Ready")
    assert (await page.locator("#announcer").inner_text()).startswith("Ready")


RECORDING = """
    window.shown = [];
    window.Notification = class extends Notification {
      constructor(title, options) {
        super(title, options);
        this.addEventListener("show", () => window.shown.push([title, options.body]));
      }
    };
"""
LOOKED_AWAY = "Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })"


async def test_who_asked_for_it_and_looks_elsewhere_is_notified(page: Any, site: Any) -> None:
    site.chain.held.clear()
    await page.add_init_script(RECORDING)
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").fill("https://jobs.example.com/1")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("button", name="Prepare me").click()
    ask = page.get_by_role("button", name="Tell me when it is ready")
    await ask.wait_for()
    await page.context.grant_permissions(["notifications"])
    await ask.click()
    await page.get_by_role("button", name="You will be told").wait_for()
    await page.evaluate(LOOKED_AWAY)
    site.chain.held.set()
    await page.wait_for_function("() => window.shown.length === 1")
    [[title, about]] = await page.evaluate("window.shown")
    assert title == "Your guide is ready"
    assert about == "Senior Backend Engineer, Payments Platform · Lumenworks Pay"
