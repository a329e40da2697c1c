"""The ladder: the surest source first, lower rungs only for what is still missing."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from contracts.job import ProvenanceSource
from services.parser.document import Document
from services.parser.errors import NotAPosting, PlatformUnsupported, PostingNotFound
from services.parser.fields.lines import lines_of
from services.parser.fields.words import fold
from services.parser.platforms import platform_for_page, platform_for_record, platform_of, refuse_closed_platform
from services.parser.platforms.base import Platform
from services.parser.reading.assemble import assemble
from services.parser.reading.decoding import decode
from services.parser.reading.draft import Draft
from services.parser.reading.embedded import embedded_states
from services.parser.reading.feeds import parse_xml
from services.parser.reading.jsonld import read_json_ld
from services.parser.reading.microdata import read_microdata, read_rdfa
from services.parser.reading.open_graph import read_open_graph, read_title
from services.parser.reading.page import Page
from services.parser.reading.reading import Reading
from services.parser.reading.records import candidates_in, choose, draft_from_record
from services.parser.reading.refusals import is_closed, is_list, why_refused
from services.parser.reading.respace import respace
from services.parser.reading.schema_org import draft_from_job_posting, postings_in
from services.parser.reading.text import TextReading, read_lines

__all__ = ["read_posting"]

_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|div|section|article|main|script|meta|p|h[1-6]|ul|table|span|br|title)\b",
    re.IGNORECASE,
)
_XSSI = re.compile(r"^\s*(?:\)\]\}'?,?|while\(1\);|for\(;;\);|[\w$.]+\()\s*")
_LONGEST = 3_000_000
_EVIDENCE = 4
_TEXT_EVIDENCE = 3
_SHORTEST = 40


def read_posting(document: Document) -> Reading:
    """Read a posting off a page, an API's JSON, an XML feed entry or plain text.

    Pure: no network, no model.

    Returns:
        The fields with their provenance; `Reading.missing` names required ones that are not there.

    Raises:
        ParserError: The document is a wall, a list, a shell, an error page or anything else but one posting.
    """
    refuse_closed_platform(document.url)
    text = decode(document.body, document.content_type)[:_LONGEST].strip()
    if (data := _load_json(text)) is not None:
        return _read_data(data, document.url)
    if text.startswith("<") and not _MARKUP.match(text) and (tree := parse_xml(text)):
        return _read_data(tree, document.url)
    if _MARKUP.search(text[:20_000]):
        return _read_page(Page(html=text, url=document.url))
    return _read_text(text, document.url)


def _load_json(text: str) -> Any:
    body = _XSSI.sub("", text, count=1) if text[:1] not in "{[" else text
    if body[:1] not in ("{", "["):
        return None
    body = body.rstrip(";) \n") if body is not text else body
    try:
        return json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return None


def _read_data(data: Any, url: str | None) -> Reading:
    """Read JSON or XML: the platform's own mapping first, schema.org inside it, then the meaning of the keys."""
    candidates = candidates_in(data)
    drafts = list(_platform_drafts(data, url))
    if not drafts:
        nodes = postings_in(data)
        if len(nodes) == 1:
            drafts = [draft_from_job_posting(nodes[0], source=ProvenanceSource.JSON_LD)]
    if not drafts:
        record = choose(candidates, url)
        if record is None:
            raise _no_record(data, candidates)
        drafts = [draft_from_record(record, source=ProvenanceSource.PLATFORM_API)]
    platform = platform_of(url)
    if platform:
        drafts = [platform.finish(draft, url) for draft in drafts]
    return assemble(drafts, url=url)


def _platform_drafts(data: Any, url: str | None) -> Iterator[Draft]:
    found = list(platform_for_record(data, url))
    if len(found) > 1:
        chosen = choose([(1.0, dict(record)) for _, record in found], url)
        found = [(platform, record) for platform, record in found if chosen is not None and dict(record) == chosen][:1]
    for platform, record in found[:1]:
        yield platform.read_record(record, url)


def _no_record(data: Any, candidates: Sequence[Any]) -> NotAPosting | PostingNotFound:
    if len(candidates) > 1:
        return NotAPosting("This is a list of several jobs, not one posting.")
    message = fold(json.dumps(data)[:500]) if isinstance(data, Mapping) and len(data) <= 6 else ""  # noqa: PLR2004 — error bodies are small
    if re.search(r"not found|404|does not exist|no longer", message):
        return PostingNotFound()
    return NotAPosting("This data holds no job posting.")


