"""What the page does when connections die, releases change and other tabs act."""

from typing import Any

import pytest

from local.servers import free_port
from services.gateway.api import pages
from tests.support.freezing_proxy import FreezingProxy
from tests.support.gateway import until
from tests.support.prep_events import PrepEvents

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

POSTING = "https://jobs.example.com/1"
QUESTIONS: dict[str, Any] = {"name": "Questions", "exact": True}
EMPTY_BOXES = """
    [...document.querySelectorAll('.group, .rest, .stage, .week')].filter(box => {
      const parts = [...box.querySelectorAll('[data-basis]')];
      return box.checkVisibility() && parts.length > 0 && parts.every(part => part.hidden);
    }).length
"""


async def ask(page: Any, url: str, posting: str = POSTING) -> None:
    await page.goto(url)
    await page.get_by_label("Web address of the posting").fill(posting)
    await page.get_by_role("button", name="Continue").click()
    if "wall" not in posting:
        await page.get_by_role("button", name="Prepare me").click()


async def is_in_view(page: Any, section: str) -> bool:
    seen = "section => section.getBoundingClientRect().top < innerHeight"
    return bool(await page.locator(f"#{section}").evaluate(seen))


async def test_a_connection_that_freezes_is_doubted_and_replaced(page: Any, site: Any) -> None:
    site.chain._pause = 0.5
    proxy = FreezingProxy(port=free_port(), target=site.port)
    async with proxy.running():
        await ask(page, proxy.url)
        await page.get_by_text("Searched Reddit.").first.wait_for()
        proxy.freeze()
        await page.get_by_role("heading", **QUESTIONS).wait_for(timeout=15_000)
        lines = await page.title()
    assert lines.startswith("Ready")


async def test_reconnecting_is_said_only_while_it_is_true(page: Any, site: Any) -> None:
    """And the job's card is there although the job was parsed before the stream opened."""
    site.chain._pause = 1
    await ask(page, site.url)
    await page.get_by_text("Searched Reddit.").first.wait_for()
    await page.context.set_offline(True)
    await page.evaluate("dispatchEvent(new Event('online'))")
    await page.get_by_text("Reconnecting…").wait_for()
    await page.context.set_offline(False)
    await page.get_by_text("Reconnecting…").wait_for(state="detached")
    await page.reload()
    await page.get_by_label("The job").wait_for()
    assert await page.locator(".stepper [aria-current=step]").count() == 1
    await page.get_by_role("button", name="Cancel").click()
    await page.get_by_text("You stopped this one.").wait_for()
    assert (await page.title()).startswith("Stopped")


async def test_what_a_stop_gives_back_is_seen_at_once(page: Any, site: Any) -> None:
    site.chain._pause = 3
    await ask(page, site.url)
    await page.locator("#account").get_by_text("975").wait_for()
    await page.get_by_role("button", name="Cancel").click()
    await page.get_by_text("You stopped this one.").wait_for()
    site.rig.billing.holds.clear()  # billing hears of it a moment later
    await page.locator("#account").get_by_text("1000").wait_for()


async def test_a_second_tab_learns_what_the_first_one_did(page: Any, site: Any) -> None:
    await ask(page, site.url, "https://jobs.example.com/broken")
    await page.get_by_role("button", name="Try again").wait_for()
    other = await page.context.new_page()
    await other.goto(page.url)
    await other.get_by_role("button", name="Try again").click()
    await other.get_by_role("heading", **QUESTIONS).wait_for()
    assert "259" not in await page.locator("main").inner_text()
    await page.get_by_role("button", name="Try again").click()
    await page.get_by_role("heading", **QUESTIONS).wait_for()
    await other.close()


async def test_an_open_page_moves_to_the_release_that_is_served(page: Any, site: Any) -> None:
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    await page.goto(site.url)
    await page.get_by_role("link", name="Library").click()
    await page.get_by_text("No guides yet.").wait_for()
    before = len(loads)
    await page.route("**/api/**", _as_of_another_release)
    await page.get_by_role("link", name="New guide").click()
    await page.get_by_label("Web address of the posting").wait_for()
    await page.get_by_role("link", name="Library").click()
    await page.get_by_text("No guides yet.").wait_for()
    assert len(loads) > before
    moved = await page.request.get(f"{site.url}/assets/000000000000/main.js", max_redirects=0)
    assert moved.headers["location"] == f"/assets/{pages.PAGE_VERSION}/main.js"


