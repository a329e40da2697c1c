"""Reading a document of any format: the fallback chain from structured data down to plain text."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from contracts.job import ProvenanceSource
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.assemble import assemble
from services.parser.document import Document
from services.parser.document.decoding import decode
from services.parser.document.nesting import is_too_deep
from services.parser.document.page import Page
from services.parser.errors import NotAPosting, PostingNotFound
from services.parser.formats.data.company_near import company_near
from services.parser.formats.data.json_api import with_relations
from services.parser.formats.data.lines import lines_in
from services.parser.formats.data.post import post_in
from services.parser.formats.data.posting import add_general_reading, posting_from_candidate
from services.parser.formats.data.scope import candidates_in, choose, choose_record
from services.parser.formats.data.translations import in_one_language
from services.parser.formats.files import text_of_mail, text_of_pdf
from services.parser.formats.schema_org import posting_from_schema_org, postings_in
from services.parser.formats.xml_feed import parse_xml
from services.parser.parsed_posting import DoubtfulPosting, ParsedPosting
from services.parser.pasted.email import without_headers
from services.parser.pasted.front_matter import with_front_matter_shown
from services.parser.pasted.headline import names_job, names_several_jobs
from services.parser.pasted.line_breaks import repair_line_breaks, unwrapped
from services.parser.pasted.pasted_page import without_surroundings
from services.parser.pasted.plain_text import read_lines
from services.parser.platforms import platform_of, records_in, refuse_closed_platform
from services.parser.raw_posting import RawPosting
from services.parser.read_page import read_page
from services.parser.rejection.non_postings import names_non_posting
from services.parser.rejection.pasted_lists import is_list_of_titles, is_resume
from services.parser.text.lines import lines_of
from services.parser.text.run_on import unrolled

__all__ = ["read_posting"]

_MARKUP = lazy_compile(
    r"<(?:!doctype|html|head|body|div|section|article|main|script|meta|p|h[1-6]|ul|table|span|br|title)\b",
    re.IGNORECASE,
)
# What some APIs put before and after their JSON against misuse, and JSONP.
_PREFIX = lazy_compile(r"\s*(?:\)\]\}'?,?|while\(1\);|for\(;;\);|[\w$.]+\()\s*")
_SUFFIX = ";) \n\r\t"
_LONGEST = 3_000_000
_LONGEST_TEXT = 200_000
"""Plain text beyond this is read no further: twice what may be pasted, and each of its lines is weighed."""
_TOO_DEEP = "This is nested too deeply to hold a job posting."
# So much more a text must say whose title is in no known words.
_UNNAMED = 2
_SOME_FACTS = 2
_SHORTEST, _WORTH_ASKING, _LONGEST_DOUBT = 40, 300, 20_000
"""Characters: less is refused; more may be a posting in a language that is not known here, which a model may read."""
_HEAD = 20_000
_EVIDENCE, _EVIDENCE_PASTED = 3, 1
_SMALL_ANSWER = 6
_WHOLE_TEXT = (
    "Paste the whole posting, from its title to the end of its requirements.",
    "Or enter company and job title.",
)


def read_posting(document: Document) -> ParsedPosting:
    """Read a posting off a page, an API's JSON, an XML feed entry or plain text.

    Pure: no network, no model.

    Returns:
        The fields with their provenance; `ParsedPosting.missing` names required ones that are not there.

    Raises:
        ParserError: The document is a wall, a list, a shell, an error page or anything else but one posting.
    """
    try:
        return _read(document)
    except RecursionError as error:  # data may be nested as deep as json.loads goes
        raise NotAPosting(_TOO_DEEP) from error


def _read(document: Document) -> ParsedPosting:
    refuse_closed_platform(document.url)
    decoded = decode(_opened(document.body), document.content_type)
    text = decoded.text[:_LONGEST].strip()
    data = _load_json(text)
    if data is None and text.startswith("<") and not _MARKUP.match(text):
        data = parse_xml(text)
    if data is not None:
        return _read_data(with_relations(data), document.url)
    is_markup = _MARKUP.search(text[:_HEAD]) is not None
    shown = with_front_matter_shown(text, is_markup=is_markup)
    if is_markup:
        if is_too_deep(text):
            raise NotAPosting(_TOO_DEEP)
        content = decoded.content if len(decoded.text) <= _LONGEST and shown == text else None
        return read_page(Page(html=shown, url=document.url, content=content))
    return _read_text(shown[:_LONGEST_TEXT], document)


def _opened(body: bytes | str) -> bytes | str:
    """Return what a file holds: the text of a PDF, the body of an e-mail; anything else as it is."""
    if isinstance(body, str):
        return body
    return text_of_pdf(body) or text_of_mail(body) or body


def _load_json(text: str) -> Any:
    if text[:1] not in ("{", "["):
        prefix = _PREFIX.match(text)
        text = text[prefix.end() :].rstrip(_SUFFIX) if prefix else ""
    if text[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _read_data(data: Any, url: str | None) -> ParsedPosting:
    draft = _platform_draft(data, url)
    # Plugins know the languages of their platform's data.
    data = in_one_language(data)
    draft = draft or _schema_org_draft(data) or _record_draft(data, url) or _spread_draft(data)
    if draft is None:
        candidates = candidates_in(data, url)
        if not candidates and (post := post_in(data)):
            return _read_text(post[:_LONGEST_TEXT], Document(body=post, url=url))
        raise _no_record(data, candidates)
    if platform := platform_of(url):
        platform.finish(draft, url)
    return assemble([draft], url=url)


def _platform_draft(data: Any, url: str | None) -> RawPosting | None:
    """Map the platform's own record; of several the one that the address names."""
    found = list(records_in(data, url))
    chosen = choose_record([record for _, record in found], url) if found else None
    for platform, record in found:
        if record is chosen:
            return _in_company(add_general_reading(platform.read_record(record, url), record), data, record)
    return None


