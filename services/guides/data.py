"""The guide as JSON for other programs: the job, the insights, and the outline that says in which order they stand."""

import json
from dataclasses import asdict

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import outline_of

__all__ = ["guide_json"]


def guide_json(job: JobDetails, insights: Insights) -> str:
    """Return the guide; entries of the outline refer to the parts of the job and the insights by their paths."""
    outline = [asdict(section) for section in outline_of(job, insights)]
    content = {
        "job": job.model_dump(mode="json"),
        "insights": insights.model_dump(mode="json"),
        "outline": outline,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
