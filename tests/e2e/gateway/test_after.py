"""A finished guide in use, the library and the account."""

from typing import Any

import pytest

from tests.support.gateway import until
from tests.support.prep_events import PrepEvents

FOCUSED = "document.activeElement.textContent"
pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]


async def has_focus(control: Any) -> bool:
    return bool(await control.evaluate("control => control === document.activeElement"))


async def finished(page: Any, site: Any) -> str:
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").fill("https://jobs.example.com/1")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_role("button", name="Prepare me").click()
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()
    return str(page.url.rsplit("/", 1)[1])


async def more(page: Any, name: str) -> None:
    await page.locator("details.menu summary").click()
    await page.get_by_role("button", name=name).click()


async def test_questions_are_practised_with_ones_own_notes(page: Any, site: Any) -> None:
    await finished(page, site)
    await page.get_by_role("link", name="Practise").click()
    first = await page.locator(".practice h2").inner_text()
    await page.get_by_label("Your notes").fill("Mention the outage.")
    await page.get_by_role("button", name="Went well").click()
    await page.get_by_text("1 practised").wait_for()
    assert await page.locator(".practice h2").inner_text() != first
    await page.get_by_role("button", name="Again").click()
    await page.get_by_text("2 practised").wait_for()
    await page.reload()
    await page.get_by_text("0 practised").wait_for()
    [kept] = [one for one in (await site.rig.collection.find_one({}))["practice"].values() if one.get("notes")]
    assert (kept["notes"], kept["box"]) == ("Mention the outage.", 1)


async def test_a_guide_is_taken_along_shared_reported_on_refreshed_and_deleted(page: Any, site: Any) -> None:
    prep_id = await finished(page, site)
    for name, ending in (("Calendar", ".ics"), ("Flash cards", ".apkg")):
        await page.locator("details.menu:not([open]) summary").click()
        async with page.expect_download() as download:
            await page.get_by_role("button", name=name).click()
        assert (await download.value).suggested_filename.endswith(ending)
        await page.locator("details.menu summary").click()
    await more(page, "Share…")
    await page.get_by_role("button", name="Make a link").click()
    await page.get_by_text("Works until").wait_for()
    link = await page.get_by_label("Link to the guide").input_value()
    await page.get_by_role("button", name="Close").click()
    assert await page.evaluate(FOCUSED) == "More"
    await more(page, "How did it go?…")
    await page.locator(".came-up input").first.check()
    await page.get_by_label("What else was asked").fill("Why do you want to move?")
    await page.get_by_role("button", name="Keep this").click()
    await page.get_by_text("Your interview: 50 %").wait_for()
    await page.get_by_role("button", name="Close").click()
    reader = await page.context.new_page()
    await reader.goto(link)
    await reader.get_by_role("heading", name="Questions", exact=True).wait_for()
    assert await reader.get_by_role("link", name="Practise").count() == 0
    await reader.close()
    await more(page, "Refresh…")
    await page.get_by_role("button", name="Refresh now").click()
    await page.get_by_text("The questions are the same.").wait_for()
    await more(page, "Delete…")
    await page.get_by_role("button", name="Delete for good").click()
    await page.locator(".row").first.wait_for()
    assert await page.locator(".row").count() == 1
    assert prep_id in str(await page.locator(".row").first.get_attribute("href"))


async def test_the_library_is_searched_and_the_account_explains_charges(page: Any, site: Any) -> None:
    for number in range(22):
        made = PrepEvents(f"prep-{number}", "demo")
        await site.rig.deliver(made.requested(), made.cancelled())
        named = {"companyName": f"Company {number:02}", "jobTitle": "Nurse", "searchKey": f"company {number:02} nurse"}
        await site.rig.collection.update_one({"_id": f"prep-{number}"}, {"$set": named})
    await page.goto(f"{site.url}/#/library")
    await page.locator(".row").nth(19).wait_for()
    assert await page.locator(".row").count() == 20
    await page.get_by_role("button", name="Show more").click()
    await page.locator(".row").nth(21).wait_for()
    await page.get_by_label("Search").fill("company 07")
    await page.locator(".row").nth(1).wait_for(state="detached")
    await page.get_by_label("State").select_option("completed")
    await page.get_by_text("No guide matches.").wait_for()
    await page.get_by_label("State").select_option("cancelled")
    await page.get_by_role("button", name="Delete Nurse").click()
    await page.get_by_role("button", name="Delete for good").click()
    await page.get_by_text("No guide matches.").wait_for()
    await until(lambda: has_focus(page.get_by_label("Search")))
    await page.get_by_role("link", name="Account").click()
    await page.get_by_text("Guide delivered").wait_for()
    await page.get_by_text("Reserved for running guides").wait_for()
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Export my data").click()
    assert (await download.value).suggested_filename == "prepline-data.json"
    await page.get_by_role("button", name="Delete my data…").click()
    await page.get_by_role("button", name="Delete everything for good").click()
    await page.get_by_label("Web address of the posting").wait_for()
    assert site.rig.billing.forgotten == ["demo"]
