"""The employer's name: what the sources state, or what independent witnesses agree on."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from contracts.job import ProvenanceSource as Source
from lexicon.company import brand_of
from lexicon.company.brands import known_employer
from lexicon.company.legal_forms import without_legal_form
from lexicon.text import fold, shorten
from services.parser.fields.company import (
    brand_from_slug,
    brand_of_entity,
    clean_company,
    is_boilerplate_name,
    mentions,
    shown_name,
)
from services.parser.fields.place.gazetteer import is_place
from services.parser.parsed_posting import ParsedPosting
from services.parser.raw_posting import Evidence, RawPosting, Witness
from services.parser.resolution.agencies import is_agency, speaks_of_client
from services.parser.text.meanings import is_page_word, key_of
from services.parser.text.words import compact
from services.parser.urls.abbreviations import abbreviates
from services.parser.urls.domains import account_label, company_in_path, host_of, is_shared_host, owner_labels

__all__ = ["resolve_company"]

STRUCTURED = frozenset(
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
_SPELLED_OUT = 0.75
_UNKNOWN_MAKE = 0.8
_WEIGHTS: dict[str, float] = {
    "label": 3.0, "headline": 2.2, "phrase": 2.0, "marked": 1.8, "imprint": 1.6, "title": 1.2,
    "neighbour": 1.2, "formed": 1.2, "address": 0.8, "site": 1.0, "mention": 1.0, "legal form": 1.0, "known": 0.6,
}  # fmt: skip
_NAMES: dict[str, str] = {
    "label": "a labelled fact", "headline": "a line that states the job", "phrase": "a phrase of the text",
    "title": "the page's title", "neighbour": "the line next to the title",
    "marked": "an element near the heading", "imprint": "the name above an address",
    "formed": "a line that only names an employer", "address": "the web address",
    "site": "the site's own name", "mention": "the text", "legal form": "its legal form", "known": "known employers",
}  # fmt: skip
_SOURCES: dict[str, Source] = {"title": Source.TITLE, "site": Source.OPEN_GRAPH, "address": Source.URL}
_EVIDENCE_OF: dict[Source, Evidence] = {Source.OPEN_GRAPH: "site", Source.META: "site", Source.TITLE: "title"}
# By how many independent witnesses agree; one alone is never sure.
_CONFIDENCE = {0: 0.3, 1: 0.55, 2: 0.8}
_FOR_OTHERS = 0.4
_SUREST, _CONTESTED, _CLOSE, _REPEATED = 0.9, 0.65, 0.5, 0.25
_SHORTEST_STEM, _LONGEST_NAME, _MOST_WORDS, _LONGEST_INITIALS = 4, 80, 7, 6
_OF_THE_SAME = frozenset({"site", "address"})
_IN_TEXT = frozenset({"label", "headline", "phrase", "neighbour", "formed", "marked", "imprint"})


@dataclass
class _Group:
    """Names that mean one employer, with all that speaks for it."""

    names: list[str] = field(default_factory=list)
    evidence: dict[str, str] = field(default_factory=dict)

    @property
    def independent(self) -> set[str]:
        """The kinds of evidence, those of the site's owner as one: its name, its address, and its page's title."""
        kinds = set(self.evidence)
        if "site" in kinds and compact(self.evidence.get("title", "")) == compact(self.evidence["site"]):
            kinds.discard("title")
        return kinds - {"address"} if "site" in kinds else kinds

    @property
    def weight(self) -> float:
        repeated = len(set(self.evidence) - self.independent)
        return sum(_WEIGHTS[kind] for kind in self.independent) + _REPEATED * repeated

    @property
    def witnesses(self) -> int:
        """How many independent witnesses there are; a label is one that is as good as two."""
        kinds = self.independent - {"known"}
        if "formed" in kinds:
            # It was read for its legal form, and a line next to the title is the same line; a text may name a client
            # or a parent as often as the employer.
            kinds -= {"legal form", "neighbour", "mention"}
        if {"phrase", "headline"} <= kinds:
            # One sentence says both: `Acme is hiring a baker`.
            kinds -= {"headline"}
        return len(kinds) + ("label" in kinds)

    @property
    def has_own_evidence(self) -> bool:
        """Whether something says that this is the employer; a name that the text mentions may be anybody's."""
        return bool(set(self.evidence) - {"mention", "legal form", "known"})


