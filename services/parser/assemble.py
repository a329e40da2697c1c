"""From raw postings to one job: each field from its surest source, normalised, with provenance."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from contracts.job import ProvenanceSource as Source
from lexicon.text import fold, shorten
from services.parser.document.boilerplate import without_boilerplate
from services.parser.fields.company import (
    brand_from_slug,
    brand_of,
    brand_of_entity,
    clean_company,
    is_boilerplate_name,
)
from services.parser.fields.hiring_hints import find_hints
from services.parser.fields.pay.money import localise
from services.parser.fields.pay.salary import SalaryFinding, describe_salary, find_salary, parse_salary
from services.parser.fields.place.gazetteer import country_around, country_of
from services.parser.fields.place.location import normalise_locations
from services.parser.fields.place.remote import RemoteFinding, remote_in_prose, remote_in_title, resolve_remote
from services.parser.fields.role.category import categorise
from services.parser.fields.role.employment import find_employment, normalise_employment
from services.parser.fields.role.level import find_level, normalise_level
from services.parser.fields.role.skills import name_skills
from services.parser.fields.role.title import clean_title, place_in_title
from services.parser.fields.role.years import find_years
from services.parser.fields.sections import split_sections
from services.parser.parsed_posting import ParsedPosting
from services.parser.raw_posting import RawPosting
from services.parser.text.language import detect_language
from services.parser.text.lines import TextLine, join_lines, lines_of
from services.parser.text.words import compact, is_placeholder, without_markup
from services.parser.urls.domains import account_label, company_domain, guess_domain, host_of, site_label

__all__ = ["assemble"]

T = TypeVar("T")

_STRUCTURED = frozenset(
    {
        Source.PLATFORM_API,
        Source.JSON_LD,
        Source.MICRODATA,
        Source.RDFA,
        Source.PLATFORM_HTML,
        Source.EMBEDDED_STATE,
        Source.USER,
    }
)
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
_SPELLED_OUT = 0.75


def assemble(drafts: Sequence[RawPosting], *, url: str | None, page_language: str | None = None) -> ParsedPosting:
    """Return the job that the drafts describe, surest draft first; company or title may still be missing."""
    reading = ParsedPosting()
    lines = _description(drafts, reading)
    text = "\n".join(line.text for line in lines)[:_PROSE_TEXT]
    _locations(drafts, reading)
    _title(drafts, reading)
    _company(drafts, reading, text, url)
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
    lines = without_boilerplate(lines_of(content))
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
    title = clean_title(raw, places=reading.fields.get("locations", []), identifier=identifier)
    if title:
        published = without_markup(raw)
        note = None if title == published else "Ids, places or marks were removed; the published title is kept."
        reading.put("job_title", title, draft.source, draft.confidence, note)
        reading.put("raw_title", shorten(published, 500), draft.source, draft.confidence)


def _company(drafts: Sequence[RawPosting], reading: ParsedPosting, text: str, url: str | None) -> None:
    named = [
        (draft, name)
        for draft in drafts
        if (name := _company_of(draft, reading)) and (draft.source in _STRUCTURED or not is_boilerplate_name(name))
    ]
    stated = next(
        ((draft, name) for draft, name in named if draft.source in _STRUCTURED and not draft.is_legal_entity), None
    )
    if stated:
        _put_company(reading, stated[0].source, brand_of(stated[1]), stated[1], stated[0].confidence)
        return
    slug = next((draft.company_slug for draft in drafts if draft.company_slug), None)
    brand, confidence = brand_from_slug(slug, [*(name for _, name in named), text]) if slug else ("", 0.0)
    brand = _longer_brand(brand, named)
    legal = next(((draft, name) for draft, name in named if draft.is_legal_entity), None)
    weak = next(((draft, name) for draft, name in named if not draft.is_legal_entity), None)
    if confidence >= _SPELLED_OUT:
        _put_company(reading, Source.URL, brand, legal[1] if legal else None, confidence)
    elif legal and (known := brand_of_entity(legal[1], text)):
        _put_company(reading, legal[0].source, known, legal[1], 0.75)
    elif weak:
        _put_company(reading, weak[0].source, brand_of(weak[1]), weak[1], weak[0].confidence)
    elif legal:
        # A label that nothing spells out may be an abbreviation.
        known = brand_of_entity(legal[1], text, mentioned=1) or brand_of(legal[1])
        _put_company(reading, legal[0].source, known, legal[1], 0.6)
    elif brand:
        _put_company(reading, Source.URL, brand, None, confidence)
    elif label := site_label(url) or _account(url, reading.fields.get("raw_title") or ""):
        brand, confidence = brand_from_slug(label, [text])
        _put_company(reading, Source.URL, brand, None, confidence - 0.1)


def _company_of(draft: RawPosting, reading: ParsedPosting) -> str | None:
    """Return the draft's company; in a title, the place may stand right behind it: `Acme, Kiel`."""
    name = clean_company(draft.company)
    if name is None or draft.source in _STRUCTURED:
        return name
    towns = {fold(place.split(",")[0]) for place in reading.fields.get("locations", [])}
    head, _, tail = name.rpartition(", ")
    return head if head and fold(tail) in towns else name


def _account(url: str | None, title: str) -> str | None:
    """Return the company's label in a tracking system's address, unless it is the title's words."""
    label = account_label(url)
    return None if label and compact(label) in compact(title) else label


def _longer_brand(brand: str, named: Sequence[tuple[RawPosting, str]]) -> str:
    """Return the name that begins with the slug's brand: `Larkfield Health` for `larkfield`."""
    titles = (brand_of(name) for draft, name in named if draft.source in (Source.TITLE, Source.OPEN_GRAPH))
    return next((name for name in titles if brand and name.startswith(f"{brand} ")), brand)


def _put_company(reading: ParsedPosting, source: Source, brand: str, published: str | None, confidence: float) -> None:
    note = (
        f"Published as {published!r}."
        if published and fold(published) != fold(brand)
        else "Taken from the address."
        if source is Source.URL
        else None
    )
    reading.put("company_name", shorten(brand, 300), source, confidence, note)


def _domain(drafts: Sequence[RawPosting], reading: ParsedPosting, url: str | None) -> None:
    stated = _first(drafts, lambda draft: company_domain(draft.company_url))
    if stated:
        reading.put("company_domain", stated[0], stated[1].source, stated[1].confidence)
    elif own := company_domain(url):
        reading.put("company_domain", own, Source.URL, 0.8)
    elif (name := reading.fields.get("company_name")) and (guess := guess_domain(name)):
        reading.put("company_domain", guess, Source.DERIVED, 0.3, "Guessed from the company's name.")


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
    sections = split_sections(lines)
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
    if "job_type" not in reading.fields and (job_type := find_employment(title, text)):
        reading.put("job_type", job_type, Source.TEXT, 0.6)
    _put_first(reading, "years_experience", drafts, lambda draft: shorten(draft.years, 100) if draft.years else None)
    if "years_experience" not in reading.fields and (years := find_years(text)):
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
