"""Tells what was reported for the posting's kind of work from what was reported for others, by who tells it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from contracts.insights import Basis, Evidence, Experience, Item, ProcessStage, Question
from services.insights.assembly.job_names import LONGEST, is_alike
from services.insights.assembly.reporters import DETAILS, Reporters
from services.insights.assembly.tellers import Kind, Teller, trade_of_round, trade_of_words
from services.insights.parts.rebuilding import rebuilt, rebuilt_list
from services.insights.sentences.forum_questions import only_asks
from services.insights.sources.ranks import Rank, differ
from services.insights.text.normalized import normalize

__all__ = ["Families"]

Model = TypeVar("Model", bound=BaseModel)
Told = TypeVar("Told", bound=Item)


@dataclass(frozen=True)
class Families:
    """The kinds of work of those who report, beside that of a posting."""

    reporters: Reporters

    def marked(self, part: Model) -> Model:
        """Return what was found, each item resting on the quotes of those whose interviews are most like this job's.

        These are candidates for the same kind of work, else those who do not say what they applied for, else the
        others: rounds, questions and accounts are marked then with the kind of work, the rest is left out. Of a posting
        whose kind of work is not known, everybody's may be like it.
        """

        def change(_: str, value: Any) -> Any:
            if isinstance(value, list):
                return rebuilt_list(value, lambda entry: change("", entry))
            if isinstance(value, Item):
                own = self._item(value) if value.basis is Basis.REPORTED else value
                return self._held(own) if isinstance(own, ProcessStage) else own
            return rebuilt(value, change) if isinstance(value, BaseModel) else value

        return part if self.reporters.own.is_unknown else rebuilt(part, change)

    def _item(self, item: Item) -> Item | None:
        others = [self._other(item, proof) for proof in item.evidence]
        near = [proof for proof, other in zip(item.evidence, others, strict=True) if other is None]
        if isinstance(item, ProcessStage) and all(only_asks(normalize(proof.quote)) for proof in near or item.evidence):
            return None
        own = [proof for proof in near if self._is_own(item, proof)]
        named = [other for other in others if other]
        if own or len(near) >= len(named):
            return _with_details_told(item.model_copy(update={"evidence": near})) if named else item
        if not isinstance(item, ProcessStage | Question | Experience):
            return None
        label = Counter(named).most_common(1)[0][0]
        # What belongs to several other kinds is told by the one that most speak of.
        theirs = [proof for proof, other in zip(item.evidence, others, strict=True) if other == label]
        return _with_details_told(item.model_copy(update={"evidence": theirs, "other_role": label[:LONGEST]}))

    def _other(self, item: Item, proof: Evidence) -> str | None:
        """Return what to call the job for which somebody reports something; None where it may be this one."""
        teller = self.reporters.of(item, proof)
        return self._other_work(item, proof, teller) or self._other_rank(teller)

    def _other_work(self, item: Item, proof: Evidence, teller: Teller) -> str | None:
        if teller.job and is_alike(teller.job, self.reporters.job.job_title):
            return None
        if teller.kind:
            return teller.kind.beside(self.reporters.own) if teller.is_of_another_kind(self.reporters.own) else None
        if teller.job:
            return teller.job
        trade = self._trade(item, proof)
        return trade.beside(self.reporters.own) if trade else None

    def _other_rank(self, teller: Teller) -> str | None:
        # Who names a job and does not call it an internship applied for no internship.
        rank = teller.rank or (Rank.MIDDLE if teller.job and self.reporters.rank is Rank.INTERN else None)
        return rank.value if rank and differ(self.reporters.rank, rank) else None

    def _is_own(self, item: Item, proof: Evidence) -> bool:
        """Whether somebody says that they applied for this kind of work; for a quote that may be of such a one."""
        teller = self.reporters.of(item, proof)
        return teller.kind is not None or teller.job is not None

    def _trade(self, item: Item, proof: Evidence) -> Kind | None:
        """Return whose business it is that somebody reports who does not say what they applied for."""
        by_round = trade_of_round(item.name, self.reporters.own) if isinstance(item, ProcessStage) else None
        return by_round or trade_of_words(normalize(f"{item.text} {proof.quote}"), self.reporters.own)

    def _held(self, stage: ProcessStage) -> ProcessStage:
        """Return a round without those who only await it, if somebody tells that it took place."""
        held = [proof for proof in stage.evidence if self.reporters.standing(stage, proof) == "had"]
        return _with_details_told(stage.model_copy(update={"evidence": held})) if held else stage


def _with_details_told(item: Told) -> Told:
    """Return a round without details of quotes on which it rests no longer; anything else as it is."""
    if not isinstance(item, ProcessStage):
        return item
    told = normalize("\n".join(proof.quote for proof in item.evidence))
    gone = [name for name in DETAILS if (value := getattr(item, name)) and normalize(value) not in told]
    return item.model_copy(update=dict.fromkeys(gone)) if gone else item
