"""Every span of a post that may be a question."""

import re
from collections.abc import Iterator

from services.insights.asked.candidate import Candidate
from services.insights.asked.clauses import asked_in
from services.insights.asked.listed import announced_topics, is_question_lead, named_rounds, numbered
from services.insights.asked.listed import listed as list_entries
from services.insights.asked.spans import Span, spans_of
from services.insights.sentences.cues import UNKNOWN, has
from services.insights.sentences.reading import PostText, PostTexts
from services.insights.sentences.scope import ScopedSentence

__all__ = ["candidates_of", "of_text", "texts_with_candidates"]

_SHORTEST = 3
_MOST_WHOLE = 15
"""In texts of more sentences, one that says neither who asks nor what is no question."""
_ASIDE = re.compile(r"\W*\([^()]*\)\W*")


def candidates_of(texts: PostTexts, *, everybody: bool = False) -> Iterator[Candidate]:
    """Yield the candidates of all texts of a post but its title, in order.

    Args:
        texts: The post.
        everybody: Also what is about other employers, which is left out otherwise.
    """
    for text in texts_with_candidates(texts):
        yield from of_text(text, everybody=everybody)


def texts_with_candidates(texts: PostTexts) -> list[PostText]:
    """Return the texts of a post that may report questions: not its title, nor what is in a language not read."""
    return [text for text in texts.texts if text.where != "title" and text.language != UNKNOWN]


def _ruled(scoped: ScopedSentence, language: str, *, listed: bool, before: str) -> list[Span]:
    """Return what the clauses of English that report questions say."""
    if language != "en":
        return []
    sentence = scoped.sentence
    found = list(numbered(sentence))
    if not found and listed and is_question_lead(scoped.line.lead):
        found = list(list_entries(sentence))
    found = (
        found
        or list(asked_in(sentence.raw, sentence.low))
        or list(announced_topics(sentence, [before]))
        or list(named_rounds(sentence))
    )
    return [Span(asked.start, asked.end, "ruled") for asked in found if asked.end - asked.start > _SHORTEST]


def _share(one: Span, other: Span) -> bool:
    """Whether two spans share half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.5 * min(one.end - one.start, other.end - other.start)


def of_text(text: PostText, *, everybody: bool = False) -> Iterator[Candidate]:
    """Yield the candidates of one text."""
    vendor = has("vendor", text.raw, "en") or has("vendor", text.low, "en")
    sentences = text.sentences
    for number, scoped in enumerate(sentences):
        line = scoped.line
        listed = line.kind in {"item", "row"} or (line.kind == "quoted" and bool(line.lead))
        if line.kind in {"heading", "title"} or _ASIDE.fullmatch(scoped.sentence.low):
            continue
        ruled = _ruled(
            scoped, text.language, listed=listed, before=sentences[number - 1].sentence.low if number else ""
        )
        spans = spans_of(scoped, text.language, listed=listed, whole=len(sentences) <= _MOST_WHOLE)
        spans += [span for span in ruled if not any(_share(span, other) for other in spans)]
        for span in spans:
            if not everybody and scoped.at(span.start) == "other":
                continue
            yield Candidate(
                text=text,
                scoped=scoped,
                span=span,
                listed=listed,
                before=sentences[number - 1].sentence.low if number else "",
                after=sentences[number + 1].sentence.low if number + 1 < len(sentences) else "",
                ruled=any(_share(span, other) for other in ruled),
                vendor=vendor and text.where.startswith("comment"),
            )
