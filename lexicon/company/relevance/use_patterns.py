"""The turns of phrase around a company's name that tell what it is named as.

`…_BEFORE` patterns end at the name, `…_AFTER` patterns begin behind it. They read a few words only, so that
time stays proportional to the number of mentions, whatever the text.
"""

import re

from lexicon import patterns

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

_HIRING = patterns.words("mentions", "hiring")
_WORKING = patterns.words("mentions", "working")
_ROLE = patterns.words("mentions", "role")
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
    rf"\b(?:{patterns.words('mentions', 'by_means_of')})(?:\s+the)?{_OPEN}$"
    rf"|\b(?:{patterns.words('mentions', 'of_a_product')})\b[^.!?\n]{{0,25}}\b(?:in|from){_OPEN}$"
)
"""E.g. "Applied through", "skills in", "disappeared from", and the like."""
TOOL_AFTER = _compiled(
    rf"^{_CLOSE}\s+(?:(?:job|candidate|application|hiring|candidacy)\s+)?[\"'\u201c]?"
    rf"(?:{patterns.words('mentions', 'product')})\b"
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
NOT_A_RIVAL = _compiled(rf"(?:{patterns.words('mentions', 'no_rival')})(?!\S)")
"""Capitalised words that are no employers."""
