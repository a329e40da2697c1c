"""Company and title as far as a posting's address names them: a form may begin with that, no guide rests on it."""

import re
from urllib.parse import unquote

from services.parser.platforms.base import path_of
from services.parser.urls.domains import account_label, company_in_path, host_of, site_label

__all__ = ["names_in_address"]

_BETWEEN = re.compile(r"[-_+.~,\s]+")
_KEY = re.compile(r"[0-9a-f-]{16,}", re.IGNORECASE)
_FEWEST_WORDS = 2
_SHORTEST = 2
_LONGEST = 100


def names_in_address(url: str | None) -> tuple[str | None, str | None]:
    """Return (company, title); each None where the address does not name it.

    The company is the label that a tracking system gives each of its customers, or the site's own. The title is the
    last part of the path that reads as words, e.g. `senior-data-engineer-4711`.
    """
    if not host_of(url):
        return None, None
    if "." not in host_of(url):
        return None, None
    label = account_label(url) or company_in_path(url) or site_label(url)
    parts = [part for part in path_of(url) if part != label]
    titles = (words for part in reversed(parts) if len((words := _words(part)).split()) >= _FEWEST_WORDS)
    return (_words(label) or None) if label else None, next(titles, None)


def _words(part: str) -> str:
    if _KEY.fullmatch(part):
        return ""
    words = (word for word in _BETWEEN.split(unquote(part)) if len(word) >= _SHORTEST and word.isalpha())
    return " ".join(word[:1].upper() + word[1:] for word in words)[:_LONGEST]
