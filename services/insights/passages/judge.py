"""Which sentences of a post tell how the employer's hiring goes, by somebody who lived it or knows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from contracts.posts import Post
from lexicon.company import Company
from services.insights.passages.features import LASTING, features_of
from services.insights.sentences.cues import UNKNOWN, has
from services.insights.sentences.learnt import Learnt
from services.insights.sentences.reading import PostText
from services.insights.sentences.scope import ScopedSentence
from services.insights.sources.post_analysis import PostAnalysis, analyse, words_of
from services.insights.text.memory import TextMemory
from services.insights.text.rounds import mentions
from services.insights.text.topics import TECHNICAL
from services.insights.text.unwanted import is_instruction, is_rude

__all__ = ["HEADS", "ToldPassage", "is_told", "passages_of", "truth_of"]

HEADS = ("true", "telling")
"""What is asked of a sentence: is it of this employer's hiring, as it was or is to come, by somebody who knows? Given
that it is, would somebody who prepares for it gain by reading it?"""
_SURE = 0.9
"""Chance from which a sentence is true: of those taken, so many are."""
_ALONG = 0.5
"""Chance from which a sentence beside such a one belongs to what is told."""
_UNLIKELY = 0.1
"""What is taken for the chance of a sentence below that: between two others it may still belong to a passage."""
_TELLING = 0.5
_SHORTEST, _LONGEST = 40, 600
"""Characters of a passage: less says nothing, more is no quote any more."""


@dataclass(frozen=True, slots=True)
class ToldPassage:
    """Consecutive sentences of a text that tell how it went."""

    where: str
    """`body` or `comment:<n>`."""
    quote: str
    """Their exact words."""
    chance: float
    """Of its surest sentence, from 0 to 1: that it is of this employer's hiring."""
    substance: int
    """How much it says of the interviews: rounds, subjects, what was asked, how long. Of mere waiting 0."""


@dataclass(frozen=True, slots=True)
class _Told:
    passages: Sequence[ToldPassage]
    truths: Mapping[tuple[str, int], float]
    """The chance of each sentence, by its text and offset."""


_KNOWN = TextMemory[_Told](characters=400_000)
"""Of the posts of eight preparations or so."""


@cache
def _learnt() -> Mapping[str, Learnt]:
    text = (files("services.insights.passages") / "weights.json").read_text(encoding="utf-8")
    return Learnt.several_of_json(text)


def passages_of(analysis: PostAnalysis) -> Sequence[ToldPassage]:
    """Return what a post tells, in its order; nothing of a post that is not about the employer."""
    return _remembered(analysis.post, analysis.company, analysis).passages


def truth_of(analysis: PostAnalysis, where: str, start: int) -> float | None:
    """Return the chance that a sentence, named by its text and offset, is of this employer's hiring.

    None of titles, and of posts that are not about the employer.
    """
    return _remembered(analysis.post, analysis.company, analysis).truths.get((where, start))


def is_told(post: Post, company: Company, quote: str) -> bool:
    """Whether a quote of a post stands in such a passage, or holds one."""
    return any(quote in one.quote or one.quote in quote for one in _remembered(post, company).passages)


def _remembered(post: Post, company: Company, analysis: PostAnalysis | None = None) -> _Told:
    key, size = words_of(post, company)
    return _KNOWN.get_or_make(key, size, lambda: _of_post(analysis or analyse(post, company)))


def _of_post(analysis: PostAnalysis) -> _Told:
    passages: list[ToldPassage] = []
    truths: dict[tuple[str, int], float] = {}
    for text in analysis.texts.texts if analysis.relevant else ():
        if _is_read(text):
            judged = [_judged(number, scoped, text, analysis) for number, scoped in enumerate(text.sentences)]
            starts = (scoped.sentence.start for scoped in text.sentences)
            truths |= {(text.where, start): truth for start, (truth, _) in zip(starts, judged, strict=True)}
            passages += _of_text(text, [quotable for _, quotable in judged])
    return _Told(passages, truths)


def _is_read(text: PostText) -> bool:
    return text.where != "title" and text.language != UNKNOWN


def _of_text(text: PostText, chances: Sequence[float]) -> Iterator[ToldPassage]:
    for run in _runs(chances):
        first, last = _fitting(run, chances, text)
        quote = _whole(text.raw[text.sentences[first].sentence.start : text.sentences[last].sentence.end])
        if len(quote) >= _SHORTEST and not is_rude(quote.lower()):
            yield ToldPassage(
                where=text.where,
                quote=quote,
                chance=max(chances[first : last + 1]),
                substance=sum(_substance(text.sentences[number].sentence.low) for number in range(first, last + 1)),
            )


def _whole(quote: str) -> str:
    """Return a quote without a quotation mark that nothing closes."""
    stripped = quote.strip()
    return stripped[1:].lstrip() if stripped[:1] == '"' and stripped.count('"') % 2 else stripped


def _substance(low: str) -> int:
    signs = (
        any(True for _ in mentions(low)),
        TECHNICAL.search(low),
        has("asked", low),
        LASTING.search(low),
    )
    return sum(1 for sign in signs if sign)


def _judged(number: int, scoped: ScopedSentence, text: PostText, analysis: PostAnalysis) -> tuple[float, float]:
    """Return the chance that a sentence is true, and how much of it counts for a passage.

    Less counts where it tells little, and nothing of what is no part of any passage.
    """
    features = features_of(number, text, analysis)
    truth = _learnt()["true"].chance(features)
    low = scoped.sentence.low
    if scoped.line.kind in {"quoted", "heading"} or scoped.at(0) == "other" or is_instruction(low) or "http" in low:
        return truth, 0.0
    if truth < _ALONG:
        return truth, _UNLIKELY
    return truth, truth if _learnt()["telling"].chance(features) >= _TELLING else min(truth, _ALONG)


def _runs(chances: Sequence[float]) -> Iterator[range]:
    """Yield the runs of sentences that hold a sure one; what stands between two of a passage belongs to it."""
    start = 0
    for number, chance in enumerate([*chances, 0.0]):
        around = chances[max(0, number - 1) : number + 2 : 2]
        if chance >= _ALONG or (chance and len(around) > 1 and min(around) >= _ALONG):
            continue
        if any(one >= _SURE for one in chances[start:number]):
            yield range(start, number)
        start = number + 1


def _fitting(run: range, chances: Sequence[float], text: PostText) -> tuple[int, int]:
    """Return the first and last sentence of the part of a run that is short enough, around its surest one."""
    first = last = max(run, key=lambda number: chances[number])
    while True:
        wider = [one for one in ((first, last + 1), (first - 1, last)) if _fits(*one, run, text)]
        if not wider:
            break
        first, last = wider[0]
    # The rest of its paragraph is what it leads to: the mail that came, what they said, how it ended.
    while last + 1 < len(chances) and _goes_on(first, last, chances[last + 1], text):
        last += 1
    return first, last


def _goes_on(first: int, last: int, chance: float, text: PostText) -> bool:
    """Whether the next sentence is of the same paragraph, no question to the reader, and fits."""
    after = text.sentences[last + 1]
    is_one = after.line is text.sentences[last].line and chance > 0 and not after.sentence.low.rstrip().endswith("?")
    return is_one and after.sentence.end - text.sentences[first].sentence.start <= _LONGEST


def _fits(first: int, last: int, run: range, text: PostText) -> bool:
    length = text.sentences[last].sentence.end - text.sentences[first].sentence.start if last in run else 0
    return first in run and last in run and length <= _LONGEST
