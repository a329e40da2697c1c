"""Breezy HR: position JSON and hosted pages."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.formats.loose_values import dig, strings_of, text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting

__all__ = ["Breezy"]


class Breezy(Platform):
    """{company}.breezy.hr."""

    name = "breezy"
    hosts = ("breezy.hr", "breezyhr.com")
    shapes = (frozenset({"friendly_id", "name", "location"}),)
    title = (".banner h1", "h1.polygot", ".position h1")
    location = (".banner .location span", "li.location span", ".meta .location")
    description = (".position .description", ".description")
    employment = ("li.type span", ".type .polygot")
    salary = ("li.salary-range span", ".salary-range")
    team = ("li.department span",)

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a position of the account's JSON."""
        draft = super().read_record(record, url or text_of(record.get("url")))
        draft.title = text_of(record.get("name"))
        places = record.get("locations") if isinstance(record.get("locations"), list) else [record.get("location")]
        draft.locations = [name for place in places or [] if (name := text_of(dig(place, "name")))] or draft.locations
        draft.employment = strings_of(record.get("type"))
        draft.company = text_of(dig(record, "company", "name"))
        return draft
