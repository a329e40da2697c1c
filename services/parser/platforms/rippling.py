"""Rippling: the job board's JSON and the state of its pages."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from contracts.job import RemotePolicy
from services.parser.fields.place.remote import normalise_remote
from services.parser.formats.loose_values import dig, section, text_of
from services.parser.platforms.base import Platform, path_of
from services.parser.raw_posting import RawPosting

__all__ = ["Rippling"]

_NEUTRAL = frozenset({"api", "v1", "v2", "board", "ats", "jobs", "job-posts"})
_LOCALE_LENGTHS = (2, 5)


class Rippling(Platform):
    """ats.rippling.com."""

    name = "rippling"
    hosts = ("ats.rippling.com", "rippling-ats.com")
    shapes = (
        frozenset({"name", "workLocations", "description"}),
        frozenset({"name", "locations", "department", "url", "language"}),
    )

    @override
    def slug(self, url: str | None) -> str | None:
        """Return the board's label: the first path segment that is no locale."""
        path = [part for part in path_of(url) if part not in _NEUTRAL and not _is_locale(part)]
        return path[0].removesuffix("-careers") if self.owns(url) and path else None

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a posting; company and role are described apart, and each place has its own workplace type."""
        draft = super().read_record(record, url or text_of(record.get("url")))
        parts = record.get("description")
        if isinstance(parts, Mapping):
            draft.description = "".join(
                section("About us" if key == "company" else "", part) for key, part in parts.items() if part
            )
        draft.title = text_of(record.get("name"))
        draft.company = text_of(record.get("companyName"))
        draft.team = text_of(record.get("department"))
        if policy := _policy(record):
            draft.remote, draft.remote_weight = policy, 3.5
        return draft


def _is_locale(part: str) -> bool:
    return len(part) in _LOCALE_LENGTHS and part[:2].isalpha() and part[2:3] in ("", "-")


def _policy(record: Mapping[str, Any]) -> RemotePolicy | None:
    """Return where the work is done, if all places agree."""
    places = record.get("locations") or record.get("workLocations") or []
    found = {normalise_remote(text_of(dig(place, "workplaceType"))) for place in places}
    return found.pop() if len(found) == 1 else None
