"""Why a page that only scripts would fill holds no posting: its data lists jobs, or says that it is gone."""

import re
from typing import Any
from urllib.parse import urlsplit

from lexicon.lazy_regex import lazy_compile
from services.parser.document.page import Page
from services.parser.errors import JavascriptRequired, NotAPosting, PostingNotFound, ReadingError
from services.parser.formats.embedded_state import embedded_states
from services.parser.formats.loose_values import walk
from services.parser.rejection.job_lists import SEVERAL_JOBS

__all__ = ["why_empty"]

_LISTS = lazy_compile(r"job|posting|position|vacanc|requisition|opening", re.IGNORECASE)
_TITLES = ("title", "jobTitle", "name", "text", "postingTitle")
_FEWEST = 2
_POSTINGS = ("posting", "jobPosting", "job", "jobDetail", "requisition", "vacancy", "position")
# The address of one posting ends in its number.
_NUMBERED = lazy_compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4,}", re.IGNORECASE)


def why_empty(page: Page) -> ReadingError | PostingNotFound:
    """Return the reason why a page without text holds no posting, as far as its data show one."""
    states = [state for state in embedded_states(page, with_short=True) if isinstance(state, dict)]
    is_numbered = bool(_NUMBERED.search(urlsplit(page.address or "").path))
    if is_numbered and any(_is_emptied(state) for state in states):
        return PostingNotFound("The site says that this posting does not exist or is no longer available.")
    if any(_lists_jobs(node) for state in states for node in walk(state)):
        return NotAPosting(SEVERAL_JOBS)
    return JavascriptRequired()


def _is_emptied(state: dict[str, Any]) -> bool:
    """Whether the place of the posting is there, and is empty."""
    return any(name in state and state[name] is None for name in _POSTINGS)


def _lists_jobs(node: dict[str, Any]) -> bool:
    lists = (value for name, value in node.items() if isinstance(value, list) and _LISTS.search(name))
    return any(len(value) >= _FEWEST and all(map(_is_titled, value)) for value in lists)


def _is_titled(value: Any) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(name), str) for name in _TITLES)
