"""The part of a page's text that is the posting itself."""

from services.parser.document.page import Page
from services.parser.text.lines import TextLine

__all__ = ["posting_lines"]

# So many cards are more than a reference or two.
_SOME_CARDS = 3


def posting_lines(page: Page) -> list[TextLine]:
    """Return the lines of the posting itself, without menus and, where other jobs are shown, without their cards."""
    cards = page.cards
    return cards.longest_stretch if cards.count >= _SOME_CARDS else cards.lines
