"""JSON-LD in pages, also where it is escaped, broken or cut off."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from contracts.job import ProvenanceSource
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold, unescape
from services.parser.document.markup import Script
from services.parser.formats.loose_values import walk
from services.parser.formats.schema_org import posting_from_schema_org, postings_in
from services.parser.raw_posting import RawPosting

__all__ = ["json_ld_postings", "load_tolerantly", "read_json_ld"]

_HEAD = lazy_compile(r"(?:<!--|/\*|//|<!\[CDATA\[|\*/|\s)*")
_TRAILING_COMMA = lazy_compile(r",(\s*[}\]])")
_BAD_ESCAPE = lazy_compile(r'\\(?!["\\/bfnrtu])')
_PAIR = lazy_compile(
    r'"(?P<key>title|name|datePosted|validThrough|employmentType|addressLocality|addressRegion|addressCountry|'
    r'jobLocationType|currency|minValue|maxValue|unitText|description)"'
                   r'\s*:\s*(?:"(?P<text>(?:[^"\\]|\\.)*)"?|(?P<number>-?\d[\d.]*))', re.DOTALL)  # fmt: skip


def json_ld_postings(scripts: Iterable[Script]) -> list[dict[str, Any]]:
    """Return every JobPosting of the scripts that are JSON-LD, also of one that was cut off."""
    found: list[dict[str, Any]] = []
    blocks = [script.content for script in scripts if "ld+json" in script.attributes.lower()]
    for block in (block for block in blocks if "JobPosting" in block):
        for data in load_tolerantly(block):
            found += postings_in(data)
        if not found and (salvaged := _salvage(block)):
            found.append(salvaged)
    return [_with_referred(posting, blocks) for posting in found]


def _with_referred(posting: dict[str, Any], blocks: Iterable[str]) -> dict[str, Any]:
    """Return the posting with what it names by ids alone: `{"hiringOrganization": {"@id": "#org"}}`."""
    wanted = {name: str(value["@id"]) for name, value in posting.items() if _is_reference(value)}
    if not wanted:
        return posting
    nodes = (node for block in blocks for data in load_tolerantly(block) for node in walk(data))
    known = {str(node["@id"]): node for node in nodes if "@id" in node and not _is_reference(node)}
    return {**posting, **{name: known[key] for name, key in wanted.items() if key in known}}


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() <= {"@id", "@type"} and "@id" in value


def read_json_ld(scripts: Iterable[Script]) -> list[RawPosting]:
    """Return a draft for each different posting of a page's scripts, in their order."""
    drafts: dict[str, RawPosting] = {}
    for node in json_ld_postings(scripts):
        draft = posting_from_schema_org(node, source=ProvenanceSource.JSON_LD)
        if not draft.title:
            continue
        key = fold(f"{draft.title} {draft.identifier or ''}")
        known = drafts.get(key)
        # The same posting may be there twice, once in full.
        if known is None or len(draft.description or "") > len(known.description or ""):
            drafts[key] = draft
    return list(drafts.values())


def load_tolerantly(text: str) -> Iterator[Any]:
    """Yield the JSON values of a text that may be wrapped in comments, escaped, or slightly wrong."""
    text = text[_HEAD.match(text).end() :]  # type: ignore[union-attr]  # it always matches, if nothing
    for attempt in (lambda t: t, _mended, lambda t: _mended(unescape(t, attribute=True))):
        values = list(_values(attempt(text)))
        if values:
            yield from values
            return


def _mended(text: str) -> str:
    return _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub(r"\1", text.replace("\ufeff", "")))


def _values(text: str) -> Iterator[Any]:
    """Yield consecutive JSON values; control characters inside strings are allowed."""
    decoder = json.JSONDecoder(strict=False)
    position = 0
    while position < len(text):
        match = re.compile(r"[\s,;]*").match(text, position)
        position = match.end() if match else position
        if position >= len(text):
            return
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return
        yield value


def _salvage(block: str) -> dict[str, Any] | None:
    """Collect the plain properties of a block that no parser can read, e.g. one that was cut off."""
    pairs: dict[str, list[str]] = {}
    spans: list[tuple[int, str, str]] = []
    for match in _PAIR.finditer(block):
        value = _unquoted(match["text"]) if match["text"] is not None else match["number"]
        pairs.setdefault(match["key"], []).append(value)
        spans.append((match.start(), match["key"], value))
    organisation = block.find('"hiringOrganization"')
    company = next((value for at, key, value in spans if key == "name" and at > organisation >= 0), None)
    if not pairs.get("title"):
        return None
    one = {key: values[0] for key, values in pairs.items()}
    return {
        "@type": "JobPosting",
        "title": one["title"],
        "description": max(pairs.get("description", [""]), key=len),
        "hiringOrganization": {"name": company} if company else None,
        "jobLocation": {
            "address": {key: one.get(key) for key in ("addressLocality", "addressRegion", "addressCountry")}
        },
        "baseSalary": {
            "currency": one.get("currency"),
            "value": {key: one.get(key) for key in ("minValue", "maxValue", "unitText")},
        },
        **{key: one.get(key) for key in ("datePosted", "validThrough", "employmentType", "jobLocationType")},
    }


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text
