"""What platforms' pages show beside their machine-readable data, and fields that platforms name in their own way."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.read_document import read_posting

LONG = (
    "<p>Saltbridge Opera stages forty evenings a year, and its workshops build every set themselves. You join a crew "
    "of nine and answer for the flying scenery, its motors and its safety.</p>"
)


def read(body: str | dict[str, Any], url: str | None = None) -> dict[str, Any]:
    text = body if isinstance(body, str) else json.dumps(body)
    return read_posting(Document(body=text, url=url)).job.model_dump(mode="json")


def page(body: str, *, title: str = "Stage Engineer", data: dict[str, Any] | None = None) -> str:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return f"<!doctype html><html><head><title>{title}</title>{script}</head><body>{body}</body></html>"


def posting(**changes: Any) -> dict[str, Any]:
    return {
        "@type": "JobPosting",
        "title": "Stage Engineer",
        "description": LONG,
        "hiringOrganization": {"name": "Saltbridge Opera"},
        "jobLocation": {"address": {"addressLocality": "Ghent", "addressCountry": "BE"}},
        **changes,
    }


def pay(job: dict[str, Any]) -> tuple[Any, ...] | None:
    salary = job["salary"]
    return (salary["min"], salary["max"], salary["currency"], salary["period"]) if salary else None


@pytest.mark.parametrize(
    ("chips", "policy"),
    [
        ("<ul><li>Hybrid</li><li>Ghent</li></ul>", "hybrid"),
        ("<span>Ghent</span><span> On-site </span>", "onsite"),
        ("<div>Fully remote</div>", "remote"),
        ("<div>Présentiel</div>", "onsite"),
        ("<label>Remote</label><label>Hybrid</label><label>On-site</label>", None),
        ("<p>Hybrid engines drive our stage.</p>", None),
        ("<h2>Similar jobs</h2><ul><li>Remote</li></ul>", None),
    ],
)
def test_a_way_of_working_alone_beside_the_heading(chips: str, policy: str | None) -> None:
    body = f"<main><h1>Stage Engineer</h1>{chips}</main>"
    assert read(page(body, data=posting()), "https://saltbridge.example/jobs/4")["remote_policy"] == policy


def test_a_chip_says_more_than_the_flag_for_remote_work() -> None:
    body = "<main><h1>Stage Engineer</h1><span>Hybrid</span></main>"
    assert read(page(body, data=posting(jobLocationType="TELECOMMUTE")))["remote_policy"] == "hybrid"


FULL = (
    f"{LONG}<h3>Your tasks</h3><ul><li>Inspect the hoists</li></ul><h3>Requirements</h3><ul><li>Rope access</li></ul>"
    "<p>Salary: £41,000 - £46,500 per year</p>"
)


@pytest.mark.parametrize(
    ("stated", "shown", "is_completed"),
    [(LONG, FULL, True), ("<p>Another text altogether, about a harbour and its cranes.</p>", FULL, False)],
)
def test_a_page_that_holds_the_description_and_more_completes_it(stated: str, shown: str, is_completed: bool) -> None:
    body = f"<main><h1>Stage Engineer</h1>{shown}</main>"
    job = read(page(body, data=posting(description=stated)), "https://saltbridge.example/jobs/4")
    assert (pay(job) == (41_000, 46_500, "GBP", "year")) is is_completed
    assert ("Rope access" in job["description"]) is is_completed


def test_other_postings_do_not_complete_a_description() -> None:
    cards = "".join(f'<div><a href="/jobs/{n}">Rigger {n}</a><p>Ghent</p></div>' for n in range(4))
    body = f"<main><h1>Stage Engineer</h1>{LONG}</main><aside><h3>Requirements</h3><p>Other</p>{cards}</aside>"
    assert "Other" not in read(page(body, data=posting()))["description"]


def test_lever_pages_complete_their_json_ld() -> None:
    body = (
        '<div class="posting-headline"><h2>Stage Engineer</h2><div class="posting-categories">'
        '<div class="posting-category location">Ghent</div><div class="posting-category workplaceTypes">Hybrid</div>'
        f'</div></div><div class="section-wrapper page-full-width"><div class="section">{FULL}</div></div>'
    )
    job = read(page(body, data=posting()), "https://jobs.lever.co/saltbridge/0b6a")
    assert (job["remote_policy"], pay(job)) == ("hybrid", (41_000, 46_500, "GBP", "year"))


@pytest.mark.parametrize("title", ["Base Pay", "Annual Salary Range", "US Zone 2"])
def test_greenhouse_ranges_in_large_figures_are_yearly(title: str) -> None:
    ranges = [{"min_cents": 9_100_000, "max_cents": 11_700_000, "currency_type": "USD", "title": title}]
    record = {"title": "Stage Engineer", "content": LONG, "departments": [], "offices": [], "pay_input_ranges": ranges}
    job = read({**record, "absolute_url": "https://boards.greenhouse.io/saltbridge/jobs/1"})
    assert pay(job) == (91_000, 117_000, "USD", "year")


@pytest.mark.parametrize(("title", "period"), [("Hourly Rate", "hour"), ("Pay", None)])
def test_greenhouse_ranges_in_small_figures_need_a_word(title: str, period: str | None) -> None:
    ranges = [{"min_cents": 2_450, "max_cents": 3_100, "currency_type": "USD", "title": title}]
    record = {"title": "Stage Engineer", "content": LONG, "departments": [], "offices": [], "pay_input_ranges": ranges}
    job = read({**record, "absolute_url": "https://boards.greenhouse.io/saltbridge/jobs/1"})
    assert pay(job) == (24.5, 31, "USD", period)


@pytest.mark.parametrize("data", [None, posting()])
def test_greenhouse_pay_stands_beside_the_description(data: dict[str, Any] | None) -> None:
    body = (
        '<main><div class="job__title"><h1>Stage Engineer</h1></div><div class="job__location">Ghent</div>'
        f'<img class="logo" alt="Saltbridge Opera logo"><div class="job__description">{LONG}</div>'
        '<div class="job__pay-ranges"><div class="pay-range"><p class="title">Base pay, Ghent</p>'
        '<p class="body">€52,000<span> - </span>€58,500 EUR</p></div></div></main>'
    )
    job = read(page(body, data=data), "https://job-boards.greenhouse.io/saltbridgeopera/jobs/77")
    assert (job["company_name"], pay(job)) == ("Saltbridge Opera", (52_000, 58_500, "EUR", "year"))


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


@pytest.mark.parametrize(
    ("rows", "places", "salary"),
    [
        (
            "<li>Salary<span>$75,000 or more USD</span><li>Country<span>🇨🇦 Canada</span><span>🇵🇹 Portugal</span>",
            ["Remote, Canada", "Remote, Portugal"],
            (75_000, None, "USD", "year"),
        ),
        (
            "<li>Region<span>Anywhere in the World</span></li><li>Salary<span>$50,000 - $74,999 USD</span></li>",
            ["Remote, Anywhere in the World"],
            (50_000, 74_999, "USD", "year"),
        ),
        ("", ["Remote"], None),
    ],
)
def test_we_work_remotely_tells_about_the_job_beside_it(
    rows: str, places: list[str], salary: tuple[Any, ...] | None
) -> None:
    side = "lis-container__job__sidebar"
    body = (
        f'<main><h2 class="lis-container__header__hero__company-info__title">Stage Engineer</h2>'
        f'<div class="lis-container__job__content__description">{LONG}</div><aside>'
        f'<div class="{side}__companyDetails"><h3><a href="/company/s">Saltbridge Opera</a></h3></div>'
        f'<div class="{side}__job-about"><ul class="{side}__job-about__list">{rows}<li>Job type<span>Contract</span>'
        "</li></ul></div></aside></main>"
    )
    job = read(page(body), "https://weworkremotely.com/remote-jobs/saltbridge-opera-stage-engineer")
    assert (job["company_name"], job["locations"], pay(job)) == ("Saltbridge Opera", places, salary)
    assert (job["remote_policy"], job["job_type"]) == ("remote", "Contract")


def test_smartrecruiters_pages_have_sections_of_their_own() -> None:
    body = (
        '<div itemscope itemtype="http://schema.org/JobPosting"><meta itemprop="hiringOrganization" '
        'content="Saltbridge Opera"><a class="header-logo"><img alt="Saltbridge Opera logo"></a>'
        '<h1 class="job-title" itemprop="title">Stage Engineer</h1><spl-job-location formattedaddress="Ghent, Belgium" '
        'workplacetype="hybrid"></spl-job-location>'
        f'<section id="st-companyDescription"><h2>Company</h2><div itemprop="description">{LONG}</div></section>'
        '<section id="st-qualifications"><h2>Qualifications</h2><div itemprop="qualifications"><ul><li>Rope access</li>'
        '</ul></div></section><section id="st-additionalInformation"><h2>Additional Information</h2>'
        '<div itemprop="incentives"><p>Gross monthly salary €3.100 – €3.650.</p></div></section></div>'
    )
    job = read(page(body), "https://jobs.smartrecruiters.com/SaltbridgeOpera/744000-stage-engineer")
    assert (job["company_name"], pay(job)) == ("Saltbridge Opera", (3_100, 3_650, "EUR", "month"))
    assert job["required_skills"] == ["Rope access"]


def test_microdata_has_incentives() -> None:
    body = (
        '<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">Stage Engineer</h1>'
        '<meta itemprop="hiringOrganization" content="Saltbridge Opera">'
        f'<div itemprop="description">{LONG}</div><div itemprop="incentives"><p>Salary: €3.100 – €3.650</p></div></div>'
    )
    assert pay(read(page(body))) == (3_100, 3_650, "EUR", "month")


@pytest.mark.parametrize("label", ["Distansarbete", "Remote status", "Homeoffice", "Thuiswerken"])
def test_teamtailor_speaks_many_languages(label: str) -> None:
    body = f'<dl><dt>{label}</dt><dd>Hybrid</dd></dl><img src="https://images.teamtailor-cdn.com/a.png">'
    assert read(page(body, data=posting()), "https://career.saltbridge.example/jobs/4")["remote_policy"] == "hybrid"


@pytest.mark.parametrize(("status", "policy"), [("fully", "remote"), ("hybrid", "hybrid"), ("none", None)])
def test_teamtailor_feeds_name_the_policy_and_the_channel_the_company(status: str, policy: str | None) -> None:
    item = (
        f"<item><title>Stage Engineer</title><description><![CDATA[{LONG}]]></description>"
        f"<link>https://career.saltbridge.example/jobs/4</link><remoteStatus>{status}</remoteStatus>"
        "<department>Stage</department></item>"
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Saltbridge Opera</title>{item}</channel></rss>'
    job = read(feed)
    assert (job["platform"], job["company_name"], job["remote_policy"]) == ("teamtailor", "Saltbridge Opera", policy)


@pytest.mark.parametrize(
    ("types", "job_type"),
    [("ATS", None), ("36.25 per week", None), ("Regular Full-Time", "Full-time"), ("Crew member", "Crew member")],
)
def test_codes_and_hours_are_no_type_of_employment(types: str, job_type: str | None) -> None:
    assert read(posting(employmentType=types))["job_type"] == job_type


def test_amazon_calls_a_city_by_its_plain_name_too() -> None:
    places = [
        json.dumps({"city": city, "normalizedStateName": state, "normalizedCountryName": "United States"})
        for city, state in (("Boise", "Idaho"), ("Salem", "Oregon"))
    ]
    record = {"title": "Stage Engineer", "job_path": "/en/jobs/1", "description": LONG, "locations": places}
    assert read(record)["locations"] == ["Boise, Idaho, United States", "Salem, Oregon, United States"]


@pytest.mark.parametrize(
    ("place", "country", "expected"),
    [
        ("USA - Remote", "United States of America", "Remote, United States"),
        ("Remote, Canada", "Canada", "Remote, Canada"),
        ("CA - Toronto", "Canada", "CA - Toronto, Canada"),
        ("Ghent", "Belgium", "Ghent, Belgium"),
    ],
)
def test_workday_names_a_country_once(place: str, country: str, expected: str) -> None:
    info = {"title": "Stage Engineer", "jobDescription": LONG, "jobReqId": "R-1", "location": place}
    record = {"jobPostingInfo": {**info, "country": {"descriptor": country}}}
    assert read(record, "https://saltbridge.wd3.myworkdayjobs.com/en-US/x/job/y/z_R-1")["location"] == expected


def test_countries_that_may_apply_follow_the_one_that_is_repeated_as_the_place() -> None:
    allowed = [{"@type": "Country", "name": name} for name in ("Europe", "Canada")]
    place = {"address": {"addressLocality": "Europe", "addressRegion": "Europe"}}
    data = posting(jobLocationType="TELECOMMUTE", applicantLocationRequirements=allowed, jobLocation=place)
    assert read(data)["locations"] == ["Europe", "Canada"]


def test_successfactors_pages_are_dated() -> None:
    body = (
        f'<h1 itemprop="title">Stage Engineer</h1><span itemprop="datePosted" content="Wed Mar 4 01:00:00 UTC 2026">x'
        f'</span><span class="jobGeoLocation">Ghent</span><span class="jobdescription">{LONG}</span>'
        '<script src="https://rmkcdn.successfactors.com/a.js"></script>'
    )
    job = read(page(body, title="Stage Engineer Job | Saltbridge Opera"), "https://jobs.saltbridge.example/job/x/1/")
    assert job["posted_at"] == "2026-03-04"


@pytest.mark.parametrize(
    ("title", "job_type"),
    [("Stage Manager", None), ("Stage Engineer", None), ("Stage - Contrôle de gestion", "Internship")],
)
def test_a_stage_is_not_always_an_internship(title: str, job_type: str | None) -> None:
    assert read(posting(title=title))["job_type"] == job_type


def test_a_place_in_the_title_loses_its_preposition() -> None:
    head = "Stage Engineer in Salem, Oregon | Careers at Saltbridge Opera"
    data = posting()
    del data["jobLocation"]
    job = read(page(f"<h1>Stage Engineer</h1>{LONG}", title=head, data=data))
    assert job["location"] == "Salem, Oregon"
