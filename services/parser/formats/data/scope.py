"""Where in nested data the posting stands: the objects that look like one, and the one that is meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.place.remote import names_policy
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.title import has_gender_mark, is_statement, looks_like_title
from services.parser.formats.data.leaves import IGNORED, is_body, name_in, opened
from services.parser.text.meanings import Key, key_of
from services.parser.text.words import compact, is_placeholder

__all__ = ["PostingCandidate", "candidates_in", "choose", "choose_record", "direct_title", "is_named"]

_SUPPORTING = frozenset(
    {
        "place", "city", "company", "pay", "employment", "workplace", "team", "skills", "tasks", "required", "benefits",
        "until", "function", "level", "experience",
    }
)  # fmt: skip
_SLUG = lazy_compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_TITLE_LENGTHS = range(3, 201)
_MOST_NODES, _DEEPEST = 50_000, 30
_SHORTEST_ID, _SHORTEST_NUMBER = 3, 5
_ACCEPTED, _ACCEPTED_IF_NAMED = 3.0, 2.0
_WRAPPERS = 2
_PLAIN = 1.9
# A value that reads like a title under a key of no known meaning.
_BY_VALUE, _BORNE_OUT = 1.0, 0.4
_NUMBERED = 0.8
_TAGS = frozenset({"skills", "function", "team", "level"})


@dataclass(eq=False)
class Node:
    """An object with its place in the data."""

    data: Mapping[str, Any]
    key: Key
    context: str | None
    parent: "Node | None"
    in_list: bool
    depth: int
    children: list["Node"] = field(default_factory=list)


@dataclass(eq=False)
class PostingCandidate:
    """An object that may be the posting."""

    node: Node
    title: str
    score: float
    is_named: bool = False
    """Whether the address names it."""


def candidates_in(data: Any, url: str | None = None) -> list[PostingCandidate]:
    """Return the objects that look like postings; one that the address names needs a lower score."""
    found = []
    for node in _nodes(data):
        if node.context in IGNORED or node.context in ("company", "place", "team", "pay", "function", "skills"):
            continue
        titled = direct_title(node.data)
        if titled is None:
            continue
        title, strength = titled
        score = _score(node, strength)
        # A value that reads like a title bears its key out; of several alike it would tell nothing but its own words.
        accepted = score + _BORNE_OUT * (not node.in_list and (looks_like_title(title) or has_gender_mark(title)))
        named = accepted >= _ACCEPTED_IF_NAMED and is_named(node.data, url)
        if named or accepted >= _ACCEPTED:
            found.append(PostingCandidate(node, title, score, is_named=named))
    return _without_parts(found)


def _nodes(data: Any) -> Iterator[Node]:
    pending = [Node(item, Key(), None, None, isinstance(data, list), 0) for item in _objects(opened(data))]
    seen = 0
    while pending and seen < _MOST_NODES:
        following: list[Node] = []
        for node in pending:
            seen += 1
            yield node
            if node.depth < _DEEPEST:
                following += _inner(node)
        pending = following


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _objects(opened(item))


def _inner(node: Node) -> list[Node]:
    for name, value in node.data.items():
        if not isinstance(value, Mapping | list | str):
            continue
        data = opened(value) if isinstance(value, str) else value
        if not isinstance(data, Mapping | list):
            continue
        key = key_of(name)
        entity = key.entity
        context = node.context if entity in (None, "job") or node.context in IGNORED else entity
        is_list = isinstance(data, list) and len(data) > 1
        node.children += [Node(item, key, context, node, is_list, node.depth + 1) for item in _objects(data)]
    return node.children


def direct_title(data: Mapping[str, Any]) -> tuple[str, float] | None:
    """Return the object's own short text that is called a title, or reads like one, and how plainly it says so."""
    best: tuple[str, float] | None = None
    for name, value in data.items():
        if name.startswith(("__", "@")):
            # `"__typename": "Vacancy"` says what the object is.
            continue
        key = key_of(name)
        strength = _title_strength(key)
        is_unknown = not strength and key.words == (name.lower(),) and key.entity is None and isinstance(value, str)
        if not (strength or is_unknown) or (best and best[1] >= (strength or _BY_VALUE)):
            continue
        text = name_in(value)
        if not text or len(text) not in _TITLE_LENGTHS or _is_no_title(text):
            continue
        if not (strength or _reads_like_title(text)):
            continue
        # `"career": "2 years"` says something else of the job; titles have numbers as well.
        certainty = (strength or _BY_VALUE) * (_NUMBERED if any(map(str.isdigit, text)) else 1.0)
        if best is None or certainty > best[1]:
            best = (text, certainty)
    return best


