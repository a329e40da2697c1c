"""Whether somebody's words may be printed as they are, as a report about the employer."""

import re

from lexicon import patterns
from lexicon.company import Company
from services.insights.checker.quantities import quantities
from services.insights.checker.standing import Section
from services.insights.sentences.reading import PostText
from services.insights.sources.post_analysis import is_elsewhere, names_others
from services.insights.text.normalized import normalize
from services.insights.text.overlap import figures
from services.insights.text.unwanted import is_instruction, is_rude

__all__ = ["is_printable"]

_SHORTEST, _LONGEST = 12, 220
_FEWEST_WORDS = 3
_OF_OTHERS = (
    *(patterns.pattern("facts", name) for name in ("hearsay", "other_place", "elsewhere", "search")),
    patterns.pattern("forms", "guessing"),
)
_UNPAID = (
    *(patterns.pattern("forms", name) for name in ("other_pay", "unpaid")),
    patterns.pattern("facts", "weighing"),
)
_EMPLOYEE = patterns.pattern("facts", "employee")
_ACCOUNTS: frozenset[Section] = frozenset({"experience", "outcome"})
_ON_INTERVIEW, _PLANNED = (patterns.pattern("facts", name) for name in ("about_interview", "planned"))
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
_DANGLING = re.compile(
    r"^\W*(?:it|its|it's|this|that|these|those|they|them|he|she|so|which|said|told|says|because)\b", re.IGNORECASE
)
"""What a sentence begins with that only another one explains."""
_NAME = re.compile(
    r"(?<=[a-z,] )[A-Z][a-z]+(?:\s(?:&\s)?[A-Z][a-z]+)+"
    r"|\b(?:join(?:ed|ing)?|leav(?:e|ing)|left|quit(?:ting)?|turn(?:ed|ing) down|chose|from|for|with|than|vs) "
    r"(?P<at>(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)[A-Z][a-z]+)"
)
"""A name within a sentence of a person, or of a place that nobody can list."""


def is_printable(text: str, section: Section, told: PostText, company: Company) -> bool:
    """Whether a sentence of a post may stand in a section in the words of who wrote it."""
    low = normalize(text)
    if not _SHORTEST <= len(text) <= _LONGEST or len(low.split()) < _FEWEST_WORDS or "?" in text or "http" in low:
        return False
    if is_rude(low) or is_instruction(text) or _DANGLING.search(text) or _is_of_others(text, low, company):
        return False
    return _belongs(text, low, section) and _may_tell(text, section, told, company)


def _may_tell(text: str, section: Section, told: PostText, company: Company) -> bool:
    """Whether who writes a text can tell what a section is about.

    Of working somewhere tells who works there, unless they name the employer; an account is the poster's own.
    """
    if section == "culture":
        return company.is_named(text) or _EMPLOYEE.search(told.low) is not None
    return section not in _ACCOUNTS or not told.where.startswith("comment")


def _is_of_others(text: str, low: str, company: Company) -> bool:
    """Whether a sentence may speak of others than the employer and who was there."""
    if any(pattern.search(low) for pattern in _OF_OTHERS) or names_others(text, company):
        return True
    if is_elsewhere(text) and not company.is_named(text):
        return True
    return any(not company.is_named(name["at"] or name[0]) for name in _NAME.finditer(text))


def _belongs(text: str, low: str, section: Section) -> bool:
    """Whether a sentence tells something that a section is about."""
    if section == "culture":
        return _ON_INTERVIEW.search(low) is None
    if section == "compensation":
        return bool(figures(text)) and not any(pattern.search(low) for pattern in _UNPAID)
    if section == "timeline":
        return any(one.unit in _TIMES for one in quantities(low))
    return section != "experience" or _PLANNED.search(low) is None
