"""What a quote states in a fixed form; the checker fills the forms again and compares."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from services.insights.forms.advising import advice
from services.insights.forms.events import events
from services.insights.forms.pay import pay
from services.insights.forms.rounds_told import rounds_told
from services.insights.forms.statement import Stated
from services.insights.forms.times import times

__all__ = ["is_stated", "stated_in"]

_FORMS: tuple[Callable[[str], Iterator[Stated]], ...] = (pay, rounds_told, events, advice)
_TWO_SENTENCES = re.compile(
    r"(?:(?<!\bSr)(?<!\bJr)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bvs)(?<!\be\.g)[.!?]\s+|\n)(?=[A-Z\"'(])"
)


@lru_cache(maxsize=8192)
def stated_in(quote: str) -> tuple[Stated, ...]:
    """Return what a quote states in a fixed form; remembered, since it is asked when it is found and when checked."""
    # Only what a time is counted from may stand in another sentence.
    forms = () if _TWO_SENTENCES.search(quote) else _FORMS
    return tuple(stated for form in (times, *forms) for stated in form(quote))


def is_stated(text: str, quote: str) -> bool:
    """Whether a statement is what a fixed form makes of a quote, word for word."""
    return any(stated.text == text for stated in stated_in(quote))
