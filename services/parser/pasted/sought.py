"""The job on a line of its own below the words that announce it: `We are looking for a`, and below that the title."""

import re
from collections.abc import Sequence

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.role.announced import bare_title, ends_in_article
from services.parser.fields.role.title import has_gender_mark, is_statement, looks_like_title
from services.parser.text.facts import is_fact, marked_fact_of
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine
from services.parser.text.meanings import is_page_word

__all__ = ["announces_job", "title_below_announcement"]

_ANNOUNCES = lazy_compile(
    rf"\b(?:{alternatives('sentences', 'seeks')}|{alternatives('sentences', 'hires')}|"
    rf"{alternatives('sentences', 'vacant')})(?!\w)",
    re.IGNORECASE,
)
_MOST_LINES, _LONGEST_LEAD = 40, 400
_LONGEST, _MOST_WORDS, _LONGEST_HALF = 110, 12, 60
_ENDS = (".", "!", "?", ";")
_TRAILING = " :…."


def announces_job(text: str) -> bool:
    """Whether a line says that somebody is sought, and is not finished: its job stands elsewhere."""
    return bool(_ANNOUNCES.search(text))


def title_below_announcement(lines: Sequence[TextLine]) -> str | None:
    """Return the job in the line below an unfinished announcement; None where there is none."""
    for at, line in enumerate(lines[:_MOST_LINES]):
        following = lines[at + 1 : at + 3]
        before = lines[at - 1].text if at and not lines[at - 1].text.endswith((*_ENDS, ":")) else ""
        is_open = _is_open(line.text) or (ends_in_article(line.text) and _is_open(f"{before} {line.text}"))
        if following and is_open and _can_be(following[0]):
            return bare_title(_joined(following))
    return None


def _is_open(text: str) -> bool:
    """Whether a line announces a job and breaks off: with a colon, dots, an article, or the verb itself."""
    if len(text) > _LONGEST_LEAD or (text.endswith(_ENDS) and not text.endswith("...")):
        return False
    found = [match.end() for match in _ANNOUNCES.finditer(text)]
    # What follows the last verb is an article or a phrase without a job of its own.
    rest = text[found[-1] :].strip(_TRAILING) if found else ""
    return bool(found) and not looks_like_title(rest) and len(rest) <= _LONGEST_HALF


def _can_be(line: TextLine) -> bool:
    text = line.text
    if line.kind == "item" or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or text.endswith((*_ENDS, ":")):
        return False
    if has_gender_mark(text):
        return True
    if (
        any(map(str.isdigit, text))
        or ends_in_article(text)
        or marked_fact_of(text)
        or is_fact(text)
        or is_page_word(text)
    ):
        return False
    is_heading = heading_kind(text) is not None and not looks_like_title(text)
    return not (is_statement(text) or is_place(text) or is_heading)


def _joined(lines: Sequence[TextLine]) -> str:
    """Return the title with its second half, where a line break divides it: `Technologin` and `für Radiologie`."""
    first, *others = lines
    second = others[0] if others else None
    goes_on = (
        second is not None
        and second.kind == first.kind == "heading"
        and second.text[:1].islower()
        and len(second.text) <= _LONGEST_HALF
        and not second.text.endswith((*_ENDS, ":"))
    )
    return f"{first.text} {second.text}" if goes_on and second else first.text
