"""Finds questions by where they stand: below "they asked:", behind "Q1:", as the topics of a named round."""

import re
from collections.abc import Iterator, Sequence

from lexicon import patterns
from services.insights.asked.clauses import Asked, is_hypothetical, topic_of
from services.insights.asked.phrasing import as_question, as_topic, is_question_like
from services.insights.sources.post_texts import PostLine, Sentence
from services.insights.text.normalized import pattern
from services.insights.text.topics import ALGORITHMS, TECHNICAL

__all__ = ["announced_topics", "asks_readers", "is_question_lead", "listed", "named_rounds", "numbered", "round_topics"]

_LEAD = pattern(r"\b(?:questions?|ques|asked|asks|problems?|prompts?|tasks?|discussions?|scenarios?)\b")
_NOT_LEAD = patterns.pattern("listed", "not_lead")
# A bare "Questions:" heads what the writer wants to know.
_BARE_LEAD = re.compile(
    r"\W*(?:so |and |here are |just )?(?:an? |some |few |couple of |the |quick |few more )*questions?\W*"
)
_NUMBERED = re.compile(
    r"^\W*(?:q|ques|question|problem|coding problem|coding question|task)\s*#?\s*\d{1,2}\s*[.):\-–]+\s*", re.IGNORECASE
)
_HEADED = patterns.pattern("listed", "headed")
_LABELLED = patterns.pattern("listed", "labelled")
_NOT_THEIR_WORDS = patterns.pattern("listed", "not_their_words")
_OUTCOME = patterns.pattern("listed", "outcome")
_FLAVOUR = patterns.pattern("listed", "flavour")
_COUNT = patterns.words("listed", "count")
_PROBLEM = patterns.pattern("listed", "problem")
_TIGHT = pattern(
    rf"\b(?:{_COUNT}) (?:\w+ ){{0,2}}(?:questions?|problems?)\b (?:\w+ ){{0,6}}?(?:{ALGORITHMS.pattern})(?: \w+){{0,2}}"
)
_LONG_SENTENCE = 400
_ASKED_BEFORE = patterns.pattern("listed", "announced_by")
_ANNOUNCED = patterns.pattern("listed", "announced")
_JOB_NAME = re.compile(
    r"[\s/-]*(?:\w+[\s/-]+)?(?:engineers?|developers?|roles?|positions?|jobs?|teams?|analysts?|scientists?"
    r"|architects?|intern|internship|lead|manager)\b"
)
_NOT_ASKED = re.compile(r"(?:n't|\bnot|\bnever)(?: \w+){0,2} asked\b")
_PARTS = re.compile(r"(,\s*(?![^()]*\))(?:and\s+)?(?:then\s+)?|\s+and\s+(?=(?:an?|one|two|\d+)\s)|\s+then\s+|;\s*)")
_NAMED_SUBJECT = patterns.pattern("listed", "named_subject")
_OWN_DOING = pattern(
    r".*\b(?:i|my|we|i'd|i'm)\b(?! (?:got|had|received|was given|was asked|faced|have|did|solved|were given|get))"
)
_SHORTEST_TOPIC = 4
_FEWEST_TOPICS = 2
_LONGEST_TOPIC = 14
_LIST_LENGTH = 6
_FINITE = re.compile(r"\b(?:is|are|was|were|you|your|has|have|had|said|can|should|will|would|be|don't)\b")
# Advice speaks to the reader; so does whoever asks the reader.
_TO_READER = re.compile(r"\b(?:you|your|you're|you'll|anyone|someone|please)\b")


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
    raw, normalized = sentence.raw, sentence.normalized
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
    if match and len(sentence.normalized[match.end() :].strip()) >= _SHORTEST_TOPIC:
        end = match.end() + _cut(sentence.normalized[match.end() :])
        words = sentence.raw[match.end() : end]
        yield Asked(start=match.end(), end=end, text=(as_question if is_question_like(words) else as_topic)(words))


def round_topics(line: PostLine, sentence: Sentence) -> Iterator[Asked]:
    """Yield the topics of a round: "Round 2: two problems, trees and heaps", "I got a medium on linked lists"."""
    normalized = sentence.normalized
    if (
        is_hypothetical(normalized)
        or normalized.rstrip().endswith("?")
        or _TO_READER.search(normalized)
        or _NOT_ASKED.search(normalized)
    ):
        return
    labelled = _HEADED.search(line.heading) is not None or _LABELLED.match(line.normalized) is not None
    own = _NOT_THEIR_WORDS.search(normalized)
    topic = TECHNICAL.search(normalized, 0, own.start() if own else len(normalized))
    flavour = _FLAVOUR.search(normalized)
    named = (topic is not None and ALGORITHMS.search(normalized) is not None) or (flavour is not None and own is None)
    if labelled and named and (own is None or own.start() > len(normalized) // 3):
        yield Asked(start=0, end=len(normalized), text=as_topic(sentence.raw))
        return
    if _OUTCOME.search(normalized):
        yield from _problems(sentence)


def _problems(sentence: Sentence) -> Iterator[Asked]:
    """Yield each part of a sentence that counts a problem and names its topic: "a medium on linked lists"."""
    if len(sentence.normalized) > _LONG_SENTENCE:
        for match in _TIGHT.finditer(sentence.normalized):
            yield Asked(start=match.start(), end=match.end(), text=as_topic(sentence.raw[match.start() : match.end()]))
        return
    begin = 0
    for part in _PARTS.split(sentence.normalized):
        end = begin + len(part)
        counted = _PROBLEM.search(part)
        topic = _subject(part) or _NAMED_SUBJECT.search(part)
        if counted and topic and not _OWN_DOING.match(part):
            start = begin + min(counted.start(), topic.start())
            yield Asked(start=start, end=end, text=as_topic(sentence.raw[start:end]))
        begin = end


def _subject(normalized: str) -> re.Match[str] | None:
    """Return the first subject that is not the name of a job: "an ML engineer role" has none."""
    return next(
        (match for match in TECHNICAL.finditer(normalized) if not _JOB_NAME.match(normalized, match.end())), None
    )


def announced_topics(sentence: Sentence, before: Sequence[str]) -> Iterator[Asked]:
    """Yield what the company itself says a round will cover."""
    normalized = sentence.normalized
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
    if not re.search(r"\brounds?\b", sentence.normalized):
        return
    for match in re.finditer(r"\"(?P<name>[a-z][\w &/+-]{3,40})\"", sentence.normalized):
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
