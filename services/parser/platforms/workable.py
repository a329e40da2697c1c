"""Workable: job API, account widget and hosted pages."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.formats.loose_values import text_of
from services.parser.platforms.base import Platform, path_of
from services.parser.raw_posting import RawPosting

__all__ = ["Workable"]

_NEUTRAL = frozenset({"api", "v1", "v2", "v3", "accounts", "widget", "jobs", "view", "j"})


class Workable(Platform):
    """apply.workable.com and {account}.workable.com."""

    name = "workable"
    hosts = ("workable.com",)
    shapes = (frozenset({"title", "shortcode"}),)
    title = ("[data-ui=job-title]", "h1[class*=job-title]")
    company = ("[data-ui=company-name]", "[data-ui=company-logo] img@alt", "header img@alt")
    location = ("[data-ui=job-location]", "[data-ui=job-location-tooltip]")
    description = (
        "[data-ui=job-description], [data-ui=job-requirements], [data-ui=job-benefits]",
        "[data-ui=job-breakdown]",
    )
    employment = ("[data-ui=job-type]",)
    team = ("[data-ui=job-department]",)

    @override
    def slug(self, url: str | None) -> str | None:
        """Return the account: a path segment on apply.workable.com, else the subdomain."""
        label = super().slug(url)
        segments = [part for part in path_of(url) if part not in _NEUTRAL]
        return label if label and label != "apply" else segments[0] if self.owns(url) and segments else None

    @override
    def api_url(self, url: str) -> str | None:
        """Return the job API's address."""
        path = path_of(url)
        if not self.owns(url) or "j" not in path[:-1]:
            return None
        account, code = self.slug(url), path[path.index("j") + 1]
        return (
            f"https://apply.workable.com/api/v2/accounts/{account}/jobs/{code}" if account and account != code else None
        )

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a job; types are codes such as `full` or `contract`."""
        draft = super().read_record(record, url)
        draft.employment = [
            f"{text} time" if text in ("full", "part") else text
            for text in (text_of(record.get("type") or record.get("employment_type")),)
            if text
        ]
        draft.company = text_of(record.get("company")) or text_of(record.get("account"))
        draft.closed = draft.closed or record.get("state") in ("closed", "archived")
        return draft
