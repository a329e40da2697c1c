"""Shapes in which platforms give postings besides their documented detail: list entries, wrappers, portals, frames."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.document.page import Page
from services.parser.errors import NotAPosting
from services.parser.platforms import platform_of
from services.parser.platforms.icims import Icims
from services.parser.read_document import read_posting

TEXT = (
    "<p>Hill Dairy makes cheese for half the country, and you keep its machines running day and night.</p>"
    "<h3>Your tasks</h3><ul><li>Maintain the lines</li></ul><h3>Requirements</h3><ul><li>Skill with pumps</li></ul>"
)

WORKDAY_ENTRY: dict[str, Any] = {
    "title": "Dairy Technologist",
    "externalPath": "/job/Oregon---Tillamook/Dairy-Technologist_R-118",
    "locationsText": "Oregon - Tillamook",
    "postedOn": "Posted 3 Days Ago",
    "bulletFields": ["R-118"],
}
RIPPLING: dict[str, Any] = {
    "uuid": "5b0c",
    "name": "Dairy Technologist",
    "description": {"company": "<p>Hill Dairy makes cheese.</p>", "role": TEXT},
    "workLocations": ["Tillamook, OR"],
    "department": {"name": "Plant"},
    "employmentType": {"label": "SALARIED_FT", "id": "Salaried, full-time"},
    "payRangeDetails": [{"currency": "USD", "rangeStart": 61000, "rangeEnd": 78000, "frequency": "YEAR"}],
    "companyName": "Hill Dairy",
    "url": "https://ats.rippling.com/hill-dairy/jobs/5b0c",
}
RIPPLING_ENTRY: dict[str, Any] = {
    "id": "5b0c",
    "name": "Dairy Technologist",
    "url": "https://ats.rippling.com/hill-dairy/jobs/5b0c",
    "department": {"name": "Plant"},
    "locations": [{"name": "Tillamook, OR", "country": "United States", "workplaceType": "ON_SITE"}],
    "language": "en-US",
}
TEAMTAILOR: dict[str, Any] = {
    "data": {
        "id": "77",
        "type": "jobs",
        "links": {"careersite-job-url": "https://hilldairy.teamtailor.com/jobs/77-dairy-technologist"},
        "attributes": {"title": "Dairy Technologist", "body": TEXT, "remote-status": "hybrid", "status": "open"},
    },
    "included": [{"type": "locations", "id": "3", "attributes": {"city": "Lund", "country": "Sweden"}}],
}
BOARD: dict[str, Any] = {
    "title": "Dairy Technologist",
    "companyName": "Hill Dairy",
    "employmentType": "Full Time",
    "minSalary": 61000,
    "maxSalary": 78000,
    "salaryPeriod": "annual",
    "currency": "USD",
    "locationRestrictions": ["Canada"],
    "description": TEXT,
    "guid": "https://himalayas.app/companies/hill-dairy/jobs/dairy-technologist",
}
FEDERAL: dict[str, Any] = {
    "MatchedObjectId": "830000900",
    "MatchedObjectDescriptor": {
        "PositionTitle": "Dairy Technologist",
        "PositionURI": "https://www.usajobs.gov:443/job/830000900",
        "PositionLocationDisplay": "Boise, Idaho",
        "OrganizationName": "Office of Cheese",
        "PositionRemuneration": [{"MinimumRange": "61000.0", "MaximumRange": "78000.0", "RateIntervalCode": "PA"}],
        "QualificationSummary": "Knowledge of dairies and their machines.",
        "PositionSchedule": [{"Name": "Full-time"}],
    },
}
BAMBOO_ENTRY: dict[str, Any] = {
    "id": 19,
    "jobOpeningName": "Dairy Technologist",
    "departmentLabel": "Plant",
    "location": {"city": None, "state": None},
    "atsLocation": {"city": "Hamilton", "state": None, "country": "New Zealand"},
    "locationType": "0",
}
ORACLE: dict[str, Any] = {
    "Id": "5512",
    "Title": "Dairy Technologist",
    "PostedDate": "2026-08-01",
    "ExternalDescriptionStr": TEXT,
    "LegalEmployer": "Hill Dairy LLC",
    "PrimaryLocation": "Boise, ID, United States",
    "secondaryLocations": [{"GeographyId": 1, "Name": "Reno, NV, United States"}],
    "WorkplaceType": "Hybrid",
}
INDEED: dict[str, Any] = {
    "jobInfoWrapperModel": {
        "jobInfoModel": {
            "jobInfoHeaderModel": {
                "jobTitle": "Dairy Technologist - job post",
                "companyName": "Hill Dairy LLC",
                "formattedLocation": "Boise, ID",
            },
            "sanitizedJobDescription": {"content": TEXT},
        }
    },
    "salaryInfoModel": {"salaryMin": 29.5, "salaryMax": 33, "salaryCurrency": "USD", "salaryType": "HOURLY"},
}
PERSONIO_ENTRY: dict[str, Any] = {
    "id": "4410022",
    "office": "Lund",
    "name": "Molkereifachkraft (m/w/d)",
    "schedule": "full-time",
}

CASES: dict[str, tuple[Any, str, dict[str, Any]]] = {
    "workday entry": (
        WORKDAY_ENTRY,
        "https://hilldairy.wd1.myworkdayjobs.com/Ext/job/Oregon---Tillamook/Dairy-Technologist_R-118",
        {"company_name": "Hilldairy", "location": "Oregon - Tillamook", "salary": None},
    ),
    "workday entry with places counted": (
        {**WORKDAY_ENTRY, "locationsText": "2 Locations", "remoteType": "Hybrid"},
        "https://hilldairy.wd1.myworkdayjobs.com/Ext/job/Oregon---Tillamook/Dairy-Technologist_R-118",
        {"location": "Oregon, Tillamook", "remote_policy": "hybrid"},
    ),
    "rippling": (
        RIPPLING,
        RIPPLING["url"],
        {"company_name": "Hill Dairy", "location": "Tillamook, OR", "salary": (61000, 78000)},
    ),
    "rippling entry": (
        RIPPLING_ENTRY,
        RIPPLING_ENTRY["url"],
        {"company_name": "Hill Dairy", "location": "Tillamook, OR, United States", "remote_policy": "onsite"},
    ),
    "teamtailor document": (
        TEAMTAILOR,
        "https://hilldairy.teamtailor.com/jobs/77-dairy-technologist",
        {"company_name": "Hill Dairy", "location": "Lund, Sweden", "remote_policy": "hybrid"},
    ),
    "remote board": (
        BOARD,
        BOARD["guid"],
        {
            "company_name": "Hill Dairy",
            "location": "Canada",
            "remote_policy": "remote",
            "salary": (61000, 78000),
        },
    ),
    "federal": (
        FEDERAL,
        "https://www.usajobs.gov/job/830000900",
        {"company_name": "Office of Cheese", "location": "Boise, Idaho", "salary": (61000, 78000)},
    ),
    "bamboohr entry": (
        BAMBOO_ENTRY,
        "https://hilldairy.bamboohr.com/careers/19",
        {"company_name": "Hilldairy", "location": "Hamilton, New Zealand", "remote_policy": None},
    ),
    "oracle": (
        ORACLE,
        "https://abcd.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/5512",
        {
            "company_name": "Hill Dairy",
            "locations": ["Boise, ID, United States", "Reno, NV, United States"],
            "remote_policy": "hybrid",
        },
    ),
    "indeed": (
        INDEED,
        "https://www.indeed.com/viewjob?jk=1",
        {"company_name": "Hill Dairy", "location": "Boise, ID", "salary": (29.5, 33)},
    ),
}


def read(document: Any, url: str) -> dict[str, Any]:
    body = document if isinstance(document, str) else json.dumps(document)
    return read_posting(Document(body=body, url=url)).job.model_dump(mode="json")


def found(job: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    pay = job["salary"]
    values = {name: job[name] for name in names}
    if "salary" in names:
        values["salary"] = pay and (pay["min"], pay["max"])
    return values


@pytest.mark.parametrize("name", CASES)
def test_shapes(name: str) -> None:
    document, url, expected = CASES[name]
    job = read(document, url)
    assert found(job, expected) == expected
    assert job["job_title"] == "Dairy Technologist"


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 — repeatable, not secret


def shuffled(value: Any, chance: random.Random) -> Any:
    """Return the data with its keys in another order and unknown ones among them."""
    if isinstance(value, dict):
        pairs = [*value.items(), (f"x{chance.randrange(99)}", None)]
        chance.shuffle(pairs)
        return {key: shuffled(member, chance) for key, member in pairs}
    return [shuffled(item, chance) for item in value] if isinstance(value, list) else value


@given(name=st.sampled_from(sorted(CASES)), seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_order_and_unknown_keys_change_nothing(name: str, seed: int) -> None:
    document, url, expected = CASES[name]
    assert found(read(shuffled(document, seeded(seed)), url), expected) == expected


def test_a_feed_entry_without_text_is_found_by_its_id() -> None:
    full = {**PERSONIO_ENTRY, "id": "4410021", "name": "Fahrer (m/w/d)", "jobDescriptions": {"jobDescription": []}}
    url = "https://hill-dairy.jobs.personio.de/job/4410022?language=de"
    job = read([full, PERSONIO_ENTRY], url)
    assert (job["company_name"], job["job_title"], job["location"]) == ("Hill Dairy", "Molkereifachkraft", "Lund")


@pytest.mark.parametrize("count", [2, 20])
def test_entries_side_by_side_are_a_list(count: int) -> None:
    entries = [{**WORKDAY_ENTRY, "title": f"Cheesemaker {n}", "bulletFields": [f"R-{n}"]} for n in range(count)]
    with pytest.raises(NotAPosting):
        read({"total": count, "jobPostings": entries}, "https://hilldairy.wd1.myworkdayjobs.com/wday/cxs/hilldairy/Ext")


@pytest.mark.parametrize(
    ("tenant", "entity", "name"),
    [
        ("hdx", "Hill Dairy Operations, Inc.", "Hill Dairy"),
        ("hilldairy", "0100 Hill Dairy Inc.", "Hill Dairy"),
        ("hdx", "Cheese Holdings Ltd.", "Cheese Holdings"),
    ],
)
def test_an_abbreviated_account_gives_way_to_the_entity(tenant: str, entity: str, name: str) -> None:
    answer = {
        "jobPostingInfo": {"title": "Dairy Technologist", "jobDescription": TEXT, "jobReqId": "R-1", "location": "Ulm"},
        "hiringOrganization": {"name": entity},
    }
    url = f"https://{tenant}.wd1.myworkdayjobs.com/Ext/job/Ulm/Dairy-Technologist_R-1"
    assert read(answer, url)["company_name"] == name


def page(title: str, body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def test_the_portal_of_successfactors_has_the_company_as_a_code() -> None:
    heading = "Career Opportunities: Dairy Technologist (5512)"
    body = f'<div id="page_content"><h1>{heading}</h1><div class="jobDisplay">{TEXT}</div></div>'
    url = "https://career5.successfactors.eu/career?company=hilldairy&career_ns=job_listing&career_job_req_id=5512"
    job = read(page(heading, body), url)
    assert (job["company_name"], job["job_title"]) == ("Hill Dairy", "Dairy Technologist")
    assert job["provenance"]["company_name"]["source"] == "url"


def test_labels_of_successfactors_fields_are_no_part_of_them() -> None:
    body = (
        f'<h1 id="job-title">Dairy Technologist</h1><p id="job-company">Firma: Hill Dairy AG</p>'
        f'<p id="job-location">Standort: Linz</p><div class="jobdescription">{TEXT}</div>'
        '<script src="https://rmkcdn.successfactors.com/a.js"></script>'
    )
    job = read(page("Jobs", body), "https://jobs.hilldairy.example/job/Linz-Dairy-Technologist/12345/")
    assert (job["company_name"], job["location"]) == ("Hill Dairy", "Linz")


def test_lever_pages_name_the_policy() -> None:
    body = (
        '<div class="posting-headline"><h2>Dairy Technologist</h2><div class="posting-categories">'
        '<div class="location">Boise, ID</div><div class="workplaceTypes">Hybrid</div></div></div>'
        f'<div data-qa="job-description">{TEXT}</div>'
    )
    job = read(page("Hill Dairy - Dairy Technologist", body), "https://jobs.lever.co/hilldairy/0b6a")
    assert (job["company_name"], job["remote_policy"]) == ("Hill Dairy", "hybrid")


@pytest.mark.parametrize(("status", "policy"), [("Hybrid", "hybrid"), ("Fully remote", "remote"), ("", None)])
def test_teamtailor_pages_name_the_policy_beside_their_json_ld(status: str, policy: str | None) -> None:
    posting = {
        "@type": "JobPosting",
        "title": "Dairy Technologist",
        "description": TEXT,
        "hiringOrganization": {"name": "Hill Dairy AB"},
        "jobLocation": {"address": {"addressLocality": "Lund"}},
    }
    row = f'<dt class="w">Remote status</dt>\n<dd class="w">{status}</dd>' if status else ""
    head = f'<script type="application/ld+json">{json.dumps(posting)}</script>'
    body = f'<dl>{row}</dl><img src="https://images.teamtailor-cdn.com/a.png">'
    job = read(page("Dairy Technologist", body, head), "https://career.hilldairy.example/jobs/77")
    assert job["remote_policy"] == policy


@pytest.mark.parametrize("host", ["my.jobstreet.com", "www.jobstreet.com.my", "hk.jobsdb.com"])
def test_sister_sites_of_seek(host: str) -> None:
    body = (
        '<h1 data-automation="job-detail-title">Dairy Technologist</h1>'
        '<span data-automation="advertiser-name">Hill Dairy Sdn. Bhd.</span>'
        '<span data-automation="job-detail-location">Kuala Lumpur</span>'
        '<span data-automation="job-detail-salary">RM 2,500 – RM 3,200 per month</span>'
        f'<div data-automation="jobAdDetails">{TEXT}</div>'
    )
    job = read(page("Dairy Technologist Job", body), f"https://{host}/job/82")
    assert (job["company_name"], job["location"]) == ("Hill Dairy", "Kuala Lumpur")
    assert found(job, {"salary": None}) == {"salary": (2500, 3200)}


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
    assert Icims().api_url_in(Page(html=page("Careers", body), url=url)) == address


def test_an_icims_frame_leads_nowhere_else() -> None:
    url = "https://careers-hilldairy.icims.com/jobs/1180/job?in_iframe=1"
    assert Icims().api_url_in(Page(html=page("Careers", ""), url=url)) is None


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://ats.rippling.com/en-GB/hill-dairy/jobs/5b0c", "hill-dairy"),
        ("https://ats.rippling.com/api/v2/board/hill-dairy-careers/jobs/5b0c", "hill-dairy"),
        ("https://career5.successfactors.eu/career?company=hilldairy&career_job_req_id=1", "hilldairy"),
        ("https://remotive.com/remote-jobs/software-dev/cheesemaker-1918", None),
    ],
)
def test_labels_of_companies_in_addresses(url: str, slug: str | None) -> None:
    platform = platform_of(url)
    assert platform is not None
    assert platform.slug(url) == slug
