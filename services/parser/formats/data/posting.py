"""A posting's fields from data of unknown make."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from contracts.job import ProvenanceSource, RemotePolicy
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.fields.company import is_boilerplate_name
from services.parser.fields.dates import parse_date
from services.parser.fields.place.remote import names_policy, normalise_remote
from services.parser.fields.role.employment import is_employment, kinds_of_employment
from services.parser.fields.role.title import looks_like_title
from services.parser.formats.data.leaves import Leaf, is_body, leaves_of, name_in
from services.parser.formats.data.pay import pay_in
from services.parser.formats.data.places import places_in
from services.parser.formats.data.scope import Node, PostingCandidate, direct_title
from services.parser.formats.data.text import description_in
from services.parser.raw_posting import RawPosting, Witness
from services.parser.text.meanings import key_of
from services.parser.text.words import compact, is_placeholder, without_markup

__all__ = ["add_general_reading", "is_closed_status", "posting_from_candidate", "posting_from_record"]

_CLOSED = frozenset(
    {"expired", "closed", "archived", "paused", "inactive", "filled", "unpublished", "ended", "deleted", "stopped"}
)
_LONGEST_NAME, _MOST_SKILLS, _LONGEST_SKILL = 100, 40, 60
_LARGEST_SURROUNDINGS, _MOST_LEVELS = 400, 5
_MOST_VALUES = 30
_NO_NAMES = frozenset({"type", "code", "date", "flag", "currency", "period", "amount"})
_NAMED_POLICY, _FLAG = 3.5, 2.4
# Where a word such as `HYBRID` can only say where the work is done.
_OF_JOB = frozenset({None, "job", "employment", "status", "function", "place"})
_YES = ("1", "true", "yes", "y", "oui", "ja", "si")
_DAYS_NEAR = 3
_YEARS = lazy_compile(r"\d")
_RANGE = lazy_compile(r"(?:between)?(\d{1,2})\s*(?:and|to|[-–_])\s*(\d{1,2})", re.IGNORECASE)
_BARE_YEARS = lazy_compile(r"\d{1,2}(?:\s*[-–]\s*\d{1,2})?\+?")
_CODE = lazy_compile(r"[\w.:-]*\d[\w.:-]*|[0-9a-f-]{16,}")
# `paradox-api.mchire.com-Acme`: the system's own address before the name.
_SYSTEM_PREFIX = lazy_compile(r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+[-_:|/]\s*(?=[A-Z])")

# `Acme Cloud: Support Engineer`, as feeds put it.
_COMPANY_FIRST = lazy_compile(r"(?P<company>[^:]{2,40}): (?P<title>\S[^:]{2,100})$")
_DASHES = lazy_compile(r"\s+[–—|-]\s+|:\s+")
# `Region 77 (755A000015)`: a unit of the employer in its own system.
_UNIT_CODE = lazy_compile(r"\([A-Z\d]*\d{4,}[A-Z\d]*\)|\b\d{5,}\b|\b[A-Z]{2}\d{2}\b|\b[nN][ro°º]\.?\s?\d")

_FILLED = (
    "description", "locations", "employment", "team", "level", "function", "skills", "years", "salary", "posted_at",
    "valid_through",
)  # fmt: skip

Value = Callable[[Leaf], str | None]


def posting_from_record(data: Mapping[str, Any], *, source: ProvenanceSource) -> RawPosting:
    """Map an object of unknown make by what its keys mean and its values are."""
    return _posting(leaves_of(data), direct_title(data), source)


def add_general_reading(draft: RawPosting, data: Mapping[str, Any]) -> RawPosting:
    """Fill what a platform's plugin left empty by what keys mean and values are; what it read stays."""
    general = posting_from_record(data, source=draft.source)
    for name in _FILLED:
        if not getattr(draft, name):
            setattr(draft, name, getattr(general, name))
    if draft.remote is None and general.remote:
        draft.remote, draft.remote_weight = general.remote, general.remote_weight
    return draft


def posting_from_candidate(candidate: PostingCandidate, *, source: ProvenanceSource) -> RawPosting:
    """Map the object that is the posting, and what the objects around it say of the job."""
    title = (candidate.title, candidate.score)
    return _posting([*leaves_of(candidate.node.data), *_around(candidate.node)], title, source)