def _read_page(page: Page) -> Reading:
    platform = platform_for_page(page)
    drafts = _structured(page, platform)
    if not drafts:
        drafts = _unstructured(page, platform)
    elif not drafts[0].is_complete:
        drafts += [read_open_graph(page), read_title(page), _main_text(page).draft]
    if drafts[0].source is not ProvenanceSource.TEXT and not any(draft.closed for draft in drafts):
        drafts[0].closed = is_closed(page)
    if platform:
        platform.finish(drafts[0], page.url)
    return assemble(drafts, url=page.url, page_language=page.language)


def _structured(page: Page, platform: Platform | None) -> list[Draft]:
    """Climb down the machine-readable rungs until one is complete."""
    drafts: list[Draft] = []
    for rung in (_json_ld, _platform_elements, _attributes, _states):
        for draft in rung(page, platform):
            if platform and draft.source is not ProvenanceSource.PLATFORM_HTML:
                platform.refine(draft, page)
            drafts.append(draft)
        if drafts and drafts[0].is_complete:
            break
    return drafts if any(draft.is_posting for draft in drafts) else []


def _json_ld(page: Page, _platform: Platform | None) -> list[Draft]:
    found = read_json_ld(page.html)
    if len(found) <= 1:
        return found
    headings = {fold(heading) for heading in page.headings} | {fold(page.title)}
    named = [draft for draft in found if fold(draft.title or "") in headings]
    if named:
        return named[:1]
    if is_list(page) or len(found) > 2:  # noqa: PLR2004 — a posting and a stray one may share a page
        raise NotAPosting("This page lists several jobs; it is not one posting.")
    return found[:1]


def _platform_elements(page: Page, platform: Platform | None) -> list[Draft]:
    draft = platform.read_page(page) if platform else None
    return [draft] if draft else []


def _attributes(page: Page, _platform: Platform | None) -> list[Draft]:
    found = read_microdata(page) or read_rdfa(page)
    if len(found) > 2 and is_list(page):  # noqa: PLR2004 — as above
        raise NotAPosting("This page lists several jobs; it is not one posting.")
    return found[:1]


def _states(page: Page, platform: Platform | None) -> list[Draft]:
    for state in embedded_states(page):
        for found, record in platform_for_record(state, page.url, only=platform):
            draft = found.read_record(record, page.url)
            draft.source = ProvenanceSource.EMBEDDED_STATE
            return [draft]
        record_found = choose(candidates_in(state), page.address)
        if record_found:
            return [draft_from_record(record_found, source=ProvenanceSource.EMBEDDED_STATE)]
    return []


def _unstructured(page: Page, _platform: Platform | None) -> list[Draft]:
    """Accept a page without machine-readable data only when its text reads like one posting."""
    reading = _main_text(page)
    title = reading.draft.title or read_open_graph(page).title
    if reading.evidence < _EVIDENCE or not title or is_list(page):
        raise why_refused(page)
    heading = _heading_title(page)
    if heading is not None:
        return [heading, reading.draft, read_open_graph(page), read_title(page)]
    return [read_open_graph(page), read_title(page), reading.draft]


def _heading_title(page: Page) -> Draft | None:
    from services.parser.reading.titles import split_title

    headings = [heading for heading in page.headings if len(heading) <= 160]  # noqa: PLR2004 — a title
    for source, text in (
        (ProvenanceSource.TITLE, page.title),
        (ProvenanceSource.OPEN_GRAPH, page.meta.get("og:title", "")),
    ):
        parts = split_title(text, headings=headings, site_name=page.meta.get("og:site_name"), url=page.address)
        if parts.title and fold(parts.title) in {fold(heading) for heading in headings}:
            return Draft(
                source=source,
                confidence=0.7,
                title=parts.title,
                company=parts.company,
                locations=[parts.location] if parts.location else [],
            )
    return None


def _main_text(page: Page) -> TextReading:
    reading = read_lines(page.main_lines)
    if reading.evidence < _EVIDENCE:
        # Navigation and footer are no description.
        reading.draft.description = None
    return reading


def _read_text(text: str, url: str | None) -> Reading:
    if len(text) < _SHORTEST:
        raise NotAPosting("This is too short to be a job posting.")
    platform = platform_of(url)
    reading = read_lines(lines_of(respace(text)))
    if reading.evidence < _TEXT_EVIDENCE:
        raise NotAPosting("This text does not read like a job posting.")
    draft = reading.draft
    if platform:
        draft = platform.finish(draft, url)
        if draft.company_slug and not draft.company:
            draft.company = None
    return assemble([draft], url=url)


_ = PlatformUnsupported
