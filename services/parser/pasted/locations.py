"""Places of work in plain text without a label: in the first lines, in a sentence, or in an address."""
# ruff: noqa: RUF001, RUF003 — the look-alikes are what postings contain: Cyrillic letters

import re
from collections.abc import Sequence

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.fields.place.gazetteer import has_postal_code, is_place, is_town, town_behind_code
from services.parser.fields.role.title import looks_like_title
from services.parser.pasted.unlisted_towns import unlisted_town
from services.parser.text.cased import cased
from services.parser.text.lines import TextLine
from services.parser.text.words import without_markup

__all__ = ["place_in_text", "places_in_head"]

_BASED = cased(
    rf"\b(?:{alternatives('sentences', 'based')})\s"
    r"(?P<place>[A-ZÀ-Ž][\w.’'-]*(?:,? (?:(?:am|an der|im|of|de|la|le|sur) )?"
    r"[A-ZÀ-Ž][\w’'-]*){0,4})"
)
_IN_TOWN = cased(
    rf"(?:\b(?:{alternatives('location', 'prepositions')})\s|[(,]\s?)"
    r"(?P<place>[A-ZÀ-Ž][\w’'-]+(?:[ -][A-ZÀ-Ž][\w’'-]+){0,2})(?=[\s.,;:)!]|$)"
)
_BEGINNING = 800
# `г. Казань`.
_TOWN = lazy_compile(r"г\.\s?[А-ЯЁ][\w -]{2,30}")
_SMALL_PARTS = lazy_compile(r"\s[·•|–—-]\s|[,;:()]\s?")
_FACTS = lazy_compile(r"\s(?:[·•|–—-]|//)\s")
_SMALL_FACTS = lazy_compile(r"\s(?:[·•|–—-]|//)\s|[;,]\s")
_HEAD_LINES, _BODY = 14, 15_000
_LONGEST_PLACE, _LONGEST_PLACE_WORDS = 100, 8


def places_in_head(lines: Sequence[TextLine], title: str | None) -> list[str]:
    """Return the place that stands alone in the first lines or in a part of one; empty where there is none."""
    head = [line.text for line in lines[:_HEAD_LINES] if line.text != title and len(line.text) <= _LONGEST_PLACE]
    parts = (without_markup(part) for text in head for part in _FACTS.split(text))
    if place := next((part for part in parts if _can_be_place(part)), None):
        return [place]
    smaller = (part.strip() for text in head for part in _SMALL_PARTS.split(text))
    return next(([part] for part in smaller if has_postal_code(part) or _TOWN.fullmatch(part)), [])


def place_in_text(lines: Sequence[TextLine], text: str, title: str | None) -> list[str]:
    """Return the place of `This position is based in Basel`, or the town that an address or a sentence names."""
    match = _BASED.search(text[:_BODY])
    if match:
        return [match["place"].rstrip(".")]
    # An address, as at the end: `… an Ahlbeck, Hafenstraße 4 in 17192 Waren`.
    town = town_behind_code(text) or _town_alone(lines, title) or _town_in_sentence(text, title)
    town = town or unlisted_town([line.text for line in lines], names=[title] if title else [])
    return [town] if town else []


def _town_alone(lines: Sequence[TextLine], title: str | None) -> str | None:
    """Return the town, however small, that stands alone in a fact of the first lines."""
    head = (line.text for line in lines[:_HEAD_LINES] if line.text != title and len(line.text) <= _LONGEST_PLACE)
    facts = (fact.strip() for text in head for fact in _SMALL_FACTS.split(text))
    return next((fact for fact in facts if is_town(fact) and fact not in (title or "")), None)


def _town_in_sentence(text: str, title: str | None) -> str | None:
    """Return the town that the first sentences name behind a preposition: `our café in Ipswich`, `(Acme, Bad Tölz)`."""
    names = (match["place"] for match in _IN_TOWN.finditer(text[:_BEGINNING]))
    return next((name for name in names if is_town(name) and name not in (title or "")), None)


def _can_be_place(text: str) -> bool:
    if re.fullmatch(r"(?i)(?:fully )?remote", text):
        return True
    return is_place(text) and len(text.split()) <= _LONGEST_PLACE_WORDS and not looks_like_title(text)