def _reads_like_title(text: str) -> bool:
    return looks_like_title(text) and not is_statement(text) and text[-1] not in ".!?:;"


def _title_strength(key: Key) -> float:
    """Return how plainly a key says `title`; less where another word makes it some other title, `sharingTitle`."""
    if key.entity not in (None, "job"):
        return 0.0
    known = len(key.entities) + len(key.attributes)
    is_plain = set(key.attributes) <= {"name", "titled", "generic"} and len(key.words) <= known + key.has("name")
    return _strength(key) * (1.0 if is_plain else 0.6)


def _strength(key: Key) -> float:
    is_titled = key.has("titled")
    if key.entity == "job":
        if key.has("name"):
            return 2.0 if is_titled else 1.9
        return 1.2 if not key.attributes else 0.0
    if is_titled:
        return 1.5
    # Some call it `text`.
    is_named = key.has("name") and not key.has("body")
    return 0.8 if is_named or key.words == ("text",) else 0.0


def _is_no_title(text: str) -> bool:
    if (
        _SLUG.fullmatch(text)
        or text.startswith(("http", "/", "<", "{"))
        or is_placeholder(text)
        or not re.search(r"[^\W\d_]{2}", text)
    ):
        return True
    # `workTimeLabel` holds terms of the job.
    return (is_employment(text) or names_policy(text) is not None) and not looks_like_title(text)


def _score(node: Node, strength: float) -> float:
    meanings, has_body = _meanings(node.data, 0)
    supporting = len(meanings & _SUPPORTING)
    if not supporting and not (has_body and strength > 1):
        return 0.0
    is_job_named = node.key.entity == "job"
    if not is_job_named and strength < _PLAIN and meanings & _SUPPORTING <= _TAGS:
        # Articles have tags and categories as well.
        return 0.0
    return strength + (2.0 if has_body else 0.0) + 0.6 * supporting + 0.5 * is_job_named + 0.3 * ("posted" in meanings)


def _meanings(data: Mapping[str, Any], depth: int) -> tuple[set[str], bool]:
    """Return what the object's values are about, and whether one is a longer text; inner wrappers are looked into."""
    found: set[str] = set()
    has_body = False
    for name, value in data.items():
        if value in (None, "", [], {}, False):
            continue
        key = key_of(name)
        entity = key.entity
        if entity in IGNORED:
            continue
        if entity == "job" and key.has("type") and isinstance(value, str) and is_employment(value):
            entity = "employment"
        if entity not in (None, "job"):
            found.add(entity)
        has_body = has_body or (entity not in ("company", "about") and is_body(value))
        inner = opened(value)
        if isinstance(inner, Mapping) and depth < _WRAPPERS:
            more, text = _meanings(inner, depth + 1)
            found |= more if entity in (None, "job") else set()
            has_body = has_body or (text and entity not in ("company", "about"))
        elif isinstance(inner, list) and len(inner) > 1 and all(isinstance(row, str) and " " in row for row in inner):
            # Statements.
            has_body = has_body or entity != "place"
        elif isinstance(inner, list) and inner and isinstance(inner[0], Mapping) and depth < _WRAPPERS:
            has_body = has_body or any(
                is_body(part) for row in inner[:3] if isinstance(row, Mapping) for part in row.values()
            )
    return found, has_body


