"""Proposed names, those that mean one employer together, with the independent witnesses that speak for them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lexicon.company import brand_of
from lexicon.company.brands import known_employer
from lexicon.company.legal_forms import without_legal_form
from services.parser.employers.candidates import spells
from services.parser.fields.company import brand_from_slug, is_boilerplate_name, mentions, shown_name
from services.parser.fields.place.gazetteer import is_place
from services.parser.raw_posting import Evidence, Witness
from services.parser.text.meanings import is_page_word, key_of
from services.parser.text.words import compact
from services.parser.urls.abbreviations import abbreviates

__all__ = ["IN_TEXT", "OF_THE_SAME", "WitnessGroup", "add_support", "grouped", "is_same", "spelling_of"]

SPELLED_OUT = 0.75
_WEIGHTS: dict[str, float] = {
    "label": 3.0, "headline": 2.2, "phrase": 2.0, "marked": 1.8, "imprint": 1.6, "title": 1.2,
    "neighbour": 1.2, "formed": 1.2, "address": 0.8, "site": 1.0, "mention": 1.0, "legal form": 1.0, "known": 0.6,
}  # fmt: skip
_REPEATED = 0.25
_SHORTEST_STEM, _LONGEST_NAME, _MOST_WORDS, _LONGEST_INITIALS = 4, 80, 7, 6
OF_THE_SAME = frozenset({"site", "address"})
IN_TEXT = frozenset({"label", "headline", "phrase", "neighbour", "formed", "marked", "imprint"})


@dataclass
class WitnessGroup:
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
        """How much speaks for it."""
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


def grouped(proposals: Iterable[Witness], title: str) -> list[WitnessGroup]:
    """Return the names that can be an employer, in the order in which they are first proposed."""
    groups: list[WitnessGroup] = []
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


def _add(groups: list[WitnessGroup], name: str, evidence: Evidence) -> None:
    key = compact(brand_of(name))
    for group in groups:
        if any(is_same(key, compact(brand_of(other))) or _is_short_for(name, other) for other in group.names):
            group.names.append(name)
            group.evidence.setdefault(evidence, name)
            return
    groups.append(WitnessGroup([name], {evidence: name}))


def is_same(one: str, other: str) -> bool:
    """Whether the letters of two names are the same, or one begins with the other."""
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) >= _SHORTEST_STEM and longer.startswith(shorter))


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name is the initials of the other: `UVN`, `Universidad del Valle del Norte`."""
    short, whole = sorted((brand_of(one), brand_of(other)), key=len)
    return short.isupper() and len(short) <= _LONGEST_INITIALS and abbreviates(short, whole)


def _add_address(groups: list[WitnessGroup], label: str) -> None:
    """Let the address speak for the name that it abbreviates or spells; else it is a name of its own."""
    key = compact(label)
    for group in groups:
        if any(_is_spelled(key, label, name) for name in group.names):
            group.evidence.setdefault("address", label)
            return
    known = known_employer(label)
    brand = known.brand if known else brand_from_slug(label, [])[0]
    groups.append(WitnessGroup([brand], {"address": label}))


def _is_spelled(key: str, label: str, name: str) -> bool:
    letters = compact(brand_of(name))
    return bool(key) and (letters.startswith(key) or key.startswith(letters) or spells(label, name))


def _is_host(group: WitnessGroup, labels: Sequence[str]) -> bool:
    """Whether nothing but the site itself speaks for a name, and the host has a subdomain of another."""
    own = compact(labels[-1])
    return set(group.evidence) <= OF_THE_SAME and any(compact(name).startswith(own) for name in group.names)


def add_support(group: WitnessGroup, text: str) -> None:
    """Note what bears the names out: the text, a legal form, the table of known employers."""
    if "address" in group.evidence and set(group.evidence) == {"address"}:
        spelled, confidence = brand_from_slug(group.evidence["address"], [text])
        if confidence >= SPELLED_OUT:
            group.names[0] = spelled
            group.evidence["mention"] = spelled
    elif max(mentions(brand_of(name), text) for name in group.names) > bool(IN_TEXT & group.evidence.keys()):
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


def spelling_of(group: WitnessGroup, text: str) -> str:
    """Return the spelling of an element of its own, else the one that the text uses, else the first with capitals."""
    if marked := group.evidence.get("marked"):
        return shown_name(marked)
    whole = next((name for name in group.names if any(_is_short_for(name, other) and len(name) > len(other)
                  for other in group.names)), None)  # fmt: skip
    if whole:
        return shown_name(whole)
    brands = list(dict.fromkeys(shown_name(name) for name in group.names))
    used = max(brands, key=lambda name: (_alone(name, brands, text), not name.isupper(), name != name.lower()))
    return used if mentions(used, text) else brands[0]


def _alone(name: str, others: Sequence[str], text: str) -> int:
    """Return how often a text uses a name by itself, not as the beginning of a longer one: `Acme` of `Acme Tools`."""
    return mentions(name, text) - max(
        (mentions(other, text) for other in others if other.startswith(f"{name} ")), default=0
    )
