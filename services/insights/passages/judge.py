"""Which sentences of a post tell how the employer's hiring goes, by somebody who lived it or knows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from contracts.posts import Post
from lexicon import patterns
from lexicon.company import Company
from services.insights.passages.features import features_of
from services.insights.sentences.cues import UNKNOWN, form
from services.insights.sentences.learnt import Learnt
from services.insights.sentences.reading import PostText
from services.insights.sentences.scope import ScopedSentence
from services.insights.sources.post_analysis import PostAnalysis, analyse, words_of
from services.insights.text.memory import TextMemory
from services.insights.text.unwanted import is_instruction, is_rude

__all__ = ["HEADS", "ToldPassage", "is_told", "passages_of", "truth_of", "worth_of"]

HEADS = ("true", "telling")
"""What is asked of a sentence: is it of this employer's hiring, as it was or is to come, by somebody who knows? Given
that it is, would somebody who prepares for it gain by reading it?"""
_ADVERTISED, _STAGED = (patterns.pattern("posts", name) for name in ("advertised", "staged"))
_SURE = 0.8
"""Chance from which a sentence is true; what helps nobody is sorted out later, and most of what is wrong with it."""
_SURE_BESIDE = 0.7
"""Chance of the surest sentence of a part from which it is quoted, beside a part with a sure one."""
_ALONG = 0.5
"""Chance from which a sentence beside such a one belongs to what is told."""
_MOST_BETWEEN = 2
"""Sentences of another kind that may stand between two of a passage."""
_UNLIKELY = 0.1
"""What is taken for the chance of a sentence below that: between two others it may still belong to a passage."""
_TELLING = 0.5
_REFERS = form("refers")
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
    worth: float
    """How many of its sentences are likely to help who prepares: of mere waiting hardly any."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is made of a sentence."""

    truth: float
    """The chance that it is of this employer's hiring."""
    quotable: float
    """How much of that counts for a passage: less where it tells little, nothing of what is no part of any."""
    worth: float
    """The chance that it is true and helps who prepares."""


@dataclass(frozen=True, slots=True)
class _Told:
    passages: Sequence[ToldPassage]
    judged: Mapping[tuple[str, int], _Judged]
    """Each sentence, by its text and offset."""


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
    judged = _remembered(analysis.post, analysis.company, analysis).judged.get((where, start))
    return judged.truth if judged else None


def worth_of(analysis: PostAnalysis, where: str, start: int) -> float:
    """Return the chance that a sentence is of this employer's hiring and helps who prepares; 0 of one not judged."""
    judged = _remembered(analysis.post, analysis.company, analysis).judged.get((where, start))
    return judged.worth if judged else 0.0


def is_told(post: Post, company: Company, quote: str) -> bool:
    """Whether a quote of a post stands in such a passage, or holds one."""
    return any(quote in one.quote or one.quote in quote for one in _remembered(post, company).passages)


def _remembered(post: Post, company: Company, analysis: PostAnalysis | None = None) -> _Told:
    key, size = words_of(post, company)
    return _KNOWN.get_or_make(key, size, lambda: _of_post(analysis or analyse(post, company)))


def _of_post(analysis: PostAnalysis) -> _Told:
    passages: list[ToldPassage] = []
    judged: dict[tuple[str, int], _Judged] = {}
    for text in analysis.texts.texts if analysis.relevant else ():
        if _is_read(text):
            of_text = [_judged(number, scoped, text, analysis) for number, scoped in enumerate(text.sentences)]
            starts = (scoped.sentence.start for scoped in text.sentences)
            judged |= {(text.where, start): one for start, one in zip(starts, of_text, strict=True)}
            passages += () if _is_nobodys(text) else _of_text(text, of_text)
    return _Told(passages, judged)


def _is_read(text: PostText) -> bool:
    return text.where != "title" and text.language != UNKNOWN


