"""The turns of phrase around a company's name that tell what it is named as.

`…_BEFORE` patterns end at the name, `…_AFTER` patterns begin behind it. They read a few words only, so that
time stays proportional to the number of mentions, whatever the text.
"""

import re

__all__ = [
    "HIRING_AFTER",
    "HIRING_BEFORE",
    "HIRING_RIGHT_AFTER",
    "LISTED_AFTER",
    "LISTED_BEFORE",
    "NOT_A_RIVAL",
    "RIVAL",
    "SKILL_AFTER",
    "SKILL_BEFORE",
    "TEAMS_AFTER",
    "TOOL_AFTER",
    "TOOL_BEFORE",
    "UNNAMED_RIVAL",
    "VERB_AFTER",
    "VERB_BEFORE",
    "WORKPLACE_AFTER",
    "WORKPLACE_BEFORE",
]

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


HIRING_BEFORE = _compiled(
    rf"\b(?:{_HIRING}|{_ROLE})\b{_GAP}(?:\b(?:at|with|for|from|by|in|to|of|is)|@)(?:\s+the|\s+an?)?{_OPEN}$"
    rf"|\b(?:(?:{_HIRING}){_OPEN}|(?:{_ROLE})\s+)$"
)
"""E.g. "Interview at", "an offer from", "engineer @", and the like."""
WORKPLACE_BEFORE = _compiled(
    rf"\b(?:{_WORKING})\b[^.!?\n]{{0,40}}?\b(?:at|with|for|from|by|in|to|of)(?:\s+the)?{_OPEN}$"
    rf"|(?:\bat|@|\bjoin(?:ed|ing)?|\bleft|\bleaving|\bex)(?:\s+the)?{_OPEN}$"
)
"""E.g. "Working at", "I left", "joined", and the like."""
HIRING_AFTER = _compiled(
    rf"^{_CLOSE}(?:\s*[-|:/(]\s*|\s+){_FILLER}{{0,5}}\(?(?:{_HIRING}|{_ROLE}|process)\b"
    rf"|^{_CLOSE}\s+(?:has |have |had |is |was |just |also |never |still |only |actually |usually |typically )*"
    r"(?:called|reached|contacted|emailed|ask(?:s|ed|ing)?|ghosted|pulled|rescinded|recruits|hir(?:es|ing)|expects?)\b"
)
"""E.g. "… interview", "… SWE intern loop", "… ghosted me", and the like."""
HIRING_RIGHT_AFTER = _compiled(rf"^{_CLOSE}[\s-]+(?:{_HIRING}|{_ROLE})\b")
"""A hiring word directly behind the name."""
WORKPLACE_AFTER = _compiled(
    rf"^{_CLOSE}\s+(?:employees?|culture|salary|salaries|compensation|layoffs?|wlb|paid|pays|values|laid|fired)\b"
)
"""E.g. "… employees", "… culture", "… pays well", and the like."""
TOOL_BEFORE = _compiled(
    r"\b(?:on|onto|via|through|thru|using|uses?|used|within|into|against|learn(?:ing)?|know(?:ing|ledge of)?"
    r"|integrat\w+(?: with)?|proficien\w+ (?:in|with)|familiar\w* with|experience (?:in|with)|certified in|skills? in)"
    rf"(?:\s+the)?{_OPEN}$"
    r"|\b(?:status|statuses|portal|greyed out|listed|shows?|says?|e?mails?|notification|changed|disappeared|reposted"
    rf"|account|databases?|reports?|certificate|certification)\b[^.!?\n]{{0,25}}\b(?:in|from){_OPEN}$"
)
"""E.g. "Applied through", "skills in", "disappeared from", and the like."""
TOOL_AFTER = _compiled(
    rf"^{_CLOSE}\s+(?:(?:job|candidate|application|hiring|candidacy)\s+)?[\"'\u201c]?(?:status\w*|portals?|accounts?|profiles?"
    r"|logins?|applications?[\"'\u201d]?\s+(?:received|sites?|pages?|systems?)|apps?|websites?|sites?|job ?boards?"
    r"|databases?|db|sql|linux|docs|sheets|drive|forms?|calendar|maps|apis?|suite|software|products?|programs?|tools?"
    r"|admins?|administration|certificat\w+|certs?|photoshop|illustrator|premiere|acrobat|office|excel|word|outlook"
    r"|hangouts?|meet(?:ing)?s?|ads|adwords|analytics|sdk|platforms?|interface|reporting|tags?|descriptions?|listings?"
    r"|links?|stock|cars?|gift ?cards?|reviews?|customers?|packages?"
    r"|teams (?:experience|meeting|link|call|chat|interview|invite|video))\b"
    rf"(?!\s+(?:\w+\s+){{0,2}}?(?:{_ROLE}|interns?|internship|ds|pm|team)\b)"
)
"""E.g. "… status", "… API", "… portal"; not "… Software Engineer", and the like."""
TEAMS_AFTER = re.compile(r"^\s+Teams\b")
"""The product that shares its name with a word of every company."""
SKILL_BEFORE = _compiled(
    r"\b(?:senior|junior|sr\.?|jr\.?|associate|lead|principal|certified|functional|technical|hris|hcm|crm|erp)\s+$"
)
"""With `SKILL_AFTER`: "Senior … Analyst" administers a product."""
SKILL_AFTER = _compiled(r"^\s+(?:\w+\s+)?(?:analyst|consultant|developer|administrator|admin|architect|specialist)\b")
VERB_BEFORE = _compiled(
    r"\b(?:how to|to|just|can|can't|could|should|would|will|you|i|we|they|quick|please|and|didn't|don't)\s+$"
)
"""With `VERB_AFTER`: "just … it", and the like."""
VERB_AFTER = _compiled(r"^\s*(?:[.!?]|$|(?:it|that|this|these|for|how|what|your|some|stuff|things|and)\b)")

