"""The web page, driven as a person would, against the gateway with the services behind it imitated."""

from pathlib import Path
from typing import Any

import pytest

from contracts.job import JobDetails
from contracts.preps import JobParsed
from tests.support.prep_events import PrepEvents

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]

POSTING = "https://jobs.example.com/1"
FITS = "document.documentElement.scrollWidth <= innerWidth"


async def ask(page: Any, site: Any, url: str = POSTING) -> None:
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").fill(url)
    await page.get_by_role("button", name="Continue").click()
    if not site.rig.parser.away:
        await page.get_by_role("button", name="Prepare me").click()


async def test_from_a_link_to_a_guide_on_disk(page: Any, site: Any, tmp_path: Path) -> None:
    await ask(page, site)
    await page.get_by_text("Searched Hacker News.").first.wait_for()
    await page.get_by_role("heading", name="Senior Backend Engineer, Payments Platform").wait_for()
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()
    assert await page.locator(".item.reported").count() > 10
    await page.get_by_text("Show the quote").first.click()
    quote = page.locator(".evidence[open] blockquote").first
    assert (await quote.inner_text()).startswith("“")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Download PDF").click()
    saved = await download.value
    assert saved.suggested_filename.startswith("Interview Prep - Lumenworks Pay")
    await saved.save_as(tmp_path / "guide.pdf")
    assert (tmp_path / "guide.pdf").read_bytes().startswith(b"%PDF")


async def test_general_advice_can_be_hidden(page: Any, site: Any) -> None:
    await ask(page, site)
    general = page.locator(".item.general")
    await general.first.wait_for()
    await page.get_by_role("button", name="General advice").click()
    assert await general.first.is_hidden()
    assert await page.locator(".item.reported").first.is_visible()


async def test_a_posting_that_cannot_be_read_is_entered_by_hand(page: Any, site: Any) -> None:
    site.rig.parser.away = True  # then nothing is known before it is tried
    await ask(page, site, "jobs.example.com/wall")
    await page.get_by_text("The site shows a login wall.").first.wait_for()
    await page.get_by_label("Company", exact=True).fill("")
    await page.get_by_role("button", name="Go on with this").click()
    await page.get_by_text("Enter the company’s name.").wait_for()
    await page.get_by_label("Company", exact=True).fill("Lumenworks Pay")
    await page.get_by_label("Job title").fill("Engineer")
    await page.get_by_role("button", name="Go on with this").click()
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()


async def test_a_failure_can_be_tried_again(page: Any, site: Any) -> None:
    await ask(page, site, "https://jobs.example.com/broken")
    await page.get_by_role("button", name="Try again").click()
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()


async def test_a_preparation_can_be_stopped(page: Any, site: Any) -> None:
    site.chain._pause = 5
    await ask(page, site)
    await page.get_by_role("button", name="Cancel").click()
    await page.get_by_text("You stopped this one.").wait_for()
    assert await page.evaluate("document.activeElement.tagName") == "H1"


async def test_the_page_follows_across_a_restart_of_the_gateway(page: Any, site: Any) -> None:
    """Nothing is lost, and no line of the log comes twice."""
    site.chain._pause = 0.4
    await ask(page, site)
    await page.get_by_text("Searched Reddit.").first.wait_for()
    await site.stop()
    other = site.replaced()
    await other.start()
    try:
        await page.get_by_text("Checking every quote").first.wait_for()
        lines = await page.locator(".log li span").all_inner_texts()
        assert len(lines) == len(set(lines))
        await page.get_by_role("heading", name="Questions", exact=True).wait_for()
    finally:
        await other.stop()


async def test_who_has_too_few_credits_is_told_before_asking(page: Any, site: Any) -> None:
    site.rig.billing.credits = 10
    await page.goto(site.url)
    await page.get_by_text("A guide costs 25 credits and you have 10 available.").wait_for()
    await page.get_by_label("Web address of the posting").fill(POSTING)
    await page.get_by_role("button", name="Continue").click()
    assert await page.get_by_role("button", name="Prepare me").is_disabled()


async def test_the_gateways_words_are_shown_at_the_field_they_are_about(page: Any, site: Any) -> None:
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").fill("ftp://example.com")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_text("Give the posting's web address, starting with https://.").wait_for()
    control = page.get_by_label("Web address of the posting")
    assert await control.get_attribute("aria-invalid") == "true"


async def test_the_library_lists_what_was_made(page: Any, site: Any) -> None:
    await ask(page, site)
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()
    await page.get_by_role("link", name="Library").click()
    await page.locator(".state.completed").wait_for()
    await page.locator(".row").first.click()
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()


async def test_text_from_outside_never_becomes_markup(page: Any, site: Any) -> None:
    evil = "<img src=x onerror=document.title='pwned'>"
    made = PrepEvents("evil", "demo")
    job = JobDetails(
        company_name=evil, job_title=evil, location=evil, required_skills=[evil], source_url="javascript:1"
    )
    events: list[Any] = [
        event.model_copy(update={"job": job}) if isinstance(event, JobParsed) or hasattr(event, "insights") else event
        for event in made.chain()
    ]
    await site.rig.deliver(*events)
    await page.goto(f"{site.url}/#/prep/evil")
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()
    assert await page.locator("img[src=x]").count() == 0
    assert "onerror" in await page.locator("h1").inner_text()
    assert await page.title() != "pwned"


@pytest.mark.parametrize("width", [320, 390, 768])
async def test_nothing_sticks_out_on_small_screens(page: Any, site: Any, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 800})
    await ask(page, site)
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()
    assert await page.evaluate(FITS)
    for path, sign in (("", "form"), ("#/library", ".rows"), ("docs", ".operation")):
        await page.goto(f"{site.url}/{path}")
        await page.locator(sign).first.wait_for()
        assert await page.evaluate(FITS)


async def test_the_form_is_usable_by_keyboard_alone(page: Any, site: Any) -> None:
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").wait_for()
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.textContent") == "Skip to content"
    await page.get_by_label("Link", exact=True).focus()
    await page.keyboard.press("ArrowRight")
    await page.get_by_label("Text of the posting").wait_for()
    await page.keyboard.press("Tab")
    await page.keyboard.type("Example Corp is looking for an engineer.")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.get_by_role("heading", name="This is what we understood").wait_for()
    assert await page.evaluate("document.activeElement.id") == "understood"
    await page.get_by_label("Job title").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()


async def test_every_control_has_a_name(page: Any, site: Any) -> None:
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").wait_for()
    nameless = await page.evaluate(
        "[...document.querySelectorAll('input, textarea, button')]"
        ".filter(c => !(c.labels?.length || c.textContent.trim() || c.getAttribute('aria-label'))).length"
    )
    assert nameless == 0


async def test_the_api_is_described_without_the_outside_world(page: Any, site: Any) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    await page.goto(f"{site.url}/docs")
    await page.get_by_text("/api/interview-prep/generate", exact=True).click()
    await page.get_by_text("interview_date").first.wait_for()
    assert hosts == {f"127.0.0.1:{site.port}"}
