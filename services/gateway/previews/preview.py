"""A preview: what was understood of a request, how surely, and what a guide would cost and rest on."""

from typing import Literal

from pydantic import ConfigDict

from contracts.job import JobDetails
from contracts.status import PrepStatus
from services.gateway.guides.bodies.view import View, example

__all__ = ["Certainty", "Existing", "Preview", "Price", "Prospect", "certainties", "prospect_of"]

Certainty = Literal["sure", "likely", "guess"]
Prospect = Literal["likely", "possible", "unlikely"]

_SURE = 0.8
_LIKELY = 0.5


class Existing(View):
    """A preparation that the user has for the same job."""

    id: str
    status: PrepStatus
    requested_at: str


class Price(View):
    """What a guide costs."""

    most: int
    """Credits, taken on delivery; a guide that no report could be found for costs less."""
    available: int
    """Credits that the user can spend now."""


class Preview(View):
    """What a request would become. Nothing was charged or started."""

    model_config = ConfigDict(
        json_schema_extra=example(
            job={"company_name": "Example Corp", "job_title": "Data Engineer", "location": "Lisbon, Portugal"},
            certainty={"company_name": "sure", "job_title": "likely", "location": "sure"},
            price={"most": 25, "available": 475},
            reports="possible",
            existing=[],
        )
    )

    job: JobDetails
    """What was understood; send `company_name` and `job_title` along to correct it."""
    certainty: dict[str, Certainty]
    """By field of the job, how surely it was read."""
    price: Price | None = None
    """Null while billing does not answer."""
    reports: Prospect
    """Whether reports by candidates of this employer are to be expected."""
    existing: list[Existing]
    """Preparations of the user for the same job, newest first: asking again costs again."""


def certainties(job: JobDetails) -> dict[str, Certainty]:
    """Return how surely each field of a job was read."""
    return {name: _certainty(found.confidence) for name, found in job.provenance.items()}


def prospect_of(job: JobDetails) -> Prospect:
    """Return whether reports are to be expected: of employers that many know more than of others."""
    if job.company is None:
        return "possible"
    if job.company.documented:
        return "likely"
    return "unlikely" if job.company.everyday_word else "possible"


def _certainty(confidence: float) -> Certainty:
    if confidence >= _SURE:
        return "sure"
    return "likely" if confidence >= _LIKELY else "guess"