def _without_parts(found: list[PostingCandidate]) -> list[PostingCandidate]:
    """Drop candidates that stand inside a better one, and weaker ones around it."""
    kept = []
    for candidate in found:
        above = _ancestors(candidate.node)
        inside = next((other for other in found if other is not candidate and other.node in above), None)
        if inside and inside.score > candidate.score and not candidate.node.in_list:
            continue
        kept.append(candidate)
    nested = {id(ancestor) for candidate in kept for ancestor in _ancestors(candidate.node)}
    return [
        candidate
        for candidate in kept
        if id(candidate.node) not in nested
        or not any(other.score >= candidate.score for other in kept if candidate.node in _ancestors(other.node))
    ]


def _ancestors(node: Node) -> list[Node]:
    found = []
    while node.parent is not None:
        node = node.parent
        found.append(node)
    return found


def choose(candidates: list[PostingCandidate], url: str | None) -> PostingCandidate | None:
    """Return the one posting of the data; None where several stand side by side and the address names none."""
    named = _named(candidates, url)
    if named:
        return max(named, key=lambda candidate: candidate.score)
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.score)
    # Others may lie in the same data (similar jobs, the company); what is stated as fully as the best rivals it.
    rivals = [candidate for candidate in candidates if candidate.score > best.score - 1]
    titles = {compact(candidate.title) for candidate in rivals}
    are_siblings = best.node.in_list and sum(rival.node.parent is best.node.parent for rival in rivals) > 1
    if len(titles) > 1 or (are_siblings and _are_different(rivals)):
        return None
    return best


def _named(candidates: list[PostingCandidate], url: str | None) -> list[PostingCandidate]:
    """Return the candidates that the address names; what several jobs share, such as the company's id, names none."""
    holders: dict[str, set[str]] = {}
    for candidate in candidates:
        for value in _ids(candidate.node.data):
            holders.setdefault(value, set()).add(compact(candidate.title))
    shared = {value for value, titles in holders.items() if len(titles) > 1}
    for candidate in candidates:
        candidate.is_named = is_named(candidate.node.data, url, without=shared)
    return [candidate for candidate in candidates if candidate.is_named]


def _are_different(rivals: list[PostingCandidate]) -> bool:
    """Whether siblings with one title are several jobs: each has an id or an address of its own."""
    ids = [frozenset(_ids(rival.node.data)) for rival in rivals]
    return all(ids) and len(set(ids)) == len(ids)


def _ids(data: Mapping[str, Any]) -> Iterator[str]:
    for name, value in data.items():
        key = key_of(name)
        if key.entity in ("id", "url") or (key.entity == "job" and not key.attributes):
            text = name_in(value) if not isinstance(value, Mapping | list) else None
            if text and len(text) >= _SHORTEST_ID:
                yield text


def is_named(data: Mapping[str, Any], url: str | None, *, without: AbstractSet[str] = frozenset()) -> bool:
    """Whether the address holds one of the object's ids, slugs or addresses."""
    if not url:
        return False
    parts = urlsplit(url)
    wanted = f"{unquote(parts.path)}/{parts.query}"
    segments = {segment for segment in re.split(r"[/?&=]+", wanted) if segment}
    tokens = set(re.split(r"[/?&=._-]+", wanted))
    return any(_names(value, segments, tokens, parts.path) for value in _ids(data) if value not in without)


def _names(value: str, segments: set[str], tokens: set[str], path: str) -> bool:
    if value in segments or (value.isdigit() and len(value) >= _SHORTEST_NUMBER and value in tokens):
        return True
    own_path = urlsplit(value).path.rstrip("/") if "/" in value else ""
    if len(own_path) >= _SHORTEST_NUMBER and path.rstrip("/").endswith(own_path):
        return True
    return "-" in value and fold(value) in {fold(segment) for segment in segments}


def choose_record(records: Sequence[Mapping[str, Any]], url: str | None) -> Mapping[str, Any] | None:
    """Return the one of several records that the address names; of records that are the same job, the first."""
    named = [record for record in records if is_named(record, url)]
    if named:
        return max(named, key=len)
    ids = {(compact((direct_title(record) or ("", 0.0))[0]), frozenset(_ids(record))) for record in records}
    return records[0] if len(ids) == 1 else None
