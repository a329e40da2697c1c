"""Years of experience asked for."""

import re

from services.parser.fields.words import clean

__all__ = ["find_years"]

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf)"
_UNIT = (
    r"(?:years?|yrs?\.?|jahr(?:e|en)?|ans?|années?|años?|anni|anos?|jaar|roky|roků|rok|let|lat|lata|år|év|vuotta|"
    r"лет|год(?:а|ов)?|років|roku)"
)
_EXPERIENCE = re.compile(
    rf"(?P<text>(?:(?:at least|minimum(?: of)?|min\.?|over|more than|mindestens|au moins|al menos|alespoň|minimálně|"
    rf"minimum|co najmniej|от|не менее)\s+)?"
    rf"{_NUMBER}\s*(?:\+|plus)?(?:\s*(?:-|–|—|to|bis|à|a|až|do)\s*{_NUMBER}\s*\+?)?\s*(?:\([^)]{{1,12}}\)\s*)?[+]?\s*{_UNIT})"
    r"(?:['’´]s?)?(?P<after>.{0,70})",
    re.IGNORECASE,
)
_ABOUT_WORK = re.compile(
    r"experien|\bexp\b|erfahrung|expérience|esperienza|experiência|ervaring|praxe|praxi|doświadcz|erfarenhet|erfaring|опыт|досвід|"
    r"tapasztalat|in (?:a|an|the)? ?(?:similar|related|role|field|industry)|working (?:with|in|as|on)|of (?:professional|relevant|"
    r"software|hands|industry|work)|developing|building|leading|managing",
    re.IGNORECASE,
)
_JAPANESE = re.compile(r"[^\n。、]{0,25}?(?:経験|実務)[^\n。]{0,12}?(\d{1,2}\s*(?:[~〜～-]\s*\d{1,2}\s*)?年(?:以上)?)|(\d{1,2}年以上)[^\n。]{0,12}経験")
_NOT_ASKED = re.compile(r"\b(?:old|of age|history|founded|in business|for over|warranty|contract|term|plan)\b", re.IGNORECASE)
_LIMIT = 20_000


def find_years(text: str) -> str | None:
    """Return the first demand for experience, e.g. `3-7 years` or `10+ years`; None when there is none."""
    text = text[:_LIMIT]
    for match in _EXPERIENCE.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if _NOT_ASKED.search(match["after"][:20]) or re.search(r"(?:last|past|next|for) (?:the )?(?:over |more than )?$", before, re.IGNORECASE):
            continue
        if _ABOUT_WORK.search(match["after"]) or re.search(r"(?:experience|erfahrung|expérience|praxe|doświadczenie|опыт)\W{0,4}\w{0,12}\W{0,3}$", before, re.IGNORECASE):
            return clean(match["text"])
    if match := _JAPANESE.search(text):
        return clean(match.group(1) or match.group(2))
    return None
