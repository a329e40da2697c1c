"""Whatever the employer is called on the posting, the same is reported."""

import pytest

from contracts.insights import walk_items
from contracts.job import JobDetails
from contracts.posts import Post
from services.insights.engines.base import EngineRequest
from services.insights.engines.extractive.engine import ExtractiveEngine
from tests.support.spellings import SPELLINGS

_BODY = (
    "I interviewed at {0} in May for a data engineer role. First a phone screen with a recruiter, then a take-home,"
    " then an onsite with four people. They asked me: How would you model slowly changing data? They also asked"
    " me: Tell me about a conflict with a stakeholder. The whole process at {0} took three weeks and I got an offer."
)


@pytest.mark.parametrize(("brand", "spellings"), SPELLINGS)
async def test_each_spelling_of_an_employer_reports_the_same(brand: str, spellings: list[str]) -> None:
    post = Post(source_id="x:1", source="x", title=f"{brand} interview experience", body=_BODY.format(brand))
    reported = {name: await _reported(name, post) for name in [brand, *spellings]}
    assert len(set(reported.values())) == 1
    assert len(reported[brand]) > 1


async def _reported(name: str, post: Post) -> tuple[str, ...]:
    job = JobDetails(company_name=name, job_title="Data Engineer")
    async with ExtractiveEngine() as engine:
        findings = await engine.find(EngineRequest(job=job, posts=[post]))
    return tuple(item.model_dump_json() for item in walk_items(findings))
