"""A user's preparations, page by page: what is asked for, and the place where the next page begins."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from contracts.preps import PrepRequest
from contracts.status import PrepStatus
from services.gateway.errors import InvalidRequestError

__all__ = ["FIELDS", "Listing", "Order", "posting_key", "search_key"]

Order = Literal["newest", "oldest", "company"]
_KEYS: Mapping[Order, tuple[str, int]] = {
    "newest": ("requestedAt", -1),
    "oldest": ("requestedAt", 1),
    "company": ("searchKey", 1),
}
_TRACKING = re.compile(r"(utm_\w+|gh_src|ref|refid|src|source|trk|trackingid|fbclid|gclid|lever-source)", re.IGNORECASE)
FIELDS = dict.fromkeys(
    (
        *("companyName", "jobTitle", "jobPostingUrl", "status", "createdAt", "completedAt", "requestedAt"),
        *(
            "error",
            "errorCode",
            "needsManualInput",
            "retryable",
            "pdfStoragePath",
            "paidFile",
            "searchKey",
            "refreshOf",
        ),
    ),
    1,
)
"""What a list shows of a preparation: not its content."""


def search_key(company: str | None, title: str | None) -> str:
    """Return the text by which a preparation is found and sorted."""
    return f"{company or ''} {title or ''}".strip().casefold()[:400]


def _same_address(url: str) -> str:
    """Return what two addresses of one posting share: without fragment, tracking and the difference of http and www."""
    parts = urlsplit(url.strip())
    query = sorted((name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name))
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}".rstrip("?")


def posting_key(request: PrepRequest) -> str:
    """Return what two requests for the same posting share."""
    if request.job_posting_url:
        return _same_address(request.job_posting_url)
    text = request.job_posting_text or search_key(request.company_name, request.job_title)
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Which preparations are asked for, in which order."""

    limit: int
    order: Order = "newest"
    statuses: Sequence[PrepStatus] = ()
    words: str = ""
    """Each must stand in company or title."""
    after: str | None = None
    """The cursor that the page before ended with."""

    def query(self, user_id: str) -> dict[str, Any]:
        """Return what to find.

        Raises:
            InvalidRequestError: The cursor is none of this order.
        """
        parts: list[dict[str, Any]] = [{"userId": user_id, "deletedAt": None}]
        if self.statuses:
            parts.append({"status": {"$in": [status.value for status in self.statuses]}})
        parts += [{"searchKey": {"$regex": re.escape(word)}} for word in self.words.casefold().split()]
        if self.after:
            parts.append(self._behind(self.after))
        return {"$and": parts}

    @property
    def sort(self) -> list[tuple[str, int]]:
        """Return the order, in which no two are equal."""
        return [_KEYS[self.order], ("_id", 1)]

    def cursor(self, document: Mapping[str, Any]) -> str:
        """Return the place behind a document."""
        value = document.get(_KEYS[self.order][0])
        text = value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        return base64.urlsafe_b64encode(json.dumps([self.order, text, document["_id"]]).encode()).decode().rstrip("=")

    def _behind(self, cursor: str) -> dict[str, Any]:
        name, direction = _KEYS[self.order]
        try:
            order, text, prep_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
            value = datetime.fromisoformat(text) if name == "requestedAt" else str(text)
        except (ValueError, TypeError) as error:
            raise InvalidRequestError("This cursor is not valid. Begin with the first page.") from error
        if order != self.order or not isinstance(prep_id, str):
            raise InvalidRequestError("This cursor belongs to another order. Begin with the first page.")
        beyond = {name: {"$lt" if direction < 0 else "$gt": value}}
        return {"$or": [beyond, {name: value, "_id": {"$gt": prep_id}}]}
