"""The JSON has everything, and its outline refers to it."""

import json

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import resolve
from services.guides.data import guide_json
from tests.support import guide_samples as samples


def test_everything_can_be_read_back_and_found() -> None:
    content = json.loads(guide_json(samples.rich_job(), samples.rich_insights()))
    job, insights = JobDetails.model_validate(content["job"]), Insights.model_validate(content["insights"])
    assert (job, insights) == (samples.rich_job(), samples.rich_insights())
    entries = [entry for section in content["outline"] for group in section["groups"] for entry in group["entries"]]
    assert len(entries) > 50
    assert all(resolve(entry["ref"], job=job, insights=insights) is not None for entry in entries)