@dataclass(frozen=True)
class _Choice:
    group: _Group
    confidence: float


def resolve_company(drafts: Sequence[RawPosting], reading: ParsedPosting, *, text: str, url: str | None) -> None:
    """Put the employer's name: stated by a structured source, else the one with the most independent witnesses.

    A name with a single witness is put with little confidence, for the model or the user to decide.
    """
    named = [
        (draft, name)
        for draft in drafts
        if (name := _company_of(draft, reading)) and not _is_no_company(name, draft.source)
    ]
    stated = next(
        ((draft, name) for draft, name in named if draft.source in STRUCTURED and not draft.is_legal_entity), None
    )
    title = reading.fields.get("raw_title") or ""
    if stated and not (owner := _owner_instead(stated, text, _labels(url, title))):
        confidence = stated[0].confidence if _is_borne_out(stated, text, url) else min(stated[0].confidence, _CONTESTED)
        _put(reading, stated[0].source, shown_name(stated[1]), stated[1], confidence)
        return
    if stated and owner:
        _put(
            reading, Source.URL, owner, stated[1], 0.8, "The text names the owner of the address, and never the other."
        )
        return
    slug = next((draft.company_slug for draft in drafts if draft.company_slug), None)
    brand, confidence = brand_from_slug(slug, [*(name for _, name in named), text]) if slug else ("", 0.0)
    brand = _longer_brand(brand, named)
    legal = next(((draft, name) for draft, name in named if draft.is_legal_entity), None)
    if confidence >= _SPELLED_OUT:
        _put(reading, Source.URL, brand, legal[1] if legal else None, confidence)
        return
    if legal and (known := brand_of_entity(legal[1], text)):
        _put(reading, legal[0].source, known, legal[1], 0.75)
        return
    labels = [slug] if slug else _labels(url, title)
    board = {compact(name) for draft in drafts for name in draft.board_names}
    proposals = (witness for witness in _proposals(drafts, reading, labels) if not _is_board(witness, board))
    best = _best(proposals, title, text)
    if best and not (legal and set(best.group.evidence) == {"address"}):
        _put_group(reading, best, text)
    elif legal:
        # A label that nothing spells out may be an abbreviation.
        known = brand_of_entity(legal[1], text, mentioned=1) or brand_of(legal[1])
        _put(reading, legal[0].source, known, legal[1], 0.6)


def _owner_instead(stated: tuple[RawPosting, str], text: str, labels: Sequence[str]) -> str | None:
    """Return the brand that address and text name where data of unknown make names an entity that neither knows."""
    draft, name = stated
    if (draft.confidence > _UNKNOWN_MAKE and not _is_anybodys(draft)) or mentions(brand_of(name), text) or not text:
        return None
    for label in labels:
        brand, confidence = brand_from_slug(label, [text])
        if confidence >= _SPELLED_OUT and mentions(brand, text) > 1 and not _is_same(compact(brand), compact(name)):
            return brand
    return None


def _is_borne_out(stated: tuple[RawPosting, str], text: str, url: str | None) -> bool:
    """Whether something bears a stated name out: data of unknown make may call a unit or an agency so."""
    draft, name = stated
    brand = brand_of(name)
    if (draft.confidence > _UNKNOWN_MAKE and not _is_anybodys(draft)) or not text or known_employer(name):
        return True
    if brand != name and not _is_anybodys(draft):
        # Units and agencies are not called by a legal form.
        return True
    first = brand.split()[0]
    return mentions(first if len(first) >= _SHORTEST_STEM else brand, text) > 0 or compact(brand) in compact(url or "")


def _is_anybodys(draft: RawPosting) -> bool:
    """Whether the data is of a known form, but from a site whose habits are not known."""
    return draft.source is Source.JSON_LD and draft.platform is None


