"""Pasted texts that are no single posting: alerts with several jobs, and résumés."""

import re
from collections.abc import Sequence

from lexicon.lazy_regex import lazy_compile
from services.parser.fields.role.title import is_statement, looks_like_title
from services.parser.fields.sections import split_sections
from services.parser.text.lines import TextLine
from services.parser.vocabulary import load

__all__ = ["is_list_of_titles", "is_resume"]

_FEWEST_TITLES, _LONGEST_TITLE, _MOST_WORDS = 3, 70, 8
_LINES_A_TITLE = 4.5
_RESUME = {
    name: lazy_compile(words.strip().replace("\n", "|"), re.IGNORECASE) for name, words in load("resumes").items()
}
# `2018 – 2021`, `03/2019 – today`, `2016年4月~至今`, in any language.
_YEAR = r"(?:19|20)\d\d"
_DATES = lazy_compile(
    rf"{_YEAR}(?:[年.]\s?\d{{0,2}}月?)?\s*(?:[-–—~〜]|to|bis|à)\s*"
    rf"(?:(?:[^\W\d_]{{3,9}}\.? |\d{{1,2}}[./])?{_YEAR}|[^\W\d_]{{2,12}})"
)
_PERSON = lazy_compile(r"\b(?:I|my|mine|ich|mein\w*|je|mon|mes)\b")
_ADDRESS = lazy_compile(r"\b[\w.+-]{1,40}@[\w.-]{1,40}\.\w{2,}|linkedin\.com/in/|github\.com/")
_HEAD, _SEVERAL, _ENOUGH = 10, 2, 3
_LINE, _LONGEST = 200, 20_000


def is_list_of_titles(lines: Sequence[TextLine]) -> bool:
    """Whether a text names several jobs, one every few lines, and describes none."""
    if _are_cards(lines):
        return True
    titles = {line.text for line in lines if _is_title(line.text)}
    if len(titles) < _FEWEST_TITLES or len(lines) / len(titles) > _LINES_A_TITLE:
        return False
    return split_sections(lines).recognised == 0


def _are_cards(lines: Sequence[TextLine]) -> bool:
    """Whether short lines with a row of facts below each repeat, as in alerts: `1. Cook`, `Acme | 3 yrs | Kiel`."""
    rows = [at for at, line in enumerate(lines) if at and line.text.count(" | ") > 1]
    heads = {lines[at - 1].text for at in rows if len(lines[at - 1].text.split()) <= _MOST_WORDS}
    if len(heads) < _FEWEST_TITLES:
        return False
    sections = split_sections(lines)
    return not (sections.responsibilities and sections.required)


def _is_title(text: str) -> bool:
    is_short = len(text) <= _LONGEST_TITLE and len(text.split()) <= _MOST_WORDS and text[-1] not in ".!?:;,"
    return is_short and looks_like_title(text) and not is_statement(text) and text[:1].isupper()


def is_resume(lines: Sequence[TextLine]) -> bool:
    """Whether a text is a person's résumé: its own headings, periods of employment, an address, the first person."""
    texts = [line.text for line in lines]
    whole = "\n".join(texts)[:_LONGEST]
    headings = sum(bool(_RESUME["headings"].fullmatch(text.strip(" :*#"))) for text in texts)
    signs = (
        bool(_RESUME["names"].search(whole[:400])),
        headings >= _SEVERAL,
        len(_DATES.findall(whole)) >= _SEVERAL,
        any(_ADDRESS.search(text[:_LINE]) for text in texts[:_HEAD]),
        len(_PERSON.findall(whole)) >= _ENOUGH,
    )
    periods, address = signs[2:4]
    is_person = sum(signs) >= _ENOUGH or (periods and address and len(_DATES.findall(whole)) >= _ENOUGH)
    return is_person and not _RESUME["offers"].search(whole)
