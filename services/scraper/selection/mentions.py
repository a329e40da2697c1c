"""What a text says about a company where it names it: an employer, a tool, one of a list, or just a word."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from lexicon.company import Company
from services.scraper.selection import mention_patterns as patterns

__all__ = ["MentionKind", "mentions", "names_unnamed_rival", "rivals"]

_BEFORE = 90
_AFTER = 70
_MOST_MENTIONS = 40


class MentionKind(StrEnum):
    """How one mention uses the company's name."""

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


def mentions(company: Company, text: str) -> Counter[MentionKind]:
    """Count a text's mentions of the company by kind."""
    return Counter(_kinds(company, text))


def rivals(company: Company, text: str) -> int:
    """Count the other employers that a text speaks of in terms of hiring or work."""
    names = {match[1] for match in patterns.RIVAL.finditer(text)}
    others = [name for name in names if not patterns.NOT_A_RIVAL.match(name)]
    return sum(1 for name in others if not company.pattern.search(name))


def names_unnamed_rival(text: str) -> bool:
    """Whether a text speaks of some other company without naming it."""
    return bool(patterns.UNNAMED_RIVAL.search(text))


def _kinds(company: Company, text: str) -> Iterator[MentionKind]:
    for count, match in enumerate(company.pattern.finditer(text)):
        if count == _MOST_MENTIONS:
            return
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        after = text[match.end() : match.end() + _AFTER]
        yield _kind(before, match[0], after)


def _kind(before: str, name: str, after: str) -> MentionKind:
    if _is_tool(before, after):
        return MentionKind.TOOL
    if _is_verb(before, after):
        return MentionKind.WORD
    if patterns.LISTED_BEFORE.search(before) or patterns.LISTED_AFTER.match(after):
        return MentionKind.LISTED
    # In lower case a name may be an everyday word; only a hiring word right beside it makes it an employer.
    is_word_like = name.islower()
    hiring_after = patterns.HIRING_RIGHT_AFTER if is_word_like else patterns.HIRING_AFTER
    if patterns.HIRING_BEFORE.search(before) or hiring_after.match(after):
        return MentionKind.HIRING
    if patterns.WORKPLACE_BEFORE.search(before) or (not is_word_like and patterns.WORKPLACE_AFTER.match(after)):
        return MentionKind.WORKPLACE
    return MentionKind.WORD if is_word_like else MentionKind.BARE


def _is_tool(before: str, after: str) -> bool:
    if patterns.TEAMS_AFTER.match(after) or patterns.TOOL_AFTER.match(after) or patterns.TOOL_BEFORE.search(before):
        return True
    return bool(patterns.SKILL_BEFORE.search(before) and patterns.SKILL_AFTER.match(after))


def _is_verb(before: str, after: str) -> bool:
    if not (patterns.VERB_BEFORE.search(before) and patterns.VERB_AFTER.match(after)):
        return False
    return not patterns.HIRING_BEFORE.search(before)  # "applied to …."
