"""Whose site a page is: an employer's own, or one of many employers' postings, whose name says nothing."""

from collections.abc import Iterator

from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.document.page import Page
from services.parser.pasted.imprints import imprints
from services.parser.text.cased import cased
from services.parser.text.lines import lines_of
from services.parser.text.words import without_markup
from services.parser.urls.abbreviations import abbreviates
from services.parser.urls.domains import site_label

__all__ = ["full_names", "is_of_many_employers"]

_POSTERS = lazy_compile(alternatives("pages", "posters"))
_MENUS = "nav a, header a, footer a, ul a, nav button, header button, td a"
_LONGEST, _MOST_LINKS = 40, 150
_FOOTS = "footer, [class*=footer], [id*=footer], [role=contentinfo]"
# Words with capitals and small words between them, as they stand in a foot: `Universidad del Valle, Plaza Mayor 1`.
_NAMES = cased(r"[A-ZÀ-Ž][\w&'’-]+(?:(?: [a-zà-ž&]{1,3})? [A-ZÀ-Ž][\w&'’-]+){1,6}")
_FOOT, _MOST_NODES = 400, 30


def is_of_many_employers(page: Page) -> bool:
    """Whether the site offers employers to advertise, or candidates to be found: no employer's own does."""
    texts = (node.text(separator=" ") for node in page.nodes(_MENUS)[:_MOST_LINKS])
    return any(_POSTERS.search(fold(text)) for text in texts if len(text) <= _LONGEST)


def full_names(page: Page) -> Iterator[str]:
    """Yield the names in the page's foot: above a postal address, and those that the site's domain abbreviates."""
    yield from imprints(
        [line for node in page.nodes(_FOOTS)[:_MOST_NODES] for line in lines_of(f"<div>{node.html}</div>")]
    )
    label = site_label(page.address)
    if not label:
        return
    texts = [node.attributes.get("alt") or "" for node in page.nodes("img[alt]")[:_MOST_NODES]]
    texts += [node.text(separator=" ") for node in page.nodes(_FOOTS)[:_MOST_NODES]]
    for text in texts:
        for match in _NAMES.finditer(without_markup(text)[:_FOOT]):
            if abbreviates(label, match.group()):
                yield match.group()
