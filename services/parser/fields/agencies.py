"""Agencies hire for others: their name is hardly the employer's, above all where a text speaks of a client."""

from lexicon import tables
from lexicon.languages import alternatives
from lexicon.lazy_regex import lazy_compile
from lexicon.text import fold
from services.parser.text.cased import cased
from services.parser.text.words import compact
from services.parser.vocabulary import load

__all__ = ["is_agency", "is_board", "speaks_of_client"]

_WORDS = lazy_compile(rf"\b(?:{alternatives('employer', 'agencies')})")
_NAMES = frozenset(tables.alternatives(load("agencies")["names"]).split("|"))
_BOARD = lazy_compile("|".join(load("agencies")["board_words"].split()))
_CLIENT = cased(rf"(?<!\w)(?:{alternatives('employer', 'clients')})(?!\w)")
_HEAD = 6000


def is_agency(name: str) -> bool:
    """Whether a name is that of an agency, by a word in it or because everybody knows it."""
    folded = fold(name)
    return _WORDS.search(folded) is not None or any(f" {known} " in f" {folded} " for known in _NAMES)


def is_board(name: str) -> bool:
    """Whether a site's name is made of a word for jobs, as those of boards are: `JobStreet`, `InfoEmpleo`."""
    return _BOARD.search(compact(name)) is not None


def speaks_of_client(text: str) -> bool:
    """Whether a posting says that somebody else than its author is the employer: `Our client is …`."""
    return _CLIENT.search(text[:_HEAD]) is not None
