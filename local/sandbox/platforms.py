"""The JSON the platforms' own APIs return for a posting: Greenhouse, Lever, and schema.org's JobPosting."""

import uuid
from datetime import UTC, datetime
from html import escape
from typing import Any

from local.sandbox.postings import Posting, Section

DAY = 86_400
INTERVALS = {"YEAR": "per-year-salary", "HOUR": "per-hour-wage"}
EMPLOYMENT_TYPES = {"Full-time": "FULL_TIME", "Internship": "INTERN"}
OPEN_FOR_DAYS = 90


def posted_at(posting: Posting, now: float) -> datetime:
    """Return when a posting was published, counted back from ``now`` (epoch seconds)."""
    return datetime.fromtimestamp(now - posting.posted_days_ago * DAY, UTC)


def greenhouse_job(posting: Posting, *, now: float, base_url: str, questions: bool) -> dict[str, Any]:
    """Return a posting as the boards API does: ``content`` is HTML, escaped once more."""
    stamp = posted_at(posting, now).isoformat(timespec="seconds")
    office = {"id": posting.number % 9973, "name": posting.locality, "child_ids": [], "parent_id": None}
    job: dict[str, Any] = {
        "absolute_url": f"{base_url}greenhouse/{posting.board}/jobs/{posting.number}",
        "data_compliance": [{"type": "gdpr", "requires_consent": False, "retention_period": None}],
        "internal_job_id": posting.number - 1_000_000,
        "location": {"name": posting.location},
        "metadata": [
            {"id": 1, "name": "Employment Type", "value": posting.employment, "value_type": "single_select"},
            {"id": 2, "name": "Workplace", "value": posting.workplace, "value_type": "single_select"},
        ],
        "id": posting.number,
        "updated_at": stamp,
        "requisition_id": f"R-{posting.number % 100_000}",
        "title": posting.title,
        "company_name": posting.company,
        "first_published": stamp,
        "language": posting.language,
        "application_deadline": None,
        "content": escape(posting.html()),
        "departments": [{"id": 40, "name": posting.department, "child_ids": [], "parent_id": None}],
        "offices": [office | {"location": f"{posting.location}, {posting.country}"}],
    }
    if questions:
        job["questions"] = [_question("First Name", "first_name"), _question("Resume/CV", "resume", "input_file")]
    return job


def _question(label: str, name: str, kind: str = "input_text") -> dict[str, Any]:
    field = {"name": name, "type": kind, "values": []}
    return {"required": True, "label": label, "description": None, "fields": [field]}


def lever_id(posting: Posting) -> str:
    """Return the UUID by which Lever knows a posting."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{posting.board}/{posting.number}"))


def lever_posting(posting: Posting, *, now: float, base_url: str) -> dict[str, Any]:
    """Return a posting as Lever's postings API does: lists apart from the opening and closing text."""
    listed = [part for part in posting.sections if part.items]
    opening, *closing = [part for part in posting.sections if not part.items]
    url = f"{base_url}lever/{posting.board}/{lever_id(posting)}"
    salary = posting.salary
    return {
        "additional": "".join(_block(part) for part in closing),
        "additionalPlain": "\n\n".join(f"{part.heading}\n{part.body_text()}" for part in closing),
        "categories": {
            "commitment": posting.employment,
            "department": posting.department,
            "location": posting.location,
            "team": posting.team,
            "allLocations": [posting.location],
        },
        "createdAt": int(posted_at(posting, now).timestamp() * 1000),
        "descriptionPlain": opening.body_text(),
        "description": _block(opening),
        "id": lever_id(posting),
        "lists": [{"text": part.heading, "content": _list_items(part)} for part in listed],
        "text": posting.title,
        "country": posting.country_code,
        "workplaceType": posting.workplace.lower(),
        "opening": _block(opening),
        "openingPlain": opening.body_text(),
        "descriptionBody": "",
        "descriptionBodyPlain": "",
        "salaryRange": {
            "currency": salary.currency,
            "interval": INTERVALS[salary.unit],
            "min": salary.min,
            "max": salary.max,
        },
        "hostedUrl": url,
        "applyUrl": f"{url}/apply",
    }


def _block(section: Section) -> str:
    return f"<div><b>{escape(section.heading)}</b></div>{section.body_html()}"


def _list_items(section: Section) -> str:
    return "".join(f"<li>{escape(item)}</li>" for item in section.items)


def job_posting_ld(posting: Posting, *, now: float, closed: bool = False) -> dict[str, Any]:
    """Return a posting as schema.org's JobPosting; a ``closed`` one was valid until last week."""
    until = now - 7 * DAY if closed else now + (OPEN_FOR_DAYS - posting.posted_days_ago) * DAY
    salary = posting.salary
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": posting.title,
        "description": posting.html(),
        "identifier": {"@type": "PropertyValue", "name": posting.company, "value": str(posting.number)},
        "datePosted": posted_at(posting, now).date().isoformat(),
        "validThrough": datetime.fromtimestamp(until, UTC).date().isoformat(),
        "employmentType": EMPLOYMENT_TYPES[posting.employment],
        "hiringOrganization": {
            "@type": "Organization",
            "name": posting.company,
            "sameAs": f"https://{posting.domain}",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": posting.locality,
                "addressRegion": posting.region,
                "addressCountry": posting.country_code,
            },
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": salary.currency,
            "value": {
                "@type": "QuantitativeValue",
                "minValue": salary.min,
                "maxValue": salary.max,
                "unitText": salary.unit,
            },
        },
        "directApply": True,
    }
    if posting.workplace == "Remote":
        data["jobLocationType"] = "TELECOMMUTE"
        data["applicantLocationRequirements"] = {"@type": "Country", "name": posting.country}
    return data


def workday_ld(posting: Posting, *, now: float) -> dict[str, Any]:
    """Return the leaner JobPosting a Workday page embeds: plain text, no pay, the country spelled out."""
    data = job_posting_ld(posting, now=now)
    del data["baseSalary"], data["directApply"]
    data["description"] = " ".join(posting.text().split())
    data["identifier"] = {"@type": "PropertyValue", "name": posting.title, "value": f"R-{posting.number}"}
    data["hiringOrganization"]["sameAs"] = ""
    data["jobLocation"]["address"] = {
        "@type": "PostalAddress",
        "addressCountry": posting.country,
        "addressLocality": posting.location,
    }
    return data
