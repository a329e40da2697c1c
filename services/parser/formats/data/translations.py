"""Data that holds each text in several languages: `{"name": {"fi": "Hoitaja", "sv": "Vårdare"}}`."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from lexicon.languages import LANGUAGES

__all__ = ["in_one_language"]

_DEEPEST = 40
_LONGEST_LIST = 2000
_FEWEST = 2
_REGIONAL = 5
_TEXT = "text"


def in_one_language(data: Any, depth: int = 0) -> Any:
    """Return the data with the first language's texts only; data in one language as it is."""
    if depth > _DEEPEST:
        return data
    if isinstance(data, list):
        return [in_one_language(item, depth + 1) for item in data] if len(data) <= _LONGEST_LIST else data
    if not isinstance(data, Mapping):
        return data
    translated = [name for name in data if _is_language(name)]
    if translated and all(len(name) == len("en") and name.isalpha() for name in data):
        # A language that we do not know stands beside one that we do: `{"en": "Baker", "cy": "Pobydd"}`.
        translated = list(data)
    if len(translated) < _FEWEST or any(isinstance(data[name], int | float) for name in translated):
        return {name: in_one_language(value, depth + 1) for name, value in data.items()}
    text = next((data[name] for name in translated if data[name]), None)
    others = {name: in_one_language(value, depth + 1) for name, value in data.items() if name not in translated}
    if not others:
        return in_one_language(text, depth + 1)
    return {**others, _TEXT: in_one_language(text, depth + 1)}


def _is_language(name: str) -> bool:
    """Whether a key is a language's code, with a country or without: `fi`, `en_US`, `pt-BR`."""
    is_regional = len(name) == _REGIONAL and name[2] in "-_" and name[3:].isalpha()
    return name[:2] in _codes() and (len(name) == len("en") or is_regional)


@cache
def _codes() -> frozenset[str]:
    return frozenset(language.code for language in LANGUAGES.all)
