"""The finished guide, and the text of documents that users bring."""

from pydantic import BaseModel, ConfigDict

from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import OutlineSection
from services.gateway.guides.bodies.view import View, example

__all__ = ["DocumentText", "Download", "Guide"]


class Download(View):
    """Where the PDF is, and what to call it."""

    model_config = ConfigDict(
        json_schema_extra=example(
            pdfUrl="https://files.example.com/guide.pdf", companyName="Example Corp", jobTitle="Data Engineer"
        )
    )

    pdf_url: str
    company_name: str | None = None
    job_title: str | None = None


class DocumentText(View):
    """The text of a document; it was not kept."""

    model_config = ConfigDict(json_schema_extra=example(text="Ada Example\nFive years of Go and PostgreSQL."))

    text: str


class Guide(BaseModel):
    """The finished guide as data."""

    job: JobDetails
    insights: Insights
    outline: list[OutlineSection]
    """The sections in reading order; entries refer to parts of the job and the insights."""
