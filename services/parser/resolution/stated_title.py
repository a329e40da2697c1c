"""The job's title where no heading of the page is it: behind a label, below an announcement, or emphasised in it."""

from collections.abc import Iterator

from lexicon.lazy_regex import lazy_compile
from services.parser.document.main_text import posting_lines
from services.parser.document.page import Page
from services.parser.fields.place.gazetteer import is_place
from services.parser.fields.role.announced import bare_title
from services.parser.fields.role.employment import is_employment
from services.parser.fields.role.title import clean_title, has_gender_mark, is_statement, looks_like_title
from services.parser.pasted.sought import announces_job, title_below_announcement
from services.parser.text.facts import facts_of
from services.parser.text.headings import heading_kind
from services.parser.text.lines import TextLine
from services.parser.text.meanings import is_page_word
from services.parser.text.words import without_markup

__all__ = ["stated_title"]

_EMPHASISED = "p strong, p b, li strong, td b"
_MOST_WORDS, _MOST_NODES = 10, 40
# `2026 recruitment of nurses`
_YEAR = lazy_compile(r"(?<!\d)20\d\d(?!\d)")
_LENGTHS = range(4, 111)


def stated_title(page: Page) -> str | None:
    """Return the title that the page's text states; None where it states none."""
    lines = posting_lines(page)
    labelled = (value for value in facts_of(lines).get("title", []) if _is_possible(value))
    marked = (line.text for line in lines if len(line.text) in _LENGTHS and _is_marked(line))
    return (
        next(labelled, None) or next(marked, None) or title_below_announcement(lines) or next(_emphasised(page), None)
    )


def _is_possible(text: str) -> bool:
    if looks_like_title(text):
        return True
    is_short = len(text.split()) <= _MOST_WORDS and not any(map(str.isdigit, _YEAR.sub("", clean_title(text))))
    return is_short and not (is_employment(text) or is_place(text) or is_page_word(text))


def _is_marked(line: TextLine) -> bool:
    """Whether a line of its own is a title with a mark for all genders."""
    is_short = len(line.text.split()) <= _MOST_WORDS and line.text[-1] not in ".!?:;"
    return is_short and line.kind != "item" and not line.links and has_gender_mark(line.text)


def _emphasised(page: Page) -> Iterator[str]:
    """Yield the bold words within a sentence that says who is sought."""
    for node in page.nodes(_EMPHASISED)[:_MOST_NODES]:
        text = without_markup(node.text(separator=" "))
        sentence = without_markup(node.parent.text(separator=" ")) if node.parent else ""
        if len(text) in _LENGTHS and len(sentence) > len(text) and announces_job(sentence) and _can_be(text):
            yield bare_title(text)


def _can_be(text: str) -> bool:
    if len(text.split()) > _MOST_WORDS or text[-1] in ".!?:;" or any(map(str.isdigit, text)):
        return False
    return not (is_statement(text) or is_place(text) or is_employment(text) or heading_kind(text))
