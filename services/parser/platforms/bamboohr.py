"""BambooHR: careers API of a company's account."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from typing_extensions import override

from contracts.job import RemotePolicy
from services.parser.fields.pay.salary import parse_salary
from services.parser.formats.loose_values import text_of
from services.parser.platforms.base import Platform, number_in_path
from services.parser.raw_posting import RawPosting

__all__ = ["BambooHR"]

_LOCATION_TYPES: dict[str, RemotePolicy] = {"1": "remote", "2": "hybrid"}


class BambooHR(Platform):
    """{company}.bamboohr.com."""

    name = "bamboohr"
    hosts = ("bamboohr.com",)
    shapes = (frozenset({"jobOpeningName"}),)
    title = (".ResAts__page h2", "h2.jss-h1", "[class*=jobOpening] h2")
    location = (".ResAts__listing-link + span", ".BambooRich-location")
    description = ("#descriptionWrapper", ".BambooRich", "[class*=jobDescription]")

    @override
    def slug(self, url: str | None) -> str | None:
        """Return the account; BambooHR's own careers site has none of its own."""
        label = super().slug(url)
        return label or ("BambooHR" if self.owns(url) else None)

    @override
    def api_url(self, url: str) -> str | None:
        """Return the opening's detail address."""
        job = number_in_path(url, r"^\d+$")
        return f"https://{urlsplit(url).netloc}/careers/{job}/detail" if self.owns(url) and job else None

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map an opening; `locationType` is 0 for the office, 1 for remote, 2 for hybrid."""
        draft = super().read_record(record, url or text_of(record.get("jobOpeningShareUrl")))
        policy = _LOCATION_TYPES.get(str(record.get("locationType") or ""))
        if policy:
            draft.remote, draft.remote_weight = policy, 3.5
        pay = text_of(record.get("compensation"))
        draft.salary = parse_salary(pay) if pay else None
        draft.employment = [text] if (text := text_of(record.get("employmentStatusLabel"))) else []
        draft.identifier = None
        return draft
