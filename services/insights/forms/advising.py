"""Advice of somebody who was there, as what to do."""

import re
from collections.abc import Iterator

from lexicon import patterns
from services.insights.forms.statement import Stated, sentence_of, stands_alone
from services.insights.text.normalized import normalize

__all__ = ["advice"]

_LEAD, _HELPED, _VERB = (patterns.pattern("forms", name) for name in ("advice_lead", "helped_lead", "verb"))
_ADVICE, _NO_ADVICE, _PERSONAL, _ON_INTERVIEW = (
    patterns.pattern("facts", name) for name in ("advice", "no_advice", "personal_advice", "on_interview")
)
_GERUND = re.compile(r"^(?P<stem>[A-Za-z]{2,})ing\b(?=\s)")
_JOINED = re.compile(r"(?P<joint>(?:,\s+and|,\s+then|,|\s+and(?:\s+then)?)\s+)(?P<stem>[A-Za-z]{2,})ing(?=\s+\w)")
_TAIL = re.compile(r"\s*(?:[,;:\u2013\u2014(-]|\bbecause\b|\bsince\b|\bas\b|\bso\b|\bbut\b)[^,;:\u2013\u2014()]*$")
_SPLICED = re.compile(
    r"\s*(?:,|\s-|\u2013|\u2014)\s*(?:they|it|you can|you will|there|he|she|that|this)\b[^.]*\.?$", re.IGNORECASE
)
"""A sentence glued to another by a comma."""
_MINE = {"my": "your", "myself": "yourself"}
_OWN = re.compile(r"\b(?:my|myself)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:i|i'\w+|me|we|us|our)\b")
_FEWEST = 4
_MOST_TAILS = 3


def advice(quote: str) -> Iterator[Stated]:
    """Yield the advice of a sentence, as an imperative, or as what helped."""
    helped = _HELPED.match(quote)
    if helped is not None:
        told = _helped(quote[helped.end() :])
        yield from (Stated("worked", text) for text in [told] if text)
        return
    lead = _LEAD.match(quote)
    plain = quote[lead.end() :] if lead else quote
    low = normalize(plain)
    if "?" in low or _PERSONAL.search(normalize(quote)):
        return
    imperative = _imperative(plain) if lead or _GERUND.match(plain.strip()) is None else None
    if imperative is None or not _ADVICE.match(normalize(imperative)):
        return
    kept = _without_writer(_SPLICED.sub("", sentence_of(imperative)))
    if kept and not _NO_ADVICE.search(normalize(kept)) and _is_sound(kept):
        yield Stated("advice", kept)


def _imperative(plain: str) -> str | None:
    gerund = _GERUND.match(plain.strip())
    if gerund is None:
        return plain
    return _based(plain.strip(), gerund)


def _based(plain: str, gerund: re.Match[str]) -> str | None:
    """Return what begins with a gerund with the plain verb, and those joined to it; None for a verb not known."""
    verb = _base(gerund["stem"])
    if verb is None:
        return None
    rest = _JOINED.sub(
        lambda match: f"{match['joint']}{_base(match['stem']) or match['stem'] + 'ing'}", plain[gerund.end() :]
    )
    return f"{verb}{rest}"


def _helped(plain: str) -> str | None:
    gerund = _GERUND.match(plain.strip())
    based = _based(plain.strip(), gerund) if gerund else None
    kept = _without_writer(sentence_of(f"It helped to {based}")) if based else None
    return kept if kept and _is_sound(kept) else None


def _is_sound(text: str) -> bool:
    return stands_alone(text, to_reader=True, orders=True) and _ON_INTERVIEW.search(normalize(text)) is not None


def _base(stem: str) -> str | None:
    """Return the verb of a gerund without its `ing`; None for one that is not known, which may be misspelt."""
    low = stem.lower()
    verb = next((verb for verb in (f"{low}e", low, low[:-1]) if _VERB.match(verb)), None)
    if verb is None:
        return None
    return verb.capitalize() if stem[0].isupper() else verb


def _without_writer(text: str) -> str | None:
    """Return advice without what its writer adds of themself."""
    for _ in range(_MOST_TAILS):
        turned = _OWN.sub(lambda match: _MINE[match[0].lower()], text)
        if _FIRST.search(normalize(turned)) is None:
            return sentence_of(turned)
        cut = _TAIL.sub("", text.rstrip(" .!)"))
        if cut == text or len(cut.split()) < _FEWEST:
            return None
        text = cut
    return None
