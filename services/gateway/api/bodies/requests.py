"""What clients send."""

from typing import Any

from pydantic import ConfigDict, Field, JsonValue, field_validator, model_validator

from contracts.base import Contract
from contracts.preps import PrepContext, PrepRequest
from services.gateway.api.bodies.addresses import check_address, check_interview_date, take_address

__all__ = ["GenerateBody", "PreviewBody", "RetryBody"]


class _Body(Contract):
    """Forms send empty fields; they count as left out. A field that is not known is refused: it may be misspelt."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if not (isinstance(value, str) and not value.strip())}


_ENOUGH: list[JsonValue] = [
    {"required": ["job_posting_url"]},
    {"required": ["job_posting_text"]},
    {"required": ["company_name", "job_title"]},
]


class PreviewBody(_Body, PrepRequest):
    """A posting's address, its text, or company name and job title."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"anyOf": _ENOUGH, "examples": [{"job_posting_url": "https://jobs.example.com/engineer-42"}]},
    )
    _take_url = field_validator("job_posting_url", mode="before")(take_address)
    _check_url = field_validator("job_posting_url")(check_address)


class GenerateBody(_Body, PrepContext, PrepRequest):
    """A posting's address, its text, or company name and job title; and what helps to fit the guide to you."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "anyOf": _ENOUGH,
            "examples": [
                {"job_posting_url": "https://jobs.example.com/data-engineer-42", "interview_date": "2027-03-01"},
                {"company_name": "Example Corp", "job_title": "Data Engineer"},
                {"job_posting_text": "Example Corp is looking for a Data Engineer …", "notes": "Two rounds so far."},
            ],
        },
    )
    _take_url = field_validator("job_posting_url", mode="before")(take_address)
    _check_url = field_validator("job_posting_url")(check_address)
    _check_date = field_validator("interview_date")(check_interview_date)

    def request(self) -> PrepRequest:
        """Return what to prepare for."""
        return PrepRequest.model_validate(self.model_dump(include=set(PrepRequest.model_fields)))

    def context(self) -> PrepContext:
        """Return what the user added about themselves."""
        return PrepContext.model_validate(self.model_dump(include=set(PrepContext.model_fields)))


class RetryBody(_Body):
    """What the user enters by hand after the posting could not be read; nothing to try the same again."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"company_name": "Example Corp", "job_title": "Data Engineer"}]}
    )

    job_posting_url: str | None = Field(default=None, min_length=1, max_length=4096)
    company_name: str | None = Field(default=None, min_length=1, max_length=200)
    job_title: str | None = Field(default=None, min_length=1, max_length=200)
    job_posting_text: str | None = Field(default=None, min_length=1, max_length=100_000)
    _take_url = field_validator("job_posting_url", mode="before")(take_address)
    _check_url = field_validator("job_posting_url")(check_address)
