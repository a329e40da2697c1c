"""A statement in a fixed form, and whether words can be understood without the discussion they come from."""

import re
from dataclasses import dataclass
from typing import Literal

from lexicon import patterns
from services.insights.text.markdown import without_markdown
from services.insights.text.normalized import normalize

__all__ = ["FormKind", "Stated", "sentence_of", "stands_alone"]

FormKind = Literal["timeline", "total_timeline", "round", "pay", "extra_pay", "red_flag", "mistake", "advice", "worked"]

_FIRST_PERSON = re.compile(r"\b(?:i|i'\w+|me|my|mine|myself|we|we'\w+|us|our|ours)\b")
_READER = re.compile(r"\b(?:you|your|yours|yourself|you'\w+|u|ur)\b")
_PERSON = re.compile(r"\b(?:he|she|him|his|her)\b")
_PEOPLE = re.compile(r"\b(?:they|them|their|they'\w+)\b")
_THING = re.compile(r"\b(?:it(?!\s+(?:helps|helped|takes|took)\b)|it's|its)\b")
_ONE = re.compile(
    r"\b(?:interviewer|recruiter|manager|candidate|applicant|employee|engineer|person|host|guy|director|lead)\b"
)
_SEVERAL = re.compile(r"\b(?:\w+s|people|hr|\w*team|panel|company|candidate|applicant|recruiter|interviewer|manager)\b")
_GUESSING, _REFERS_OUT, _FRAGMENT = (patterns.pattern("forms", name) for name in ("guessing", "refers_out", "fragment"))
_ENDS_OPEN = re.compile(
    r"(?:\b(?:and|or|but|so|to|for|of|the|an?|at|by|from|with|that|because|as)|\.\.+|\u2026|[:,;(-])\W*$"
)
_ENDED = re.compile(r"[.!?][\"\u201d\u2019)]?$")
_NOTED = re.compile(r"\s*\((?=[^()]*\b(?:I|me|my|we|our|you)\b)[^()]*\)", re.IGNORECASE)
_LONGEST, _FEWEST = 240, 4


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that is filled from a quote."""

    kind: FormKind
    text: str


def sentence_of(text: str) -> str:
    """Return a text as a sentence: without markup and asides of its writer, from a capital to a full stop."""
    plain = " ".join(_NOTED.sub("", without_markdown(text)).split()).strip(' \t,;:\u2013\u2014-|>*\u2022"')
    if not plain:
        return ""
    ended = plain if _ENDED.search(plain) else f"{plain}."
    return f"{ended[0].upper()}{ended[1:]}"


def stands_alone(text: str, *, to_reader: bool = False, orders: bool = False) -> bool:
    """Whether a sentence is understood without what was said before it, and without its writer.

    Args:
        text: The sentence.
        to_reader: It may speak to its reader: "a product you have shipped".
        orders: It begins with a verb, as advice does.
    """
    low = normalize(text)
    if not len(low.split()) >= _FEWEST or len(low) > _LONGEST or _ENDS_OPEN.search(low.rstrip(" .!")):
        return False
    if _FIRST_PERSON.search(low) or _REFERS_OUT.search(low) or _GUESSING.search(low) or "?" in low:
        return False
    if (not to_reader and _READER.search(low)) or (not orders and _FRAGMENT.search(low)):
        return False
    return _is_even(low) and not any(_dangles(low, said, named) for said, named in _NAMED)


_NAMED = (
    (_PERSON, _ONE),
    (_PEOPLE, _SEVERAL),
    (_THING, re.compile(r"\b(?:the|an?|your|every|each) \w+|\b[a-z]{4,} (?:is|was)\b")),
)


def _dangles(low: str, pronoun: re.Pattern[str], named: re.Pattern[str]) -> bool:
    """Whether a pronoun stands before anything that it could mean."""
    match = pronoun.search(low)
    return match is not None and named.search(low[: match.start()]) is None


def _is_even(low: str) -> bool:
    return low.count("(") == low.count(")") and low.count('"') % 2 == 0