def _is_nobodys(text: PostText) -> bool:
    """Whether a text is no account: an answer that serves to name a product, an interview shown on a stage."""
    if _STAGED.search(text.low):
        return True
    return text.where.startswith("comment") and _ADVERTISED.search(text.low) is not None


def _of_text(text: PostText, judged: Sequence[_Judged]) -> Iterator[ToldPassage]:
    chances = [one.quotable for one in judged]
    for run in _runs(chances):
        for first, last in _parts(_to_its_end(_from_its_beginning(run, chances, text), chances, text), text):
            quote = _whole(text.raw[text.sentences[first].sentence.start : text.sentences[last].sentence.end])
            sure = max(chances[first : last + 1])
            if len(quote) >= _SHORTEST and sure >= _SURE_BESIDE and not is_rude(quote.lower()):
                worth = sum(one.worth for one in judged[first : last + 1])
                yield ToldPassage(where=text.where, quote=quote, chance=sure, worth=worth)


def _whole(quote: str) -> str:
    """Return a quote without a quotation mark that nothing closes, and without the end of what is too long."""
    stripped = quote.strip()
    opened = stripped[:1] == '"' and stripped.count('"') % 2
    whole = stripped[1:].lstrip() if opened else stripped
    return whole if len(whole) <= _LONGEST else whole[:_LONGEST].rsplit(None, 1)[0]


def _judged(number: int, scoped: ScopedSentence, text: PostText, analysis: PostAnalysis) -> _Judged:
    features = features_of(number, text, analysis)
    truth = _learnt()["true"].chance(features)
    low = scoped.sentence.low
    if scoped.line.kind in {"quoted", "heading"} or scoped.at(0) == "other" or is_instruction(low) or "http" in low:
        return _Judged(truth, 0.0, 0.0)
    if truth < _ALONG:
        return _Judged(truth, _UNLIKELY, 0.0)
    # Most sentences are not true of it: what they would tell is not asked.
    telling = _learnt()["telling"].chance(features)
    return _Judged(truth, truth if telling >= _TELLING else min(truth, _ALONG), truth * telling)


def _runs(chances: Sequence[float]) -> Iterator[range]:
    """Yield the runs of sentences that hold a sure one; a few that stand between two of a passage belong to it."""
    start = last = None
    for number, chance in enumerate([*chances, 0.0]):
        if chance >= _ALONG:
            start, last = number if start is None else start, number
        elif start is not None and last is not None and (not chance or number - last > _MOST_BETWEEN):
            if max(chances[start : last + 1]) >= _SURE:
                yield range(start, last + 1)
            start = None


def _from_its_beginning(run: range, chances: Sequence[float], text: PostText) -> range:
    """Return a run with the sentences before it that say of whom or what its first one speaks: `He asked me`."""
    first = run[0]
    while first and _REFERS.match(text.sentences[first].sentence.low) and _goes_on(first - 1, chances[first - 1], text):
        first -= 1
    return range(first, run[-1] + 1)


def _to_its_end(run: range, chances: Sequence[float], text: PostText) -> range:
    """Return a run with the rest of its paragraph: what it leads to, what they said, how it ended."""
    last = run[-1]
    while last + 1 < len(chances) and _goes_on(last, chances[last + 1], text):
        last += 1
    return range(run[0], last + 1)


def _goes_on(last: int, chance: float, text: PostText) -> bool:
    """Whether two sentences are of one paragraph, the one that is added has a chance, and no question ends it."""
    one, after = text.sentences[last : last + 2]
    asks = after.sentence.low.rstrip().endswith("?")
    return after.line is one.line and chance > 0 and not asks


def _parts(run: range, text: PostText) -> Iterator[tuple[int, int]]:
    """Yield the first and last sentence of each part of a run that is short enough for a quote."""
    first = run[0]
    for number in run:
        if number > first and text.sentences[number].sentence.end - text.sentences[first].sentence.start > _LONGEST:
            yield first, number - 1
            first = number
    yield first, run[-1]