def _schema_org_draft(data: Any) -> RawPosting | None:
    nodes = postings_in(data)
    return posting_from_schema_org(nodes[0], source=ProvenanceSource.JSON_LD) if len(nodes) == 1 else None


def _record_draft(data: Any, url: str | None) -> RawPosting | None:
    candidate = choose(candidates_in(data, url), url)
    if candidate is None:
        return None
    posting = posting_from_candidate(candidate, source=ProvenanceSource.PLATFORM_API)
    return _in_company(posting, data, candidate.node.data)


def _spread_draft(data: Any) -> RawPosting | None:
    """Read the posting that no single object holds as the text that it is; None where it is none, or several."""
    if candidates_in(data):
        return None
    lines = lines_in(data)
    if names_several_jobs(lines) or is_list_of_titles(lines):
        return None
    reading = read_lines(lines)
    draft = reading.draft
    facts = (draft.company, draft.locations, draft.employment, draft.salary_text, draft.remote)
    is_job = draft.title and names_job(draft.title) and not names_non_posting(draft.title)
    return draft if is_job and reading.evidence >= _EVIDENCE and sum(map(bool, facts)) >= _SOME_FACTS else None


def _in_company(draft: RawPosting, data: Any, record: Mapping[str, Any]) -> RawPosting:
    draft.company = draft.company or company_near(data, record)
    return draft


def _no_record(data: Any, candidates: Sequence[Any]) -> NotAPosting | PostingNotFound:
    if len(candidates) > 1:
        return NotAPosting("This is a list of several jobs, not one posting.")
    message = fold(json.dumps(data)[:500]) if isinstance(data, dict) and len(data) <= _SMALL_ANSWER else ""
    if re.search(r"not found|404|does not exist|no longer", message):
        return PostingNotFound()
    if _is_empty_answer(data):
        return PostingNotFound("The site's answer is empty: there is no such posting any more.")
    return NotAPosting("This data holds no job posting.")


def _is_empty_answer(data: Any) -> bool:
    """Whether an API found nothing: a list is empty and every count is zero."""
    if not isinstance(data, dict) or not any(value == [] for value in data.values()):
        return False
    counts = [value for name, value in data.items() if re.search(r"count|total|found|hits", name, re.IGNORECASE)]
    return all(count == 0 for count in counts) and not any(isinstance(v, list | dict) and v for v in data.values())


def _read_text(text: str, document: Document) -> ParsedPosting:
    url = document.url
    if len(text) < _SHORTEST:
        raise NotAPosting("This is too short to be a job posting.", suggestions=_WHOLE_TEXT)
    message = without_headers(text)
    pasted = without_surroundings(list(unrolled(lines_of(repair_line_breaks(unwrapped(message.text))))))
    if names_several_jobs(pasted.lines) or is_list_of_titles(pasted.lines):
        raise NotAPosting("This is a list of several jobs, not one posting.")
    if is_resume(pasted.lines):
        raise NotAPosting("This is a résumé, not a job posting.", suggestions=_WHOLE_TEXT)
    reading = read_lines(
        pasted.lines,
        head=pasted.title,
        company=pasted.company,
        above=pasted.above,
        stated=message.stated,
        subject=message.subject,
    )
    reading.draft.witnesses += message.senders
    if names_non_posting(reading.draft.title or pasted.lines[0].text):
        raise NotAPosting
    needed = _EVIDENCE_PASTED if document.is_pasted else _EVIDENCE
    if reading.evidence < needed + (0 if reading.is_named else _UNNAMED):
        sentence = "This text does not read like a job posting."
        if not _WORTH_ASKING <= len(text) <= _LONGEST_DOUBT:
            raise NotAPosting(sentence, suggestions=_WHOLE_TEXT)
        raise DoubtfulPosting(assemble([reading.draft], url=url), sentence, suggestions=_WHOLE_TEXT)
    if platform := platform_of(url):
        platform.finish(reading.draft, url)
    return assemble([reading.draft], url=url)
