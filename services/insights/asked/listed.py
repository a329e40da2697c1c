"""Finds questions by where they stand: below "they asked:", behind "Q1:", as the topics of a named round."""

import re
from collections.abc import Iterator, Sequence

from lexicon import patterns
from services.insights.asked.clauses import Asked, is_hypothetical, topic_of
from services.insights.asked.phrasing import as_question, as_topic, is_question_like
from services.insights.sentences.blocks import Sentence
from services.insights.text.normalized import pattern
from services.insights.text.topics import TECHNICAL

__all__ = ["announced_topics", "asks_readers", "is_question_lead", "listed", "named_rounds", "numbered"]

_LEAD = pattern(r"\b(?:questions?|ques|asked|asks|problems?|prompts?|tasks?|discussions?|scenarios?)\b")
_NOT_LEAD = patterns.pattern("listed", "not_lead")
# A bare "Questions:" heads what the writer wants to know.
_BARE_LEAD = re.compile(
    r"\W*(?:so |and |here are |just )?(?:an? |some |few |couple of |the |quick |few more )*questions?\W*"
)
_NUMBERED = re.compile(
    r"^\W*(?:q|ques|question|problem|coding problem|coding question|task)\s*#?\s*\d{1,2}\s*[.):\-–]+\s*", re.IGNORECASE
)
_ASKED_BEFORE = patterns.pattern("listed", "announced_by")
_ANNOUNCED = patterns.pattern("listed", "announced")
_SHORTEST_TOPIC = 4
_FEWEST_TOPICS = 2
_LONGEST_TOPIC = 14
_LIST_LENGTH = 6
_FINITE = re.compile(r"\b(?:is|are|was|were|you|your|has|have|had|said|can|should|will|would|be|don't)\b")


def is_question_lead(normalized: str) -> bool:
    """Whether a line introduces questions that were asked, not ones to be answered or practised."""
    if _BARE_LEAD.fullmatch(normalized):
        return False
    return (
        _LEAD.search(normalized) is not None
        and _NOT_LEAD.search(normalized) is None
        and not normalized.rstrip().endswith("?")
    )


def asks_readers(normalized: str) -> bool:
    """Whether a line asks its readers for what follows it."""
    return _NOT_LEAD.search(normalized) is not None


def listed(sentence: Sentence) -> Iterator[Asked]:
    """Yield the question an entry below such a line holds."""
    raw, normalized = sentence.raw, sentence.low
    end = _cut(normalized)
    if is_hypothetical(normalized[:end]) or len(normalized[:end].split()) < 2:  # noqa: PLR2004
        return
    if is_question_like(raw[:end] + ("?" if normalized.rstrip().endswith("?") else "")) or re.match(
        r"(?:a )?time (?:when |where )?(?:i|you)\b", normalized
    ):
        yield Asked(start=0, end=end, text=as_question(raw[:end]))
    elif (
        len(normalized[:end].split()) <= _LONGEST_TOPIC
        and topic_of(normalized[:end])
        and not _FINITE.search(normalized[:end])
        and not re.match(
            r"(?:i|we|he|she|they|my|it|this|then|ended|wrapped|explained|discussed|solved|started|began|got|had)\b",
            normalized,
        )
    ):
        yield Asked(start=0, end=end, text=as_topic(raw[:end]))


def numbered(sentence: Sentence) -> Iterator[Asked]:
    """Yield what stands behind "Q1:"."""
    match = _NUMBERED.match(sentence.raw)
    if match and len(sentence.low[match.end() :].strip()) >= _SHORTEST_TOPIC:
        end = match.end() + _cut(sentence.low[match.end() :])
        words = sentence.raw[match.end() : end]
        yield Asked(start=match.end(), end=end, text=(as_question if is_question_like(words) else as_topic)(words))


def announced_topics(sentence: Sentence, before: Sequence[str]) -> Iterator[Asked]:
    """Yield what the company itself says a round will cover."""
    normalized = sentence.low
    topics = len(TECHNICAL.findall(normalized))
    if normalized.endswith("?") or not topics:
        return
    heads = [
        earlier
        for earlier in before[-_LIST_LENGTH:]
        if earlier.rstrip().endswith(":") and _ASKED_BEFORE.search(earlier)
    ]
    entry = (
        bool(heads)
        and 1 < len(normalized.split()) <= _LONGEST_TOPIC
        and not _FINITE.search(normalized)
        and not asks_readers(heads[-1])
    )
    stated = (_ANNOUNCED.search(normalized) is not None and topics >= _FEWEST_TOPICS) or re.match(
        r"\W*round ?\d", normalized
    )
    asked = _ASKED_BEFORE.search(normalized) or any(_ASKED_BEFORE.search(earlier) for earlier in before[-3:])
    if entry or (stated and asked):
        yield Asked(start=0, end=len(normalized), text=as_topic(sentence.raw))


def named_rounds(sentence: Sentence) -> Iterator[Asked]:
    """Yield the subjects of rounds named after them: `"Systems Programming" and "Root Cause Analysis" rounds`."""
    if not re.search(r"\brounds?\b", sentence.low):
        return
    for match in re.finditer(r"\"(?P<name>[a-z][\w &/+-]{3,40})\"", sentence.low):
        if TECHNICAL.search(match["name"]) or re.search(
            r"programming|analysis|engineering|architecture", match["name"]
        ):
            yield Asked(
                start=match.start("name"),
                end=match.end("name"),
                text=as_topic(sentence.raw[match.start("name") : match.end("name")]),
            )


def _cut(normalized: str) -> int:
    """Return where the question ends and the comment on it starts: "*Clone a Graph* - asked to dry run"."""
    match = re.search(r"\s+-\s|\s>\s|\.\s|\s\((?:young|older|easy|medium|hard|solved|couldn|i )|\]\s{3,}", normalized)
    return (
        match.start() + (normalized[match.start()] == "]")
        if match and match.start() >= _SHORTEST_TOPIC
        else len(normalized)
    )
