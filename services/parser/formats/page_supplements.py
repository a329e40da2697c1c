"""What a page shows in addition to its machine-readable posting: the remote policy, and often more text."""

import re
from collections.abc import Sequence

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from services.parser.document.boilerplate import without_boilerplate
from services.parser.document.main_text import posting_lines
from services.parser.document.page import Page
from services.parser.fields.place.remote import normalise_remote
from services.parser.fields.sections import split_sections
from services.parser.formats.page_facts import facts_in
from services.parser.raw_posting import RawPosting
from services.parser.text.lines import TextLine, join_lines, lines_of
from services.parser.text.words import compact, without_markup

__all__ = ["add_page_supplements"]

_NEXT_PART = lazy_compile(r"<(?:h[2-6]|article|aside|footer|form|select)\b", re.IGNORECASE)
_CHIP = lazy_compile(rf">\s*(?P<chip>{alternatives('remote_words', 'chip')})\s*<", re.IGNORECASE)
_CHIP_REACH = 3000
_CHIP_WEIGHT = 3.15
_SHORT_DESCRIPTION = 700
_AT_LEAST_LONGER = 1.3
_SHORTEST_LINE, _CHOICE = 3, 20


def add_page_supplements(draft: RawPosting, page: Page, elements: Sequence[str]) -> None:
    """Add what the page shows and its data leaves out.

    Args:
        draft: Read off the page's data.
        page: The page.
        elements: Selectors of the platform's own elements that hold the text.
    """
    is_open = draft.remote is None or draft.remote_weight < _CHIP_WEIGHT
    if is_open and (policy := normalise_remote(_chip(page.body))):
        draft.remote, draft.remote_weight = policy, _CHIP_WEIGHT
    if draft.remote is None or not draft.employment:
        _add_labelled(draft, page)
    if draft.description and len(draft.description) < _SHORT_DESCRIPTION:
        draft.description = _fuller(draft.description, page, elements)


def _add_labelled(draft: RawPosting, page: Page) -> None:
    """Fill what the data leaves out from labels near the main heading: `Working hours: part-time`."""
    lines = page.lines_below_heading
    facts = facts_in(lines)
    if draft.remote is None and facts.remote and not _is_choice(lines):
        draft.remote, draft.remote_weight = facts.remote, _CHIP_WEIGHT
    draft.employment = draft.employment or facts.employment
    draft.years = draft.years or facts.years


def _is_choice(lines: Sequence[TextLine]) -> bool:
    """Whether the lines offer several ways of working, as a form or a filter does."""
    alone = (line.text.rstrip(":") for line in lines if len(line.text) < _CHOICE)
    return len({policy for text in alone if (policy := normalise_remote(text))}) > 1


def _chip(markup: bytes) -> str | None:
    """Return the remote policy that fills an element near the main heading; None if several do."""
    start = markup.find(b"<h1")
    if start < 0:
        return None
    beside = _NEXT_PART.split(markup[start : start + _CHIP_REACH].decode(errors="ignore"), maxsplit=1)[0]
    chips = {without_markup(match["chip"]).lower() for match in _CHIP.finditer(beside)}
    return chips.pop() if len(chips) == 1 else None


def _fuller(description: str, page: Page, elements: Sequence[str]) -> str:
    """Return the page's own text where it holds the whole description and more sections."""
    stated = lines_of(description)
    shown = _shown(page, elements)
    text = compact(" ".join(line.text for line in shown))
    is_held = all(compact(line.text) in text for line in stated if len(line.text) >= _SHORTEST_LINE)
    is_longer = len(text) >= _AT_LEAST_LONGER * len(compact(" ".join(line.text for line in stated)))
    if is_held and is_longer and split_sections(shown).recognised > split_sections(stated).recognised:
        return join_lines(shown)
    return description


def _shown(page: Page, elements: Sequence[str]) -> list[TextLine]:
    markup = page.select_html(*elements) if elements else None
    return without_boilerplate(lines_of(markup) if markup else posting_lines(page))