def _best(proposals: Iterable[Witness], title: str, text: str) -> _Choice | None:
    """Return the name that most witnesses speak for, and how sure that is."""
    groups = _grouped(proposals, title)
    # The line that names the job is no second witness for what is read off it.
    lines = (line for line in text.split("\n") if not title or title not in line)
    elsewhere = "\n".join(lines)
    for group in groups:
        _add_support(group, elsewhere)
    has_client = speaks_of_client(text)
    owned = [group for group in groups if group.has_own_evidence]
    agencies = [group for group in owned if any(map(is_agency, group.names)) or (has_client and _is_owner(group))]
    ranked = sorted(owned, key=lambda group: -group.weight * (_FOR_OTHERS if group in agencies else 1))
    if not ranked:
        return None
    best = ranked[0]
    confidence = _CONFIDENCE.get(best.witnesses, _SUREST)
    is_contested = len(ranked) > 1 and ranked[1].weight >= best.weight - _CLOSE
    if is_contested and "label" not in best.evidence:
        confidence = min(confidence, _CONTESTED)
    if best in agencies and "label" not in best.evidence:
        confidence = min(confidence, _CONFIDENCE[1])
    return _Choice(best, confidence)


def _is_owner(group: _Group) -> bool:
    """Whether the site alone speaks for a name, which its texts may mention."""
    return bool(set(group.evidence) & _OF_THE_SAME) and not set(group.evidence) & _IN_TEXT


def _put_group(reading: ParsedPosting, choice: _Choice, text: str) -> None:
    kinds = list(choice.group.evidence)
    in_text = bool(set(kinds) & _IN_TEXT)
    source = Source.TEXT if in_text else next((_SOURCES[kind] for kind in kinds if kind in _SOURCES), Source.TEXT)
    note = f"According to {' and '.join(_NAMES[kind] for kind in kinds)}."
    _put(reading, source, _spelling(choice.group, text), choice.group.names[0], choice.confidence, note)


def _spelling(group: _Group, text: str) -> str:
    """Return the spelling of an element of its own, else the one that the text uses, else the first with capitals."""
    if marked := group.evidence.get("marked"):
        return shown_name(marked)
    whole = next((name for name in group.names if any(_is_short_for(name, other) and len(name) > len(other)
                  for other in group.names)), None)  # fmt: skip
    if whole:
        return shown_name(whole)
    brands = list(dict.fromkeys(shown_name(name) for name in group.names))
    used = max(brands, key=lambda name: (mentions(name, text), not name.isupper(), name != name.lower()))
    return used if mentions(used, text) else brands[0]


def _is_board(witness: Witness, board: Collection[str]) -> bool:
    """Whether a name is the site's, which is not the employer; what a label says may be."""
    key = compact(brand_of(witness.name))
    return witness.evidence != "label" and any(name.startswith(key) or key.startswith(name) for name in board if name)


def _proposals(drafts: Sequence[RawPosting], reading: ParsedPosting, labels: Sequence[str]) -> Iterable[Witness]:
    for draft in drafts:
        if draft.source not in STRUCTURED and not draft.witnesses and (name := _company_of(draft, reading)):
            yield Witness(name, _EVIDENCE_OF.get(draft.source, "phrase"))
        for witness in draft.witnesses:
            if name := clean_company(_without_place(witness.name, reading)):
                yield Witness(name, witness.evidence)
    for label in labels:
        yield Witness(label, "address")


def _grouped(proposals: Iterable[Witness], title: str) -> list[_Group]:
    groups: list[_Group] = []
    labels: list[str] = []
    for witness in proposals:
        if witness.evidence == "address":
            labels.append(witness.name)
        elif not _is_no_name(witness, title):
            _add(groups, witness.name, witness.evidence)
    for label in labels:
        _add_address(groups, label)
    if len({compact(label) for label in labels}) > 1:
        # What hosts other companies under their own names is not the employer.
        groups = [group for group in groups if not _is_host(group, labels)]
    return groups


def _add(groups: list[_Group], name: str, evidence: Evidence) -> None:
    key = compact(brand_of(name))
    for group in groups:
        if any(_is_same(key, compact(brand_of(other))) or _is_short_for(name, other) for other in group.names):
            group.names.append(name)
            group.evidence.setdefault(evidence, name)
            return
    groups.append(_Group([name], {evidence: name}))


