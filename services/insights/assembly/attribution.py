"""What no quote says by itself: for which job a round, a question or an account is told, and whether it was had."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from contracts.insights import Basis, CommonQuestions, Evidence, Experience, ProcessStage, Question
from lexicon.text import shorten
from services.insights.assembly.job_names import LONGEST, called, jobs_of, listed, told_by
from services.insights.assembly.reporters import DETAILS, Reporters
from services.insights.forms.round_names import account_with_told_names, kind_of
from services.insights.passages.following import told_below_title, with_what_follows
from services.insights.passages.judge import is_told
from services.insights.rounds.events import is_part_of_loop
from services.insights.rounds.judge import Standing

__all__ = ["Attribution"]

_ENOUGH = 4
"""Reported rounds for the posting's job, from which those of unknown jobs add little."""
_AHEAD: Mapping[Standing, str] = {
    "awaited": ". Announced, and not yet held when it was told",
    "open": ". Whether it had been held when it was told is not clear",
    "had": "",
}
"""What is said of a round by the surest of its reports, the least sure first."""
_LOOP, _SEVERAL = "onsite/loop", 2
_PLACE = "final round"
"""Says only where a round stands."""
_PART_OF_LOOP = ". Part of the onsite/loop"


@dataclass(frozen=True)
class Attribution:
    """Says of items who tells them."""

    reporters: Reporters

    def told(self, stages: Sequence[ProcessStage]) -> list[ProcessStage]:
        """Return the rounds of a verified guide with who tells of them, which no quote says; a loop, then its parts."""
        return _loop_first([self._told(stage) if stage.basis is Basis.REPORTED else stage for stage in stages])

    def _told(self, stage: ProcessStage) -> ProcessStage:
        tellers = [self.reporters.of(stage, proof) for proof in stage.evidence]
        own = jobs_of(teller for teller in tellers if not teller.answers)
        answered = [job for job in jobs_of(teller for teller in tellers if teller.answers) if job not in own]
        own, answered = ([job for job in jobs if job != stage.other_role] for jobs in (own, answered))
        some_do_not = any(called(teller) is None for teller in tellers)
        around = jobs_of(replace(teller, presumed=False) for teller in tellers if teller.answers and teller.presumed)
        ahead = _AHEAD[max((self.reporters.standing(stage, proof) for proof in stage.evidence), key=list(_AHEAD).index)]
        part = _PART_OF_LOOP if is_part_of_loop(stage.name, [proof.quote for proof in stage.evidence]) else ""
        is_known = own or answered or not stage.other_role
        by = told_by(own, answered, around, some_do_not=some_do_not) if is_known else ""
        return stage.model_copy(update={"text": f"{stage.text}{part}{ahead}{by}"})

    def in_full(self, stages: Sequence[ProcessStage]) -> list[ProcessStage]:
        """Return rounds whose quotes go on as far as they tell of the round."""
        return [self._in_full(stage) if stage.basis is Basis.REPORTED else stage for stage in stages]

    def _in_full(self, stage: ProcessStage) -> ProcessStage:
        kind = kind_of(stage.name)
        proofs = [whole for proof in stage.evidence for whole in self._whole(kind, proof)]
        return stage.model_copy(update={"evidence": proofs})

    def _whole(self, kind: str, proof: Evidence) -> Iterator[Evidence]:
        """Yield a quote of a round as far as it tells of it, and what the text says of one that a title names."""
        post, company = self.reporters.by_source.get(proof.source_id), self.reporters.company
        if post is None:
            yield proof
            return
        whole = with_what_follows(post, company, kind=kind, quote=proof.quote)
        yield proof.model_copy(update={"quote": whole})
        if below := told_below_title(post, company, kind=kind, quote=proof.quote):
            yield proof.model_copy(update={"quote": below})

    def of_known_jobs(self, stages: Sequence[ProcessStage]) -> list[ProcessStage]:
        """Return rounds without those that tell too little beside the others.

        These are a last round of which nothing else is said; a loop told by the sentence that tells its rounds; and,
        where enough are told for this job, those of which nobody knows for which.
        """
        if len(stages) > 1:
            stages = [stage for stage in stages if not self._is_bare(stage) and not _is_sum_of_others(stage, stages)]
        known = [stage for stage in stages if self._is_known(stage)]
        return known if sum(stage.basis is Basis.REPORTED for stage in known) >= _ENOUGH else list(stages)

    def _is_bare(self, stage: ProcessStage) -> bool:
        """Whether a report says of a round that it was the last one, and nothing else."""
        if stage.basis is not Basis.REPORTED or stage.name != _PLACE or any(getattr(stage, name) for name in DETAILS):
            return False
        if any(map(self.reporters.is_employer, stage.evidence)):
            return False
        return not stage.other_role and not any(called(self.reporters.of(stage, proof)) for proof in stage.evidence)

    def _is_known(self, stage: ProcessStage) -> bool:
        """Whether the job of who tells a round is known, or several do, or the posting announces it."""
        if stage.basis is not Basis.REPORTED or len({proof.source_id for proof in stage.evidence}) > 1:
            return True
        tellers = (self.reporters.of(stage, proof) for proof in stage.evidence)
        is_own = any(map(self.reporters.is_employer, stage.evidence))
        return is_own or bool(stage.other_role) or any(map(called, tellers))

    def adding(self, accounts: Sequence[Experience], stages: Sequence[ProcessStage]) -> list[Experience]:
        """Return accounts that say how it went or ended, or of which more is quoted than stands beneath a round."""
        quoted = [(proof.source_id, proof.quote) for stage in stages for proof in stage.evidence]

        def is_quoted(proof: Evidence) -> bool:
            return any(proof.source_id == source and proof.quote in quote for source, quote in quoted)

        return [one for one in accounts if one.outcome or one.stages[1:] or not all(map(is_quoted, one.evidence))]

    def asked(self, questions: CommonQuestions) -> CommonQuestions:
        """Return the reported questions of a verified guide with the jobs of those who were asked."""
        lists = {name: [self._asked(one) for one in getattr(questions, name)] for name in type(questions).model_fields}
        return questions.model_copy(update=lists)

    def _asked(self, question: Question) -> Question:
        tellers = [self.reporters.of(question, proof) for proof in question.evidence]
        jobs = [job for job in jobs_of(tellers) if job != question.other_role]
        told = question.basis is Basis.REPORTED and jobs
        return question.model_copy(update={"asked_of": shorten(listed(jobs), LONGEST)}) if told else question

    def job_of(self, account: Experience) -> str | None:
        """Return what to call the job of whoever gives an account, as far as it is known."""
        return next((job for proof in account.evidence if (job := called(self.reporters.of(account, proof)))), None)

    def is_told(self, account: Experience) -> bool:
        """Whether all that is quoted of an account tells how the employer's hiring went."""
        posts, company = self.reporters.by_source, self.reporters.company
        return bool(account.evidence) and all(
            proof.source_id in posts and is_told(posts[proof.source_id], company, proof.quote)
            for proof in account.evidence
        )

    def is_answer(self, account: Experience) -> bool:
        """Whether what is quoted of an account stands in comments alone."""
        return not any(
            proof.quote in self.reporters.by_source[proof.source_id].body
            for proof in account.evidence
            if proof.source_id in self.reporters.by_source
        )

    def named(self, account: Experience) -> Experience:
        """Return an account whose rounds are called as its teller calls them."""
        texts = dict.fromkeys(
            self.reporters.tellers.text_of(proof.source_id, proof.quote) for proof in account.evidence
        )
        return account_with_told_names(account, "\n".join(texts))


def _is_sum_of_others(stage: ProcessStage, stages: Sequence[ProcessStage]) -> bool:
    """Whether a loop rests on the very words that tell of several other rounds."""
    quotes = {proof.quote for proof in stage.evidence}
    if stage.name != _LOOP or stage.basis is not Basis.REPORTED:
        return False
    sharing = [one for one in stages if one is not stage and quotes <= {proof.quote for proof in one.evidence}]
    return len(sharing) >= _SEVERAL


def _loop_first(stages: Sequence[ProcessStage]) -> list[ProcessStage]:
    """Return rounds with those that are parts of a loop right behind it, where the loop itself is told."""
    place = next((place for place, stage in enumerate(stages) if stage.name == _LOOP), None)
    if place is None:
        return list(stages)
    parts = [stage for stage in stages[:place] if _PART_OF_LOOP in stage.text]
    before = [stage for stage in stages[:place] if stage not in parts]
    return [*before, stages[place], *parts, *stages[place + 1 :]]
