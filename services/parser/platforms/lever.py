"""Lever: postings API and hosted pages."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.pay.salary import normalise_period, parse_salary, salary_from_parts
from services.parser.fields.place.remote import normalise_remote
from services.parser.formats.loose_values import dig, number_of, section, strings_of, text_of
from services.parser.formats.page_title import split_title
from services.parser.platforms.base import Platform, path_of
from services.parser.raw_posting import RawPosting

__all__ = ["Lever"]

_WORKPLACE = lazy_compile(r"class=\"[^\"<>]{0,200}\bworkplaceTypes?\b[^<>]{0,200}>\s*(?P<workplace>[^<>]{3,40})<")
# Company and posting.
_POSTING_DEPTH = 2


class Lever(Platform):
    """jobs.lever.co and jobs.eu.lever.co."""

    name = "lever"
    hosts = ("lever.co",)
    shapes = (frozenset({"hostedUrl", "categories", "text"}),)
    company_is_in_path = True
    title = (".posting-headline h2", ".posting-header h2")
    company = (".main-header-logo img@alt",)
    location = (".posting-categories .location", ".posting-category.location", ".sort-by-location")
    description = (
        ".section-wrapper.page-full-width .section",
        "[data-qa=job-description]",
        ".posting-page .content .section",
    )
    employment = (".posting-categories .commitment", ".sort-by-commitment")
    salary = ("[data-qa=salary-range]",)
    remote = (".posting-categories .workplaceTypes", ".sort-by-workplaceType")
    team = (".posting-categories .department", ".sort-by-team")

    @override
    def slug(self, url: str | None) -> str | None:
        """Return the company's token; the API has it behind `/v0/postings/`."""
        segments = [part for part in path_of(url) if part not in ("v0", "v1", "postings")]
        return segments[0] if self.owns(url) and segments else None

    @override
    def api_url(self, url: str) -> str | None:
        """Return the postings API's address."""
        path = path_of(url)
        if not self.owns(url) or len(path) < _POSTING_DEPTH:
            return None
        host = "api.eu.lever.co" if "eu.lever.co" in url else "api.lever.co"
        return f"https://{host}/v0/postings/{path[0]}/{path[1]}"

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a posting; its lists are the sections."""
        draft = super().read_record(record, url)
        lists = record.get("lists")
        # `description` repeats `opening` and `descriptionBody`, but is cut off in some captures.
        body = max(
            (
                str(record.get("description") or ""),
                f"{record.get('opening') or ''}\n{record.get('descriptionBody') or ''}",
            ),
            key=len,
        )
        if not body.strip():
            body = str(record.get("descriptionPlain") or "")
        parts = [
            section(str(item.get("text") or ""), f"<ul>{item.get('content') or ''}</ul>")
            for item in (lists if isinstance(lists, list) else [])
            if isinstance(item, Mapping)
        ]
        pay = text_of(record.get("salaryDescription")) or text_of(record.get("salaryDescriptionPlain"))
        closing = f"<div>{record.get('additional') or record.get('additionalPlain') or ''}</div>"
        draft.title = text_of(record.get("text"))
        draft.description = "\n".join([f"<div>{body}</div>", *parts, f"<p>{pay or ''}</p>", closing])
        draft.locations = strings_of(dig(record, "categories", "location")) + strings_of(
            dig(record, "categories", "allLocations")
        )
        draft.employment = strings_of(dig(record, "categories", "commitment"))
        draft.team = text_of(dig(record, "categories", "team")) or text_of(dig(record, "categories", "department"))
        draft.function = text_of(dig(record, "categories", "department"))
        draft.salary = salary_from_parts(
            low=number_of(dig(record, "salaryRange", "min")),
            high=number_of(dig(record, "salaryRange", "max")),
            currency=text_of(dig(record, "salaryRange", "currency")),
            period=normalise_period(text_of(dig(record, "salaryRange", "interval"))),
        ) or (parse_salary(pay) if pay else None)
        draft.company_slug = draft.company_slug or self.slug(text_of(record.get("hostedUrl")))
        return draft

    @override
    def refine(self, draft: RawPosting, page: Page) -> None:
        """JSON-LD has no word for hybrid work; the page's header has."""
        match = _WORKPLACE.search(page.markup)
        if policy := normalise_remote(match["workplace"] if match else None):
            draft.remote, draft.remote_weight = policy, 3.5

    @override
    def read_page(self, page: Page) -> RawPosting | None:
        """Read a hosted page; the company stands in its title, `Acme - Engineer`, or in the logo's text."""
        draft = super().read_page(page)
        if draft:
            logo = (draft.company or "").removesuffix(" logo").strip()
            draft.company = split_title(page.title, headings=[draft.title or ""], url=page.url).company or logo or None
        return draft
