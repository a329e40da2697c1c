"""How long an answer took, and how long the whole process did."""

import re
from collections.abc import Iterator

from lexicon import patterns
from services.insights.forms.statement import Stated, sentence_of, stands_alone
from services.insights.text.normalized import normalize

__all__ = ["times"]

_GAP, _STEP = patterns.words("forms", "gap"), patterns.words("forms", "step")
_THE = r"(?:(?:the|my|our|their|an?|this|that|doing|having|taking|finishing|completing) )*"
_OFFER, _REJECTION, _ANSWER, _SILENCE, _UNSURE = (
    patterns.pattern("forms", name)
    for name in ("offer_came", "rejection_came", "answer_came", "silence", "unsure_time")
)
_TOTAL = patterns.pattern("facts", "total")
_CAME = (("An offer", _OFFER), ("A rejection", _REJECTION), ("An answer", _ANSWER))
_AFTER_STEP = re.compile(
    rf"(?P<gap>\b{_GAP})(?: later)? (?P<rel>after|from|since|following|post) {_THE}(?P<step>{_STEP})\b".replace(
        " ", r"\s+"
    )
)
_NEXT_DAY = re.compile(
    rf"\b(?P<day>next|same|following) day (?:of|as|after|following) {_THE}(?P<step>{_STEP})\b".replace(" ", r"\s+")
)
_WITHIN = re.compile(
    rf"\b(?P<rel>in|within|after) (?P<gap>{_GAP})(?:(?: of| after| from| since) {_THE}(?P<step>{_STEP})\b)?".replace(
        " ", r"\s+"
    )
)
_LATER = re.compile(rf"(?P<gap>\b{_GAP}) (?:later\b|after\b(?!\s+(?:the|my|i|our)\b))".replace(" ", r"\s+"))
_THE_NEXT_DAY = re.compile(r"\b(?:the\s+)?(?P<day>next|same|following)\s+day\b")
_ANY_STEP = re.compile(rf"\b(?P<step>{_STEP})\b".replace(" ", r"\s+"))
_SINCE = re.compile(
    rf"\b(?:been )?(?P<gap>{_GAP})(?: now| already)? since {_THE}(?P<step>{_STEP})\b".replace(" ", r"\s+")
)
_BEEN = re.compile(rf"\b(?:it's|its|it has|has) (?:now |already )*been (?P<gap>{_GAP})\b".replace(" ", r"\s+"))
_BETWEEN = re.compile(
    rf"\b(?P<one>{_STEP})\b (?:\w+ ){{0,2}}?(?P<gap>{_GAP}) after {_THE}(?P<step>{_STEP})\b".replace(" ", r"\s+")
)
_TAKEN = patterns.pattern("forms", "taken")
"""What stands before a step that took place."""
_INVITED = re.compile(r"\s+(?:invit\w+|request\w*|link)\b")
_DENIED = re.compile(
    r"(?:n't|\bnot|\bnever|\bno|\bnothing|\bwithout|\bbefore|\bother|\banother|\bcompeting)\s+(?:\w+\s+){0,2}$"
)
_OTHERS = re.compile(
    r"\b(?:another|other|different|competing|wanting to|intro call|second|amazon|google|they said|ago)\b"
)
_NEAR = 90
_LONGEST = 420


def times(quote: str) -> Iterator[Stated]:
    """Yield how long an answer took after a step, was awaited, and the length of the process."""
    low = normalize(quote)
    if len(low) > _LONGEST:
        return
    if _TOTAL.search(low) and stands_alone(sentence_of(quote)):
        yield Stated("total_timeline", sentence_of(quote))
        return
    found = _awaited(quote, low) or _answered(quote, low) or _between(quote, low)
    if found:
        yield Stated("timeline", found)


def _awaited(quote: str, low: str) -> str | None:
    """Return how long somebody has waited without an answer."""
    match = _SINCE.search(low)
    if match is None and (match := _BEEN.search(low)) is not None:
        step = _step_before(quote, low, match.start())
    else:
        step = _raw(quote, match, "step") if match else None
    if match is None or step is None or not _SILENCE.search(low) or step == "application":
        return None
    return sentence_of(f"No answer had come {_raw(quote, match, 'gap')} after the {step}")


def _answered(quote: str, low: str) -> str | None:
    """Return how long an answer took."""
    if _SINCE.search(low) or _BEEN.search(low):
        return None
    for what, says in _CAME:
        for event in says.finditer(low):
            if _DENIED.search(low[: event.start()]) or _OTHERS.search(
                low[max(0, event.start() - 40) : event.end() + 30]
            ):
                continue
            if (found := _when(quote, low, event)) and not _UNSURE.search(
                low[max(0, event.start() - _NEAR) : event.end() + 40]
            ):
                return sentence_of(f"{what} came {found}")
    return None


def _when(quote: str, low: str, event: re.Match[str]) -> str | None:
    """Return when an event came: the time that stands nearest to it, and the step it is counted from."""
    begin, end = max(0, event.start() - _NEAR), event.end() + _NEAR
    for pattern in (_AFTER_STEP, _NEXT_DAY, _WITHIN, _LATER, _THE_NEXT_DAY):
        for match in pattern.finditer(low, begin, end):
            if "ago" in low[match.end() : match.end() + 5].split() or _DENIED.search(low[: match.start()]):
                continue
            step = _raw(quote, match, "step") if match.re.groupindex.get("step") and match["step"] else None
            step = step or _step_before(quote, low, min(match.start(), event.start()))
            if step:
                return _told(quote, match, step)
    return None


def _told(quote: str, match: re.Match[str], step: str) -> str:
    groups = match.groupdict()
    if day := groups.get("day"):
        return f"on the day of the {step}" if day == "same" else f"the day after the {step}"
    gap = _raw(quote, match, "gap")
    if groups.get("rel") in {"in", "within"}:
        return f"within {gap} of the {step}"
    return f"{gap} after the {step}"


def _between(quote: str, low: str) -> str | None:
    match = _BETWEEN.search(low)
    if match is None or _UNSURE.search(low) or match["one"] == match["step"]:
        return None
    one, step = _raw(quote, match, "one"), _raw(quote, match, "step")
    return sentence_of(f"The {one} was {_raw(quote, match, 'gap')} after the {step}")


def _step_before(quote: str, low: str, end: int) -> str | None:
    """Return the last step that is named before a place, and was neither denied nor only an invitation to one."""
    found = [
        match
        for match in _ANY_STEP.finditer(low, 0, end)
        if not _INVITED.match(low, match.end()) and not _DENIED.search(low[: match.start()])
    ]
    if not found or not _TAKEN.search(low, 0, found[-1].start()):
        return None
    return _raw(quote, found[-1], "step")


def _raw(quote: str, match: re.Match[str], group: str) -> str:
    words = " ".join(quote[match.start(group) : match.end(group)].split())
    # What the writer shouts or begins a sentence with is an ordinary word.
    return words if any(letter.isupper() for letter in words[1:]) and not words.isupper() else words.lower()
