"""Whose round a post names: the employer's, another one's, or one of interviews in general."""

from collections.abc import Iterator
from itertools import combinations

from services.insights.asked.surroundings import level
from services.insights.rounds.mentions import RoundMention
from services.insights.sources.post_analysis import AnalysedText, PostAnalysis, names_others

__all__ = ["whose"]

_SURE = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
_TIMES, _OTHERS = (0, 1, 3), (0, 1, 2, 4)
_AWAY, _BACK = (20, 50, 100), (80, 250, 600, 1500)
"""Characters between a round and the employer's name, in its sentence and in what was written before."""


def whose(mention: RoundMention, analysis: PostAnalysis) -> Iterator[str]:
    """Yield the names of the features of a mention: where the employer and others are named around it."""
    said = set(_post(analysis)) | set(_sentence(mention)) | set(_text(mention, analysis))
    yield from said
    yield from (f"{one}&{other}" for one, other in combinations(sorted(said), 2) if _is_short(one) and _is_short(other))


def _is_short(feature: str) -> bool:
    """Whether a feature says yes or no; only such ones are paired."""
    return ":" not in feature


def _post(analysis: PostAnalysis) -> Iterator[str]:
    title = next((block for block in analysis.blocks if block.where == "title"), None)
    body = next((block for block in analysis.blocks if block.where == "body"), None)
    yield f"sure:{level(analysis.sureness, _SURE)}"
    yield "subject" if analysis.subject else "aside"
    yield "everyday" if analysis.company.everyday_word else "no word"
    yield "titled" if title and title.named_at else "not titled"
    if title and names_others(title.raw, analysis.company):
        yield "others in title"
    if body:
        yield f"others in body:{level(len(names_others(body.raw, analysis.company)), _OTHERS)}"


def _sentence(mention: RoundMention) -> Iterator[str]:
    own = [name for name in mention.scoped.mentions if name.own]
    yield "own here" if own else "own not here"
    yield "others here" if len(own) < len(mention.scoped.mentions) else "no others here"
    yield f"speaks of {mention.scoped.at(mention.start)}"
    yield f"base:{mention.scoped.base}"
    if own:
        yield f"own near:{level(min(abs(name.start - mention.start) for name in own), _AWAY)}"


def _text(mention: RoundMention, analysis: PostAnalysis) -> Iterator[str]:
    where = mention.text.where
    yield f"in {where.split(':')[0]}"
    block = next((block for block in analysis.blocks if block.where == where), None)
    if block is None:
        return
    at = mention.scoped.sentence.start + mention.start
    yield f"names it:{level(len(block.named_at), _TIMES)}"
    yield f"others named:{level(len(names_others(block.raw, analysis.company)), _OTHERS)}"
    yield "line of ours" if block.ours is None or mention.scoped.line.start in block.ours else "line of others"
    if block.vendor:
        yield "sells"
    yield from _named_before(block, at)


def _named_before(block: AnalysedText, at: int) -> Iterator[str]:
    before = [start for start in block.named_at if start <= at]
    yield "named before" if before else "not named before"
    if before:
        yield f"back:{level(at - before[-1], _BACK)}"
