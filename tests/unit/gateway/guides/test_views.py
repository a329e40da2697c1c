"""Bodies of answers, against the models that describe them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.status import PrepStatus
from runtime.testing import MemoryObjectStore
from services.gateway.guides.bodies.guide import Guide
from services.gateway.guides.bodies.status import StatusView
from services.gateway.guides.json_text import encoded
from services.gateway.guides.views import Viewer, guide_view
from tests.support.guide_samples import (
    bare_insights,
    bare_job,
    general_insights,
    huge_insights,
    rich_insights,
    rich_job,
)

GUIDES = [
    (rich_job(), rich_insights()),
    (bare_job(), bare_insights()),
    (bare_job(), general_insights()),
    (rich_job(), huge_insights()),
]

ABSENT = (
    *("companyName", "jobTitle", "jobPostingUrl", "charge", "error"),
    *("errorCode", "pdf", "context", "paidFile", "pdfStoragePath"),
)


def document_of(job: JobDetails, insights: Insights, *, status: PrepStatus) -> dict[str, Any]:
    return {
        **dict.fromkeys(ABSENT),
        "_id": "prep-1",
        "status": status.value,
        "progress": "Žádné 🐎",
        "attempt": 1,
        "seq": 3,
        "timeline": [],
        "needsManualInput": False,
        "retryable": False,
        "createdAt": datetime(2026, 11, 2, tzinfo=UTC),
        "jobDetails": job.model_dump_json(),
        "insights": insights.model_dump_json(),
    }


@pytest.mark.parametrize(("job", "insights"), GUIDES)
async def test_a_finished_guide_is_shown_as_it_was_stored(job: JobDetails, insights: Insights) -> None:
    document = document_of(job, insights, status=PrepStatus.COMPLETED)
    body = encoded(await Viewer(objects=MemoryObjectStore()).status(document))
    view, guide = StatusView.model_validate_json(body), Guide.model_validate_json(encoded(guide_view(document)))
    assert view.job_details == guide.job == job
    assert view.insights == guide.insights == insights
    assert view.outline == guide.outline
    assert view.progress == "Žádné 🐎"
    assert json.loads(body)["insights"] == json.loads(insights.model_dump_json())


async def test_an_unfinished_guide_is_not_shown() -> None:
    document = document_of(rich_job(), rich_insights(), status=PrepStatus.GENERATING_PDF)
    body = json.loads(encoded(await Viewer(objects=MemoryObjectStore()).status(document)))
    assert body["jobDetails"] == json.loads(rich_job().model_dump_json())
    assert (body["insights"], body["outline"]) == (None, None)
