"""Teamtailor: JSON feed, JSON:API and career sites, often on companies' own domains."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.read_document import read_posting
from tests.support.stage_posting import LONG, page, posting, read


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


TEXT = (
    "<p>Hill Dairy makes cheese for half the country, and you keep its machines running day and night.</p>"
    "<h3>Your tasks</h3><ul><li>Maintain the lines</li></ul><h3>Requirements</h3><ul><li>Skill with pumps</li></ul>"
)


def read_document(document: Any, url: str) -> dict[str, Any]:
    body = document if isinstance(document, str) else json.dumps(document)
    return read_posting(Document(body=body, url=url)).job.model_dump(mode="json")


def html_page(title: str, body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


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
    job = read_document(html_page("Dairy Technologist", body, head), "https://career.hilldairy.example/jobs/77")
    assert job["remote_policy"] == policy
