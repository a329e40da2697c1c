"""Before anything is charged: what was understood, corrected and added."""

from typing import Any

import pytest

from tests.support.gateway import until

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="session")]


async def holds(control: Any, text: str) -> bool:
    return bool(await control.input_value() == text)


async def test_what_was_understood_can_be_corrected_and_added_to(page: Any, site: Any) -> None:
    await page.goto(site.url)
    await page.get_by_role("button", name="Try it with a sample posting").click()
    await page.get_by_role("heading", name="This is what we understood").wait_for()
    await page.get_by_text("Up to 25 credits of your 1000").wait_for()
    assert site.rig.billing.holds == {}
    await page.get_by_label("Job title").fill("Staff Engineer")
    await page.get_by_text("Add your interview date").click()
    resume = page.get_by_label("Your résumé", exact=True)
    file = page.get_by_label("Résumé as PDF, Word or text file")
    await file.set_input_files({"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    await until(lambda: holds(resume, "Five years of Go."))
    await page.get_by_role("button", name="Remove the résumé").click()
    assert await resume.input_value() == ""
    await resume.fill("Ten years of Python.")
    await page.get_by_role("button", name="Prepare me").click()
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()
    [asked] = site.chain.requests
    assert asked.request.job_title == "Staff Engineer"
    assert asked.context.resume_text == "Ten years of Python."
    await page.goto(site.url)
    await page.get_by_role("button", name="Try it with a sample posting").click()
    await page.get_by_text("You have a guide for this job").wait_for()
    await page.get_by_role("link", name="Open it").click()
    await page.get_by_role("heading", name="Questions", exact=True).wait_for()
    assert await site.rig.collection.count_documents({}) == 1


async def test_a_wall_is_met_before_it_costs_a_wait(page: Any, site: Any) -> None:
    await page.goto(site.url)
    await page.get_by_label("Web address of the posting").fill("https://jobs.example.com/wall")
    await page.get_by_role("button", name="Continue").click()
    await page.get_by_text("The site shows a login wall.").wait_for()
    await page.get_by_text("or enter company name and job title").wait_for()
    await page.get_by_text("Company & title").click()
    assert await page.get_by_label("Company", exact=True).input_value() == "Lumenworks Pay"
