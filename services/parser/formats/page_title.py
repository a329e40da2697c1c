"""Page titles: which part is the job, which the company, which the place, which the site."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lexicon.company import brand_of
from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.company import clean_company, is_boilerplate_name
from services.parser.fields.place.gazetteer import is_city, is_place
from services.parser.fields.role.title import looks_like_title
from services.parser.text.cased import cased
from services.parser.text.words import compact, without_markup
from services.parser.urls.domains import host_of, site_label, tenant_label

__all__ = ["TitleParts", "segments_around", "split_title", "without_page_words"]

_SEPARATOR = lazy_compile(r"\s+[|–—·•»›:‹«/]+\s+|\s+-{1,2}\s+|\s*[|｜]\s*|\s*[–—]\s+|:\s+")
_HIRING = cased(
    rf"^(?P<company>.{{2,80}}?) (?:is |are )?(?:{alternatives('page_titles', 'hires')})(?: an?| einen?| eine)? "
    r"(?P<title>.{3,140}?)(?:,? (?:in|w|v|en|em|à|a) (?P<location>[A-ZÀ-Ž][^|]{1,80}))?$"
)
_AT = lazy_compile(
    r"^(?:job application for |apply (?:now )?(?:for|to) |job: )?(?P<title>.{3,140}?)(?: jobs?(?: in (?P<place>[^|"
    r"]{2,60}?))?)?(?:,? in (?P<in>[^|,]{2,60}(?:, [^|,]{2,40}){0,2}?))?"
    rf",? (?:{alternatives('page_titles', 'at')}) "
    r"(?P<company>[^|–—]{2,80}?)(?: (?:in|•|·|-) "
    r"(?P<location>[^|]{2,60}))?$",
    re.IGNORECASE,
)
_IN_PLACE = cased(r"^(?P<title>.{3,140}?)(?P<jobs> [Jj]obs?)?(?: in| -|,) (?P<location>[A-ZÀ-Ž][^|]{1,60})$")
_IN_CITY = cased(r"^(?P<company>.{2,60}?) in (?P<place>[A-ZÀ-Ž].{1,60})$")
_HIRES_END = cased(rf"\s+(?:(?:is|are) )?(?:{alternatives('page_titles', 'hires')})(?: an?| einen?| eine)?\s*$")
_AT_START = lazy_compile(rf"^,?\s*(?:{alternatives('page_titles', 'at')})\s+", re.IGNORECASE)
_IN_START = cased(r"^,? (?:in|w|v|en|em|à|a) (?=[A-ZÀ-Ž])")
_MARK_BEHIND = lazy_compile(r"^\s*\([\w/|*: ]{3,12}\)")
# `CV Board job ad Acme Baker`
_AD = lazy_compile(rf"(?:^|\s)(?:{alternatives('page_titles', 'ads')})(?:\s|$)", re.IGNORECASE)
_BOILERPLATE = lazy_compile(rf"^(?:{alternatives('page_titles', 'boilerplate')})$", re.IGNORECASE)
_TAIL = lazy_compile(r"\s+(?:job details?|jobs?|job posting|vacancy|career opportunity)$", re.IGNORECASE)
_UNSPACED_TAIL = lazy_compile(
    r"(?:の)?(?:求人|募集|採用)(?:詳細)?(?:情報|要項|ページ)?$|(?:招聘|诚聘|招募)(?:信息|启事)?$|채용\s*(?:공고|정보)?$"
)
_PREPOSITION = lazy_compile(r"^(?:at|@|bei|chez|bij|hiring|in)\s+")
# French towns with the number of their department: `Vannes (56)`.
_IN_TOWN = cased(r"^(?P<name>.{2,80}), (?P<place>[A-ZÀ-Ž][^,()]{1,40} \((?:\d{2,3}|2[AB])\))$")
_QUOTED = lazy_compile(r"[«„“\"].+[»“”\"]")
_LONGEST_COMPANY = 80
_LONGEST_NAME = 5
_SHORTEST, _SHORTEST_STEM = 2, 3


@dataclass(frozen=True, kw_only=True)
class TitleParts:
    """What a page title says."""

    title: str | None = None
    company: str | None = None
    location: str | None = None


def split_title(
    text: str, *, headings: Iterable[str] = (), site_name: str | None = None, url: str | None = None
) -> TitleParts:
    """Take a page title apart.

    Args:
        text: The content of `<title>` or `og:title`.
        headings: The page's main headings: one that the title repeats is the job.
        site_name: `og:site_name`.
        url: The page's address; its host or slug recognises the company.
    """
    text = without_markup(text)
    if not text:
        return TitleParts()
    for heading in sorted(headings, key=len, reverse=True):
        at = fold(text).find(fold(heading)) if len(fold(heading)) > _SHORTEST else -1
        position = text.casefold().find(heading.casefold())
        if at >= 0 and position >= 0:
            rest = _rest(text, position, len(heading))
            company, location = _classify(_segments(rest), site_name, url)
            return TitleParts(title=heading, company=company, location=location)
    segments = _segments(text)
    if not segments:
        return TitleParts()
    return _by_words(segments, site_name, url) or _by_peeling(text, segments, site_name, url)


def segments_around(text: str, title: str) -> list[str]:
    """Return the parts of a page's title that are not the job's title."""
    position = text.casefold().find(title.casefold()) if title else -1
    return _segments(_rest(text, position, len(title)) if position >= 0 else text)


def _rest(text: str, at: int, length: int) -> str:
    """Return what stands around the title, without what joins them: `Acme hiring … in Leeds`, `… at Acme in Leeds`."""
    before = _HIRES_END.sub("", text[:at])
    behind = _MARK_BEHIND.sub("", text[at + length :])
    at_company = _AT_START.match(behind)
    behind = behind[at_company.end() :] if at_company else _IN_START.sub("", behind)
    place = _IN_CITY.match(behind.split(" | ")[0]) if at_company else None
    behind = place["company"] + behind[len(place.group()) :] if place and is_city(place["place"]) else behind
    return f"{_AD.sub(' | ', before)} | {behind}"


def without_page_words(text: str) -> str:
    """Return a heading without words of the page behind the title: `駐車場スタッフの求人情報`."""
    return _UNSPACED_TAIL.sub("", text).strip() or text


def _segments(text: str) -> list[str]:
    parts = [_trim(part) for part in _SEPARATOR.split(text)]
    return [
        part
        for part in parts
        if part and not _BOILERPLATE.match(part) and not is_boilerplate_name(clean_company(part) or part)
    ]


def _trim(part: str) -> str:
    """Strip what stood between the parts; a bracket stays with its partner."""
    part = part.strip(" ,|-–—:•·@")
    return part if part.count("(") == part.count(")") and part[:1] != "(" else part.strip(" ,|-–—:•·@()")


def _by_words(segments: list[str], site_name: str | None, url: str | None) -> TitleParts | None:
    """Patterns with a word between the parts: `X hiring Y in Z`, `Y at X`."""
    whole = " - ".join(segments)
    has_site = any(clean_company(segment) != segment for segment in segments)
    for candidate in (segments[0],) if has_site else (whole, segments[0]):
        if (match := _HIRING.match(candidate)) and clean_company(match["company"]):
            return TitleParts(
                title=match["title"].strip(), company=clean_company(match["company"]), location=match["location"]
            )
        match = _AT.match(candidate)
        if match and (looks_like_title(match["title"]) or candidate.lower().startswith("job application for")):
            place = match["location"] or match["in"] or match["place"]
            rest, location = _classify([part for part in segments if part not in candidate], site_name, url)
            return TitleParts(
                title=match["title"].strip(),
                company=clean_company(match["company"]) or rest,
                location=place or location,
            )
    return None


def _by_peeling(text: str, segments: list[str], site_name: str | None, url: str | None) -> TitleParts:
    """Take recognised segments off both ends; what stays is the job."""
    company = location = None
    while len(segments) > 1:
        if location is None and is_place(segments[-1]) and not looks_like_title(segments[-1]):
            named, location = _name_and_place(segments.pop(), is_named=company is not None)
            company = company or clean_company(named)
        elif company is None and (_is_company(segments[-1], site_name, url) or _is_rest(segments[-1], segments[:-1])):
            company = clean_company(segments.pop())
        elif company is None and (_is_company(segments[0], site_name, url) or _is_rest(segments[0], segments[1:])):
            company = clean_company(segments.pop(0))
        else:
            break
    start, end = text.find(segments[0]), text.rfind(segments[-1]) + len(segments[-1])
    title = _TAIL.sub("", text[start:end]) if 0 <= start < end else segments[0]
    match = _IN_PLACE.match(title)
    if (
        location is None
        and match
        and looks_like_title(match["title"])
        and (match["jobs"] or is_place(match["location"]))
    ):
        title, location = match["title"], match["location"]
    if _is_company(title, site_name, url) and not looks_like_title(title):
        return TitleParts(company=company or clean_company(title), location=location)
    return TitleParts(title=title, company=company, location=location)


def _classify(segments: list[str], site_name: str | None, url: str | None) -> tuple[str | None, str | None]:
    """Return company and place among segments that are not the job."""
    places, others = [], []
    has_name = any(not is_place(part) for part in segments)
    for part in segments:
        name, place = _name_and_place(part, is_named=has_name)
        places += [place] if place else []
        others += [_PREPOSITION.sub("", name)] if name else []
    for at, part in enumerate(others):
        if (match := _IN_CITY.match(part)) and is_place(match["place"]):
            others[at] = match["company"]
            places.append(match["place"])
    names = [
        name
        for part in others
        if (name := clean_company(part)) and len(name) <= _LONGEST_COMPANY and not is_boilerplate_name(name)
    ]
    known = [name for name in names if _is_company(name, site_name, url)]
    return next(iter(known or names), None), places[0] if places else None


def _name_and_place(segment: str, *, is_named: bool) -> tuple[str | None, str | None]:
    """Take `Acme, Berlin` apart; where the company is named elsewhere, it may be a part of the town: `Soho, London`."""
    if match := _IN_TOWN.match(segment):
        return match["name"], match["place"]
    if not is_place(segment):
        return segment, None
    head, _, tail = segment[:-1].rpartition(" (") if segment.endswith(")") else segment.rpartition(", ")
    is_marked = bool(head) and (brand_of(head) != head or bool(_QUOTED.search(head)))
    if head and is_city(tail) and (is_marked or not (is_named or is_place(head))) and not looks_like_title(head):
        return head, tail
    return None, _PREPOSITION.sub("", segment)


def _is_company(segment: str, site_name: str | None, url: str | None) -> bool:
    """Whether the site's name, the host or a legal form shows that the segment is a company."""
    name = clean_company(segment) or segment
    key = compact(brand_of(name))
    if len(key) < _SHORTEST or len(name) > _LONGEST_COMPANY:
        return False
    if site_name and key == compact(brand_of(clean_company(site_name) or site_name)):
        return True
    host = host_of(url)
    labels = {compact(label) for label in (site_label(url), tenant_label(host) if host else None) if label}
    path = {compact(part) for part in (url or "").split("?")[0].split("/")[3:]}
    is_known = (
        any(key == label or (len(key) > _SHORTEST_STEM and label.startswith(key)) for label in labels) or key in path
    )
    has_boilerplate = name != segment.strip() and bool(
        re.search(r"careers?|jobs?|karriere|kariéra", segment, re.IGNORECASE)
    )
    return is_known or brand_of(name) != name or has_boilerplate


def _is_rest(segment: str, others: list[str]) -> bool:
    """Whether the segment is the only one that does not read like a job."""
    if segment[:1].islower() or looks_like_title(segment):
        return False
    return len(segment.split()) <= _LONGEST_NAME and any(looks_like_title(other) for other in others)
