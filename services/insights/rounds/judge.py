"""Judges the rounds that a post names: told or not, this employer's or not, rightly named or not, had or awaited."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from contracts.posts import Post, PostOrigin
from lexicon.company import Company
from services.insights.passages.judge import truth_of
from services.insights.rounds.awaited import is_announced, is_awaited
from services.insights.rounds.mentions import RoundMention, round_mentions
from services.insights.rounds.naming import naming
from services.insights.rounds.state import CertainState, certain_state
from services.insights.rounds.telling import telling
from services.insights.rounds.whose import whose
from services.insights.sentences.learnt import Learnt
from services.insights.sources.post_analysis import PostAnalysis, analyse, words_of
from services.insights.text.memory import TextMemory

__all__ = ["HAD", "HEADS", "JudgedRound", "Standing", "features_of", "judged_rounds", "standing_of"]

HEADS = ("told", "own", "right", "held")
"""What is asked of a mention: is it told as this employer's round, had, awaited or usual? Is it this employer's at all?
Is it the round that it seems to be? Given that it is told, was it had, or is it part of the process?"""


@dataclass(frozen=True, slots=True)
class JudgedRound:
    """A mention of a round, and how likely it is what."""

    mention: RoundMention
    chance: float
    """From 0 to 1: that the employer has the round, as somebody tells who had it, awaits it, or knows the process."""
    held: float
    """From 0 to 1: given that, that it was had or is told as part of the process, not only awaited."""

    def is_in(self, quote: str) -> bool:
        """Whether a quote stands in the sentence of the mention, or holds it."""
        sentence = self.mention.scoped.sentence.raw
        return quote in sentence or sentence in quote


Standing = Literal["had", "open", "awaited"]
"""Whether a round was had when it was told, is still to come, or which of both is not clear."""
HAD, _AWAITED = 0.75, 0.35
"""From the first on a round is taken for had, below the second for awaited: what is awaited must not be told as had."""
_CERTAIN: Mapping[CertainState | None, float] = {"had": 0.99, "awaited": 0.01}
"""How likely it is that a round was had whose surroundings leave no doubt."""
_OF_EMPLOYERS, _RIGHT = 0.9, 0.5
"""What is taken for the chance of a round on an employer's own page that is likely to be rightly named."""
_OF_TITLES = 0.6
"""What is taken for the chance that a title is of this employer's hiring: sentences alone are judged so."""
_KNOWN = TextMemory[Sequence[JudgedRound]](characters=400_000)
"""Of the posts of eight preparations or so."""


@cache
def _learnt() -> Mapping[str, Learnt]:
    text = (files("services.insights.rounds") / "weights.json").read_text(encoding="utf-8")
    return Learnt.several_of_json(text)


_TONES = ("name:", "tone:", "title:", "kind:")
_OF_OTHERS = frozenset(
    f"{place}:{cue}"
    for place in ("sentence", "head", "before", "after", "lead", "heading")
    for cue in ("elsewhere", "hearsay", "usual", "of_others")
) | {"me", "you", "counsel", "hypothetical", "vendor", "own name", "?"}


def judged_rounds(analysis: PostAnalysis) -> Sequence[JudgedRound]:
    """Return each round that the texts of a post name, judged; what was made of the same words before is remembered."""
    return _remembered(analysis.post, analysis.company, analysis)


def standing_of(post: Post, company: Company, *, name: str, quote: str) -> Standing:
    """Return whether a quote of a post speaks of a round that was had, or of one that is still to come.

    Args:
        post: What somebody wrote.
        company: The employer of the guide.
        name: The round's.
        quote: Words of the post; where they name the round otherwise than rounds are known by, their wording decides.
    """
    named = [one for one in _remembered(post, company) if one.mention.entry.name == name and one.is_in(quote)]
    if named:
        held = max(one.held for one in named)
        return "had" if held >= HAD else "open" if held >= _AWAITED else "awaited"
    told_in = next((one.body for one in post.comments if quote in one.body), f"{post.title}\n{post.body}")
    return "awaited" if is_announced(quote, told_in=told_in) else "had"


def _remembered(post: Post, company: Company, analysis: PostAnalysis | None = None) -> Sequence[JudgedRound]:
    key, size = words_of(post, company)
    return _KNOWN.get_or_make(key, size, lambda: tuple(_judged(analysis or analyse(post, company))))


def _judged(analysis: PostAnalysis) -> Iterator[JudgedRound]:
    return _of_employer(analysis) if analysis.post.origin is PostOrigin.EMPLOYER else _of_people(analysis)


def _of_employer(analysis: PostAnalysis) -> Iterator[JudgedRound]:
    """Yield the rounds of an employer's own page on its hiring, apart from questions with their answers.

    They are its process, whatever people would say of it, and the first mention of each tells most.
    """
    learnt = _learnt()
    for mention in round_mentions(analysis.texts):
        if mention.text.where != "title" and "?" not in mention.scoped.line.raw:
            right = learnt["right"].chance(features_of(mention, analysis)["right"])
            yield JudgedRound(mention=mention, chance=_OF_EMPLOYERS if right >= _RIGHT else right, held=_CERTAIN["had"])


def _of_people(analysis: PostAnalysis) -> Iterator[JudgedRound]:
    learnt = _learnt()
    for mention in round_mentions(analysis.texts):
        found = features_of(mention, analysis)
        chances = {head: learnt[head].chance(found[head]) for head in HEADS}
        true = truth_of(analysis, mention.text.where, mention.scoped.sentence.start)
        yield JudgedRound(
            mention=mention,
            chance=chances["told"] * chances["own"] * chances["right"] * (_OF_TITLES if true is None else true),
            held=_CERTAIN.get(certain_state(mention), chances["held"]),
        )


def features_of(mention: RoundMention, analysis: PostAnalysis) -> Mapping[str, frozenset[str]]:
    """Return the features that each head looks at."""
    told = {*telling(mention), *(["awaited"] if is_awaited(mention, analysis) else ())}
    named, owned = set(naming(mention)), set(whose(mention, analysis))
    both = frozenset(told | named)
    return {"told": both | owned, "own": frozenset(owned | _tone(told)), "right": both, "held": both}


def _tone(told: set[str]) -> set[str]:
    return {name for name in told if name.startswith(_TONES) or name in _OF_OTHERS}
