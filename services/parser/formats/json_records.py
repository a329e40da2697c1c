"""Posting-like objects in unknown JSON: found by their shape, chosen by the address, mapped by their keys."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from contracts.job import ProvenanceSource
from services.parser.fields.company import is_boilerplate_name
from services.parser.fields.dates import parse_date
from services.parser.formats.json_record import Record, keys_of, places_of, remote_of, salary_of
from services.parser.formats.loose_values import markup_of, section, strings_of, text_of, walk
from services.parser.raw_posting import RawPosting
from services.parser.text.words import compact, without_markup
from services.parser.vocabulary import load

__all__ = ["candidates_in", "choose", "company_near", "is_closed_status", "posting_from_record"]

Candidate = tuple[float, dict[str, Any]]

_CLOSED = frozenset(
    {"expired", "closed", "archived", "paused", "inactive", "filled", "unpublished", "ended", "deleted", "stopped"}
)
_PLAIN_TITLES = frozenset({"title", "name", "text", "position", "role", "headline"})
_TITLE_LENGTHS = range(3, 201)
_LONGEST_WORD = 60
_LONG_TEXT = 120
_FEWEST_KEYS = 3
_SHORTEST_ID, _SHORTEST_NUMBER = 3, 5
_ACCEPTED, _ACCEPTED_IF_NAMED = 3.5, 2.0
_MOST_SKILLS = 30


def candidates_in(data: Any, url: str | None = None) -> list[Candidate]:
    """Return (score, object) for each JSON object that looks like a posting.

    An object that the address names needs a lower score.
    """
    scored = ((_score(node), node) for node in walk(data) if len(node) >= _FEWEST_KEYS)
    return [
        (score, node)
        for score, node in scored
        if score >= _ACCEPTED or (score >= _ACCEPTED_IF_NAMED and _is_named(node, url))
    ]


def choose(candidates: list[Candidate], url: str | None) -> dict[str, Any] | None:
    """Return the one posting of the document; None where several stand side by side and the address names none."""
    named = [pair for pair in candidates if _is_named(pair[1], url)]
    if named:
        return max(named, key=lambda pair: pair[0])[1]
    if not candidates:
        return None
    best = max(score for score, _ in candidates)
    # Others may lie in the same data (similar jobs, the company); what is stated as fully as the best rivals it.
    rivals = {compact(_title(Record(node)) or ""): node for score, node in candidates if score > best - 1}
    return next(iter(rivals.values())) if len(rivals) == 1 else None


def posting_from_record(data: Mapping[str, Any], *, source: ProvenanceSource) -> RawPosting:
    """Map an object of unknown make by what its keys mean."""
    record = Record(data)
    title = _title(record)
    policy, weight = remote_of(data)
    return RawPosting(
        source=source,
        confidence=0.8,
        company=record.text(keys_of("company")),
        company_url=_website(record),
        title=title,
        identifier=record.text(keys_of("requisition")),
        description=_description(record, title),
        locations=places_of(data),
        remote=policy,
        remote_weight=weight,
        employment=_short(record.get(keys_of("employment"))),
        team=record.text(keys_of("team")),
        function=record.text(keys_of("function")),
        level=record.text(keys_of("level")),
        skills=_short(record.get(keys_of("skills")))[:_MOST_SKILLS],
        years=_years(record),
        salary=salary_of(data),
        posted_at=parse_date(record.get(keys_of("posted"))),
        valid_through=parse_date(record.get(keys_of("until"))),
        closed=is_closed_status(record.text(keys_of("status"))),
        language=record.text(keys_of("language")),
    )


def company_near(data: Any, record: Mapping[str, Any]) -> str | None:
    """Return the one company that the data around a posting names: `{"name": "Acme", "jobs": [posting]}`."""
    inside = {id(node) for node in walk(record)}
    names: dict[str, str] = {}
    for node in walk(data):
        if id(node) in inside:
            continue
        outer = Record(node)
        holds = any(outer.has_list(key) for key in keys_of("lists"))
        found = [text_of(outer.data.get("name"))] if holds else []
        found += [text_of(outer.data.get(key)) for key in keys_of("company_near")]
        for name in found:
            if name and len(name) <= _LONGEST_WORD and not is_boilerplate_name(name):
                names.setdefault(compact(name), name)
    return next(iter(names.values())) if len(names) == 1 else None


def is_closed_status(status: str | None) -> bool:
    """Whether a status word says that nobody can apply any more."""
    return compact(status or "") in _CLOSED


def _website(record: Record) -> str | None:
    """Return the company's own address; a plain `url` is the company's in its own object only."""
    company = record.get(keys_of("company"))
    inner = Record(company).text(keys_of("company_url")) if isinstance(company, Mapping) else None
    website = inner or record.text(keys_of("company_url")[:3])
    return website if website and website.startswith("http") else None


def _title(record: Record) -> str | None:
    texts = (text_of(record.data.get(key)) for key in keys_of("title"))
    return next((text for text in texts if text and len(text) in _TITLE_LENGTHS), None)


def _description(record: Record, title: str | None) -> str | None:
    texts = (_body(record.data.get(key)) for key in keys_of("description"))
    body = next((text for text in texts if text and without_markup(text) != title), "")
    parts = (section(heading, record.get(keys.split())) for heading, keys in load("keys")["sections"].items())
    return f"{body}\n{''.join(parts)}".strip() or None


def _body(value: Any) -> str | None:
    """Return a text; where its parts are an object of their own, those parts."""
    return markup_of(value) or (_description(Record(value), None) if isinstance(value, Mapping) else None)


def _short(value: Any) -> list[str]:
    return [text for text in strings_of(value) if len(text) <= _LONGEST_WORD]


def _years(record: Record) -> str | None:
    value = record.text(keys_of("years"))
    if value and re.fullmatch(r"\d{1,2}(?:\s*[-–]\s*\d{1,2})?\+?", value):
        return f"{value} years"
    return value if value and re.search(r"\d", value) and len(value) <= _LONGEST_WORD else None


def _score(node: Mapping[str, Any]) -> float:
    record = Record(node)
    title_key = next(
        (key for key in keys_of("title") if len(text_of(record.data.get(key)) or "") in _TITLE_LENGTHS), None
    )
    if title_key is None:
        return 0.0
    body = max((markup_of(record.data.get(key)) or "" for key in keys_of("description") if key != title_key), key=len)
    meanings = ("employment", "team", "salary", "apply", "remote_named", "company")
    job_like = sum(record.has(meaning) for meaning in meanings) + (record.has("location") or record.has("city"))
    if job_like < 1 + (title_key in _PLAIN_TITLES):
        return 0.0
    naming = 1.5 if title_key == "title" else 0.8 if title_key in _PLAIN_TITLES else 2.0
    informative = 2.0 if len(body) >= _LONG_TEXT else 0.5 if body else 0.0
    return naming + informative + 0.6 * job_like + 0.4 * record.has("posted")


def _is_named(node: Mapping[str, Any], url: str | None) -> bool:
    """Whether the address holds one of the object's ids, slugs or addresses."""
    if not url:
        return False
    parts = urlsplit(url)
    wanted = f"{unquote(parts.path)}/{parts.query}"
    segments = {segment for segment in re.split(r"[/?&=]+", wanted) if segment}
    tokens = set(re.split(r"[/?&=._-]+", wanted))
    record = Record(node)
    values = (text_of(record.data.get(key)) for key in keys_of("id"))
    return any(_names(value, segments, tokens, parts.path) for value in values if value and len(value) >= _SHORTEST_ID)


def _names(value: str, segments: set[str], tokens: set[str], path: str) -> bool:
    if value in segments or (value.isdigit() and len(value) >= _SHORTEST_NUMBER and value in tokens):
        return True
    own_path = urlsplit(value).path.rstrip("/") if "/" in value else ""
    return len(own_path) >= _SHORTEST_NUMBER and path.rstrip("/").endswith(own_path)
