"""iCIMS: career portals, and Jibe's JSON in front of them."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from typing_extensions import override

from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold, unescape
from services.parser.document.page import Page
from services.parser.fields.place.remote import normalise_remote
from services.parser.formats.loose_values import strings_of, text_of
from services.parser.platforms.base import Platform
from services.parser.raw_posting import RawPosting
from services.parser.text.facts import facts_of
from services.parser.text.words import without_markup
from services.parser.urls.domains import host_of

__all__ = ["Icims"]

_FRAME = lazy_compile(
    r"[\"'](?P<address>(?:https?:)?//[\w.-]{3,100}\.icims\.com/jobs/\d[^\"'<>\s]{0,500}\bin_iframe=1[^\"'<>\s]{0,200})[\"']",
    re.IGNORECASE,
)

# The tags of the header; `Type` and `Min` mean nothing elsewhere.
_TAGS = {
    "location": lazy_compile(r"locations?\b"),
    "employment": lazy_compile(r"^(?:(?:position|job|employment) )?type$|\btime type$|employment status"),
    "team": lazy_compile(r"^(?:job )?(?:category|department|function)"),
    "remote": lazy_compile(r"telework|remote|work ?place|work arrangement|work (?:mode|model)"),
    "identifier": lazy_compile(r"^(?:(?:job|requisition) )?id$"),
    "low": lazy_compile(
        r"^(?:(?:salary|pay|base|hourly|pay range|salary range) )*min(?:imum)?(?: (?:salary|pay|rate))?$"
    ),
    "high": lazy_compile(
        r"^(?:(?:salary|pay|base|hourly|pay range|salary range) )*max(?:imum)?(?: (?:salary|pay|rate))?$"
    ),
    "salary": lazy_compile(r"salary|pay (?:range|rate)|compensation"),
}
_PORTAL = lazy_compile(
    r"^(?:[a-z]{0,14}(?:careers?|jobs|external|internal|hourly|campus|students?|global|us|uk|emea|apac))+-|"
    r"-(?:careers?|jobs|external)$"
)


class Icims(Platform):
    """{portal}-{company}.icims.com and Jibe career sites."""

    name = "icims"
    hosts = ("icims.com", "jibeapply.com")
    shapes = (
        frozenset({"title", "req_id", "hiring_organization"}),
        frozenset({"title", "req_id", "full_location"}),
        frozenset({"title", "req_id", "apply_url"}),
    )
    marks = ("iCIMS_MainWrapper", "iCIMS_JobContent", "jibecdn.com")
    title = (".iCIMS_Header h1", "h1.iCIMS_Header", ".iCIMS_JobContent h1")
    description = (".iCIMS_JobContent .iCIMS_InfoField_Job, .iCIMS_JobContent .iCIMS_InfoMsg_Job", ".iCIMS_JobContent")

    @override
    def slug(self, url: str | None) -> str | None:
        """Return the company in `careers-acme.icims.com`."""
        label = host_of(url).split(".")[0] if self.owns(url) else ""
        return _PORTAL.sub("", label) or None

    @override
    def api_url_in(self, page: Page) -> str | None:
        """Return the address of the frame that holds the posting; the page around it has none of it."""
        if "iCIMS_JobContent" in page.html:
            return None
        match = _FRAME.search(page.html)
        if match:
            return urljoin(page.url or "", unescape(match["address"], attribute=True))
        is_job = self.owns(page.url) and "/jobs/" in (page.url or "") and "in_iframe" not in (page.url or "")
        return f"{page.url}{'&' if '?' in (page.url or '') else '?'}in_iframe=1" if is_job else None

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a Jibe job."""
        draft = super().read_record(record, url)
        draft.locations = (
            [text]
            if (text := text_of(record.get("full_location")) or text_of(record.get("short_location")))
            else draft.locations
        )
        draft.company = text_of(record.get("hiring_organization")) or text_of(record.get("brand"))
        draft.employment = strings_of(record.get("employment_type"))
        draft.team = text_of(record.get("department"))
        draft.function = text_of(record.get("categories")) or text_of(record.get("category"))
        draft.salary_text = text_of(record.get("salary_value"))
        return draft

    @override
    def read_page(self, page: Page) -> RawPosting | None:
        """Read a portal's page; a list has the same header, so the posting's own block must be there."""
        is_list = "iCIMS_JobsTable" in page.html and "iCIMS_InfoMsg_Job" not in page.html
        if "iCIMS_JobContent" not in page.html or is_list:
            return None
        draft = super().read_page(page)
        if draft:
            facts = facts_of(page.lines)
            tags = _header_tags(page)
            draft.locations = tags.get("location") or facts.get("location", [])[:3]
            draft.employment = tags.get("employment") or facts.get("employment", [])[:1]
            draft.team = next(iter(tags.get("team") or facts.get("team", [])), None)
            draft.remote = normalise_remote(next(iter(tags.get("remote", [])), None))
            draft.identifier = next(iter(tags.get("identifier", [])), None)
            ends = [end.rstrip(".") for name in ("low", "high") for end in tags.get(name, [])]
            draft.salary_text = " - ".join(ends) or next(iter(tags.get("salary", [])), None)
        return draft


def _header_tags(page: Page) -> dict[str, list[str]]:
    """Return the values of the header's tags by what they mean; labels are there twice, once for screen readers."""
    found: dict[str, list[str]] = {}
    for tag in page.nodes(".iCIMS_JobHeaderTag"):
        label, value = tag.css_first(".iCIMS_JobHeaderField"), tag.css_first(".iCIMS_JobHeaderData")
        if label is None or value is None:
            continue
        name = next((name for name, words in _TAGS.items() if words.search(fold(label.text()))), None)
        text = without_markup(value.text(separator=" ")).removeprefix(without_markup(label.text())).strip()
        if name and text:
            found.setdefault(name, []).append(text)
    return found
