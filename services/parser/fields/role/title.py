"""The job title without requisition ids, gender marks, places and pay; the published form is kept elsewhere."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

import re
from collections.abc import Iterable
from functools import lru_cache

from lexicon import tables
from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold, shorten
from services.parser.fields.pay.money import find_money
from services.parser.fields.place.gazetteer import is_city
from services.parser.fields.role.employment import is_employment
from services.parser.text.cased import cased
from services.parser.text.stems import Stems
from services.parser.text.words import without_markup
from services.parser.vocabulary import load

__all__ = ["clean_title", "has_gender_mark", "is_statement", "looks_like_title", "place_in_title"]

_LIMIT = 250
_LENGTHS, _SHORTEST_SIGNS = range(3, 141), 2
_SHORTEST_ID = 2
_LONGEST_PAY = 40
_WORD = lazy_compile(r"[^\W\d_]{2}|[\u3040-\u9fff]")
_GENDER = tables.alternatives(load("titles")["genders"])
_BRACKET = lazy_compile(r"[(\[{]")
_GENDER_MARK = lazy_compile(
    rf"\s*[(\[{{]\s*(?:(?:{_GENDER})\.?(?:\s*[/|,;*:·•+\\–-]\s*(?:{_GENDER})\.?)+|"
    rf"{tables.alternatives(load('titles')['whole_marks'])})\s*\*?\s*[)\]}}]",
    re.IGNORECASE,
)
_BARE_GENDER_MARK = lazy_compile(
    r"[\s,|–-]+(?:[mwfdxhkgi]\s?[/|]\s?){1,3}[mwfdxhkgi](?:\s?\*)?(?=$|[\s,|–)-])", re.IGNORECASE
)
# Without brackets only these are marks: `C/D` and `I/O` are something else.
_BARE_MARKS = frozenset(load("titles")["bare_marks"].split())
_ID_LABEL = (
    r"(?:req(?:uisition)?|job|ref(?:erence)?|position|posting|vacancy|id|nr|no|kenn(?:ziffer|nr)|code|stellen[-\s]?id)"
)
_ID = rf"(?:{_ID_LABEL}\b[\s.:#_-]*)*#?[A-Z]{{0,6}}[-_]?\d{{3,}}(?:[-_/]?[A-Z\d]+)*"
_ID_IN_BRACKETS = lazy_compile(rf"\s*[(\[{{]\s*{_ID}\s*[)\]}}]", re.IGNORECASE)
_ID_AT_END = lazy_compile(
    r"\s*(?:[-–|,:#]|\s)\s*(?:(?:req(?:uisition)?|job|ref(?:erence)?|vacancy)\.?\s?(?:id|no|number|#|"
    r"nr)?\s?[.:#]?\s?|#\s?)(?:[A-Z]{0,6}[-_]?\d{3,})\s*$"
    r"|\s*[-–|,]\s*(?-i:[A-Z]{1,6})[-_]?\d{4,}\s*$|\s+(?-i:(?:JR|REQ|R)-?)\d{4,}\s*$|\s*[-–|]\s*\d{5,}\s*$",
    re.IGNORECASE,
)
_ID_AT_START = lazy_compile(
    r"^(?:(?-i:[A-Z]{1,5})[-_]?\d{4,}|\d{5,}|(?:req|job|ref)\W{0,2}\d{3,})\s*[-–|:.]?\s+(?=\D)", re.IGNORECASE
)
_YEAR_ONLY = lazy_compile(r"\D*(?:19|20)\d\d\D*")
_LEAD = lazy_compile(rf"^(?:{alternatives('titles', 'lead')})\s*[:：!]\s*", re.IGNORECASE)
_URGENT = lazy_compile(r"^(?:【[^】]{0,6}(?:急募|募集|採用)[^】]{0,6}】\s*)+")
# `研究員 １名`: how many are sought.
_COUNT = lazy_compile(r"\s*[(（]?(?:[\d０-９]{1,3}|若干|数)\s?(?:名|人|명)(?:程度)?[)）]?$")
# `1. Baker`, `2 posts of Baker`, `Baker (1 slot)`: a number in a list, how many are sought.
_NUMBERED = lazy_compile(r"^\d{1,2}[.)]\s+(?=[^\W\d_])")
_COUNTED = cased(
    r"^\d{1,2} [^\W\d_A-ZÀ-Ž]\w{2,9} (?:de|of|di|da|do|för|für|per|para|von|van) (?=[^\W\d_])|\s*\(\d [^\W\d_]{3,9}\)$"
)
_EMOJI = lazy_compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u2b50]+")
_HASHTAG = lazy_compile(r"\s#(?:LI|li)?-?[A-Za-z][\w-]*")
_WORKPLACE = lazy_compile(
    rf"^(?:(?:100\s?%\s*|fully\s+|full\s+)?(?:{alternatives('remote_words', 'segment')})"
    r"(?:\s*(?:/|or|,|&)\s*(?:remote|hybrid|on-?site))?(?:\s*[-–,]?\s*(?:us|usa|u\.s\.|uk|eu|emea|europe|worldwide|"
    r"anywhere|global))?)$",
    re.IGNORECASE,
)
_SEGMENTS = lazy_compile(r"\s+[-–—|·•/]\s+|[()\[\]|（）【】]|,\s+")
_LAST_BRACKETS = lazy_compile(r"^(?P<head>.+?)\s*[(\[（【](?P<tail>[^()\[\]（）【】]+)[)\]）】]$")
_LAST_SEGMENT = lazy_compile(r"^(?P<head>.+)(?:\s+[-–—|·•/]\s+|\s*\|\s*|,\s+)(?P<tail>[^()\[\]|]+)$")
_TITLE_WORDS = Stems(alternatives("titles", "professions"))


# `Glaser gesucht!`
_FOR_PLACE = lazy_compile(r"^(?P<title>.{3,}) (?:für|in|for|voor|do|w) (?P<place>[^\W\d_].{1,40})$")
_WANTED = lazy_compile(r"(?<=\w[\w)])\s+(?:gesucht|wanted|needed|gezocht|poszukiwan[ya])\s*!*$", re.IGNORECASE)
_STATEMENT = lazy_compile(r"\w+(?: and \w+)? (?:the|our|your|their|its|this)\b|(?:you|we|they)\b", re.IGNORECASE)


def clean_title(text: str, *, places: Iterable[str] = (), identifier: str | None = None) -> str:
    """Return the title a person would say; where cleaning leaves nothing, the title as published.

    Args:
        text: The published title.
        places: Known places of work; a trailing one is not part of the title.
        identifier: The platform's requisition id, where known.
    """
    published = without_markup(text)
    title = _LEAD.sub("", _EMOJI.sub(" ", _HASHTAG.sub(" ", _URGENT.sub("", published)))).strip()
    title = _COUNTED.sub("", _NUMBERED.sub("", title))
    known = {fold(part) for place in places for part in (place, place.split(",")[0])} - {""}
    while (shorter := _without_end(title, known, identifier)) != title:
        title = shorter
    title = _tidy(title)
    return shorten(title if _WORD.search(title) else published, _LIMIT)


def place_in_title(text: str) -> str | None:
    """Return the place that a title ends in: `Data Analyst - London (Hybrid)`; a country may be the job's subject."""
    segments = [part.strip() for part in _SEGMENTS.split(without_markup(text)) if part.strip()]
    return next((part for part in reversed(segments[1:]) if is_city(part)), None)


