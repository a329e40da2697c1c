"""What should give a candidate pause, and what somebody did wrong, as things that happened."""

import re
from collections.abc import Iterator

from lexicon import patterns
from services.insights.forms.statement import Stated, sentence_of, stands_alone
from services.insights.forms.third_person import of_a_candidate
from services.insights.text.normalized import normalize

__all__ = ["events"]

_EVENT, _DOER, _UNSURE = (patterns.pattern("forms", name) for name in ("event", "doer", "unsure_time"))
_MISTAKE, _VENTING = patterns.pattern("facts", "mistake"), patterns.pattern("facts", "venting")
_STEP = patterns.words("forms", "step")
_COUNT = r"(?:\d+|two|three|four|five|six|seven)"
_GHOSTED = re.compile(
    r"\b(?:ghosted|never (?:heard back|got back|replied|responded|called back))\b(?: me| us| to me)? after"
    rf" (?:(?:the|my|our|their|that|this|doing|an?) )*(?P<steps>(?:{_COUNT} )?{_STEP})\b".replace(" ", r"\s+")
)
_LEADING = patterns.pattern("forms", "opening")
_OWN = re.compile(r"^(?:my|our|their)\s+", re.IGNORECASE)
_INTERVIEWING = patterns.pattern("facts", "about_interview")
_ASKED_FOR = patterns.pattern("facts", "interviewing")
_LONGEST = 180


def events(quote: str) -> Iterator[Stated]:
    """Yield what went wrong, as told by somebody who was there."""
    low = normalize(quote)
    if low.rstrip().endswith("?"):
        return
    if (ghosted := _ghosted(quote, low)) is not None:
        yield Stated("red_flag", ghosted)
    elif _EVENT.search(low) and _INTERVIEWING.search(low) and not _VENTING.search(low) and not _UNSURE.search(low):
        yield from (Stated("red_flag", text) for text in _told(quote))
    elif _MISTAKE.search(low) and _ASKED_FOR.search(low) and len(quote) <= _LONGEST:
        told = of_a_candidate(quote)
        yield from (Stated("mistake", text) for text in [told] if text)


def _ghosted(quote: str, low: str) -> str | None:
    match = _GHOSTED.search(low)
    if match is None or re.search(r"\b(?:if|not|n't|could|might|will)\b[^.]{0,30}$", low[: match.start()]):
        return None
    steps = " ".join(quote[match.start("steps") : match.end("steps")].split())
    counted = steps.split()[0].isdigit() or steps.split()[0].lower() in _COUNTS
    return sentence_of(f"A candidate was left without an answer after {'' if counted else 'the '}{steps}")


_COUNTS = frozenset(["two", "three", "four", "five", "six", "seven"])


def _told(quote: str) -> Iterator[str]:
    plain = sentence_of(_OWN.sub("The ", _LEADING.sub("", quote)))
    if len(plain) > _LONGEST:
        return
    if _DOER.search(normalize(plain)) and stands_alone(plain):
        yield plain
    elif (told := of_a_candidate(plain)) and (_DOER.search(normalize(plain)) or told.startswith("A candidate ")):
        yield told
