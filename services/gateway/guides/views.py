"""What clients see of a preparation: camelCase outside, the snake_case job details and insights inside."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from contracts.billing import Account
from contracts.insights import Insights
from contracts.job import JobDetails
from contracts.outline import OutlineSection, outline_of
from contracts.status import PrepStatus
from runtime.storage import ObjectStore
from services.gateway.guides.bodies.account import AccountView, LedgerLine
from services.gateway.guides.filenames import guide_filename
from services.gateway.guides.json_text import JsonText
from services.gateway.preparations.paid_files import PaidFile

__all__ = ["Viewer", "account_view", "entry_view", "guide_view", "iso", "ledger_line"]


_COPIED = (
    *("status", "progress", "companyName", "jobTitle", "jobPostingUrl", "charge", "attempt", "seq"),
    *("error", "errorCode", "needsManualInput", "retryable"),
)
_SECTIONS = TypeAdapter(list[OutlineSection])


class Viewer:
    """Turns documents into response bodies."""

    def __init__(self, *, objects: ObjectStore) -> None:
        self._objects = objects

    async def status(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of `StatusView`; what was stored as JSON as it is."""
        completed = document["status"] == PrepStatus.COMPLETED
        return {
            "id": document["_id"],
            **{name: document[name] for name in _COPIED},
            "suggestions": document.get("suggestions") or [],
            "guess": document.get("guessed"),
            "jobDetails": _stored(document["jobDetails"]),
            "insights": _stored(document["insights"]) if completed else None,
            "outline": _outline(document) if completed else None,
            "pdfUrl": await self.link(document),
            "pages": (document["pdf"] or {}).get("pages"),
            "refreshOf": document.get("refreshOf"),
            "interviewDate": (document["context"] or {}).get("interview_date"),
            "timeline": [entry_view(entry) for entry in document["timeline"]],
            **_times(document),
        }

    async def history_item(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of `HistoryItem`."""
        copied = ("companyName", "jobTitle", "jobPostingUrl", "status", "needsManualInput", "retryable")
        return {
            "id": document["_id"],
            **{name: document[name] for name in copied},
            "requestedAt": iso(document["requestedAt"]),
            "refreshOf": document.get("refreshOf"),
            "error": document["error"] or "",
            "pdfUrl": await self.link(document),
            **_times(document),
        }

    async def link(self, document: Mapping[str, Any]) -> str | None:
        """Return a fresh link to the PDF once it was paid for. Links are never stored: who has one has the file."""
        file = PaidFile.of(document)
        if document["status"] != PrepStatus.COMPLETED or file is None:
            return None
        return await self._objects.presign(file.path, filename=guide_filename(document, "pdf"))


def entry_view(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a timeline entry as clients see it."""
    return {
        "seq": entry["seq"],
        "topic": entry["topic"],
        "status": entry["status"],
        "progress": entry["progress"],
        "attempt": entry["attempt"],
        "at": iso(entry["at"]),
        **entry["detail"],
    }


def guide_view(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of `Guide`; what was stored as JSON as it is."""
    return {
        "job": _stored(document["jobDetails"]),
        "insights": _stored(document["insights"]),
        "outline": _outline(document),
    }


def ledger_line(entry: Mapping[str, Any]) -> LedgerLine:
    """Return an entry of billing's ledger as clients see it."""
    return LedgerLine(
        at=entry["at"],
        kind=entry["kind"],
        amount=entry.get("balance", 0),
        held=entry.get("held", 0),
        prep_id=entry.get("prep_id"),
    )


def account_view(account: Account, *, upgrade_url: str | None) -> AccountView:
    """Return an account as clients see it."""
    return AccountView(
        user_id=account.user_id,
        tier=account.tier,
        credits=account.available,
        balance=account.balance,
        held=account.held,
        prep_cost=account.prep_cost,
        interview_preps_used=account.used_this_month,
        interview_preps_running=account.held_this_month,
        interview_preps_limit=account.monthly_limit,
        resets_at=account.resets_at,
        upgrade_url=upgrade_url,
    )


def _outline(document: Mapping[str, Any]) -> JsonText | None:
    job, insights = document["jobDetails"], document["insights"]
    return None if job is None or insights is None else _outline_of(job, insights)


@lru_cache(maxsize=64)
def _outline_of(job: str, insights: str) -> JsonText:
    """Return the outline; remembered, because a page asks for its guide more than once."""
    sections = outline_of(JobDetails.model_validate_json(job), Insights.model_validate_json(insights))
    return JsonText(_SECTIONS.dump_json(list(sections)).decode())


def _stored(text: str | None) -> JsonText | None:
    return None if text is None else JsonText(text)


def _times(document: Mapping[str, Any]) -> dict[str, str | None]:
    completed = document.get("completedAt")
    return {"createdAt": iso(document["createdAt"]), "completedAt": iso(completed) if completed else None}


def iso(moment: datetime) -> str:
    """Return a time as clients get it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