def has_gender_mark(text: str) -> bool:
    """Whether a text carries a mark such as `(m/w/d)` or `H/F`, which hardly anything but titles does."""
    return _without_marks(text) != text


def looks_like_title(text: str) -> bool:
    """Whether a line can be a job title, judged by the words in it."""
    # A Chinese or Japanese sign says as much as two letters.
    length = len(text) + (len(text) == _SHORTEST_SIGNS and text > "\u3000")
    return length in _LENGTHS and _has_title_word(text)


@lru_cache(4096)
def _has_title_word(text: str) -> bool:
    """Whether a short text holds a profession; many rules ask for the same lines."""
    return _TITLE_WORDS.found_in(text.lower())


def is_statement(text: str) -> bool:
    """Whether a line says what somebody does, `Lead the design team`, though it holds a title's words."""
    return bool(_STATEMENT.match(text))


def _without_marks(title: str) -> str:
    if "/" not in title and "|" not in title and not _BRACKET.search(title):
        return title
    title = _GENDER_MARK.sub(" ", title)
    return _BARE_GENDER_MARK.sub(
        lambda m: "" if re.sub(r"[^a-z]", "", m.group().casefold()) in _BARE_MARKS else m.group(), title
    )


def _without_end(title: str, known_places: set[str], identifier: str | None) -> str:
    title = _without_wanted(_COUNT.sub("", _without_outer_marks(title, known_places).strip()))
    return _without_tail(_without_ids(title, identifier), known_places).strip()