def _is_same(one: str, other: str) -> bool:
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) >= _SHORTEST_STEM and longer.startswith(shorter))


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name is the initials of the other: `UVN`, `Universidad del Valle del Norte`."""
    short, whole = sorted((brand_of(one), brand_of(other)), key=len)
    return short.isupper() and len(short) <= _LONGEST_INITIALS and abbreviates(short, whole)


def _add_address(groups: list[_Group], label: str) -> None:
    """Let the address speak for the name that it abbreviates or spells; else it is a name of its own."""
    key = compact(label)
    for group in groups:
        for name in group.names:
            letters = compact(brand_of(name))
            if key and (letters.startswith(key) or key.startswith(letters) or abbreviates(label, name)):
                group.evidence.setdefault("address", label)
                return
    known = known_employer(label)
    brand = known.brand if known else brand_from_slug(label, [])[0]
    groups.append(_Group([brand], {"address": label}))


def _is_host(group: _Group, labels: Sequence[str]) -> bool:
    """Whether nothing but the site itself speaks for a name, and the host has a subdomain of another."""
    own = compact(labels[-1])
    return set(group.evidence) <= _OF_THE_SAME and any(compact(name).startswith(own) for name in group.names)


def _add_support(group: _Group, text: str) -> None:
    if "address" in group.evidence and set(group.evidence) == {"address"}:
        spelled, confidence = brand_from_slug(group.evidence["address"], [text])
        if confidence >= _SPELLED_OUT:
            group.names[0] = spelled
            group.evidence["mention"] = spelled
    elif max(mentions(brand_of(name), text) for name in group.names) > bool(_IN_TEXT & group.evidence.keys()):
        # The place where the name was read is no second witness.
        group.evidence["mention"] = group.names[0]
    if any(without_legal_form(name) != name for name in group.names):
        group.evidence["legal form"] = group.names[0]
    if any(known_employer(name) for name in group.names):
        group.evidence["known"] = group.names[0]


def _is_no_name(witness: Witness, title: str) -> bool:
    """Whether a proposed name cannot be one: words of pages, a part of the title, a sentence."""
    name = witness.name
    letters = compact(name)
    if not re.search(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]", name) or len(name) > _LONGEST_NAME:
        return True
    if is_boilerplate_name(name) or is_page_word(name, loosely=True) or letters == compact(title):
        return True
    if witness.evidence in ("label", "headline"):
        return False
    if is_place(name) or (witness.evidence == "neighbour" and "team" in key_of(name).entities):
        return True
    return witness.evidence == "title" and (letters in compact(title) or len(name.split()) > _MOST_WORDS)


def _is_no_company(name: str, source: Source) -> bool:
    return is_boilerplate_name(name) and (source not in STRUCTURED or fold(name) in ("confidential", "anonymous"))


def _company_of(draft: RawPosting, reading: ParsedPosting) -> str | None:
    """Return the draft's company; in a title, the place may stand right behind it: `Acme, Kiel`."""
    name = clean_company(draft.company)
    return name if name is None or draft.source in STRUCTURED else _without_place(name, reading)


def _without_place(name: str, reading: ParsedPosting) -> str:
    towns = {fold(place.split(",")[0]) for place in reading.fields.get("locations", [])}
    head, _, tail = name.rpartition(", ")
    return head if head and fold(tail) in towns else name


def _labels(url: str | None, title: str) -> list[str]:
    """Return the names that an address may hold, likeliest first."""
    label = _account(url, title) or company_in_path(url)
    if label:
        return [label]
    return owner_labels(url) if not is_shared_host(host_of(url)) else []


def _account(url: str | None, title: str) -> str | None:
    """Return the company's label in a tracking system's address, unless it is the title's words."""
    label = account_label(url)
    return None if label and compact(label) in compact(title) else label


def _longer_brand(brand: str, named: Sequence[tuple[RawPosting, str]]) -> str:
    """Return the name that begins with the slug's brand: `Larkfield Health` for `larkfield`."""
    titles = (brand_of(name) for draft, name in named if draft.source in (Source.TITLE, Source.OPEN_GRAPH))
    return next((name for name in titles if brand and name.startswith(f"{brand} ")), brand)


def _put(
    reading: ParsedPosting,
    source: Source,
    brand: str,
    published: str | None,
    confidence: float,
    note: str | None = None,
) -> None:
    if published and fold(published) != fold(brand):
        note = f"Published as {published!r}. {note or ''}".strip()
    elif note is None and source is Source.URL:
        note = "Taken from the address."
    reading.put("company_name", shorten(brand, 300), source, confidence, note)
    reading.legal_name = shorten(published, 300) if published and brand_of(published) != published else None
