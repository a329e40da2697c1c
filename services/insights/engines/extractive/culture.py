"""Which part of working somewhere a sentence tells of."""

import re
from typing import Literal

from lexicon import patterns
from lexicon.company import Company
from services.insights.text.normalized import normalize

__all__ = ["CultureKind", "culture_of"]

CultureKind = Literal["benefits", "work_life_balance", "team_dynamics", "management", "growth", "remote_policy"]

_KINDS: tuple[tuple[CultureKind, re.Pattern[str]], ...] = (
    ("benefits", patterns.pattern("facts", "benefit")),
    ("remote_policy", patterns.pattern("facts", "remote_policy")),
    ("work_life_balance", patterns.pattern("facts", "work_life_balance")),
    ("management", patterns.pattern("facts", "management")),
    ("growth", patterns.pattern("facts", "growth")),
    ("team_dynamics", patterns.pattern("facts", "team_dynamics")),
)
_OF_THE_HOUSE = frozenset({"benefits", "remote_policy"})
"""What outsiders know as well as those who work there."""
_ABOUT_INTERVIEW, _IMPRESSION = (patterns.pattern("facts", name) for name in ("about_interview", "impression"))


def culture_of(quote: str, company: Company, *, of_employee: bool) -> CultureKind | None:
    """Return what a sentence tells of working at the company, or None when its writer cannot know or tells nothing.

    Args:
        quote: The sentence.
        company: The employer.
        of_employee: It was written by somebody who works or worked there.
    """
    low = normalize(quote)
    if _IMPRESSION.search(low) or (_ABOUT_INTERVIEW.search(low) and not company.is_about(quote)):
        return None
    kind = next((kind for kind, words in _KINDS if words.search(low)), None)
    return kind if of_employee or (kind in _OF_THE_HOUSE and company.is_named(quote)) else None
