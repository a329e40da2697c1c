"""Finds what was asked within one sentence: "they asked me to ...", "she asked why I ...", "the task was to ..."."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from services.insights.asked.clause_words import (
    ABOUT_CLAUSE,
    ANSWERED,
    ASK_CLUES,
    BRACKETED,
    CANDIDATE_ASKS,
    DENIED,
    EMPTY,
    HYPOTHETICAL,
    LOGISTICS,
    LONG_OBJECT,
    LONG_SENTENCE,
    NOUN_CLAUSE,
    OTHER_CLUES,
    QUESTION_CLUES,
    QUESTION_ON,
    QUESTION_WAS,
    QUOTE_CUE,
    QUOTED,
    SAID_ASK,
    SMALL_OBJECT,
    SOLVED_WITH,
    SUCH_AS,
    TASK_CLAUSE,
    TO_CLAUSE,
    TOPIC_QUESTIONS,
    WALK_CLAUSE,
    WH_CLAUSE,
    WITHIN,
)
from services.insights.asked.phrasing import as_prompt, as_question, as_topic, is_question_like
from services.insights.text.topics import SPECIFIC, TECHNICAL

__all__ = ["Asked", "asked_in", "is_hypothetical", "quoted_in", "topic_of"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question found in a sentence; the offsets count from the sentence's start."""

    start: int
    end: int
    text: str
    """The question in readable form."""


_CLAUSES: tuple[tuple[re.Pattern[str], Callable[[str], str], bool], ...] = (
    (WH_CLAUSE, as_question, False),
    (TO_CLAUSE, as_prompt, True),
    (TASK_CLAUSE, as_prompt, False),
    (ABOUT_CLAUSE, as_topic, True),
    (NOUN_CLAUSE, as_topic, True),
    (WALK_CLAUSE, as_topic, False),
    (SAID_ASK, as_question, False),
    (ANSWERED, as_question, False),
    (BRACKETED, as_topic, False),
)
"""Pattern, how its object is put, and whether it needs a word of asking. The order decides where two overlap."""


def is_hypothetical(normalized: str) -> bool:
    """Whether a sentence predicts, advises or wonders instead of reporting."""
    return HYPOTHETICAL.search(normalized) is not None


def topic_of(normalized: str) -> bool:
    """Whether a text names a subject a question can be about."""
    return SPECIFIC.search(normalized) is not None


def asked_in(raw: str, normalized: str) -> Iterator[Asked]:
    """Yield what a reporting sentence says was asked, left to right where found twice."""
    taken: list[tuple[int, int]] = []
    for found in _candidates(raw, normalized):
        if found.text and not any(start < found.end and found.start < end for start, end in taken):
            taken.append((found.start, found.end))
            yield found


def quoted_in(raw: str, normalized: str) -> Iterator[Asked]:
    """Yield the questions in quotation marks; of two joined by "or", the first."""
    end = 0
    for match in QUOTED.finditer(normalized):
        if end and re.fullmatch(r"[\"'\s,]*or[\"'\s]*", normalized[end : match.start()]):
            continue
        start, end = match.span("object")
        words = raw[start:end]
        inner = WITHIN.search(normalized[start:end])
        if LOGISTICS.search(normalized[start:end]) or len(words.split()) <= SMALL_OBJECT + 1:
            continue
        parts = list(
            _parts(normalized, start, end, r",\s*(?=(?:what|how|why|tell|describe|explain|when|where|which)\b)")
        )
        if len(parts) > 1 and all(is_question_like(raw[begin:stop]) for begin, stop in parts):
            yield from (Asked(start=begin, end=stop, text=as_question(raw[begin:stop])) for begin, stop in parts)
        elif is_question_like(words):
            yield Asked(start=start, end=end, text=as_question(words))
        elif inner:
            yield Asked(start=start, end=end, text=as_question(words[inner.start("ask") :]))


def _candidates(raw: str, normalized: str) -> Iterator[Asked]:
    asks = any(clue in normalized for clue in ASK_CLUES)
    names = any(clue in normalized for clue in QUESTION_CLUES)
    if not asks and not names and not any(clue in normalized for clue in OTHER_CLUES):
        return
    asking = [match.span() for match in CANDIDATE_ASKS.finditer(normalized)] if asks else []
    if '"' in normalized or "'" in normalized:
        yield from _quoted_when_asked(raw, normalized, asking)
    if names or "thing" in normalized or "stuff" in normalized:
        yield from _series(raw, normalized)
    for clause, phrase, needs_ask in _CLAUSES:
        if needs_ask and not asks:
            continue
        for match in clause.finditer(normalized):
            if any(start <= match.start() < end for start, end in asking) or is_hypothetical(
                normalized[: match.start("object")]
            ):
                continue
            if not DENIED.search(normalized[: match.start()]):
                yield from _split(raw, normalized, match, phrase)
    yield from _subjects(raw, normalized, asking, asks=asks, names=names)


