"""iCIMS: career portals, and Jibe's JSON in front of them."""

from typing import Any

import pytest

from services.parser.document.page import Page
from services.parser.platforms.icims import Icims
from tests.support.stage_posting import LONG, page, pay, read


def _tag(label: str, value: str) -> str:
    return (
        f'<dl class="iCIMS_JobHeaderTag"><dt class="iCIMS_JobHeaderField">{label}</dt><dd class="iCIMS_JobHeaderData">'
        f'<span class="sr-only field-label">{label}</span><span>{value}</span></dd></dl>'
    )


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([("Min", "USD $61,300.00/Yr."), ("Max", "USD $79,900.00/Yr.")], (61_300, 79_900, "USD", "year")),
        ([("Pay Range Minimum", "$24.10/Hr."), ("Pay Range Maximum", "$30.55/Hr.")], (24.1, 30.55, "USD", "hour")),
        ([("Salary Range", "$61,300 - $79,900 per year")], (61_300, 79_900, "USD", "year")),
        ([], None),
    ],
)
def test_icims_header_tags(tags: list[tuple[str, str]], expected: tuple[Any, ...] | None) -> None:
    plain = [("Job Locations", "US-OR-Salem | US-WA-Yakima"), ("Type", "Regular Part-Time"), ("Telework", "Hybrid")]
    body = (
        '<div class="iCIMS_MainWrapper"><div class="iCIMS_JobsTable"></div><div class="iCIMS_NavBar">Welcome page</div>'
        '<h1 class="iCIMS_Header">Stage Engineer</h1>' + "".join(_tag(*tag) for tag in [*plain, *tags]) + ""
        '<div class="iCIMS_JobContent"><h2 class="iCIMS_InfoMsg iCIMS_InfoField_Job">Overview</h2>'
        f'<div class="iCIMS_InfoMsg iCIMS_InfoMsg_Job">{LONG}</div>'
        '<h2 class="iCIMS_InfoMsg iCIMS_InfoField_Job">Qualifications</h2>'
        '<div class="iCIMS_InfoMsg iCIMS_InfoMsg_Job"><ul><li>Rope access</li></ul></div></div></div>'
    )
    title = "Stage Engineer in Salem, Oregon | Careers at Saltbridge Opera"
    job = read(page(body, title=title), "https://careers-saltbridge.icims.com/jobs/9/stage/job?in_iframe=1")
    assert job["locations"] == ["Salem, Oregon, United States", "Yakima, Washington, United States"]
    assert (job["job_type"], job["remote_policy"], pay(job)) == ("Part-time", "hybrid", expected)
    assert "Welcome page" not in job["description"]
    assert job["required_skills"] == ["Rope access"]


@pytest.mark.parametrize(("frequency", "period"), [("HOURLY", "hour"), ("ANNUALLY", "year")])
def test_jibe_names_both_ends_of_the_pay(frequency: str, period: str) -> None:
    low, high = (31.5, 44.0) if period == "hour" else (66_000, 91_000)
    record = {
        "title": "Stage Engineer",
        "req_id": "118",
        "full_location": "Salem, Oregon, United States",
        "hiring_organization": "Saltbridge Opera",
        "description": LONG,
        "salary_value": 0,
        "salary_min_value": low,
        "salary_max_value": high,
        "salary_currency": "USD",
        "salary_frequency": frequency,
    }
    assert pay(read(record)) == (low, high, "USD", period)


TEXT = (
    "<p>Hill Dairy makes cheese for half the country, and you keep its machines running day and night.</p>"
    "<h3>Your tasks</h3><ul><li>Maintain the lines</li></ul><h3>Requirements</h3><ul><li>Skill with pumps</li></ul>"
)


def html_page(title: str, body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


FRAME = "https://careers-hilldairy.icims.com/jobs/1180/dairy-technologist/job?mode=job&amp;iis=x&amp;in_iframe=1"


@pytest.mark.parametrize(
    ("body", "address"),
    [
        (f'<iframe id="icims_content_iframe" src="{FRAME}"></iframe>', FRAME.replace("&amp;", "&")),
        ("<script>icimsFrame();</script>", "https://careers-hilldairy.icims.com/jobs/1180/job?in_iframe=1"),
        (f'<div class="iCIMS_JobContent">{TEXT}</div>', None),
    ],
)
def test_the_page_around_an_icims_posting_leads_to_its_frame(body: str, address: str | None) -> None:
    url = "https://careers-hilldairy.icims.com/jobs/1180/job"
    assert Icims().api_url_in(Page(html=html_page("Careers", body), url=url)) == address


def test_an_icims_frame_leads_nowhere_else() -> None:
    url = "https://careers-hilldairy.icims.com/jobs/1180/job?in_iframe=1"
    assert Icims().api_url_in(Page(html=html_page("Careers", ""), url=url)) is None
