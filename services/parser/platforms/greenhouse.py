"""Greenhouse: boards API, hosted boards old and new, embeds and `gh_jid` on companies' own domains."""

import re
from collections.abc import Mapping
from typing import Any, Literal

from typing_extensions import override

from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.fields.pay.plausibility import is_certain
from services.parser.fields.pay.salary import SalaryFinding, normalise_period, parse_salary, salary_from_parts
from services.parser.fields.place.location import is_workplace
from services.parser.fields.place.remote import normalise_remote
from services.parser.formats.loose_values import dig, number_of, text_of
from services.parser.platforms.base import Platform, number_in_path, path_of, query_value
from services.parser.raw_posting import RawPosting
from services.parser.urls.domains import site_label

__all__ = ["Greenhouse"]

_API = "https://boards-api.greenhouse.io/v1/boards/{board}/jobs/{job}?pay_transparency=true"
_BOARD = lazy_compile(
    r"(?:boards|job-boards)(?:-api)?(?:\.eu)?\.greenhouse\.io/(?:embed/job_(?:board|app)(?:/js)?\?(?:[^\"'<> "
    r"]*&(?:amp;)?)?for=|v1/boards/|)(?P<board>[a-z0-9_-]{2,60})",
    re.IGNORECASE,
)
_NO_BOARDS = frozenset({"embed", "v1", "boards", "users", "api", "internal_job_boards"})
_AT = lazy_compile(r"^(?:at|@|bei|chez)\s+", re.IGNORECASE)


class Greenhouse(Platform):
    """boards.greenhouse.io, job-boards.greenhouse.io and pages that embed them."""

    name = "greenhouse"
    hosts = ("greenhouse.io",)
    marks = ("greenhouse.io/embed/job_", "boards-api.greenhouse.io", "grnhse_app", "my.greenhouse.io")
    shapes = (
        frozenset({"title", "absolute_url", "internal_job_id"}),
        frozenset({"title", "absolute_url", "metadata", "location"}),
        frozenset({"title", "content", "departments", "offices"}),
        frozenset({"title", "content", "job_post_location"}),
    )
    company_is_in_path = True
    title = ("#header h1.app-title", "h1.app-title", ".job__title h1", "h1.section-header")
    company = ("#header .company-name", ".company-name", "img.logo@alt")
    location = (".job__location", "#header .location", "div.location")
    salary = (".job__pay-ranges .pay-range", ".job__pay-ranges")
    description = ("#app_body #content", ".job__description", "#content")

    @override
    def slug(self, url: str | None) -> str | None:
        """Return the board's token, from the path or from `for=`."""
        if not self.owns(url):
            return None
        segments = (part for part in path_of(url) if part.lower() not in _NO_BOARDS)
        return query_value(url, "for") or next(segments, None)

    @override
    def api_url(self, url: str) -> str | None:
        """Return the boards API's address; on an own domain with `gh_jid` the board is taken for the domain's name."""
        job = query_value(url, "token", "gh_jid") if self.owns(url) else query_value(url, "gh_jid")
        board = self.slug(url) or site_label(url)
        job = job or (number_in_path(url) if self.owns(url) else None)
        return _API.format(board=board, job=job) if board and job and job.isdigit() else None

    @override
    def api_url_in(self, page: Page) -> str | None:
        """Return the API's address for a page that names the board in its embed script."""
        match = next((m for m in _BOARD.finditer(page.html) if m["board"].lower() not in _NO_BOARDS), None)
        job = query_value(page.url, "gh_jid") or number_in_path(page.url, r"\d{6,}")
        return _API.format(board=match["board"], job=job) if match and job else None

    @override
    def read_record(self, record: Mapping[str, Any], url: str | None) -> RawPosting:
        """Map a job; offices add places, metadata the employment type, pay ranges the salary."""
        draft = super().read_record(record, url)
        place = text_of(record.get("location")) or text_of(record.get("job_post_location"))
        if place and is_workplace(place):
            # Some boards name the way of working here; the offices then tell the place.
            draft.remote, draft.remote_weight = normalise_remote(place), 3.5
            draft.locations = _offices(record)
        elif place:
            draft.locations = [place]
        draft.employment = [
            text
            for name, text in _metadata(record)
            if re.search(r"employment|job type|time type|contract", name, re.IGNORECASE)
        ]
        draft.salary = _pay(record) or draft.salary
        draft.language = None  # The board's language, not the posting's.
        draft.company_slug = draft.company_slug or self.slug(text_of(record.get("absolute_url")))
        return draft

    @override
    def read_page(self, page: Page) -> RawPosting | None:
        """Read a hosted board's page; its company stands as `at Acme`."""
        draft = super().read_page(page)
        if draft and draft.company:
            draft.company = _AT.sub("", draft.company)
        return draft

    @override
    def refine(self, draft: RawPosting, page: Page) -> None:
        """Pay ranges stand beside the description, which is all that JSON-LD repeats."""
        if draft.salary is None and "job__pay-ranges" in page.markup:
            draft.salary_text = page.select(*self.salary)


def _offices(record: Mapping[str, Any]) -> list[str]:
    offices = record.get("offices")
    named = [text_of(dig(office, "location")) or text_of(dig(office, "name")) for office in offices or []]
    return [place for place in named if place]


def _metadata(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    entries = record.get("metadata")
    if not isinstance(entries, list):
        return []
    pairs = [
        (text_of(entry.get("name")), text_of(entry.get("value"))) for entry in entries if isinstance(entry, Mapping)
    ]
    return [(name, value) for name, value in pairs if name and value]


def _yearly(value: float, currency: str | None) -> Literal["year"] | None:
    """A range called `Base pay` is a year's where the figures can be nothing else."""
    return "year" if is_certain(value, currency, "year") else None


def _pay(record: Mapping[str, Any]) -> SalaryFinding | None:
    ranges = record.get("pay_input_ranges") or record.get("pay_ranges") or []
    for entry in ranges if isinstance(ranges, list) else []:
        if not isinstance(entry, Mapping):
            continue
        low, high = number_of(entry.get("min_cents")), number_of(entry.get("max_cents"))
        if low or high:
            low, high, currency = (low or 0) / 100, (high or 0) / 100, text_of(entry.get("currency_type"))
            period = normalise_period(text_of(entry.get("title"))) or _yearly(high or low, currency)
            return salary_from_parts(low=low, high=high, currency=currency, period=period)
        if found := parse_salary(f"{text_of(entry.get('min')) or ''} - {text_of(entry.get('max')) or ''}"):
            return found
    return None
