"""Finds the posting's own words for what was read off it."""

import re
from functools import lru_cache

from contracts.insights import POSTING_SOURCE_ID, Basis, Evidence, Item
from contracts.job import JobDetails
from lexicon.text import shorten, squeeze
from services.insights.sources.texts import posting_texts
from services.insights.text.markdown import comparable

__all__ = ["evidence_for", "posted", "quoted", "sentences_of"]

_LONGEST_QUOTE = 300
_LONGEST_TEXT = 400
_SHORTEST_FOLDED = 8
"""Shorter words occur by chance."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_BULLET = " \t-*\u2022\u00b7\u2013\u25cf\u25aa"


def posted(job: JobDetails, text: str, words: str) -> Item:
    """Return an item from the posting; `words` are what it was read from."""
    return Item(text=shorten(text, _LONGEST_TEXT), basis=Basis.POSTING, evidence=evidence_for(job, words))


def evidence_for(job: JobDetails, words: str) -> list[Evidence]:
    """Return the quote for words of the posting; none when they are not found in it."""
    return quoted(_found(job, words))


def quoted(quote: str | None) -> list[Evidence]:
    """Return a quote of the posting as evidence, cut at a word when it is too long."""
    if not quote:
        return []
    cut = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0]
    return [Evidence(source_id=POSTING_SOURCE_ID, quote=cut)]


def sentences_of(text: str) -> list[str]:
    """Return the sentences and list entries of a text, without bullets."""
    return [part for part in (part.strip(_BULLET) for part in _SENTENCE.split(text)) if part]


def _found(job: JobDetails, words: str) -> str | None:
    """Return the posting's own words for a field: verbatim, or else the sentence that says the same."""
    wanted = squeeze(words)
    folded = comparable(wanted)
    for text in map(_squeezed_lines, posting_texts(job)):
        if wanted in text:
            return wanted
        if len(folded) > _SHORTEST_FOLDED:
            for part, low in _folded_sentences(text):
                if folded in low:
                    return squeeze(part)
    return None


@lru_cache(maxsize=256)
def _squeezed_lines(text: str) -> str:
    """Return the text with the white space of each line collapsed; every line of a posting is looked for in it."""
    return "\n".join(squeeze(line) for line in text.split("\n"))


@lru_cache(maxsize=256)
def _folded_sentences(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((part, comparable(part)) for part in _SENTENCE.split(text))
