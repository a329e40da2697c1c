"""Pages that stand where a posting should be: walls, challenges, lists, shells, error pages, closed postings."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lexicon import tables
from lexicon.languages import alternatives, words
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.document.page import Page
from services.parser.errors import (
    BotChallenge,
    LoginRequired,
    NotAPosting,
    PostingNotFound,
    ReadingError,
)
from services.parser.rejection.empty_shells import why_empty
from services.parser.rejection.job_lists import is_list
from services.parser.vocabulary import load

__all__ = ["is_closed", "says_closed", "why_refused"]

_CHALLENGE_MARKS = tuple(tables.alternatives(load("challenge_pages")["marks"]).split("|"))
_CHALLENGE_WORDS = lazy_compile(alternatives("refusals", "challenge"))
_LOGIN_WORDS = lazy_compile(alternatives("refusals", "login"))
_GONE = lazy_compile(alternatives("refusals", "gone"))
_CLOSED = lazy_compile(alternatives("refusals", "closed"))
_CLOSED_STEMS = {language: stems.encode().split(b"|") for language, stems in words("refusals", "closed_stems").items()}
_LOGIN_PATH = lazy_compile(
    r"/(?:authwall|uas/login|login|log-in|signin|sign-in|checkpoint|sso|auth|oauth2?|account/login|"
    r"users/sign_in)(?:/|$|\?)",
    re.IGNORECASE,
)
_WALL_TEXT = 2500
_MANY_HITS = 40
_AROUND = 160
_TAGS = lazy_compile(r"<[^>]*>?")
_SHELL_TEXT = 700


def why_refused(page: Page) -> ReadingError | PostingNotFound:
    """Return the reason why a page that holds no structured posting is none."""
    text = fold(page.text[:6000])
    head = [fold(page.title), *(fold(heading) for heading in page.headings[:3])]
    is_short = len(page.text) < _WALL_TEXT
    if is_short and (_has_challenge(page) or any(_CHALLENGE_WORDS.search(part) for part in (*head, text))):
        return BotChallenge()
    if _is_login(page, head, text, is_short=is_short):
        return LoginRequired()
    if any(_GONE.search(part) for part in head) or (is_short and _GONE.search(text)):
        return PostingNotFound("The site says that this posting does not exist or is no longer available.")
    if is_list(page):
        return NotAPosting("This page lists several jobs, or searches them; it is not one posting.")
    if len(page.text) < _SHELL_TEXT and "<script" in page.html.lower():
        return why_empty(page)
    return NotAPosting()


def is_closed(page: Page) -> bool:
    """Whether the visible page says that nobody can apply any more."""
    # Plain searches in bytes are several times faster.
    markup = page.body.lower()
    if page.language in _CLOSED_STEMS:
        stems = [*_CLOSED_STEMS["en"], *_CLOSED_STEMS[page.language]]
    else:
        stems = [stem for group in _CLOSED_STEMS.values() for stem in group]
    return any(_is_notice(markup, at) for stem in dict.fromkeys(stems) for at in _positions(markup, stem))


def _positions(markup: bytes, word: bytes) -> Iterator[int]:
    at = markup.find(word)
    for _ in range(_MANY_HITS):
        if at < 0:
            return
        yield at
        at = markup.find(word, at + 1)


def _is_notice(markup: bytes, at: int) -> bool:
    """Whether the words around a hit, outside of attributes, say that the posting is closed."""
    start = max(0, at - _AROUND)
    around = markup[start : at + _AROUND]
    if b">" in around[: at - start]:
        # The window may begin within a tag.
        around = around.partition(b">")[2]
    return says_closed(_TAGS.sub(" ", around.decode("utf-8", "ignore")))


def says_closed(text: str) -> bool:
    """Whether a sentence says that the posting is closed."""
    return bool(_CLOSED.search(fold(text)))


def _has_challenge(page: Page) -> bool:
    lowered = page.html.lower()
    return any(mark in lowered for mark in _CHALLENGE_MARKS) and len(page.text) < _SHELL_TEXT


def _is_login(page: Page, head: list[str], text: str, *, is_short: bool) -> bool:
    if _LOGIN_PATH.search(urlsplit(page.url or "").path) or any(_LOGIN_WORDS.search(part) for part in head if part):
        return True
    if not is_short:
        return False
    return bool(page.nodes("input[type=password]")) or bool(_LOGIN_WORDS.search(text[:400])) or "authwall" in page.html