_NAME_WORD = r"[A-Z](?:[\w&'\u2019+-]|\.(?=\w))*"
_NAME = rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,2}}"
LISTED_BEFORE = re.compile(
    rf"(?:{_NAME}\s*[,/]\s*(?:and\s+|or\s+|&\s*)?|\b(?:like|e\.g\.|such as|including)\s*\(?|{_NAME} (?:and|or|&)\s+"
    r"|\b(?:at|with|for)\s+\w+\s*(?:,|/|\band\b|\bor\b|\bvs\b)\s*)[*_]*$"
)
"""E.g. "Google, …", "companies like …", and the like."""
LISTED_AFTER = re.compile(
    rf"^[*_]*\s*[,/]\s*(?:and\s+|or\s+|&\s*)?(?:[*_]*{_NAME}|etc|\.\.\.)|^[*_]*\s+(?:and|or|&)\s+[*_]*[A-Z]"
)
RIVAL = re.compile(
    rf"\b(?i:{_HIRING}|work(?:s|ed|ing)?)\b[^.!?\n]{{0,30}}?\b(?:at|with|for|from|in)\s+[*_\"]*(?:the\s+)?({_NAME})"
)
"""Another employer by name."""
UNNAMED_RIVAL = _compiled(
    r"\b(?:the|another|this|current|different)\s+(?:[\w-]+\s+){0,2}(?:company|start-?up|firm|employer)\b"
)
"""Another employer without a name."""
NOT_A_RIVAL = _compiled(
    r"(?:i|my|the|a|an|hr|hm|us|usa|uk|eu|india|europe|canada|germany|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|christmas|python|java|javascript|sql|aws|c|c\+\+|leetcode|swe|sde|oa|vp|ceo|cto|pm|software"
    r"|senior|junior|data|product|engineer|engineering|big|tech|faang|maang|fang|reddit|linkedin|indeed"
    r"|glassdoor|skype|webex|zoom|teams|next|this|last|any|some|another|english|person|role|new|san|york"
    r"|london|bangalore|hyderabad|toronto|seattle)(?!\S)"
)
"""Capitalised words that are no employers."""
