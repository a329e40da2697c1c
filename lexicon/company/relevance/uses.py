"""As what a text uses a company's name: an employer, a tool, one of a list, or just a word."""

import re
from collections import Counter
from enum import StrEnum
from itertools import islice

from lexicon.company.relevance import use_patterns as patterns

__all__ = ["Use", "names_unnamed_rival", "rivals", "uses"]

_BEFORE = 90
_AFTER = 70
_MOST_PLACES = 40


class Use(StrEnum):
    """How one place uses the company's name."""

    HIRING = "hiring"
    """Applying, interviewing or getting an offer there."""
    WORKPLACE = "workplace"
    """Working there."""
    LISTED = "listed"
    """One name in a list of companies."""
    BARE = "bare"
    """Named, without a word that says as what."""
    TOOL = "tool"
    """Its product or website."""
    WORD = "word"
    """The everyday word, not the company."""


def uses(name: re.Pattern[str], text: str) -> Counter[Use]:
    """Count the places of a name in a text by their use."""
    places = islice(name.finditer(text), _MOST_PLACES)
    return Counter(_use(text[max(0, at.start() - _BEFORE) : at.start()], at[0], _behind(text, at)) for at in places)


def rivals(name: re.Pattern[str], text: str) -> int:
    """Count the other employers that a text speaks of in terms of hiring or work, known ones or not."""
    found = {match[1] for match in patterns.RIVAL.finditer(text)}
    others = [other for other in found if not patterns.NOT_A_RIVAL.match(other)]
    return sum(1 for other in others if not name.search(other))


def names_unnamed_rival(text: str) -> bool:
    """Whether a text speaks of some other company without naming it."""
    return bool(patterns.UNNAMED_RIVAL.search(text))


def _behind(text: str, place: re.Match[str]) -> str:
    return text[place.end() : place.end() + _AFTER]


def _use(before: str, name: str, after: str) -> Use:
    if _is_tool(before, after):
        return Use.TOOL
    if _is_verb(before, after):
        return Use.WORD
    if patterns.LISTED_BEFORE.search(before) or patterns.LISTED_AFTER.match(after):
        return Use.LISTED
    # In lower case a name may be an everyday word; only a hiring word right beside it makes it an employer.
    is_word_like = name.islower()
    hiring_after = patterns.HIRING_RIGHT_AFTER if is_word_like else patterns.HIRING_AFTER
    if patterns.HIRING_BEFORE.search(before) or hiring_after.match(after):
        return Use.HIRING
    if patterns.WORKPLACE_BEFORE.search(before) or (not is_word_like and patterns.WORKPLACE_AFTER.match(after)):
        return Use.WORKPLACE
    return Use.WORD if is_word_like else Use.BARE


def _is_tool(before: str, after: str) -> bool:
    if patterns.TEAMS_AFTER.match(after) or patterns.TOOL_AFTER.match(after) or patterns.TOOL_BEFORE.search(before):
        return True
    return bool(patterns.SKILL_BEFORE.search(before) and patterns.SKILL_AFTER.match(after))


def _is_verb(before: str, after: str) -> bool:
    if not (patterns.VERB_BEFORE.search(before) and patterns.VERB_AFTER.match(after)):
        return False
    return not patterns.HIRING_BEFORE.search(before)  # "applied to …."
