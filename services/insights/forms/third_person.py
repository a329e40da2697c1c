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
_WORD = re.compile(r"\b(?:I|me|my|mine|myself)\b", re.IGNORECASE)
_CALLED = {
    "me": "the candidate",
    "my": "the candidate's",
    "mine": "the candidate's",
    "myself": "the candidate",
}
_CLASHES = re.compile(r"\b(?:they|them|their)\b")
_DONE = patterns.pattern("forms", "done")
_LONGEST = 160


def of_a_candidate(text: str) -> str | None:
    """Return a sentence in the first person, told of a candidate in the past, or None where it cannot be.

    The writer is named once, apart from what is theirs: they do something as the subject of the sentence, in a verb
    that is the same of anybody, or have something done to them. Whatever else is a story of theirs.
    """
    said = _ADVERB.sub(r"\1 ", _LEADING.sub("", text.strip()))
    low = normalize(said)
    if _PRESENT.search(low) or re.search(r"\b(?:we|us|our)\b", low) or len(said) > _LONGEST:
        return None
    owners = [word.lower() for word in _WORD.findall(said)]
    if len(owners) != 1 and (owners != ["i", "my"] or _CLASHES.search(low)):
        return None
    if owners[0] == "i" and _DONE.match(low) is None:
        return None
    turned = sentence_of(_turned(said))
    return turned if stands_alone(turned) else None


def _turned(said: str) -> str:
    def swap(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word == "my" and "I " in said[: match.start()]:
            return "their"
        return "a candidate" if word == "i" else _CALLED[word]

    return _WORD.sub(swap, said)
