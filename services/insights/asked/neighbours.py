"""What is known of a span from what stands next to it: the name of a round or of who asks, other spans, a remark.

Short notes name a round and what was asked in it, without a verb: `Phone screen. Volatile in C, when do you need it?`
"""

from collections.abc import Iterator

from services.insights.asked.candidate import Candidate
from services.insights.asked.spans import Span
from services.insights.asked.surroundings import level
from services.insights.sentences.cues import form, has
from services.insights.text.rounds import mentions

__all__ = ["neighbours_of"]

_LONGEST_NAME = 7
"""Words of a name of a round with who holds it."""
_NUMBERS = (0, 1, 3)
_NAMED = form("named_round")
_OPEN = (
    "predicted",
    "future",
    "scheduling",
    "reader_question",
    "outlook",
    "practice",
    "candidate_asks",
    "wish",
    "elsewhere",
)
_QUESTION_WORD, _MY_PAST, _VERDICT = form("question_word"), form("my_past"), form("verdict")


def neighbours_of(candidate: Candidate) -> Iterator[str]:
    """Yield the names of features."""
    low, span, language = candidate.scoped.sentence.low, candidate.span, candidate.text.language
    head = low[: span.start]
    for place, text in (("before", candidate.before), ("head", head), ("opening", candidate.opening)):
        if _names_round(text, language):
            yield f"{place}:named round"
    yield from _of_others(low, span, candidate.others)
    if not head.strip(" \"'-*0123456789.)("):
        yield "head:none"
    tail = low[span.end :]
    for place, text in (("tail", tail), ("after", candidate.after)):
        if _MY_PAST.search(text):
            yield f"{place}:my past"
        if _VERDICT.match(text):
            yield f"{place}:verdict"
    yield from (f"{place}:asks" for place in ("before", "after") if _asks(getattr(candidate, place)))


def _names_round(text: str, language: str) -> bool:
    """Whether a text is no more than the name of a round or of who asks, and of none that is still to come."""
    said = text.strip()
    if not said or said.endswith("?") or len(said.split()) > _LONGEST_NAME:
        return False
    names = _NAMED.search(said) is not None or any(True for _ in mentions(said))
    return names and not any(has(cue, said, language) for cue in _OPEN)


def _asks(text: str) -> bool:
    return text.rstrip(" \"')").endswith("?") or _QUESTION_WORD.match(text) is not None


def _of_others(low: str, span: Span, others: tuple[Span, ...]) -> Iterator[str]:
    yield f"others:{level(len(others), _NUMBERS)}"
    if others:
        yield "others:behind" if span.start < others[0].start else "others:before"
    yield from {f"other:{one.by} {one.told}".rstrip() for one in others}
    if any(_QUESTION_WORD.match(low[one.start : one.end]) for one in others):
        yield "other:question"