def _around(node: Node) -> list[Leaf]:
    """Return the values of the enclosing objects, as far as they hold nothing but this posting."""
    found: list[Leaf] = []
    inner = node
    for distance in range(1, _MOST_LEVELS + 1):
        if inner.in_list or inner.parent is None:
            break
        outer = inner.parent
        leaves = leaves_of(outer.data, distance=distance, skip=(id(inner.data),))
        if len(leaves) > _LARGEST_SURROUNDINGS:
            break
        found += [leaf for leaf in leaves if leaf.is_own or leaf.entity == "company"]
        inner = outer
    return found


def _posting(leaves: Sequence[Leaf], titled: tuple[str, float] | None, source: ProvenanceSource) -> RawPosting:
    by_entity: dict[str | None, list[Leaf]] = {}
    for leaf in leaves:
        by_entity.setdefault(leaf.entity, []).append(leaf)
    title = without_markup(titled[0]) if titled else None
    stated = _company(by_entity.get("company", []), title) or _name_beside_title(leaves, title)
    title = _without_company(title, stated)
    in_title = _COMPANY_FIRST.match(title) if title and not stated else None
    if in_title and looks_like_title(in_title["title"]) and not looks_like_title(in_title["company"]):
        title = in_title["title"]
    else:
        in_title = None
    policy, weight = _remote(leaves)
    company = stated
    return RawPosting(
        source=source,
        confidence=0.8,
        title=title,
        company=company,
        witnesses=[Witness(in_title["company"], "headline")] if in_title else [] if company else _values(leaves, title),
        is_legal_entity=bool(company and _UNIT_CODE.search(company)),
        company_url=_website(by_entity),
        identifier=_identifier(by_entity.get("id", [])),
        description=description_in(leaves, title),
        locations=places_in(leaves),
        remote=policy,
        remote_weight=weight,
        employment=_employment(leaves),
        team=_first(by_entity.get("team", []), _short_name),
        function=_first(by_entity.get("function", []), _short_name),
        level=_first(by_entity.get("level", []), _short_name) or _first(by_entity.get("experience", []), _level),
        skills=_skills([*by_entity.get("skills", []), *by_entity.get("required", [])]),
        years=_range_of_years(by_entity.get("experience", [])) or _first(by_entity.get("experience", []), _years),
        salary=pay_in(leaves),
        posted_at=_date(by_entity.get("posted", []), leaves),
        valid_through=next((day for leaf in by_entity.get("until", []) if (day := parse_date(leaf.value))), None),
        closed=any(is_closed_status(name_in(leaf.value)) for leaf in by_entity.get("status", []) if not leaf.distance),
        language=_first(by_entity.get("language", []), _code),
    )


def _without_company(title: str | None, company: str | None) -> str | None:
    """Return the title without the employer's name that feeds put before or behind it: `Acme – Night Porter`."""
    if not title or not company:
        return title
    parts = _DASHES.split(title)
    kept = [part for part in parts if compact(part) != compact(company)]
    is_named = len(kept) == len(parts) - 1 and (kept[0] in (parts[1], parts[0]) and company in (parts[0], parts[-1]))
    if not is_named:
        return title
    rest = title.removeprefix(parts[0]) if parts[0] == company else title.removesuffix(parts[-1])
    rest = rest.strip(" –—|-:")
    return rest[:1].upper() + rest[1:] or title


def is_closed_status(status: str | None) -> bool:
    """Whether a status word says that nobody can apply any more."""
    return compact(status or "") in _CLOSED


def _first(leaves: Iterable[Leaf], value_of: Value) -> str | None:
    return next((text for leaf in leaves if (text := value_of(leaf))), None)


def _short_name(leaf: Leaf) -> str | None:
    text = name_in(leaf.value)
    if text is None or isinstance(leaf.value, bool | int | float) or _is_code(leaf):
        return None
    is_short = len(text) <= _LONGEST_NAME and not is_body(text) and not text.startswith(("http", "/"))
    return without_markup(text) if is_short and not _CODE.fullmatch(text) else None


