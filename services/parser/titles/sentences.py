"""What sentences say is sought: what stands behind the verb, as far as the title may reach, and names of trades."""
# ruff: noqa: RUF001 — the look-alikes are what postings contain: dashes, full-width commas

import re
from collections.abc import Iterator

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.employers.names import capitalised
from services.parser.fields.role.announced import bare_title
from services.parser.fields.role.title import has_gender_mark, looks_like_title
from services.parser.text.cased import cased

__all__ = ["is_job", "titles_in_sentence"]

_SEEKS = lazy_compile(
    rf"(?<!\w)(?:{alternatives('sentences', 'seeks')}|{alternatives('sentences', 'hires')}|"
    rf"{alternatives('employer', 'hires')}|{alternatives('sentences', 'vacant')})(?!\w)"
    rf"(?: (?:{alternatives('sentences', 'fillers')})(?![\w/*:]))*",
    re.IGNORECASE,
)
_END = lazy_compile(r"[.;:!?。、，](?:\s|$)|[。、，\n]")
# Where a title may end: before a bracket, a comma, a dash, a small word.
_CUT = cased(r"\s*[(（]|,\s|\s[–—-]\s|\s(?=[^\W\d_A-ZÀ-Ž]{1,5}\s)")
_ARTICLES = lazy_compile(
    r"(?<!\w)(?:an?|eine?n?(?:/n|/r|/en)?|une?|un[ao]?|uma?|een|en|et|ett)\s(?=[^\W\d_])", re.IGNORECASE
)
_NEAR, _REACH, _SHORT_REACH, _MOST_CUTS, _SHORTEST, _MOST_WORDS = 60, 140, 60, 5, 3, 10


def is_job(text: str) -> bool:
    """Whether a text is called like a job."""
    return looks_like_title(text) or has_gender_mark(text)


def titles_in_sentence(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line says is sought, the shortest form first, trades behind an article, and those written large."""
    sought: set[int] = set()
    for match in _SEEKS.finditer(text):
        sought.add(match.end())
        for at, title in enumerate(_forms(text[match.end() : match.end() + _REACH])):
            kind = "sought" if is_job(title) else "sought, unknown"
            yield title, f"{kind}, longer" if at else kind
    for match in _ARTICLES.finditer(text):
        if match.end() not in sought:
            yield from (
                (title, "with article") for title in _forms(text[match.end() :][:_SHORT_REACH]) if is_job(title)
            )
    for name, at in capitalised(text):
        if name != text and is_job(name):
            yield name, "name, sought" if _SEEKS.search(text, max(0, at - _NEAR), at) else "name"


def _forms(text: str) -> Iterator[str]:
    """Yield the beginnings of what follows, each as far as a title may reach."""
    end = _END.search(text)
    whole = text[: end.start()] if end else text
    cuts = [match.start() for match in _CUT.finditer(whole)][:_MOST_CUTS]
    for cut in (*cuts, len(whole)):
        title = bare_title(whole[:cut].strip(" :*_"))
        if len(title) >= _SHORTEST and len(title.split()) <= _MOST_WORDS:
            yield title
