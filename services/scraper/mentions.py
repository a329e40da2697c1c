"""What a text says about a company where it names it: an employer, a tool, one of a list, or just a word."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from services.scraper.company import Company

__all__ = ["Mention", "mentions", "names_hiring", "names_unnamed_rival", "rivals"]

_BEFORE = 90
_AFTER = 70
_MOST_MENTIONS = 40


class Mention(StrEnum):
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


_HIRING = (
    r"interview\w*|phone screens?|tech screens?|screening|on-?sites?|loops?|rounds?|assessments?|OAs?|hackerrank"
    r"|hirevue|codesignal|super ?days?|case stud(?:y|ies)|take[- ]home|technicals?|recruit\w*|hiring|hires?|hired"
    r"|offer(?:s|ed)?|applied|apply|applying|applications?|referr\w*|reject(?:s|ed|ion)?|interns?|internships?|co-?op"
    r"|new ?grads?|positions?|roles?|jobs?|team match\w*|candidates?|onboarding|background check|join(?:s|ed|ing)?"
)
_WORKING = (
    r"work(?:s|ed|ing)?|employees?|employed|coworkers?|salary|salaries|compensation|comp|pays?|culture|wlb|laid off"
    r"|layoffs?|quit|resigned|manager|director|careers?|opportunity|current(?:ly)?|years"
)
_ROLE = (
    r"swe|sde|sdet|sre|mts|mle|tpm|engineers?|developers?|programmers?|analysts?|consultants?|scientists?|associates?"
    r"|advisors?|architects?|designers?|technicians?|managers?|specialists?|representatives?|strategists?|desk"
)
_OPEN = r"[\s*_\"'(\[{-]*"
"""Markup and quotes that may stand between a word and the name."""
_CLOSE = r"(?:['\u2019]s?\b)?[*_\"')\]}]*"
_FILLER = r"(?:(?!(?:over|the|but|i|was|is|so|than|that|which|or|vs|from|to|if|as|my|we|they|it)\b)[^\s.,;!?\n]+\s+)"
"""A word that may stand between the name and a hiring word without changing what it is about."""

_GAP = r"(?:(?!\b(?:at|with|in|for|from)\s+(?-i:[A-Z][a-z]))[^.!?\n]){0,45}?"
"""A few words between a hiring word and the name, as long as they name no other employer."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_hiring_word = _compiled(rf"\b(?:{_HIRING})\b")
_HIRING_BEFORE = _compiled(
    rf"\b(?:{_HIRING}|{_ROLE})\b{_GAP}(?:\b(?:at|with|for|from|by|in|to|of|is)|@)(?:\s+the|\s+an?)?{_OPEN}$"
    rf"|\b(?:(?:{_HIRING}){_OPEN}|(?:{_ROLE})\s+)$"
)
_WORKPLACE_BEFORE = _compiled(
    rf"\b(?:{_WORKING})\b[^.!?\n]{{0,40}}?\b(?:at|with|for|from|by|in|to|of)(?:\s+the)?{_OPEN}$"
    rf"|(?:\bat|@|\bjoin(?:ed|ing)?|\bleft|\bleaving|\bex)(?:\s+the)?{_OPEN}$"
)
_HIRING_AFTER = _compiled(
    rf"^{_CLOSE}(?:\s*[-|:/(]\s*|\s+){_FILLER}{{0,5}}\(?(?:{_HIRING}|{_ROLE}|process)\b"
    rf"|^{_CLOSE}\s+(?:has |have |had |is |was |just |also |never |still |only |actually |usually |typically )*"
    r"(?:called|reached|contacted|emailed|ask(?:s|ed|ing)?|ghosted|pulled|rescinded|recruits|hir(?:es|ing)|expects?)\b"
)
_HIRING_RIGHT_AFTER = _compiled(rf"^{_CLOSE}[\s-]+(?:{_HIRING}|{_ROLE})\b")
_WORKPLACE_AFTER = _compiled(
    rf"^{_CLOSE}\s+(?:employees?|culture|salary|salaries|compensation|layoffs?|wlb|paid|pays|values|laid|fired)\b"
)
_TOOL_BEFORE = _compiled(
    r"\b(?:on|onto|via|through|thru|using|uses?|used|within|into|against|learn(?:ing)?|know(?:ing|ledge of)?"
    r"|integrat\w+(?: with)?|proficien\w+ (?:in|with)|familiar\w* with|experience (?:in|with)|certified in|skills? in)"
    rf"(?:\s+the)?{_OPEN}$"
    r"|\b(?:status|statuses|portal|greyed out|listed|shows?|says?|e?mails?|notification|changed|disappeared|reposted"
    rf"|account|databases?|reports?|certificate|certification)\b[^.!?\n]{{0,25}}\b(?:in|from){_OPEN}$"
)
_TOOL_AFTER = _compiled(
    rf"^{_CLOSE}\s+(?:(?:job|candidate|application|hiring|candidacy)\s+)?[\"'\u201c]?(?:status\w*|portals?|accounts?|profiles?"
    r"|logins?|applications?[\"'\u201d]?\s+(?:received|sites?|pages?|systems?)|apps?|websites?|sites?|job ?boards?"
    r"|databases?|db|sql|linux|docs|sheets|drive|forms?|calendar|maps|apis?|suite|software|products?|programs?|tools?"
    r"|admins?|administration|certificat\w+|certs?|photoshop|illustrator|premiere|acrobat|office|excel|word|outlook"
    r"|hangouts?|meet(?:ing)?s?|ads|adwords|analytics|sdk|platforms?|interface|reporting|tags?|descriptions?|listings?"
    r"|links?|stock|cars?|gift ?cards?|reviews?|customers?|packages?"
    r"|teams (?:experience|meeting|link|call|chat|interview|invite|video))\b"
    rf"(?!\s+(?:\w+\s+){{0,2}}?(?:{_ROLE}|interns?|internship|ds|pm|team)\b)"
)
_TEAMS_AFTER = re.compile(r"^\s+Teams\b")
_SKILL_BEFORE = _compiled(
    r"\b(?:senior|junior|sr\.?|jr\.?|associate|lead|principal|certified|functional|technical|hris|hcm|crm|erp)\s+$"
)
_SKILL_AFTER = _compiled(r"^\s+(?:\w+\s+)?(?:analyst|consultant|developer|administrator|admin|architect|specialist)\b")
_VERB_BEFORE = _compiled(
    r"\b(?:how to|to|just|can|can't|could|should|would|will|you|i|we|they|quick|please|and|didn't|don't)\s+$"
)
_VERB_AFTER = _compiled(r"^\s*(?:[.!?]|$|(?:it|that|this|these|for|how|what|your|some|stuff|things|and)\b)")