def _is_code(leaf: Leaf) -> bool:
    """Whether a key says that the value is an id, or the data's own word for its kind: `{"type": "contractType"}`."""
    is_bare_type = leaf.key.has("type") and leaf.key.entity in (None, "job") and len(leaf.path) > 1
    return "id" in leaf.key.entities or is_bare_type or (leaf.key.has("code") and leaf.key.entity is None)


def _company(leaves: Sequence[Leaf], title: str | None) -> str | None:
    """Return the employer: the nearest value that is called a company's name."""
    ranked: list[tuple[float, str]] = []
    for at, leaf in enumerate(leaves):
        text = _short_name(leaf)
        if not text or compact(text) == compact(title or "") or _is_text(leaf) or leaf.key.has("currency"):
            continue
        is_named = leaf.key.has("name") or (leaf.is_own and not leaf.key.attributes)
        if is_named and not is_boilerplate_name(text):
            names_job = "company" in leaf.key.entities and "job" not in leaf.key.entities
            ranked.append((-leaf.distance + 0.5 * names_job - 0.01 * at, _SYSTEM_PREFIX.sub("", text)))
    return max(ranked)[1] if ranked else None


def _is_text(leaf: Leaf) -> bool:
    """Whether a key is that of a description; a `shortName` is a name."""
    return leaf.key.has("body") and leaf.key.words[-1:] != ("name",)


def _name_beside_title(leaves: Sequence[Leaf], title: str | None) -> str | None:
    """Return a plain `name` beside the title where an id or address repeats it; it is then the employer's."""
    ids = " ".join(compact(str(leaf.value)) for leaf in leaves if leaf.entity in ("id", "url") and not leaf.distance)
    for leaf in leaves:
        if leaf.entity is None and leaf.key.words == ("name",) and len(leaf.path) == 1 and (text := _short_name(leaf)):
            letters = compact(text)
            if letters != compact(title or "") and letters in ids and letters not in compact(title or ""):
                return text
    return None


def _values(leaves: Sequence[Leaf], title: str | None) -> list[Witness]:
    """Return the names under keys that say nothing of them: where no key names the employer, one of these may."""
    plain = (leaf for leaf in leaves if leaf.entity in (None, "job") and not set(leaf.key.attributes) & _NO_NAMES)
    names = (text for leaf in plain if (text := _short_name(leaf)) and compact(text) != compact(title or ""))
    return [Witness(name, "value") for name in [*dict.fromkeys(names)][:_MOST_VALUES]]


def _website(by_entity: Mapping[str | None, list[Leaf]]) -> str | None:
    own = [leaf for leaf in by_entity.get("url", []) if "company" in leaf.key.entities or "website" in leaf.key.words]
    inner = [leaf for leaf in by_entity.get("url", []) if any(_is_company_key(name) for name in leaf.path[:-1])]
    texts = (leaf.value for leaf in (*inner, *own) if isinstance(leaf.value, str))
    return next((text for text in texts if text.startswith("http")), None)


def _is_company_key(name: str) -> bool:
    return key_of(name).entity == "company"


def _identifier(leaves: Sequence[Leaf]) -> str | None:
    named = [
        leaf
        for leaf in leaves
        if {"requisition", "reference", "ref", "code", "requisitionid", "reqid"} & set(leaf.key.words)
    ]
    return next((str(leaf.value) for leaf in named if isinstance(leaf.value, str | int) and len(leaf.path) == 1), None)


def _remote(leaves: Sequence[Leaf]) -> tuple[RemotePolicy | None, float]:
    """Return where the work is done and how much that weighs: a named policy beats a flag."""
    about = [
        leaf
        for leaf in leaves
        if leaf.entity == "workplace" or "workplace" in leaf.key.entities or _is_place_type(leaf)
    ]
    for leaf in about:
        text = name_in(leaf.value)
        if text and not _is_flag(leaf.value) and (policy := normalise_remote(text)):
            return policy, _NAMED_POLICY
    for leaf in leaves:
        if not isinstance(leaf.value, str) or leaf.distance:
            continue
        if leaf.entity == "employment" and (policy := normalise_remote(leaf.value)) in ("remote", "hybrid"):
            return policy, _NAMED_POLICY
        if leaf.entity in _OF_JOB and (policy := names_policy(leaf.value)):
            return policy, _NAMED_POLICY
    for leaf in about:
        if _is_yes(leaf.value) and (policy := _flagged(leaf)):
            return policy, _NAMED_POLICY if policy == "hybrid" else _FLAG
    return None, 0.0