async def _as_of_another_release(route: Any) -> None:
    answer = await route.fetch()
    await route.fulfill(response=answer, headers={**answer.headers, "prepline-page": "another"})


async def test_a_filter_leaves_no_heading_over_nothing(page: Any, site: Any) -> None:
    """Deep links lead to sections, and on paper everything is unfolded."""
    await ask(page, site.url)
    await page.get_by_role("heading", **QUESTIONS).wait_for()
    for name in ("Reported", "From the employer", "From the posting"):
        await page.get_by_role("button", name=name).click()
    assert await page.evaluate(EMPTY_BOXES) == 0
    await page.get_by_role("button", name="Reported").click()
    await page.locator(".contents a").last.click()
    section = page.url.rsplit("/", 1)[1]
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").wait_for()
    await page.go_back()
    await page.locator(f"#{section}").wait_for()
    await until(lambda: is_in_view(page, section))
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert await page.locator("details:not([open])").count() == 0
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert await page.locator("details:not([open])").count() > 0


async def test_a_kind_of_role_leaves_no_heading_over_nothing(page: Any, site: Any) -> None:
    made = PrepEvents("roles", "demo")
    ready = made.ready()
    first, *others = ready.insights.common_questions.technical
    asked = [*others, first.model_copy(update={"other_role": "Healthcare"})]
    questions = ready.insights.common_questions.model_copy(update={"technical": asked})
    insights = ready.insights.model_copy(update={"common_questions": questions})
    chain = [event.model_copy(update={"insights": insights}) if event == ready else event for event in made.chain()]
    await site.rig.deliver(*chain)
    await page.goto(f"{site.url}/#/prep/roles")
    section = page.locator("#questions")
    await section.get_by_role("button", name="Healthcare").click()
    assert await section.locator("[data-basis]:visible").count() == 1
    assert await section.get_by_text(first.text).is_visible()
    assert await section.locator("h3:visible").count() == 1
    await page.get_by_role("button", name="Reported").click()
    await section.get_by_text("Everything here is hidden by a filter.").wait_for()
    await page.get_by_role("button", name="Reported").click()
    await section.get_by_role("button", name="All roles").click()
    assert await section.locator("[data-basis]:visible").count() > 5
    assert await page.evaluate(EMPTY_BOXES) == 0


async def test_a_wall_says_what_helps_and_knows_what_was_typed(page: Any, site: Any) -> None:
    site.rig.parser.away = True
    await ask(page, site.url, "https://jobs.example.com/wall")
    await page.get_by_text("Paste the posting's text").first.wait_for()
    assert await page.get_by_label("Company", exact=True).input_value() == "Lumenworks Pay"
    await page.get_by_text("Another link").click()
    await page.get_by_label("Web address of the posting").fill(POSTING)
    await page.get_by_role("button", name="Go on with this").click()
    await page.get_by_role("heading", **QUESTIONS).wait_for()


async def test_what_was_entered_by_hand_is_not_called_the_posting(page: Any, site: Any) -> None:
    site.chain.bare = True
    await page.goto(site.url)
    await page.get_by_text("Company & title").click()
    await page.get_by_label("Company", exact=True).fill("Lumenworks Pay")
    await page.get_by_label("Job title").fill("Engineer")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("button", name="Prepare me").click()
    await page.get_by_text("Searched Reddit.").first.wait_for()
    assert await page.get_by_text("From the posting").count() == 0


async def test_a_session_that_ends_while_a_guide_is_made_is_taken_up_in_place(page: Any, site: Any) -> None:
    site.chain.held.clear()
    elsewhere = {"localTokens": False, "signIn": None, "sample": None}
    await page.route("**/api/config", lambda route: route.fulfill(json=elsewhere))
    await page.goto(site.url)
    await page.get_by_label("Access token").fill(site.rig.token("demo"))
    await page.get_by_role("button", name="Sign in").click()
    await page.get_by_label("Web address of the posting").fill(POSTING)
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("button", name="Prepare me").click()
    await page.get_by_text("Checking every quote").first.wait_for()
    await page.evaluate("sessionStorage.setItem('prepline.token', 'expired'); dispatchEvent(new Event('online'))")
    dialog = page.get_by_role("dialog", name="Your session has ended")
    await dialog.get_by_label("Access token").fill(site.rig.token("demo"))
    await dialog.get_by_role("button", name="Sign in").click()
    await dialog.wait_for(state="detached")
    site.chain.held.set()
    await page.get_by_role("heading", **QUESTIONS).wait_for()
