"""Pages about something else in the words of postings: articles, templates, products, events, salary surveys."""

import re
from urllib.parse import urlsplit

from lexicon import tables
from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.document.page import Page
from services.parser.vocabulary import load

__all__ = ["is_non_posting", "names_non_posting"]

_TITLES = lazy_compile(alternatives("non_postings", "titles"))
_PATHS = lazy_compile(rf"/(?:{tables.alternatives(load('non_postings')['paths'])})(?:/|$)", re.IGNORECASE)
_JOB_PATHS = lazy_compile(tables.alternatives(load("non_postings")["job_paths"]), re.IGNORECASE)
_HIRING = lazy_compile(alternatives("non_postings", "hiring"), re.IGNORECASE)
# Two words or more: in single brackets, one word may be a mark, such as `[remote]`.
_OPEN_PLACES = lazy_compile(
    r"\{\{? ?(?P<a>[^\W\d_][\w /]{2,30}) ?\}\}?|[\[<](?P<b>[^\W\d_][\w/]*(?: [\w/]+){1,5})[\]>]"
)
_SEVERAL_OPEN = 3
# The site's address, whatever its domain means: `… | Acme.guide`.
_HOST = lazy_compile(r"\s[\w-]+(?:\.[\w-]+)+$")
_PLAIN_STRUCTURE = 2
_ANY_KINDS = lazy_compile(rf"\"@type\"\s*:\s*\[?\s*\"(?:Article|{load('non_postings')['kinds']})\"")
_KINDS = lazy_compile(rf"\"@type\"\s*:\s*\[?\s*\"(?:{load('non_postings')['kinds']})\"")


def names_non_posting(title: str) -> bool:
    """Whether a title is that of an article, a template, a course, a tender or the like."""
    return bool(_TITLES.search(fold(title)))


def _is_template(text: str) -> bool:
    """Whether a text leaves places open for its reader to fill in: `[Company name]`, `{{salary range}}`."""
    return len({fold(match["a"] or match["b"]) for match in _OPEN_PLACES.finditer(text)}) >= _SEVERAL_OPEN


def is_non_posting(page: Page, *, structure: int = 0) -> bool:
    """Whether title, address or machine-readable type name an article, a product or the like.

    Args:
        page: The page.
        structure: How much of its structure is a posting's; blogs call postings articles as well.
    """
    headings = [_HOST.sub("", page.title), *page.headings[:1]]
    if any(names_non_posting(heading) for heading in headings if heading) or _is_template(page.text):
        return True
    path = urlsplit(page.address or "").path
    if _JOB_PATHS.search(path) or any(_HIRING.search(heading) for heading in headings):
        return False
    kinds = _KINDS if structure >= _PLAIN_STRUCTURE else _ANY_KINDS
    return bool(_PATHS.search(path)) or any("ld+json" in s.attributes and kinds.search(s.content) for s in page.scripts)