def _without_outer_marks(title: str, known_places: set[str]) -> str:
    """Return the title without a mark at its end or beginning, or several marks.

    One mark in the middle stays: without it, `Nurse (m/f/d) Ward 3` reads as one name. A place behind it goes with it.
    """
    bare = _without_marks(title)
    at = next((at for at, (one, other) in enumerate(zip(title, bare, strict=False)) if one != other), len(bare))
    tail = bare[at:].strip()
    if fold(tail) in known_places:
        return bare[:at]
    is_single = len(_GENDER_MARK.findall(title)) + len(_BARE_GENDER_MARK.findall(title)) == 1
    is_inside = is_single and _WORD.search(bare[:at]) and _WORD.search(tail)
    return title if is_inside else bare


def _without_wanted(title: str) -> str:
    """Cut the end of `Glaser für Kiel gesucht`."""
    job = _WANTED.sub("", title)
    place = _FOR_PLACE.match(job) if job != title else None
    return place["title"] if place and is_city(place["place"]) else job


def _without_ids(title: str, identifier: str | None) -> str:
    if not any(map(str.isdigit, title)):
        return title.strip()
    # A short number is a level, not an id.
    if identifier and len(identifier) > _SHORTEST_ID and any(c.isdigit() for c in identifier):
        title = re.sub(
            rf"\s*[-–|:,#]?\s*[(\[]?(?<!\w)(?:{_ID_LABEL}\b[\s.:#_-]*)*{re.escape(identifier)}(?!\w)[)\]]?",
            " ",
            title,
            flags=re.IGNORECASE,
        )
    for ids in (_ID_IN_BRACKETS, _ID_AT_END, _ID_AT_START):
        title = ids.sub(lambda m: m.group() if _YEAR_ONLY.fullmatch(m.group()) else " ", title)
    return title.strip()


def _without_tail(title: str, known_places: set[str]) -> str:
    match = _LAST_BRACKETS.match(title) or _LAST_SEGMENT.match(title)
    if not match:
        return title
    head, tail = match["head"].strip(" -–—|,("), match["tail"].strip()
    is_pay = len(tail) < _LONGEST_PAY and any(True for _ in find_money(tail))
    is_there = fold(tail) in known_places or any(
        place.startswith(fold(tail)) for place in known_places if tail > "\u3000"
    )
    if _WORD.search(head) and (is_there or _WORKPLACE.match(tail) or is_pay or is_employment(tail)):
        return head
    return title


def _tidy(title: str) -> str:
    title = re.sub(r"[(\[]\s*[)\]]", " ", title)
    # `.NET` keeps its space.
    title = re.sub(r"\s+([,;:]|\.(?!\w))", r"\1", re.sub(r"\s{2,}", " ", title))
    return re.sub(r"^[\s\-–—|,;:/*]+|[\s\-–—|,;:/*]+$", "", title)
