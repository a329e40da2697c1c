"""Labelled facts: `Location: Berlin`, or a label line with its value below."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width colons, Cyrillic letters

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from lexicon import tables
from lexicon.company.legal_forms import without_legal_form
from lexicon.languages import words
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.text.lines import TextLine
from services.parser.text.meanings import is_understood, key_of
from services.parser.text.words import without_markup

__all__ = ["Fact", "fact_of", "facts_of", "is_fact", "labelled", "marked_fact_of"]

Fact = Literal[
    "title",
    "company",
    "location",
    "employment",
    "salary",
    "team",
    "remote",
    "level",
    "posted",
    "deadline",
    "years",
    "identifier",
]

_BY_LABEL: dict[str, Fact] = {
    fold(label): fact
    for fact in get_args(Fact)
    for text in words("labels", fact).values()
    for label in tables.entries(text)
}
# Pictures that stand for labels.
_SIGNS: dict[str, Fact] = {
    **dict.fromkeys(("📍", "📌", "🌍", "🌎", "🌐"), "location"),
    **dict.fromkeys(("💰", "💵", "💶", "💷", "💸"), "salary"),
}
_BY_MEANING: dict[str, Fact] = {
    "company": "company",
    "place": "location",
    "city": "location",
    "employment": "employment",
    "pay": "salary",
    "team": "team",
    "workplace": "remote",
    "level": "level",
    "posted": "posted",
    "until": "deadline",
    "experience": "years",
}
# `Employer / Employeur`, `職名・人数`.
_JOINT = lazy_compile(r"[/・／]")
_MOST_LABEL_WORDS = 4
_INLINE = lazy_compile(r"^\W{0,3}([^:：\n]{2,40}?)\s*[:：]\s*(\S.*)$")
_LONGEST_VALUE = 160
_LONGEST_LABEL = 40
# More words are a sentence.
_NAME_WORDS, _VALUE_WORDS = 12, 25


def facts_of(lines: Sequence[TextLine], *, limit: int = 400) -> dict[Fact, list[str]]:
    """Return the values of known labels, in the order of the text."""
    found: dict[Fact, list[str]] = {}
    alternating = _alternating(lines[:limit])
    for index, line in enumerate(lines[:limit]):
        fact, value = labelled(line.text)
        fact = fact or (alternating.get(index) if index in alternating else _label_alone(line))
        if value is None and fact and index + 1 < len(lines):
            following = lines[index + 1]
            value = following.text
            is_label = index not in alternating and index + 1 not in alternating and _label_alone(following)
            if is_label or labelled(value)[0] or value.endswith(":"):
                continue
            if fact == "company" and index + 2 < len(lines):
                value = _with_form(value, lines[index + 2].text)
            if fact == "company" and line.kind == following.kind == "heading":
                # Another label of the list.
                continue
        if fact and value and _is_value(fact, value):
            values = found.setdefault(fact, [])
            if value not in values:
                values.append(value)
    return found


def fact_of(text: str) -> Fact | None:
    """Return what a label stands for, e.g. `company` for `Employer`, also in two languages: `Employer / Employeur`."""
    if len(text) > _LONGEST_LABEL:
        return None
    first = _JOINT.split(text, maxsplit=1)[0]
    return _BY_LABEL.get(fold(text)) or (_BY_LABEL.get(fold(first)) if first != text else None)


def marked_fact_of(text: str) -> Fact | None:
    """Return what a text stands for that is known to be a label: single words of many languages count then."""
    if fact := fact_of(text):
        return fact
    if len(text) > _LONGEST_LABEL or len(text.split()) > _MOST_LABEL_WORDS:
        return None
    key = key_of(text)
    if "job" in key.entities and key.has("type"):
        return "employment"
    if {"pay", "benefits"} == set(key.entities):
        return "salary"
    meant = {_BY_MEANING.get(entity) for entity in key.entities if entity != "job"}
    # `Company size` and `Company website` are not the company.
    is_known = is_understood(text) and not {"body", "type", "low", "high"} & set(key.attributes)
    return meant.pop() if is_known and len(meant) == 1 else None


def _with_form(value: str, below: str) -> str:
    """Return the line below a value where only it has a legal form: how a name is read may stand above the name."""
    has_form = [without_legal_form(text) != text for text in (value, below)]
    return below if has_form == [False, True] and len(below) <= _LONGEST_LABEL else value


def _alternating(lines: Sequence[TextLine]) -> dict[int, Fact]:
    """Return the lines that are labels because every other line is one: `Ort`, `Kiel`, `Gehalt`, `3.100 €`.

    Single words of many languages count as labels then, whatever the lines are set in.
    """
    meant: dict[int, Fact] = {}
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST_LABEL and not line.links and (fact := marked_fact_of(line.text.rstrip(" :：?"))):
            meant[index] = fact
    return {index: fact for index, fact in meant.items() if _has_neighbours(meant, index)}


def _has_neighbours(meant: Mapping[int, Fact], index: int) -> bool:
    """Whether other facts are labelled two lines away, and none in the line that would be the value."""
    near = [at for at in (index - 4, index - 2, index + 2, index + 4) if meant.get(at) not in (None, meant[index])]
    return len(near) > 1 and (index - 2 in near or index + 2 in near) and index + 1 not in meant


def _label_alone(line: TextLine) -> Fact | None:
    if line.links:
        # An entry of a menu.
        return None
    text = line.text.rstrip(" :：")
    return marked_fact_of(text) if line.kind == "heading" else fact_of(text)


def is_fact(text: str) -> bool:
    """Whether a line is a label, with its value or without."""
    return fact_of(text) is not None or labelled(text)[0] is not None


def labelled(text: str) -> tuple[Fact | None, str | None]:
    """Return the known label that a line begins with, and its value: `Location: Berlin`; nothing for other lines."""
    for sign, meaning in _SIGNS.items():
        if text.startswith(sign) and ":" not in text:
            return meaning, without_markup(text[len(sign) :].lstrip("\ufe0f"))
    match = _INLINE.match(text[:300])
    fact = marked_fact_of(match.group(1)) if match else None
    return (fact, without_markup(match.group(2))) if match and fact else (None, None)


def _is_value(fact: Fact, value: str) -> bool:
    if not 1 < len(value) <= _LONGEST_VALUE:
        return False
    words = len(value.split())
    if fact in ("title", "company", "team", "level"):
        # A company may end in a full stop (`Inc.`, `a.s.`).
        return words <= _NAME_WORDS and not value.endswith(
            ("!", "?", ":") if fact == "company" else (".", "!", "?", ":")
        )
    return words <= _VALUE_WORDS
