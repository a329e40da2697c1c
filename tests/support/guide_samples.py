"""Guides for tests: a rich one, one without community evidence, one as large as contracts allow.

The texts stand in `tests/data/guides`. After a change of the contracts `pytest tests/contracts/test_guides.py
--update-goldens` writes them anew.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

from contracts.base import Contract
from contracts.insights import (
    Basis,
    CommonQuestions,
    CultureInsights,
    Evidence,
    Insights,
    Item,
    Question,
    Source,
)
from contracts.job import JobDetails, RoleCategory

__all__ = [
    "GUIDES",
    "as_written",
    "bare_insights",
    "bare_job",
    "general",
    "general_insights",
    "huge_insights",
    "posted",
    "reported",
    "rich_insights",
    "rich_job",
]

GUIDES = Path(__file__).parents[1] / "data" / "guides"
UPDATED = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


def as_written(record: Contract) -> str:
    """Return a record as its file holds it: what is given, nothing that a default says."""
    return json.dumps(record.model_dump(mode="json", exclude_defaults=True), indent=2, ensure_ascii=False) + "\n"


def rich_job() -> JobDetails:
    """A software posting with every field filled."""
    return JobDetails.model_validate_json((GUIDES / "rich_job.json").read_bytes())


def rich_insights() -> Insights:
    """A guide with every section filled and every basis in it."""
    return Insights.model_validate_json((GUIDES / "rich_insights.json").read_bytes())


def general_insights() -> Insights:
    """A guide made without any community post: general advice only, as the insights service makes it then."""
    return Insights.model_validate_json((GUIDES / "general_insights.json").read_bytes())


def bare_job() -> JobDetails:
    """A job of which only company and title are known."""
    return JobDetails(company_name="Ørsted & Søn", job_title="Junior Associate", role_category=RoleCategory.CONSULTING)


def bare_insights() -> Insights:
    """A guide without any content."""
    return Insights(company_name="Ørsted & Søn", job_title="Junior Associate", last_updated=UPDATED)


def reported(text: str, *evidence: tuple[str, str]) -> Item:
    """A reported item with its quotes."""
    return Item(text=text, basis=Basis.REPORTED, evidence=_evidence(*evidence))


def posted(text: str, quote: str | None = None) -> Item:
    """An item from the posting."""
    return Item(text=text, basis=Basis.POSTING, evidence=_evidence(("posting", quote)) if quote else [])


def general(*texts: str) -> list[Item]:
    """Items of general advice."""
    return [Item(text=text, basis=Basis.GENERAL) for text in texts]


def _evidence(*pairs: tuple[str, str]) -> list[Evidence]:
    return [Evidence(source_id=source, quote=quote) for source, quote in pairs]


def huge_insights() -> Insights:
    """Every list as long as contracts allow, every text as long as it gets."""
    long_text = ("Lorem dolor sit amet consectetur adipiscing elit sed do eiusmod. " * 40)[:1990]
    quote = long_text[:590]
    evidence = [Evidence(source_id=f"reddit:{number}", quote=quote) for number in range(20)]
    items = [Item(text=long_text, basis=Basis.REPORTED, evidence=evidence) for _ in range(10)]
    questions = [
        Question(text=long_text, basis=Basis.REPORTED, evidence=evidence, guidance=long_text[:900]) for _ in range(30)
    ]
    return rich_insights().model_copy(
        update={
            "common_questions": CommonQuestions(behavioral=questions, technical=questions, company_specific=questions),
            "culture_insights": CultureInsights(
                work_life_balance=items, team_dynamics=items, management=items, growth=items, remote_policy=items
            ),
            "sources": [
                Source(id=f"reddit:{number}", url=f"https://forum.example/{number}", title=long_text[:400])
                for number in range(200)
            ],
        }
    )
