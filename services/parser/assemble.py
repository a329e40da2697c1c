"""From raw postings to one job: each field from its surest source, normalised, with provenance."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from contracts.job import ProvenanceSource as Source
from lexicon.text import shorten
from services.parser.document.boilerplate import without_boilerplate
from services.parser.fields.hiring_hints import find_hints
from services.parser.fields.pay.money import localise
from services.parser.fields.pay.salary import SalaryFinding, describe_salary, find_salary, parse_salary
from services.parser.fields.place.countries import country_of
from services.parser.fields.place.gazetteer import country_around
from services.parser.fields.place.location import normalise_locations
from services.parser.fields.place.remote import RemoteFinding, remote_in_prose, remote_in_title, resolve_remote
from services.parser.fields.role.category import categorise
from services.parser.fields.role.employment import find_employment, kinds_of_employment, normalise_employment
from services.parser.fields.role.level import find_level, normalise_level
from services.parser.fields.role.offered_employment import offered_employment
from services.parser.fields.role.skills import name_skills
from services.parser.fields.role.title import clean_title, place_in_title
from services.parser.fields.role.title_edges import without_edges, without_employer
from services.parser.fields.role.weekly_hours import extent_by_hours
from services.parser.fields.role.years import find_years, find_years_in_demands
from services.parser.fields.sections import split_sections
from services.parser.parsed_posting import ParsedPosting
from services.parser.pasted.line_breaks import repair_line_breaks
from services.parser.raw_posting import RawPosting
from services.parser.resolution.company import resolve_company
from services.parser.resolution.stated_company import STRUCTURED
from services.parser.text.language import detect_language
from services.parser.text.lines import TextLine, join_lines, lines_of
from services.parser.text.words import is_placeholder, without_markup
from services.parser.urls.domains import company_domain, guess_domain, host_of

__all__ = ["assemble"]

T = TypeVar("T")

_DESCRIPTION_LIMIT = 40_000
_LINE_LIMIT = 1000
_LINES = 60
_LONGEST_FILLER = 20
_ENOUGH_TEXT = 200
_PROSE_TEXT = 25_000
_LANGUAGE = 2
# The country that `kr` belongs to, by the language of the text, where no place is stated.
_CROWNS = {"no": "NO", "da": "DK", "sv": "SE", "is": "IS"}
_WEAK_REMOTE = 1.9
_SURE = 0.5
_EXTENTS = frozenset({"Full-time", "Part-time"})


def assemble(drafts: Sequence[RawPosting], *, url: str | None, page_language: str | None = None) -> ParsedPosting:
    """Return the job that the drafts describe, surest draft first; company or title may still be missing."""
    reading = ParsedPosting()
    lines = _description(drafts, reading)
    text = "\n".join(line.text for line in lines)[:_PROSE_TEXT]
    _locations(drafts, reading)
    _title(drafts, reading)
    resolve_company(drafts, reading, lines=lines, text=text, url=url)
    _cut_employer(reading)
    _domain(drafts, reading, url)
    _remote(drafts, reading, lines)
    _salary(drafts, reading, lines, url)
    _sections(drafts, reading, lines)
    _plain(drafts, reading, text, url, page_language)
    _role(drafts, reading, text)
    return reading


def _first(drafts: Iterable[RawPosting], value_of: Callable[[RawPosting], T | None]) -> tuple[T, RawPosting] | None:
    return next(((value, draft) for draft in drafts if (value := value_of(draft)) not in (None, "", [])), None)


def _description(drafts: Sequence[RawPosting], reading: ParsedPosting) -> list[TextLine]:
    described = [(draft, draft.description) for draft in drafts if draft.description]
    if not described:
        return []
    # A source that holds only a teaser must not hide the full text of a later one.
    long_enough = [
        pair
        for pair in described
        if len(pair[1]) >= _ENOUGH_TEXT and pair[0].source not in (Source.OPEN_GRAPH, Source.META)
    ]
    draft, content = long_enough[0] if long_enough else max(described, key=lambda pair: len(pair[1]))
    is_split = draft.lines and join_lines(draft.lines) == content
    # Some data lost the line breaks of their texts.
    whole = content if "<" in content else repair_line_breaks(content)
    lines = without_boilerplate(draft.lines if is_split else lines_of(whole))
    if lines:
        reading.put("description", shorten(join_lines(lines), _DESCRIPTION_LIMIT), draft.source, draft.confidence)
    return lines


def _locations(drafts: Sequence[RawPosting], reading: ParsedPosting) -> None:
    for draft in drafts:
        places = normalise_locations(draft.locations)
        if places:
            reading.put("locations", places[:100], draft.source, draft.confidence)
            reading.put("location", places[0], draft.source, draft.confidence)
            return
    if (found := _first(drafts, lambda draft: draft.title)) and (place := place_in_title(found[0])):
        reading.put("locations", [place], found[1].source, 0.6, "Taken from the title.")
        reading.put("location", place, found[1].source, 0.6, "Taken from the title.")


def _title(drafts: Sequence[RawPosting], reading: ParsedPosting) -> None:
    found = _first(drafts, lambda draft: draft.title)
    if not found:
        return
    raw, draft = found
    identifier = next((other.identifier for other in drafts if other.identifier), None)
    places = reading.fields.get("locations", [])
    # Behind its terms a title may end in a mark: `Baker (m/f/d) in full time`.
    title = clean_title(without_edges(clean_title(raw, places=places, identifier=identifier)), places=places)
    if title:
        published = without_markup(raw)
        note = None if title == published else "Ids, places or marks were removed; the published title is kept."
        confidence = draft.confidence if draft.title_confidence is None else draft.title_confidence
        reading.put("job_title", title, draft.source, confidence, note)
        reading.put("raw_title", shorten(published, 500), draft.source, confidence)


def _cut_employer(reading: ParsedPosting) -> None:
    """Take the employer out of a title that no structured source states."""
    known = reading.provenance.get("job_title")
    company = reading.fields.get("company_name")
    if known and company and known.source not in STRUCTURED:
        names = {company, reading.legal_name or company}
        reading.fields["job_title"] = without_employer(reading.fields["job_title"], names)


def _domain(drafts: Sequence[RawPosting], reading: ParsedPosting, url: str | None) -> None:
    stated = _first(drafts, lambda draft: company_domain(draft.company_url))
    if stated:
        reading.put("company_domain", stated[0], stated[1].source, stated[1].confidence)
    elif own := company_domain(url):
        reading.put("company_domain", own, Source.URL, 0.8)
    elif (name := _sure_company(reading)) and (guess := guess_domain(name)):
        reading.put("company_domain", guess, Source.DERIVED, 0.3, "Guessed from the company's name.")


def _sure_company(reading: ParsedPosting) -> str | None:
    """Return the company where it is known well enough to search for a domain of its name."""
    provenance = reading.provenance.get("company_name")
    return reading.fields["company_name"] if provenance and provenance.confidence >= _SURE else None


def _remote(drafts: Sequence[RawPosting], reading: ParsedPosting, lines: Sequence[TextLine]) -> None:
    by_origin: list[tuple[RemoteFinding, Source]] = []
    for draft in drafts:
        if draft.remote:
            by_origin.append(
                (RemoteFinding(policy=draft.remote, weight=draft.remote_weight, origin="its own field"), draft.source)
            )
            break
    places = next((draft.locations for draft in drafts if draft.locations), [""])
    stated = (reading.fields.get("raw_title") or "", 3.2, "the title"), (places[0], 2.9, "the location")
    for words, weight, origin in stated:
        if policy := remote_in_title(words):
            by_origin.append((RemoteFinding(policy=policy, weight=weight, origin=origin), Source.DERIVED))
    prose = remote_in_prose(line.text for line in lines)
    by_origin += [(finding, Source.TEXT) for finding in prose if finding.weight >= _WEAK_REMOTE]
    resolved = resolve_remote(finding for finding, _ in by_origin)
    if resolved:
        best, note = resolved
        source = next(source for finding, source in by_origin if finding is best)
        reading.put("remote_policy", best.policy, source, min(0.95, 0.45 + best.weight / 7), note)


def _salary(drafts: Sequence[RawPosting], reading: ParsedPosting, lines: Sequence[TextLine], url: str | None) -> None:
    country = _country(reading.fields.get("location"), url)
    found: tuple[SalaryFinding, Source] | None = None
    for draft in drafts:
        finding = draft.salary or (parse_salary(draft.salary_text, country=country) if draft.salary_text else None)
        if finding:
            found = (finding, draft.source)
            break
    if found is None:
        title = reading.fields.get("raw_title")
        finding = find_salary((line.text for line in lines), title=title, country=country)
        found = (finding, Source.TEXT) if finding else None
    if found:
        finding, source = found
        pay = finding.salary
        if pay.currency == "SEK" and country is None:
            country = _CROWNS.get(detect_language("\n".join(line.text for line in lines)) or "")
        if pay.currency:
            pay = pay.model_copy(update={"currency": localise(pay.raw, pay.currency, country)})
        reading.put("salary", pay, source, finding.confidence, finding.note)
        words = describe_salary(pay.min, pay.max, pay.currency, pay.period)
        reading.put("salary_range", shorten(words, 300), source, finding.confidence, finding.note)


def _country(location: str | None, url: str | None) -> str | None:
    """Return the country of the place, or else that of the site, to tell dollars of different countries apart."""
    last = (location or "").rsplit(",", 1)[-1].strip()
    return country_around(last) or country_of(host_of(url).rsplit(".", 1)[-1])


def _sections(drafts: Sequence[RawPosting], reading: ParsedPosting, lines: Sequence[TextLine]) -> None:
    source = reading.provenance["description"].source if "description" in reading.provenance else Source.TEXT
    sections = split_sections(lines, with_loose_lists=True)
    named = _first(drafts, lambda draft: draft.skills)
    required = list(dict.fromkeys([*(named[0] if named else []), *name_skills(sections.required), *sections.required]))
    preferred = [*name_skills(sections.preferred), *sections.preferred]
    for name, statements in (
        ("required_skills", required),
        ("preferred_skills", [text for text in dict.fromkeys(preferred) if text not in required]),
        ("key_responsibilities", sections.responsibilities),
        ("benefits", sections.benefits),
    ):
        kept = [shorten(text, _LINE_LIMIT) for text in statements if not _says_nothing(text)][:_LINES]
        if kept:
            reading.put(name, kept, source, 0.75)
    elsewhere = {*sections.required, *sections.preferred, *sections.responsibilities}
    if hints := find_hints(sections.process, (line.text for line in lines if line.text not in elsewhere)):
        reading.put("interview_hints", hints, source, 0.7)


def _says_nothing(text: str) -> bool:
    return len(text) <= _LONGEST_FILLER and is_placeholder(text)


def _plain(
    drafts: Sequence[RawPosting], reading: ParsedPosting, text: str, url: str | None, page_language: str | None
) -> None:
    title = reading.fields.get("raw_title") or ""
    _put_first(reading, "team_division", drafts, lambda draft: shorten(draft.team, 200) if draft.team else None)
    if level := find_level(title):
        reading.put("level", level, reading.provenance["raw_title"].source, 0.85)
    else:
        _put_first(reading, "level", drafts, lambda draft: normalise_level(draft.level))
    _put_first(reading, "job_type", drafts, lambda draft: normalise_employment(draft.employment))
    if "job_type" not in reading.fields and (job_type := find_employment(title, text) or offered_employment(text)):
        reading.put("job_type", job_type, Source.TEXT, 0.6)
    _extent(reading, title, text)
    _put_first(reading, "years_experience", drafts, lambda draft: shorten(draft.years, 100) if draft.years else None)
    demands = [*reading.fields.get("required_skills", []), *reading.fields.get("preferred_skills", [])]
    if "years_experience" not in reading.fields and (years := find_years(text) or find_years_in_demands(demands)):
        reading.put("years_experience", shorten(years, 100), Source.TEXT, 0.75)
    _put_first(reading, "posted_at", drafts, lambda draft: draft.posted_at)
    _put_first(reading, "valid_through", drafts, lambda draft: draft.valid_through)
    _put_first(reading, "platform", drafts, lambda draft: draft.platform)
    if any(draft.closed for draft in drafts):
        reading.put("closed", True, next(draft.source for draft in drafts if draft.closed), 0.9)
    # A short text alone may be a requisition id; the title then helps.
    if language := detect_language(text if len(text) >= _ENOUGH_TEXT else f"{title}\n{text}"):
        reading.put("language", language, Source.DERIVED, 0.9)
    elif language := _language_code(next((draft.language for draft in drafts if draft.language), page_language)):
        reading.put("language", language, Source.META, 0.5)
    if url:
        reading.fields["source_url"] = url[:4096]


def _extent(reading: ParsedPosting, title: str, text: str) -> None:
    """Add whether the job is full-time or part-time, where only its term is known: `Permanent`."""
    known = reading.fields.get("job_type") or ""
    if _EXTENTS & set(kinds_of_employment(known)):
        return
    stated = find_employment(title, text)
    extent = next((kind for kind in kinds_of_employment(stated or "") if kind in _EXTENTS), extent_by_hours(text))
    if extent:
        reading.put("job_type", f"{extent}, {known}" if known else extent, Source.TEXT, 0.6)


def _put_first(
    reading: ParsedPosting, name: str, drafts: Sequence[RawPosting], value_of: Callable[[RawPosting], Any]
) -> None:
    if found := _first(drafts, value_of):
        value, draft = found
        reading.put(name, value, draft.source, draft.confidence)


def _language_code(value: str | None) -> str | None:
    code = (value or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) == _LANGUAGE and code.isascii() and code.isalpha() else None


def _role(drafts: Sequence[RawPosting], reading: ParsedPosting, text: str) -> None:
    function = next((draft.function for draft in drafts if draft.function), None)
    team = " ".join(part for part in (reading.fields.get("team_division"), function) if part)
    finding = categorise(
        title=reading.fields.get("job_title") or "",
        team=team or None,
        company=reading.fields.get("company_name"),
        text=text,
    )
    reading.put("role_category", finding.category, Source.DERIVED, finding.confidence)
