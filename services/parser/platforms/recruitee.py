"""Recruitee (Tellent): offers API and hosted pages."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from typing_extensions import override

from services.parser.fields.place.location import join_place
from services.parser.formats.loose_values import section, text_of
from services.parser.platforms.base import Platform, path_of
from services.parser.raw_posting import RawPosting

__all__ = ["Recruitee"]


class Recruitee(Platform):
    """{company}.recruitee.com."""

    name = "recruitee"
    hosts = ("recruitee.com",)
    marks = ("d27i7n2isjbnbi.cloudfront.net", "recruiteecdn.com")
    shapes = (frozenset({"title", "careers_url"}),)

    @override
    def api_url(self, url: str) -> str | None:
        """Return the offer's API address."""
        path = path_of(url)
        is_offer = self.owns(url) and "o" in path[:-1]
        return f"https://{urlsplit(url).netloc}/api/offers/{path[path.index('o') + 1]}" if is_offer else None

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map an offer; three flags tell where the work is done."""
        draft = super().read_record(record, url)
        draft.description = (
            f"{record.get('description') or ''}\n{section('Requirements', record.get('requirements'))}".strip() or None
        )
        place = join_place(*(text_of(record.get(key)) for key in ("city", "state_name", "country")))
        draft.locations = [place] if place else draft.locations
        draft.employment = [str(record.get("employment_type_code") or "").replace("_", " ")]
        flags = {
            policy: record.get(key) is True
            for policy, key in (("hybrid", "hybrid"), ("remote", "remote"), ("onsite", "on_site"))
        }
        named = [policy for policy, flag in flags.items() if flag]
        if named:
            draft.remote, draft.remote_weight = ("hybrid" if len(named) > 1 else named[0]), 3.5  # type: ignore[assignment]  # keys are RemotePolicy's words
        draft.level = text_of(record.get("experience_code"))
        draft.company_slug = draft.company_slug or self.slug(text_of(record.get("careers_url")))
        return draft