def _quoted_when_asked(raw: str, normalized: str, asking: list[tuple[int, int]]) -> Iterator[Asked]:
    opening = normalized.find('"')
    # The cue stands outside of the quotation marks: what is quoted may be anybody's words.
    outside = re.sub(r'"[^"]*"', lambda match: " " * len(match[0]), normalized)
    cue = QUOTE_CUE.search(outside)
    own = cue is not None and any(start <= cue.start() < end for start, end in asking)
    if cue and not own and not is_hypothetical(normalized[: max(opening, cue.end())]):
        yield from quoted_in(raw, normalized)


def _subjects(raw: str, normalized: str, asking: list[tuple[int, int]], *, asks: bool, names: bool) -> Iterator[Asked]:
    """Yield questions of which only the subject is stated: "they asked some SQL questions", "the task was on ..."."""
    if asks and "question" in normalized:
        for match in TOPIC_QUESTIONS.finditer(normalized):
            name = "object" if match["object"] else "passive"
            if not any(start <= match.start() < end for start, end in asking) and not is_hypothetical(
                normalized[: match.start(name)]
            ):
                yield from _stated(raw, match, name)
    if not names:
        return
    for clause in (QUESTION_WAS, QUESTION_ON, SOLVED_WITH):
        for match in clause.finditer(normalized):
            before = normalized[: match.start("object")]
            if not is_hypothetical(before) and not DENIED.search(before):
                yield from _stated(raw, match)


def _series(raw: str, normalized: str) -> Iterator[Asked]:
    """Yield the parts of "questions such as A?, B?, C?"."""
    match = SUCH_AS.search(normalized)
    if match is None or is_hypothetical(normalized[: match.start("object")]):
        return
    start = match.start("object")
    separator = (
        r"\?+[\"']*,?\s*|;\s*" if "?" in normalized[start:] else r"[\"']\s*,\s*[\"']?|;\s*|[\"']\s*(?:and|or)\s*[\"']"
    )
    parts = list(_parts(normalized, start, len(normalized), separator))
    if len(parts) == 1 and '"' in normalized[start:]:
        parts = list(
            _parts(
                normalized,
                start,
                len(normalized),
                r",\s*(?=(?:what|how|why|tell|describe|explain|when|where|which|do|can|is|are)\b)",
            )
        )
    for begin, end in parts:
        words = raw[begin:end]
        if is_question_like(words) and not LOGISTICS.search(normalized[begin:end]):
            yield Asked(start=begin, end=end, text=as_question(words))
        elif len(parts) > 1 and normalized[end : end + 1] == "?":
            yield Asked(start=begin, end=end, text=as_question(words + "?"))


def _split(raw: str, normalized: str, match: re.Match[str], phrase: Callable[[str], str]) -> Iterator[Asked]:
    start, end = match.span("object")
    words = normalized[start:end]
    if len(normalized) > LONG_SENTENCE and end - start > LONG_OBJECT:
        return
    if LOGISTICS.search(words) or EMPTY.match(words):
        return
    if phrase is as_topic and not (topic_of(words) or re.search(r"\bmy\b|(?:^|, |and )(?:how|why|what)\b", words)):
        return
    if words.startswith(("if they", "if we", "whether they")) and not re.search(r"\b(?:i|me|my)\b", words):
        return
    parts = list(
        _parts(
            normalized, start, end, r",\s*(?:and\s+|or\s+)?|\s+and\s+(?=(?:why|how|what|if|whether|where|when|my)\b)"
        )
    )
    question = re.compile(r"(?:why|how|what|if|whether|where|when|which)\b")
    if (
        phrase is not as_prompt
        and len(parts) > 1
        and any(question.match(normalized[begin:stop]) for begin, stop in parts[1:])
    ):
        for begin, stop in parts:
            part = normalized[begin:stop]
            if not EMPTY.match(part) and not LOGISTICS.search(part):
                yield Asked(
                    start=begin, end=stop, text=(as_question if question.match(part) else as_topic)(raw[begin:stop])
                )
        return
    yield Asked(start=start, end=end, text=phrase(raw[start:end]))


def _stated(raw: str, match: re.Match[str], name: str = "object") -> Iterator[Asked]:
    start, end = match.span(name)
    words = match[name]
    if is_hypothetical(words) or re.match(
        r"(?:very|pretty|quite|so|super|too|fairly|not|all|mostly|really|that|how|what|if|whether|more|just|easy"
        r"|hard|simple|straight\w*) ",
        words,
    ):
        return
    about = match.groupdict().get("about") is not None
    if (TECHNICAL.search(words) or (about and len(words.split()) > SMALL_OBJECT + 1)) and not EMPTY.match(words):
        yield Asked(start=start, end=end, text=as_topic(raw[start:end]))


def _parts(normalized: str, start: int, end: int, separator: str) -> Iterator[tuple[int, int]]:
    begin = start
    for match in re.finditer(separator, normalized[start:end]):
        if normalized[begin : start + match.start()].strip(" ?.\"'"):
            yield begin, start + match.start()
        begin = start + match.end()
    if normalized[begin:end].strip(" ?.\"'"):
        yield begin, end
