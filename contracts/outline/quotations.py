"""What a guide quotes: whether a text is a stranger's own words, which quotes add to it, and the sources' numbers."""

import re
from collections.abc import Iterable

from contracts.insights import POSTING_SOURCE_ID, Basis, Experience, Insights, Item, ProcessStage, walk_items

__all__ = ["informative_quotes", "is_in_own_words", "is_quotation", "source_numbers"]

_MOST, _MOST_OF_SEVERAL = 1, 2
"""Quotes printed below an item, and below a round or an account; the sources themselves are one click away."""
_NO_LETTER = re.compile(r"\W+")


def is_quotation(item: Item) -> bool:
    """Whether the text of an item by others consists of the words of its quotes, punctuation and order aside."""
    named = isinstance(item, ProcessStage) and item.text.lower() == item.name.lower()
    if named or item.basis not in {Basis.REPORTED, Basis.EMPLOYER}:
        return False
    if is_in_own_words(item):
        return True
    # An account is put together from sentences of its author, of which not all need to be quoted.
    said = _essence(item.text)
    return isinstance(item, Experience) and any(
        quote in said for quote in (_essence(proof.quote) for proof in item.evidence) if quote
    )


def is_in_own_words(item: Item) -> bool:
    """Whether the text of an item stands in one of its quotes, or is several of them."""
    said = _essence(item.text)
    quotes = [_essence(proof.quote) for proof in item.evidence]
    if any(said in quote for quote in quotes):
        return True
    for quote in sorted(filter(None, quotes), key=len, reverse=True):
        said = said.replace(quote, "")
    return not said


def informative_quotes(item: Item, *, printed: Iterable[str] = ()) -> tuple[int, ...]:
    """Return the indices of evidence that says more than the text, and than what is `printed` or returned already."""
    said, before = _essence(item.text), set(map(_essence, printed))
    found: list[int] = []
    for index, proof in enumerate(item.evidence):
        quote = _essence(proof.quote)
        if quote not in before and quote not in said:
            before.add(quote)
            found.append(index)
    return tuple(found[: _MOST_OF_SEVERAL if isinstance(item, Experience | ProcessStage) else _MOST])


def source_numbers(insights: Insights) -> dict[str, int]:
    """Return the number of each quoted discussion, from 1, in the order of the guide's list of sources.

    Sources that an item quotes and the list lacks, as events of other systems may have them, come last.
    """
    quoted = {proof.source_id for item in walk_items(insights) for proof in item.evidence} - {POSTING_SOURCE_ID}
    listed = [source.id for source in insights.sources if source.id in quoted]
    ids = dict.fromkeys([*listed, *sorted(quoted)])
    return {source_id: number for number, source_id in enumerate(ids, start=1)}


def _essence(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()
