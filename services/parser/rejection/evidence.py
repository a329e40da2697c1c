"""How much of a page's structure is that of one posting, whatever its language."""

import re
from urllib.parse import urlsplit

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.document.job_cards import looks_like_posting
from services.parser.document.page import Page
from services.parser.fields.pay.salary import find_salary
from services.parser.fields.role.announced import is_list_title
from services.parser.fields.role.title import has_gender_mark, is_statement, looks_like_title
from services.parser.pasted.pasted_page import kinds_of_facts
from services.parser.raw_posting import RawPosting
from services.parser.rejection.job_lists import has_both_parts

__all__ = ["has_parts_of_posting", "structural_evidence"]

_APPLY = lazy_compile(alternatives("pages", "apply"))
_FORM = "input[type=file], form[action*=apply], a[href*=apply], a[href*=postul], a[href*=bewerb], button[class*=apply]"
_LONGEST_BUTTON = 40
_ADDRESS = lazy_compile(
    r"job|vacan|career|karriere|stellen|offre|emploi|oferta|empleo|vaga|vacature|pozic|praca|offerte|lavoro|position|"
    r"opening|posting|recruit|hiring|stilling|tyopaik|toopakk|annonce",
    re.IGNORECASE,
)
# Several parts, a figure, or a few words.
_MAY_BE_FACTS = lazy_compile(r"\s[·•|–—-]\s|\d|^\S+(?:\s\S+){0,3}$")
_CONTACT = lazy_compile(r"[\w.+-]@[\w-]+\.\w|\+?\d[\d ()/-]{7,}\d")
_SHORT_NOTICE, _MOST_WORDS = 3000, 9
_SOME_ITEMS, _SOME_FACTS = 5, 2
_HEAD_LINES, _LONGEST_FACTS = 12, 120


def structural_evidence(page: Page, facts: RawPosting) -> int:
    """Return 0 to 5: a way to apply, a job's address, several labelled facts, a list of statements, a short notice.

    The notice stands below a job's title, and says whom to write to or what is paid.
    """
    known = (facts.company, facts.locations, facts.employment, facts.salary_text, facts.team, facts.years, facts.remote,
             facts.posted_at, facts.valid_through, facts.level)  # fmt: skip
    items = sum(line.kind == "item" and not line.links for line in page.main_lines)
    path = urlsplit(page.address or "").path
    return (
        _can_apply(page)
        + bool(_ADDRESS.search(path) or looks_like_posting(path))
        + (sum(map(bool, known)) >= _SOME_FACTS or _states_facts(page))
        + (items >= _SOME_ITEMS)
        + (_is_headed(page) and _is_notice(page))
    )


def _is_headed(page: Page) -> bool:
    """Whether the main heading is a job's title and nothing else."""
    heading = page.headings[0] if page.headings else ""
    is_short = 0 < len(heading.split()) <= _MOST_WORDS and not is_list_title(heading) and not is_statement(heading)
    return is_short and (has_gender_mark(heading) or looks_like_title(heading))


def _is_notice(page: Page) -> bool:
    """Whether a short text says whom to write to, or what is paid."""
    return sum(len(line.text) for line in page.main_lines) <= _SHORT_NOTICE and _is_addressed(page)


def _is_addressed(page: Page) -> bool:
    lines = [line.text for line in page.main_lines]
    return any(_CONTACT.search(text) for text in lines) or find_salary(lines) is not None


def has_parts_of_posting(page: Page) -> bool:
    """Whether the text has tasks as well as demands, and says whom to write to or what is paid: articles do not."""
    return has_both_parts(page.main_lines) and _is_addressed(page)


def _states_facts(page: Page) -> bool:
    """Whether the first lines hold several kinds of facts, without labels."""
    head = (line.text for line in page.main_lines[:_HEAD_LINES] if len(line.text) <= _LONGEST_FACTS)
    return len({kind for text in head if _MAY_BE_FACTS.search(text) for kind in kinds_of_facts(text)}) >= _SOME_FACTS


def _can_apply(page: Page) -> bool:
    lines = (fold(line.text) for line in page.labelled_lines if len(line.text) <= _LONGEST_BUTTON)
    if any(_APPLY.match(text) for text in lines) or page.nodes(_FORM):
        return True
    nodes = page.nodes("header a, header button, aside a, aside button, form button, input[type=submit]")
    buttons = (fold(node.text() or node.attributes.get("value") or "") for node in nodes)
    return any(_APPLY.search(text) for text in buttons if len(text) <= _LONGEST_BUTTON)
