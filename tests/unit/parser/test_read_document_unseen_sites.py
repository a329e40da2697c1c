"""Whoever hires is found on sites of every make, in 21 languages; what is not found is left open, not guessed."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from lexicon.company import brand_of
from lexicon.text import fold
from services.parser.document import Document
from services.parser.errors import ParserError
from services.parser.read_document import read_posting
from tests.support.posting_sites import BOARD, OWN_SITES, TEXTS, WAYS, Words, board_page, languages, page

SURE = 0.7
# Scripts without capitals show some names to readers of the language only.
FEWEST = 0.8


@dataclass(frozen=True)
class Reading:
    """What was read off one document, and whether the company is right."""

    company: str | None
    is_right: bool
    confidence: float


def _read(words: Words, body: str, url: str | None) -> Reading:
    try:
        job = read_posting(Document(body=body, url=url, is_pasted=url is None)).job
    except ParserError:
        return Reading(None, is_right=False, confidence=0.0)
    name = job.company_name or ""
    is_right = fold(brand_of(name)) == fold(words.short)
    return Reading(name, is_right=is_right, confidence=job.provenance["company_name"].confidence)


def _is_mostly_right(readings: Iterable[Reading]) -> bool:
    hits = [reading.is_right for reading in readings]
    return sum(hits) >= FEWEST * len(hits)


@pytest.mark.parametrize("way", WAYS)
def test_a_board_is_never_the_employer(way: str) -> None:
    readings = [_read(words, *board_page(words, way)) for words in languages().values()]
    assert not [reading for reading in readings if reading.company == BOARD]
    assert not [reading for reading in readings if not reading.is_right and reading.confidence >= SURE]
    assert _is_mostly_right(readings)


@pytest.mark.parametrize("site", OWN_SITES)
def test_an_employers_own_site_names_it(site: str) -> None:
    readings = [_read(words, *page(words, site)) for words in languages().values()]
    assert not [reading for reading in readings if not reading.is_right and reading.confidence >= SURE]
    assert _is_mostly_right(readings)


@pytest.mark.parametrize("text", TEXTS)
def test_a_copied_text_names_it(text: str) -> None:
    readings = [_read(words, TEXTS[text](words), None) for words in languages().values()]
    assert not [reading for reading in readings if not reading.is_right and reading.confidence >= SURE]
    assert _is_mostly_right(readings)