def _is_place_type(leaf: Leaf) -> bool:
    return leaf.entity == "place" and leaf.key.has("type")


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool | int | float) or (
        isinstance(value, str) and value.strip().lower() in (*_YES, "0", "false", "no")
    )


def _is_yes(value: Any) -> bool:
    return value is True or (isinstance(value, int | str) and str(value).strip().lower() in _YES)


def _flagged(leaf: Leaf) -> RemotePolicy | None:
    words = set(leaf.key.words)
    if words & {"hybrid", "hybride"}:
        return "hybrid"
    if words & {"onsite", "office"}:
        return "onsite"
    return "remote"


def _employment(leaves: Sequence[Leaf]) -> list[str]:
    """Return employment words: values under such keys, and values elsewhere that are nothing else."""
    named: list[str] = []
    typed: list[str] = []
    flags: list[str] = []
    called: list[str] = []
    for leaf in leaves:
        if leaf.distance and not leaf.is_own:
            continue
        if leaf.value is True and (kinds := kinds_of_employment(leaf.name)):
            flags += kinds
        text = _short_name(leaf)
        if not text:
            continue
        is_kind = leaf.entity == "employment" or (leaf.key.has("type") and leaf.entity in (None, "job"))
        if is_kind and not normalise_remote(text) and not leaf.key.has("date"):
            named.append(text)
        elif (
            leaf.entity in (None, "job", "status", "level", "pay", "place")
            and is_employment(text)
            and not (leaf.key.has("name") and looks_like_title(text))
        ):
            (called if leaf.key.has("name") else typed).append(text)
    known = [text for text in named if kinds_of_employment(text)]
    return list(dict.fromkeys([*(known or named), *typed, *flags] or called))


def _skills(leaves: Sequence[Leaf]) -> list[str]:
    texts = (_short_name(leaf) for leaf in leaves if not leaf.distance and not leaf.key.has("type"))
    names = (text for text in texts if text and len(text) <= _LONGEST_SKILL and not is_placeholder(text))
    return list(dict.fromkeys(names))[:_MOST_SKILLS]


def _range_of_years(leaves: Sequence[Leaf]) -> str | None:
    """Return the years of two fields of their own: `{"minimumExperience": 3, "maximumExperience": 6}`."""
    ends = [next((leaf.value for leaf in leaves if leaf.key.has(end)), None) for end in ("low", "high")]
    low, high = (str(end) if _BARE_YEARS.fullmatch(str(end)) else None for end in ends)
    return f"{low}-{high} years" if low and high and low != high else None


def _years(leaf: Leaf) -> str | None:
    text = name_in(leaf.value)
    if not text or not _YEARS.search(text) or len(text) > _LONGEST_SKILL or leaf.key.has("date"):
        return None
    if _BARE_YEARS.fullmatch(text):
        return f"{text} years" if text != "0" else None
    if match := _RANGE.fullmatch(text):
        return f"{match[1]}-{match[2]} years"
    return without_markup(text) if " " in text or "+" in text else None


def _level(leaf: Leaf) -> str | None:
    text = _short_name(leaf)
    return (
        text if text and not _YEARS.search(text) and leaf.key.entity == "experience" and " " not in fold(text) else None
    )


def _date(leaves: Sequence[Leaf], everything: Sequence[Leaf]) -> Any:
    ranked = sorted(
        leaves, key=lambda leaf: (leaf.distance, bool({"updated", "modified", "created"} & set(leaf.key.words)))
    )
    found = next((day for leaf in ranked if (day := parse_date(leaf.value))), None)
    plain = (leaf for leaf in everything if leaf.entity is None and leaf.key.has("date") and not leaf.distance)
    return found or next((day for leaf in plain if (day := parse_date(leaf.value))), None)


def _code(leaf: Leaf) -> str | None:
    text = name_in(leaf.value)
    return text if text and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?", text) else None
