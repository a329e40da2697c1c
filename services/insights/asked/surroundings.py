"""What is known of a span from around it: the words next to it, the tone of its text, its list, the post's title."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from services.insights.asked.spans import Span
from services.insights.sentences.cues import form, has
from services.insights.sentences.reading import PostText
from services.insights.sentences.scope import ScopedSentence
from services.insights.sentences.stems import stem, words_of
from services.insights.text.topics import TECHNICAL

__all__ = ["is_word", "level", "list_of", "title_of", "tone_of", "words_around"]

_FAR, _NEAR = 8, 3
"""Words before a span that are looked at one by one, and those right next to it."""
_TONES = ("predicted", "usual", "practice", "asked", "past", "process")
_OF_TITLES = ("process", "past", "future", "reader_question", "predicted", "asked")
_SHARES = (0.0, 0.1, 0.3, 0.6)
_SIZES = (2, 5, 12, 30)
_LISTS = frozenset({"item", "row", "quoted"})
_TO_YOU = form("to_you")
_OF_ME = form("of_me")
_MY_PAST = form("my_past")
_ANSWER = form("answer")
_EXPERIENCE = form("experience")
_QUESTION_WORD, _TASK_WORD = form("question_word"), form("task_word")
_WORD = "w "


def is_word(feature: str) -> bool:
    """Whether a feature is a mere word, or a pair of words, next to the span."""
    return feature.startswith(_WORD)


def words_around(before: str, scoped: ScopedSentence, span: Span) -> Iterator[str]:
    """Yield the words, and pairs of words, before, within and behind a span."""
    low = scoped.sentence.low
    head, inner = _stems(low[: span.start]), _stems(low[span.start : span.end])
    for place, stems in (
        ("head", head[-_FAR:]),
        ("near", head[-_NEAR:]),
        ("first", inner[:_NEAR]),
        ("tail", _stems(low[span.end :])[:_NEAR]),
        ("before", _stems(before)[-_FAR:]),
        ("lead", _stems(scoped.line.lead)[-_FAR:]),
    ):
        yield from (f"{_WORD}{place}:{name}" for name in _runs(stems))
    yield from (f"{_WORD}in:{name}" for name in dict.fromkeys(inner))
    for number, word in enumerate(reversed(head[-4:])):
        yield f"word:{word}" if number > 1 else f"word-{number + 1}:{word}"


@lru_cache(maxsize=1 << 12)
def _stems(low: str) -> tuple[str, ...]:
    return tuple("0" if word[0].isdigit() else stem(word) for word in words_of(low))


def _runs(stems: Sequence[str]) -> Iterator[str]:
    yield from dict.fromkeys(stems)
    yield from (f"{one} {two}" for one, two in pairwise(stems))


@lru_cache(maxsize=512)
def tone_of(text: PostText) -> tuple[str, ...]:
    """Return how a text as a whole speaks: whether it tells, counsels or asks."""
    lows = [scoped.sentence.low for scoped in text.sentences]
    count = max(1, len(lows))
    shares = {cue: sum(has(cue, low, text.language) for low in lows) / count for cue in _TONES}
    shares["my past"] = sum(_MY_PAST.search(low) is not None for low in lows) / count
    shares["?"] = sum(low.rstrip(" \"')").endswith("?") for low in lows) / count
    shares["you"] = sum(_TO_YOU.search(low) is not None for low in lows) / count
    found = [f"tone:{name}:{level(share, _SHARES)}" for name, share in shares.items()]
    if lows and text.language == "en":
        found += [f"opens:{name}" for name in _runs(_stems(lows[0])[:2])]
    where = text.where.split(":")[0]
    return (*found, *(f"{where} {name}" for name in found))


@lru_cache(maxsize=1 << 10)
def list_of(text: PostText, lead: str, heading: str) -> tuple[str, ...]:
    """Return what the entries of a list have in common: questions, tasks and topics stand together."""
    lows = [
        scoped.sentence.low
        for scoped in text.sentences
        if scoped.line.lead == lead and scoped.line.heading == heading and scoped.line.kind in _LISTS
    ]
    count = max(1, len(lows))
    shares = {
        "question": sum(_QUESTION_WORD.match(low) is not None or low.endswith("?") for low in lows) / count,
        "task": sum(_TASK_WORD.match(low) is not None for low in lows) / count,
        "topic": sum(TECHNICAL.search(low) is not None for low in lows) / count,
        "me": sum(_OF_ME.search(low) is not None for low in lows) / count,
        "you": sum(_TO_YOU.search(low) is not None for low in lows) / count,
    }
    answers = sum(_ANSWER.match(scoped.sentence.low) is not None for scoped in text.sentences)
    return (
        *(f"list:{name}:{level(share, _SHARES)}" for name, share in shares.items()),
        f"list:long:{level(count, _SIZES)}",
        f"list:answers:{min(answers, 2)}",
    )


@lru_cache(maxsize=256)
def title_of(low: str) -> tuple[str, ...]:
    """Return how a title speaks: of interviews, as a question, of what was."""
    found = [cue for cue in _OF_TITLES if has(cue, low)]
    found += ["?"] if low.rstrip().endswith("?") else []
    found += ["experience"] if _EXPERIENCE.search(low) else []
    return tuple(f"title:{name}" for name in found)


def level(value: float, limits: Sequence[float]) -> int:
    """Return how many limits a value exceeds."""
    return sum(value > limit for limit in limits)
