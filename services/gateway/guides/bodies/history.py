"""The list of a user"s preparations."""

from datetime import datetime

from pydantic import ConfigDict

from contracts.status import PrepStatus
from services.gateway.guides.bodies.view import EXAMPLE_ID, View, example

__all__ = ["History", "HistoryItem"]


class HistoryItem(View):
    """A preparation in the list."""

    id: str
    company_name: str | None = None
    job_title: str | None = None
    job_posting_url: str | None = None
    status: PrepStatus
    created_at: datetime
    requested_at: datetime
    """When it was asked for, or tried again, last."""
    completed_at: datetime | None = None
    pdf_url: str | None = None
    error: str = ""
    needs_manual_input: bool = False
    retryable: bool = False
    cancelled: bool = False
    """The user stopped it."""
    refresh_of: str | None = None


class History(View):
    """A page of the user's preparations."""

    model_config = ConfigDict(
        json_schema_extra=example(
            history=[
                {
                    "id": EXAMPLE_ID,
                    "status": "completed",
                    "companyName": "Example Corp",
                    "jobTitle": "Data Engineer",
                    "createdAt": "2026-11-02T09:30:00Z",
                    "requestedAt": "2026-11-02T09:30:00Z",
                    "error": "",
                }
            ],
            next=None,
        )
    )

    history: list[HistoryItem]
    next: str | None = None
    """The `cursor` of the next page; null at the end."""
