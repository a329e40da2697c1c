"""The rounds of a process: typical ones when too few were reported, and how to do well in each."""

from collections.abc import Iterator, Sequence

from contracts.insights import Basis, Item, ProcessStage
from services.insights.advice.facts import JobFacts
from services.insights.advice.rolepack import RolePack, base_pack
from services.insights.parts.merging import advice
from services.insights.posting.process import round_of
from services.insights.text.rounds import ROUNDS

__all__ = ["FEWEST_REPORTED", "round_tips", "stated_rounds", "typical_rounds"]

_MOST = 5
_SAYS_MORE = 8
"""Words from which a posting says more of a round than its name."""
FEWEST_REPORTED = 2
"""With fewer reported rounds, the typical ones of such roles are shown besides, each with the best advice on it."""


# Every process ends so; it is worth a line only where somebody reports it.
_NEVER_TYPICAL = frozenset({"offer/negotiation", "background check"})
_NOT_FOR_BEGINNERS = frozenset({"system design", "partner/executive interview"})


def typical_rounds(facts: JobFacts, pack: RolePack, reported: Sequence[ProcessStage]) -> list[ProcessStage]:
    """Return the rounds such roles usually have, when neither the posting nor reports tell this employer's."""
    if len(reported) >= FEWEST_REPORTED or any(stage.basis is Basis.POSTING for stage in reported):
        return []
    known = {stage.name for stage in reported}
    left_out = _NEVER_TYPICAL | (_NOT_FOR_BEGINNERS if facts.level in {"intern", "entry"} else frozenset())
    names = [name for name in pack.typical_stages if name not in known | left_out][:_MOST]
    return [stage for order, name in enumerate(names, start=1) for stage in _typical(name, order, facts)]


def _typical(name: str, order: int, facts: JobFacts) -> Iterator[ProcessStage]:
    found = base_pack().rounds[name]
    text = facts.fill(found.about)
    if text is not None:
        tip = facts.first(found.tips)
        yield ProcessStage(
            name=name,
            order=order,
            text=f"{text} {tip}" if tip else text,
            basis=Basis.GENERAL,
            duration=found.duration,
            interviewer=found.interviewer,
            format=found.format,
        )


def stated_rounds(announced: Sequence[ProcessStage], reported: Sequence[ProcessStage]) -> list[ProcessStage]:
    """Return the rounds that the posting announces, in its order, and others that were reported at their usual place.

    A round that was reported takes the place of the announced one of its kind, with what the posting says of it.
    """
    left = list(reported)
    if not announced:
        return left
    placed: list[ProcessStage] = []
    for stage in announced:
        told = next((other for other in left if other.name == round_of(stage.name)), None)
        placed.append(_as_announced(told, stage) if told else stage)
        left = [other for other in left if other is not told]
    for stage in left:
        later = (at for at, other in enumerate(placed) if _usual_place(other) > _usual_place(stage))
        placed.insert(next(later, len(placed)), stage)
    return placed


def _as_announced(told: ProcessStage, announced: ProcessStage) -> ProcessStage:
    """Return a reported round with the posting's words on it, if these say more than its name."""
    words = announced.evidence[0].quote if announced.evidence else ""
    if len(words.split()) < _SAYS_MORE:
        return told
    stated = Item(text=announced.text, basis=Basis.POSTING, evidence=announced.evidence)
    return told.model_copy(update={"tips": [stated, *told.tips]})


def _usual_place(stage: ProcessStage) -> int:
    """Return where a round stands in a typical process; a round of no known kind is the last."""
    kind = round_of(stage.name)
    return next((entry.order for entry in ROUNDS if entry.name == kind), len(ROUNDS) + 1)


def round_tips(stage: ProcessStage, facts: JobFacts) -> list[Item]:
    """Return how to prepare for a round of this job, the most specific advice first.

    Of an announced round nothing is known but its name; what such a round usually is belongs to the first advice.
    """
    found = base_pack().rounds.get(round_of(stage.name))
    if not found:
        return []
    tips = list(facts.filled(found.tips))
    about = facts.fill(found.about) if stage.basis is Basis.POSTING else None
    return advice([" ".join(filter(None, (about, *tips[:1]))), *tips[1:]] if about else tips)
