"""In which language a text is, as far as its letters tell: readers that speak need to know for each stretch."""

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["by_language"]

_LETTERS = (
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("ru", "\u0400-\u052f"),
    ("hy", "\u0530-\u058f"),
    ("he", "\u0590-\u05ff"),
    ("ar", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("or", "\u0b00-\u0b7f"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"),
    ("ml", "\u0d00-\u0d7f"),
    ("si", "\u0d80-\u0dff"),
    ("th", "\u0e00-\u0e7f"),
    ("lo", "\u0e80-\u0eff"),
    ("my", "\u1000-\u109f"),
    ("ka", "\u10a0-\u10ff"),
    ("am", "\u1200-\u139f"),
    ("km", "\u1780-\u17ff"),
    ("zh", "\u3001-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"),
    ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"),
)
_BETWEEN = "[\\s\\d.,;:!?()'\"\u200c\u200d-]*"
_STRETCH = re.compile("|".join(f"(?P<{code}>[{chars}]+(?:{_BETWEEN}[{chars}]+)*)" for code, chars in _LETTERS))
_LETTER = re.compile(r"[^\W\d_]")
_KANA = re.compile("[\u3040-\u30ff]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_UKRAINIAN = re.compile("[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]")


@lru_cache(maxsize=4096)
def by_language(text: str) -> tuple[tuple[str | None, str], ...]:
    """Return the stretches of a text with the language of each; None where letters do not tell."""
    if text.isascii() or not _STRETCH.search(text):
        return ((None, text),)
    found = tuple(_stretches(text))
    languages = {language for language, part in found if language or _LETTER.search(part)}
    return ((languages.pop(), text),) if len(languages) == 1 else found


def _stretches(text: str) -> Iterator[tuple[str | None, str]]:
    place = 0
    for found in _STRETCH.finditer(text):
        if found.start() > place:
            yield None, text[place : found.start()]
        yield _language(found.lastgroup or "", found[0]), found[0]
        place = found.end()
    if place < len(text):
        yield None, text[place:]


def _language(code: str, text: str) -> str:
    """Return the language of letters that several share."""
    for shared, letters, language in (("zh", _KANA, "ja"), ("ar", _PERSIAN, "fa"), ("ru", _UKRAINIAN, "uk")):
        if code == shared and letters.search(text):
            return language
    return code
