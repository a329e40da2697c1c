"""The result of reading: a job as far as it is known."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from contracts.job import Employer, FieldProvenance, JobDetails, ProvenanceSource
from lexicon.company import Company
from services.parser.errors import NotAPosting, PostingIncomplete

__all__ = ["HIDDEN", "DoubtfulPosting", "ParsedPosting"]

_MOST_SPELLINGS = 50
_GUESS = 0.4
# What shows the user which posting was read.
_SHOWN_IN_MESSAGE = ("company_name", "job_title", "location")
HIDDEN = (
    "Somebody else hires for an employer whom the posting does not name. "
    "If you know who it is, enter the company's name."
)
_REQUIRED = {"company_name": "the company's name", "job_title": "the job title"}


class ParsedPosting(BaseModel):
    """Normalised fields of a posting, with provenance; company or title may be missing."""

    fields: dict[str, Any] = {}
    """By the contract's field names."""
    provenance: dict[str, FieldProvenance] = {}
    """By the same names."""
    legal_name: str | None = None
    """The employer as published, with its legal form."""
    is_employer_hidden: bool = False
    """An agency hires for an employer that the posting does not name."""

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
            advice = f" {HIDDEN}" if self.is_employer_hidden else ""
            raise PostingIncomplete(
                f"The posting was read{f' ({known})' if known else ''}, but {names} could not be found in it.{advice}"
            )
        employer = self._employer()
        note = "Names from the table of employers." if employer.documented else "Names derived from the company's name."
        derived = FieldProvenance(
            source=ProvenanceSource.DERIVED, confidence=self._confidence("company_name"), note=note
        )
        return JobDetails(**self.fields, company=employer, provenance={**self.provenance, "company": derived})

    def _confidence(self, name: str) -> float:
        return self.provenance[name].confidence if name in self.provenance else 1.0

    def _employer(self) -> Employer:
        """Return what is known of the employer; a guessed domain and a name that the user corrected say nothing."""
        name, told = self.fields["company_name"], self.provenance.get("company_domain")
        domain = self.fields.get("company_domain")
        company = Company.of(name, domain=None if told and told.source is ProvenanceSource.DERIVED else domain)
        if self.legal_name and company.is_same(self.legal_name):
            company = Company.of(name, domain=company.domain, legal_name=self.legal_name)
        return Employer(
            brand=company.brand,
            legal_name=company.legal_name,
            spellings=list(company.spellings[:_MOST_SPELLINGS]),
            domain=company.domain,
            everyday_word=company.everyday_word,
            documented=company.documented,
        )


class DoubtfulPosting(NotAPosting):
    """A text or page with a posting's structure that no rule reads: refused, unless a model finds company and title.

    Args:
        reading: What is known of it, its description among it.
        message: As for any error.
        suggestions: As for any error.
    """

    def __init__(
        self, reading: ParsedPosting, message: str | None = None, *, suggestions: Sequence[str] | None = None
    ) -> None:
        super().__init__(message, suggestions=suggestions)
        # What was read as its names are guesses, too.
        for name in _REQUIRED.keys() & reading.provenance.keys():
            told = reading.provenance[name]
            reading.provenance[name] = told.model_copy(update={"confidence": min(told.confidence, _GUESS)})
        self.reading = reading