_NAME_WORD = r"[A-Z](?:[\w&'\u2019+-]|\.(?=\w))*"
_NAME = rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,2}}"
_LISTED_BEFORE = re.compile(
    rf"(?:{_NAME}\s*[,/]\s*(?:and\s+|or\s+|&\s*)?|\b(?:like|e\.g\.|such as|including)\s*\(?|{_NAME} (?:and|or|&)\s+"
    r"|\b(?:at|with|for)\s+\w+\s*(?:,|/|\band\b|\bor\b|\bvs\b)\s*)[*_]*$"
)
_LISTED_AFTER = re.compile(
    rf"^[*_]*\s*[,/]\s*(?:and\s+|or\s+|&\s*)?(?:[*_]*{_NAME}|etc|\.\.\.)|^[*_]*\s+(?:and|or|&)\s+[*_]*[A-Z]"
)
_RIVAL = re.compile(
    rf"\b(?i:{_HIRING}|work(?:s|ed|ing)?)\b[^.!?\n]{{0,30}}?\b(?:at|with|for|from|in)\s+[*_\"]*(?:the\s+)?({_NAME})"
)
_UNNAMED_RIVAL = _compiled(
    r"\b(?:the|another|this|current|different)\s+(?:[\w-]+\s+){0,2}(?:company|start-?up|firm|employer)\b"
)
_NOT_A_RIVAL = _compiled(
    r"(?:i|my|the|a|an|hr|hm|us|usa|uk|eu|india|europe|canada|germany|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|christmas|python|java|javascript|sql|aws|c|c\+\+|leetcode|swe|sde|oa|vp|ceo|cto|pm|software"
    r"|senior|junior|data|product|engineer|engineering|big|tech|faang|maang|fang|reddit|linkedin|indeed"
    r"|glassdoor|skype|webex|zoom|teams|next|this|last|any|some|another|english|person|role|new|san|york"
    r"|london|bangalore|hyderabad|toronto|seattle)(?!\S)"
)


def names_hiring(text: str) -> bool:
    """Whether a text has a word of hiring."""
    return bool(_hiring_word.search(text))


def mentions(company: Company, text: str) -> Counter[Mention]:
    """Count a text's mentions of the company by kind."""
    return Counter(_kinds(company, text))


def rivals(company: Company, text: str) -> int:
    """Count the other employers that a text speaks of in terms of hiring or work."""
    names = {match[1] for match in _RIVAL.finditer(text)}
    others = [name for name in names if not _NOT_A_RIVAL.match(name)]
    return sum(1 for name in others if not company.pattern.search(name))


def names_unnamed_rival(text: str) -> bool:
    """Whether a text speaks of some other company without naming it."""
    return bool(_UNNAMED_RIVAL.search(text))


def _kinds(company: Company, text: str) -> Iterator[Mention]:
    for count, match in enumerate(company.pattern.finditer(text)):
        if count == _MOST_MENTIONS:
            return
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        after = text[match.end() : match.end() + _AFTER]
        yield _kind(before, match[0], after)


def _kind(before: str, name: str, after: str) -> Mention:
    if _is_tool(before, after):
        return Mention.TOOL
    if _VERB_BEFORE.search(before) and _VERB_AFTER.match(after) and not _HIRING_BEFORE.search(before):
        return Mention.WORD
    if _LISTED_BEFORE.search(before) or _LISTED_AFTER.match(after):
        return Mention.LISTED
    # In lower case a name may be an everyday word; only a hiring word right beside it makes it an employer.
    looks_after = not name.islower()
    if _HIRING_BEFORE.search(before) or (_HIRING_AFTER if looks_after else _HIRING_RIGHT_AFTER).match(after):
        return Mention.HIRING
    if _WORKPLACE_BEFORE.search(before) or (looks_after and _WORKPLACE_AFTER.match(after)):
        return Mention.WORKPLACE
    return Mention.BARE if looks_after else Mention.WORD


def _is_tool(before: str, after: str) -> bool:
    if _TEAMS_AFTER.match(after) or _TOOL_AFTER.match(after) or _TOOL_BEFORE.search(before):
        return True
    return bool(_SKILL_BEFORE.search(before) and _SKILL_AFTER.match(after))
