"""The result of reading: a job as far as it is known."""

from typing import Any

from pydantic import BaseModel

from contracts.job import FieldProvenance, JobDetails, ProvenanceSource
from services.parser.errors import PostingIncomplete

__all__ = ["ParsedPosting"]

# What shows the user which posting was read.
_SHOWN_IN_MESSAGE = ("company_name", "job_title", "location")
_REQUIRED = {"company_name": "the company's name", "job_title": "the job title"}


class ParsedPosting(BaseModel):
    """Normalised fields of a posting, with provenance; company or title may be missing."""

    fields: dict[str, Any] = {}
    """By the contract's field names."""
    provenance: dict[str, FieldProvenance] = {}
    """By the same names."""

    def put(self, name: str, value: Any, source: ProvenanceSource, confidence: float, note: str | None = None) -> None:
        """Set a field and say where it came from."""
        self.fields[name] = value
        bounded = round(min(1.0, max(0.0, confidence)), 2)
        self.provenance[name] = FieldProvenance(source=source, confidence=bounded, note=note)

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields that are not known."""
        return tuple(name for name in _REQUIRED if not self.fields.get(name))

    @property
    def job(self) -> JobDetails:
        """The job.

        Raises:
            PostingIncomplete: Company or title is missing.
        """
        if self.missing:
            names = " and ".join(_REQUIRED[name] for name in self.missing)
            known = ", ".join(self.fields[name] for name in _SHOWN_IN_MESSAGE if self.fields.get(name))
            raise PostingIncomplete(
                f"The posting was read{f' ({known})' if known else ''}, but {names} could not be found in it."
            )
        return JobDetails(**self.fields, provenance=self.provenance)
