"""What a written name is made of: the brand, the legal name, further names in brackets or behind "formerly"."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lexicon.company.data import tables
from lexicon.company.legal_forms import without_legal_form
from lexicon.company.letters import letters
from lexicon.lazy_regex import lazy_compile
from lexicon.text import clean, squeeze

__all__ = ["NameParts", "humanise_domain", "name_parts", "without_region"]

_EDGE = " ,;-–—|/·:"
_BRACKETS = lazy_compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*")  # noqa: RUF001 — full-width brackets of Japanese names
_DOMAIN = lazy_compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)*[a-z0-9-]+\.[a-z]{2,6})(?:/\S*)?$", re.IGNORECASE)
_SUBDOMAIN = lazy_compile(r"^(?:careers?|jobs?|karriere|apply|work|recruiting)\.", re.IGNORECASE)
_ALTERNATIVES = lazy_compile(r"(?<=\w{3})\s*/\s*(?=\w{3})")
_JOINED_FORM = lazy_compile(r"(?<=s)-(?=(?:GmbH|mbH|AG|Aktiengesellschaft|KG|Gesellschaft)\b)")
"""`Verlags-GmbH`: the form belongs to the whole name."""
_MARKS = str.maketrans(dict.fromkeys("™®©℠"))
_LONGEST_REGION = 3
_LONGEST_NAME = 300


@dataclass(kw_only=True)
class NameParts:
    """A name taken apart."""

    brand: str
    """Without legal form, brackets and department."""
    has_legal_form: bool = False
    domain: str | None = None
    others: list[str] = field(default_factory=list)
    """Further names of the same employer, without legal form."""


@lru_cache(4096)
def name_parts(name: str) -> NameParts:
    """Take a written name apart."""
    plain = _JOINED_FORM.sub(" ", squeeze(clean(name[:_LONGEST_NAME]).translate(_MARKS)).strip(_EDGE))
    if domain := _DOMAIN.match(plain):
        own = _SUBDOMAIN.sub("", domain[1].casefold())
        return NameParts(brand=humanise_domain(own), domain=own, others=[own])
    others: list[str] = []
    plain = _related(plain, others)
    plain = _without_brackets(plain, others)
    brand = _without_form(plain)
    others += _ALTERNATIVES.split(brand) if _ALTERNATIVES.search(brand) else []
    return NameParts(
        brand=brand or plain,
        has_legal_form=brand != plain,
        others=[without_legal_form(other.strip(_EDGE)) for other in others if letters(other)],
    )


def _without_form(name: str) -> str:
    """Cut legal forms, also when a place stands behind them: `Acme GmbH, Berlin`."""
    for part in (name, without_region(name), name.partition(",")[0]):
        if (shorter := without_legal_form(part)) != part:
            return shorter
    return name


def humanise_domain(domain: str) -> str:
    """Return `Acme Robotics` for `acme-robotics.com`."""
    label = domain.split(".", maxsplit=1)[0]
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[-_]+", label) if word) or domain


def without_region(name: str) -> str:
    """Return `Google` for `Google Germany` and `Google of North America`; unchanged without a region at its end."""
    words = name.split()
    for count in range(min(_LONGEST_REGION, len(words) - 1), 0, -1):
        region = "_".join(words[-count:]).casefold().strip(",()").replace("_-_", "_")
        if region in _regions():
            kept = words[:-count]
            while len(kept) > 1 and kept[-1].casefold().strip(",") in {"of", "in", "de", "-", "–", "the"}:
                kept.pop()
            return " ".join(kept).rstrip(_EDGE)
    return name


def _related(name: str, others: list[str]) -> str:
    for pattern in _relations():
        if match := pattern.match(name):
            groups = match.groupdict()
            others += [groups[key] for key in ("other", "legal") if groups.get(key)]
            name = groups["brand"].strip(_EDGE + ")") if groups["brand"].count("(") == 0 else groups["brand"]
    return name


def _without_brackets(name: str, others: list[str]) -> str:
    """Cut brackets; what they hold is a further name unless it is a region or a legal form."""
    for content in _BRACKETS.findall(name):
        is_part_of_form = without_legal_form(f"Xyzzy {content}") == "Xyzzy"
        if is_part_of_form:
            continue
        if without_region(f"Xyzzy {content}") != "Xyzzy":
            others.append(content)
        shorter = re.sub(rf"\s*[(（\[]{re.escape(content)}[)）\]]\s*", " ", name).strip(_EDGE)  # noqa: RUF001
        name = shorter or name
    return name


@cache
def _relations() -> tuple[re.Pattern[str], ...]:
    lists = tables("brands")["relations"].values()
    return tuple(lazy_compile(pattern, re.IGNORECASE) for patterns in lists for pattern in patterns)


@cache
def _regions() -> frozenset[str]:
    return frozenset(tables("brands")["regions"]["names"].split())
