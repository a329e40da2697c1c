"""Does a text speak of this company as an employer? Names are words too: "how to Google", "during my workday"."""

import re

from lexicon import patterns
from lexicon.company import Company
from lexicon.company.everyday import is_everyday
from services.insights.text.markdown import comparable
from services.insights.text.normalized import pattern

__all__ = ["EmployerTalk"]

_LONGEST_ABBREVIATION = 2

_HIRING = patterns.words("employer_in_posts", "hiring")
_ENGAGED = patterns.words("employer_in_posts", "engaged")
_TURNED_TO_ME = patterns.words("employer_in_posts", "turned_to_me")
# After the name these words say that a product is meant, not the employer.
_PRODUCT = patterns.words("employer_in_posts", "product")
_BREAK = patterns.words("employer_in_posts", "breaks")
_NOT_REALLY = re.compile(
    r"(?:\b(?:never|not|no|without|can't|couldn't|didn't|haven't|isn't|than|unlike|instead of) (?:[\w']+ ){0,4}"
    r"|\b(?:via|through|using|on|into) )$"
)


def _filler(most: int) -> str:
    return rf"(?:(?!(?:{_BREAK})\b)[\w'&./+()-]+,? ){{0,{most}}}"


def _loose(most: int) -> str:
    return rf"(?:[\w'&/+()-]+,? ){{0,{most}}}"


class EmployerTalk:
    """Finds talk about the employer that a guide is for."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.aliases = tuple(_aliases(company))
        alias = "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in self.aliases) + ")"
        self._name = re.compile(rf"(?<![\w@#/.-]){alias}(?:'s|s'|')?(?![\w@]|\.\w|-\w+\.)")
        # Each sentence is asked about several times while a post is read.
        # White space within a name may be any; its first word is then enough to look closer.
        self._letters = tuple({entry.split()[0] for entry in self.aliases})
        self._read: dict[str, bool] = {}
        self._people = re.compile(rf"(?<![\w@#/.-]){alias}(?:e?rs?|ians?|e?y?ness)\b")
        self._heading = re.compile(
            rf"\W*(?:the\s+)?{alias}(?:'s)?(?:\s+(?:interview|experience|process))*(?:\s*\([^)]*\))?\W*"
        )
        named = rf"(?<![\w@#/.-])(?P<name>{alias})(?:'s)?(?![\w@]|\.\w)"
        self._product_after = pattern(rf" (?:{_PRODUCT})\b(?! (?:role|position|team|interview))")
        self._employer = tuple(
            pattern(form)
            for form in (
                rf"\b(?:{_ENGAGED}) {_loose(9)}(?:at|@|here at|within) (?:an? |the )?{named}",
                rf"\b(?:{_ENGAGED})\W+{_filler(3)}(?:with|w/|for|from|by) (?:the )?{named}",
                rf"\b(?:interview|round|role|position|process|job|offer|intern|internship)s? in {named}",
                rf"\b(?:appl(?:y|ied|ying)|applications?|referrals?|offers?|transfer\w*) {_filler(3)}to {named}",
                (
                    rf"\b(?:anyone|someone|somebody|people|folks|friends?|experiences?|team|teams|live|life|worked"
                    rf"|been|culture|comp|pay) {_filler(3)}at {named}"
                ),
                rf"{named}[:,]? {_filler(5)}\(?(?:{_HIRING})\b",
                rf"\bat {named},? (?:i|we|they|my)\b",
                rf"{named} (?:just |even |also |recently |finally )?(?:{_TURNED_TO_ME})\b",
                (
                    rf"\b(?:left|quit|joined|joining|leaving|switch(?:ing)? to|mov(?:e|ing) to|worked in"
                    rf"|thoughts (?:on|about)) {named}"
                ),
                rf"company {_filler(2)}\(\s*{named}\s*\)",
                rf"\b(?:interview|internship|offer|role|position|experience)s?\s*[-:,|]\s*{named}",
            )
        )

    def occurs(self, normalized: str) -> bool:
        """Whether the letters of a name occur in a normalized text; quick, and true whenever anything below is."""
        return any(alias in normalized for alias in self._letters)

    def mentioned(self, normalized: str) -> bool:
        """Whether the name occurs in a normalized text."""
        return self.occurs(normalized) and self._name.search(normalized) is not None

    def employs(self, normalized: str) -> bool:
        """Whether a normalized text speaks of the company as an employer: interviews, offers, jobs, people there."""
        if normalized not in self._read:
            self._read[normalized] = self._employs(normalized)
        return self._read[normalized]

    def _employs(self, normalized: str) -> bool:
        if self._people.search(normalized):
            return True
        return self.mentioned(normalized) and any(
            not self._disqualified(normalized, match) for form in self._employer for match in form.finditer(normalized)
        )

    def is_heading(self, normalized: str) -> bool:
        """Whether a heading is the company's name and little else."""
        return self._heading.fullmatch(normalized) is not None

    def _disqualified(self, normalized: str, match: re.Match[str]) -> bool:
        after = normalized[match.end("name") : match.end("name") + 40].removeprefix("'s")
        before = normalized[max(0, match.start() - 50) : match.start()]
        return self._product_after.match(after) is not None or _NOT_REALLY.search(before) is not None


def _aliases(company: Company) -> list[str]:
    """Return what people call the employer; a short or everyday word is one only where it is the brand."""
    others = [name for name in company.spellings[1:] if len(name) > _LONGEST_ABBREVIATION and not is_everyday(name)]
    found = dict.fromkeys(comparable(name) for name in (company.brand, *others))
    return sorted(filter(None, found), key=len, reverse=True)
