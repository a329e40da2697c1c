"""Pinpoint: postings JSON and hosted pages."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from services.parser.fields.place.location import join_place
from services.parser.formats.loose_values import dig, section, text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting

__all__ = ["Pinpoint"]

_SECTIONS = (
    ("key_responsibilities_header", "Key Responsibilities", "key_responsibilities"),
    ("skills_knowledge_expertise_header", "Skills, Knowledge and Expertise", "skills_knowledge_expertise"),
    ("benefits_header", "Benefits", "benefits"),
)


class Pinpoint(Platform):
    """{company}.pinpointhq.com."""

    name = "pinpoint"
    hosts = ("pinpointhq.com",)
    shapes = (
        frozenset({"title", "workplace_type", "employment_type"}),
        frozenset({"title", "compensation_visible"}),
    )
    marks = ("cdn.pinpointhq.com",)

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a posting; the location's name may be a label such as `Remote`."""
        draft = super().read_record(record, url or text_of(record.get("url")))
        parts = [section(text_of(record.get(head)) or heading, record.get(key)) for head, heading, key in _SECTIONS]
        draft.description = f"{record.get('description') or ''}\n{''.join(parts)}".strip() or None
        location = record.get("location")
        if isinstance(location, Mapping):
            name = text_of(location.get("name"))
            place = join_place(
                text_of(location.get("city")), text_of(location.get("province")), text_of(location.get("country"))
            )
            draft.locations = [text for text in (place, name) if text]
        if record.get("compensation_visible") is False:
            draft.salary = None
        draft.employment = [text] if (text := text_of(record.get("employment_type_text"))) else draft.employment
        draft.team = text_of(dig(record, "job", "department", "name")) or text_of(
            dig(record, "job", "division", "name")
        )
        draft.identifier = text_of(dig(record, "job", "requisition_id"))
        return draft
