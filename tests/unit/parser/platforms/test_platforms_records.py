"""Records of platforms in the shapes that their APIs and pages give them."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.errors import NotAPosting
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


PERSONIO_ENTRY: dict[str, Any] = {
    "id": "4410022",
    "office": "Lund",
    "name": "Molkereifachkraft (m/w/d)",
    "schedule": "full-time",
}


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
