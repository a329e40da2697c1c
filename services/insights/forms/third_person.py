"""What the writer tells of themself, told of a candidate."""

import re

from lexicon import patterns
from services.insights.forms.statement import sentence_of, stands_alone
from services.insights.text.normalized import normalize

__all__ = ["of_a_candidate"]

_PRESENT = patterns.pattern("forms", "present_i")
_LEADING = patterns.pattern("forms", "opening")
_ADVERB = re.compile(
    r"\b(I(?:['\u2019]ve| have)?)\s+(?:(?:just|recently|already|also|only|actually|literally|personally|recently)\s+)+",
    re.IGNORECASE,
)
_HAVE = re.compile(r"\bI(?:['\u2019]ve|\s+have)\s+", re.IGNORECASE)
_WORD = re.compile(r"\b(?:I|me|my|mine|myself)\b", re.IGNORECASE)
_AGAIN = {"i": "they", "me": "them", "my": "their", "mine": "theirs", "myself": "themself"}
_FIRST = {
    "i": "the candidate",
    "me": "the candidate",
    "my": "the candidate's",
    "mine": "the candidate's",
    "myself": "the candidate",
}
_CLASHES = re.compile(r"\b(?:they|them|their)\b")
_PLURAL = ((re.compile(r"\bthey was\b"), "they were"), (re.compile(r"\bthey has\b"), "they have"))


def of_a_candidate(text: str) -> str | None:
    """Return a sentence in the first person, told of a candidate in the past, or None where it cannot be.

    None for what the writer thinks, wants or is, and where "they" would be somebody else as well.
    """
    said = _HAVE.sub("I has ", _ADVERB.sub(r"\1 ", _LEADING.sub("", text.strip())))
    low = normalize(said)
    if _PRESENT.search(low) or re.search(r"\b(?:we|us|our)\b", low):
        return None
    owners = _WORD.findall(said)
    if not owners:
        return None
    if len(owners) > 1 and _CLASHES.search(low):
        return None
    told = _turned(said)
    for wrong, right in _PLURAL:
        told = wrong.sub(right, told)
    turned = sentence_of(told)
    return turned if stands_alone(turned) else None


def _turned(said: str) -> str:
    seen: list[str] = []

    def swap(match: re.Match[str]) -> str:
        word = match[0].lower()
        first = not seen
        seen.append(word)
        if not first:
            return _AGAIN[word]
        return "a candidate" if word == "i" and not said[: match.start()].strip() else _FIRST[word]

    return _WORD.sub(swap, said)
