"""Workday: the candidate site's JSON (`cxs`) and its server-rendered pages."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from typing_extensions import override

from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.dates import parse_date
from services.parser.fields.place.countries import country_of
from services.parser.formats.loose_values import dig, strings_of, text_of
from services.parser.platforms.base import Platform, path_of
from services.parser.raw_posting import RawPosting
from services.parser.urls.domains import host_of

__all__ = ["Workday"]

_LANGUAGE = lazy_compile(r"^[a-z]{2}(?:-[A-Z]{2})?$")
_TENANT = lazy_compile(r"\btenant:\s*[\"']([\w-]+)[\"']")
_GONE = lazy_compile(r"\bpostingAvailable:\s*false")
_COUNTED = lazy_compile(r"^\d+ \w+$")
# `job`, the place, the title.
_PLACE_DEPTH = 2
# Two letters may be a state's: `CA`, `DE`.
_CODE = 2
_NEUTRAL = frozenset({"wday", "cxs", "recruiting", "job", "details"})


class Workday(Platform):
    """myworkdayjobs.com and myworkdaysite.com."""

    name = "workday"
    hosts = ("myworkdayjobs.com", "myworkdaysite.com", "myworkdayjobs-impl.com")
    shapes = (
        frozenset({"title", "jobDescription", "jobReqId"}),
        frozenset({"title", "externalPath", "bulletFields"}),
        frozenset({"title", "externalPath", "locationsText"}),
    )
    title = ("[data-automation-id=jobPostingHeader]",)
    location = ("[data-automation-id=locations] dd", "[data-automation-id=location] dd")
    description = ("[data-automation-id=jobPostingDescription]",)
    employment = ("[data-automation-id=time] dd",)

    @override
    def slug(self, url: str | None) -> str | None:
        """Return the tenant: the subdomain, or a path segment on myworkdaysite.com."""
        if not self.owns(url):
            return None
        host = host_of(url)
        if host.endswith("myworkdaysite.com"):
            path = [part for part in path_of(url) if part not in _NEUTRAL and not _LANGUAGE.match(part)]
            return path[0] if path else None
        return re.sub(r"-?impl$", "", host.split(".")[0])

    @override
    def api_url(self, url: str) -> str | None:
        """Return the `cxs` address of a posting's page."""
        path = path_of(url)
        tenant = self.slug(url)
        if not self.owns(url) or not tenant or "job" not in path or "cxs" in path:
            return None
        at = path.index("job")
        sites = [part for part in path[:at] if part not in _NEUTRAL and not _LANGUAGE.match(part) and part != tenant]
        raw = [part for part in urlsplit(url).path.split("/") if part]
        return f"https://{urlsplit(url).netloc}/wday/cxs/{tenant}/{sites[-1]}/{'/'.join(raw[at:])}" if sites else None

    @override
    def matches(self, record: Mapping[str, Any]) -> bool:
        """The answer of `cxs`, or its inner posting."""
        return isinstance(record.get("jobPostingInfo"), Mapping) or super().matches(record)

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a `cxs` answer; the hiring organisation is the employer's legal entity."""
        inner = record.get("jobPostingInfo")
        info: Mapping[str, Any] = inner if isinstance(inner, Mapping) else record
        draft = super().read_record(info, url or text_of(info.get("externalUrl")))
        draft.company = text_of(dig(record, "hiringOrganization", "name"))
        draft.is_legal_entity = True
        draft.locations = _places(info) or _listed_place(info)
        draft.identifier = draft.identifier or text_of(info.get("bulletFields"))
        draft.employment = strings_of(info.get("timeType"))
        draft.posted_at = parse_date(info.get("startDate")) or parse_date(info.get("postedOn"))
        draft.valid_through = parse_date(info.get("endDate"))
        draft.closed = info.get("posted") is False
        return draft

    @override
    def refine(self, draft: RawPosting, page: Page) -> None:
        """JSON-LD names the legal entity; the tenant leads to the brand."""
        draft.is_legal_entity = True
        match = _TENANT.search(page.html)
        draft.company_slug = match.group(1) if match else None
        draft.closed = bool(_GONE.search(page.html))


def _listed_place(info: Mapping[str, Any]) -> list[str]:
    """Return the place of an entry in a list; where that only counts places, the path still names the first."""
    place = text_of(info.get("locationsText"))
    if place and not _COUNTED.search(place):
        return [place]
    path = path_of(text_of(info.get("externalPath")))
    return [re.sub(r"-{2,}|(?<=^[A-Z]{2})-", ", ", path[1]).replace("-", " ")] if len(path) > _PLACE_DEPTH else []


def _names(place: str, country: str) -> bool:
    """Whether the place's words name the country in another spelling: `USA - Remote`."""
    words = re.split(r"\s[-–]\s|[,-]\s?", place)
    return len(words) > 1 and country_of(country) in {country_of(word) for word in words if len(word) > _CODE}


def _places(info: Mapping[str, Any]) -> list[str]:
    """Return the places, the first one with its country, which the codes of some employers leave out."""
    places = strings_of(info.get("location")) + strings_of(info.get("additionalLocations"))
    country = text_of(info.get("country")) or text_of(dig(info, "jobRequisitionLocation", "country"))
    if places and country and country.casefold() not in places[0].casefold() and not _names(places[0], country):
        places[0] = f"{places[0]}, {country}"
    return places
