"""What is known of a span: cues of its clause, sentence and block, its form, its place. Names of features are kept."""

import re
from collections.abc import Iterator

from services.insights.asked.candidate import Candidate
from services.insights.asked.combinations import combined
from services.insights.asked.surroundings import list_of, title_of, tone_of, words_around
from services.insights.sentences.cues import form, has, pattern, shown
from services.insights.text.rounds import mentions
from services.insights.text.topics import BEHAVIOURAL, TECHNICAL

__all__ = ["features_of"]

CUES = (
    *("asked", "predicted", "usual", "wish", "fear", "practice", "dream", "sarcasm", "hypothetical", "denied"),
    *("candidate_asks", "any_questions", "scheduling", "bystander", "elsewhere", "hearsay", "distanced", "insider"),
    *("announced", "long_ago", "ended", "negation", "reader_question", "outlook", "own_place", "past", "future"),
    *("inference", "interviewer", "process", "of_others", "instruction", "reader_asks", "vendor"),
)
_CUES = frozenset(CUES)
_WIDE = frozenset(
    {
        "asked",
        "predicted",
        "practice",
        "elsewhere",
        "candidate_asks",
        "denied",
        "announced",
        "reader_question",
        "process",
        "insider",
        "outlook",
    }
)
_AHEAD = frozenset(
    ["asked", "predicted", "wish", "fear", "practice", "candidate_asks", "interviewer", "past", "announced", "denied"]
)
"""Cues that say most right before the words of a question."""
_OF_CONTENT = frozenset(
    [
        *("predicted", "usual", "wish", "fear", "dream", "sarcasm", "hypothetical", "denied", "hearsay", "distanced"),
        *("of_others", "long_ago", "ended", "inference", "bystander", "elsewhere", "insider"),
    ]
)
"""Cues of how something is told, which a question may hold by itself."""
_WORDS_OF_OTHERS = frozenset({"object", "quoted", "direct", "turn"})
"""Ways to find a span whose words are those of whoever asked."""
_ABOVE = frozenset(
    [
        *("lead_asked", "lead_process", "lead_reader"),
        *("candidate_asks", "predicted", "practice", "asked", "reader_question"),
    ]
)
"""Cues of the lines above a list."""
_BREAK = pattern(r"[;.?!] | (?:but|although|though|however|aber|pero|mais) | - ")
_QUESTION_WORD = form("question_word")

_TASK_WORD = form("task_word")

_TO_YOU, _OF_ME = form("to_you"), form("of_me")
_READERS = form("readers")

_PROCESS = form("of_the_process")

_EMPTY = form("empty")

_LENGTHS = (4, 8, 15, 30)
_SIZES = (2, 5, 12, 30)
"""Sentences of a text: a long one tells much besides what was asked."""


def features_of(candidate: Candidate) -> set[str]:
    """Return the names of the features a candidate has."""
    found = set(_features(candidate))
    return found | set(combined(found))


def _features(candidate: Candidate) -> Iterator[str]:
    span, scoped, language = candidate.span, candidate.scoped, candidate.text.language
    low, words = scoped.sentence.low, candidate.words
    yield f"by:{span.by}"
    if span.by == "object":
        yield f"told:{span.told}"
    yield f"scope:{scoped.at(span.start)}"
    yield f"language:{'en' if language == 'en' else 'other'}"
    yield f"where:{candidate.text.where.split(':')[0]}"
    yield f"kind:{scoped.line.kind}"
    if candidate.ruled:
        yield "ruled"
    begin, end = _part(low, span.start)
    part = low[begin:end]
    # What a question says is no telling: `why it would be harder` predicts nothing.
    of_others = span.by in _WORDS_OF_OTHERS
    around = f"{low[begin : span.start]} {low[span.end : end]}" if of_others else part
    head = low[: span.start][-90:]
    for place, cues, text in (
        ("part", _CUES - _OF_CONTENT, part),
        ("part", _OF_CONTENT, around),
        ("within", _OF_CONTENT, words if of_others else ""),
        ("head", _AHEAD, head),
        ("before", _WIDE, candidate.before),
        ("after", _WIDE, candidate.after),
    ):
        for cue in shown(cues, text, language):
            yield f"{place}:{cue}"
    yield from _block(candidate, language)
    yield from _form(candidate, words, low)
    if language == "en":
        yield from words_around(candidate.before, scoped, span)
    yield from tone_of(candidate.text)
    if candidate.listed:
        yield from list_of(candidate.text, scoped.line.lead, scoped.line.heading)
    yield from title_of(candidate.text.title)


def _part(low: str, position: int) -> tuple[int, int]:
    """Return the bounds of the part of a sentence between words like `but` that an offset stands in."""
    begin, end = 0, len(low)
    for match in _BREAK.finditer(low):
        if match.end() <= position:
            begin = match.end()
        elif match.start() > position:
            end = match.start()
            break
    return begin, end


def _block(candidate: Candidate, language: str) -> Iterator[str]:
    line = candidate.scoped.line
    if candidate.vendor:
        yield "vendor"
    for name, text in (("lead", line.lead), ("heading", line.heading)):
        for cue in shown(_ABOVE, text, language):
            yield f"{name}:{cue}"
    if line.label:
        yield "label:round" if any(True for _ in mentions(line.label)) else "label:other"
        if has("interviewer", line.label, language):
            yield "label:interviewer"
    if candidate.listed:
        yield "listed"
    if line.speaker:
        yield "speaker:me" if line.speaker == "me" else "speaker:other"


def _form(candidate: Candidate, words: str, low: str) -> Iterator[str]:
    question = low[candidate.span.end : candidate.span.end + 1] == "?" or words.endswith("?")
    if question:
        yield "form:?"
    if low.rstrip(" \"')").endswith("?"):
        yield "sentence:?"
    yield from (
        name
        for name, found in (
            ("form:question", _QUESTION_WORD.match(words)),
            ("form:task", _TASK_WORD.match(words)),
            ("form:you", _TO_YOU.search(words)),
            ("form:me", _OF_ME.search(words)),
            ("sentence:me", _OF_ME.search(low)),
            ("sentence:readers", _READERS.search(low)),
            ("form:readers", _READERS.search(words)),
            ("form:process", _PROCESS.search(words)),
            ("form:empty", _EMPTY.match(words)),
            ("form:verdict", form("verdict").match(words)),
            ("form:logistics", form("logistics").match(words)),
            ("form:meeting", form("meeting").match(words)),
            ("form:technical", TECHNICAL.search(words)),
            ("form:behavioural", BEHAVIOURAL.search(words)),
            ("form:number", re.match(r"\W*\d", words)),
        )
        if found
    )
    count = len(words.split())
    size = len(candidate.text.sentences)
    yield f"size:{sum(size > limit for limit in _SIZES)}"
    yield f"length:{sum(count > limit for limit in _LENGTHS)}"
    if candidate.span.by == "quoted":
        yield "quoted:?" if question else "quoted:."
        if has("asked", low[: candidate.span.start], candidate.text.language) or has(
            "asked", candidate.before, candidate.text.language
        ):
            yield "quoted:asked"
    if any(True for _ in mentions(low)):
        yield "sentence:round"
    if any(True for _ in mentions(candidate.before)):
        yield "before:round"
    if candidate.span.start == 0:
        yield "starts"
