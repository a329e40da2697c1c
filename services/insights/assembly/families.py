"""Tells what was reported for the posting's kind of work from what was reported for others, by who tells it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from contracts.insights import Basis, CommonQuestions, Evidence, Experience, Item, ProcessStage, Question
from contracts.job import JobDetails
from contracts.posts import Post
from lexicon import patterns
from lexicon.company import Company
from lexicon.text import shorten
from services.insights.assembly.tellers import (
    Kind,
    Teller,
    Tellers,
    kind_of_job,
    teller_of,
    trade_of_round,
    trade_of_words,
)
from services.insights.forms.round_names import account_with_told_names, kind_of
from services.insights.parts.rebuilding import rebuilt, rebuilt_list
from services.insights.passages.following import with_what_follows
from services.insights.passages.judge import is_told
from services.insights.rounds.awaited import is_announced
from services.insights.rounds.events import is_part_of_loop
from services.insights.rounds.judge import Standing, standing_of
from services.insights.sentences.forum_questions import only_asks
from services.insights.sources.ranks import Rank, differ, rank_of_job, rank_of_posting, says_level
from services.insights.text.markdown import words
from services.insights.text.normalized import normalize

__all__ = ["Families"]

Model = TypeVar("Model", bound=BaseModel)
Told = TypeVar("Told", bound=Item)
_RANK, _TITLE, _EMPTY = (patterns.pattern("job_titles", name) for name in ("level", "title", "empty"))
_GRADE = re.compile(r"(?:[a-z]|ic)?\d+")
_LONGEST = 60
_MOST_JOBS = 3
_ENOUGH = 4
"""Reported rounds for the posting's job, from which those of unknown jobs add little."""
_MORE = " and other jobs"
_AHEAD: Mapping[Standing, str] = {
    "awaited": ". Announced, and not yet held when it was told",
    "open": ". Whether it had been held when it was told is not clear",
    "had": "",
}
"""What is said of a round by the surest of its reports, the least sure first."""
_DETAILS = ("duration", "interviewer", "format")
_PLACE = "final round"
"""Says only where a round stands."""
_PART_OF_LOOP = ". Part of the onsite/loop"


@dataclass(frozen=True)
class Families:
    """The kinds of work of those who report, beside that of a posting."""

    job: JobDetails
    posts: Sequence[Post]

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

        return part if self.own.is_unknown else rebuilt(part, change)

    def told(self, stages: Sequence[ProcessStage]) -> list[ProcessStage]:
        """Return the rounds of a verified guide with who tells of them, which no quote says."""
        return [self._told(stage) if stage.basis is Basis.REPORTED else stage for stage in stages]

    def in_full(self, stages: Sequence[ProcessStage]) -> list[ProcessStage]:
        """Return rounds whose quotes go on as far as they tell of the round."""
        return [self._in_full(stage) if stage.basis is Basis.REPORTED else stage for stage in stages]

    def _in_full(self, stage: ProcessStage) -> ProcessStage:
        kind = kind_of(stage.name)
        proofs = [
            proof.model_copy(update={"quote": with_what_follows(post, self._company, kind=kind, quote=proof.quote)})
            if (post := self._by_source.get(proof.source_id))
            else proof
            for proof in stage.evidence
        ]
        return stage.model_copy(update={"evidence": proofs})

    def of_known_jobs(self, stages: Sequence[ProcessStage]) -> list[ProcessStage]:
        """Return rounds without those that tell too little beside the others.

        These are a last round of which nothing else is said; and, where enough are told for this job, those of which
        nobody knows for which.
        """
        if len(stages) > 1:
            stages = [stage for stage in stages if not self._is_bare(stage)]
        known = [stage for stage in stages if self._is_known(stage)]
        return known if sum(stage.basis is Basis.REPORTED for stage in known) >= _ENOUGH else list(stages)

    def _is_bare(self, stage: ProcessStage) -> bool:
        """Whether a report says of a round that it was the last one, and nothing else."""
        if stage.basis is not Basis.REPORTED or stage.name != _PLACE or self._is_known(stage):
            return False
        return not any(getattr(stage, name) for name in _DETAILS)

    def _is_known(self, stage: ProcessStage) -> bool:
        """Whether the job of who tells a round is known, or several do, or the posting announces it."""
        if stage.basis is not Basis.REPORTED or len({proof.source_id for proof in stage.evidence}) > 1:
            return True
        return bool(stage.other_role) or any(_called(self._teller(stage, proof)) for proof in stage.evidence)

    def asked(self, questions: CommonQuestions) -> CommonQuestions:
        """Return the reported questions of a verified guide with the jobs of those who were asked."""
        lists = {name: [self._asked(one) for one in getattr(questions, name)] for name in type(questions).model_fields}
        return questions.model_copy(update=lists)

    def _asked(self, question: Question) -> Question:
        tellers = [self._teller(question, proof) for proof in question.evidence]
        jobs = [job for job in _jobs(tellers) if job != question.other_role]
        told = question.basis is Basis.REPORTED and jobs
        return question.model_copy(update={"asked_of": shorten(_listed(jobs), _LONGEST)}) if told else question

    def job_of(self, account: Experience) -> str | None:
        """Return what to call the job of whoever gives an account, as far as it is known."""
        return next((job for proof in account.evidence if (job := _called(self._teller(account, proof)))), None)

    def is_told(self, account: Experience) -> bool:
        """Whether all that is quoted of an account tells how the employer's hiring went."""
        return bool(account.evidence) and all(
            proof.source_id in self._by_source and is_told(self._by_source[proof.source_id], self._company, proof.quote)
            for proof in account.evidence
        )

    def is_answer(self, account: Experience) -> bool:
        """Whether what is quoted of an account stands in comments alone."""
        return not any(
            proof.quote in self._by_source[proof.source_id].body
            for proof in account.evidence
            if proof.source_id in self._by_source
        )

    def named(self, account: Experience) -> Experience:
        """Return an account whose rounds are called as its teller calls them."""
        texts = dict.fromkeys(self._tellers.text_of(proof.source_id, proof.quote) for proof in account.evidence)
        return account_with_told_names(account, "\n".join(texts))

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
        return _with_details_told(item.model_copy(update={"evidence": theirs, "other_role": label[:_LONGEST]}))

    def _other(self, item: Item, proof: Evidence) -> str | None:
        """Return what to call the job for which somebody reports something; None where it may be this one."""
        teller = self._teller(item, proof)
        return self._other_work(item, proof, teller) or self._other_rank(teller)

    def _other_work(self, item: Item, proof: Evidence, teller: Teller) -> str | None:
        if teller.job and self._is_alike(teller.job):
            return None
        if teller.kind:
            return teller.kind.beside(self.own) if teller.is_of_another_kind(self.own) else None
        if teller.job:
            return teller.job
        trade = self._trade(item, proof)
        return trade.beside(self.own) if trade else None

    def _other_rank(self, teller: Teller) -> str | None:
        # Who names a job and does not call it an internship applied for no internship.
        rank = teller.rank or (Rank.MIDDLE if teller.job and self.rank is Rank.INTERN else None)
        return rank.value if rank and differ(self.rank, rank) else None

    def _is_own(self, item: Item, proof: Evidence) -> bool:
        """Whether somebody says that they applied for this kind of work; for a quote that may be of such a one."""
        teller = self._teller(item, proof)
        return teller.kind is not None or teller.job is not None

    def _teller(self, item: Item, proof: Evidence) -> Teller:
        teller = self._tellers.of(proof.source_id, proof.quote)
        if isinstance(item, Experience) and item.role:
            stated = teller_of(item.role)
            return replace(stated, rank=stated.rank or teller.rank)
        return teller

    def _is_alike(self, job: str) -> bool:
        """Whether a job goes by the posting's title, its initials, or by a part of it that says which work it is."""
        title = self.job.job_title
        initials = "".join(word[0] for word in title.split() if word[0].isupper())
        if len(initials) > 2 and initials in job.upper().split():  # noqa: PLR2004
            return True
        one, other = sorted((_work_of(job), _work_of(title)), key=len)
        return one <= other and any(not _TITLE.fullmatch(word) for word in one)

    def _trade(self, item: Item, proof: Evidence) -> Kind | None:
        """Return whose business it is that somebody reports who does not say what they applied for."""
        by_round = trade_of_round(item.name, self.own) if isinstance(item, ProcessStage) else None
        return by_round or trade_of_words(normalize(f"{item.text} {proof.quote}"), self.own)

    def _told(self, stage: ProcessStage) -> ProcessStage:
        tellers = [self._teller(stage, proof) for proof in stage.evidence]
        own = _jobs(teller for teller in tellers if not teller.answers)
        answered = [job for job in _jobs(teller for teller in tellers if teller.answers) if job not in own]
        own, answered = ([job for job in jobs if job != stage.other_role] for jobs in (own, answered))
        some_do_not = any(_called(teller) is None for teller in tellers)
        around = _jobs(replace(teller, presumed=False) for teller in tellers if teller.answers and teller.presumed)
        ahead = _AHEAD[max((self._standing(stage, proof) for proof in stage.evidence), key=list(_AHEAD).index)]
        part = _PART_OF_LOOP if is_part_of_loop(stage.name, [proof.quote for proof in stage.evidence]) else ""
        is_known = own or answered or not stage.other_role
        by = _by(own, answered, around, some_do_not=some_do_not) if is_known else ""
        return stage.model_copy(update={"text": f"{stage.text}{part}{ahead}{by}"})

    def _held(self, stage: ProcessStage) -> ProcessStage:
        """Return a round without those who only await it, if somebody tells that it took place."""
        held = [proof for proof in stage.evidence if self._standing(stage, proof) == "had"]
        return _with_details_told(stage.model_copy(update={"evidence": held})) if held else stage

    def _standing(self, stage: ProcessStage, proof: Evidence) -> Standing:
        post = self._by_source.get(proof.source_id)
        if post is None:
            return "awaited" if is_announced(proof.quote) else "had"
        return standing_of(post, self._company, name=stage.name, quote=proof.quote)

    @cached_property
    def _by_source(self) -> Mapping[str, Post]:
        return {post.source_id: post for post in self.posts}

    @cached_property
    def _company(self) -> Company:
        return Company.of_posting(self.job)

    @cached_property
    def _tellers(self) -> Tellers:
        return Tellers(self.posts, self.job)

    @cached_property
    def own(self) -> Kind:
        """Return the posting's kind of work."""
        return kind_of_job(self.job)

    @cached_property
    def rank(self) -> Rank | None:
        """Return the posting's level."""
        return rank_of_posting(self.job)


def _with_details_told(item: Told) -> Told:
    """Return a round without details of quotes on which it rests no longer; anything else as it is."""
    if not isinstance(item, ProcessStage):
        return item
    told = normalize("\n".join(proof.quote for proof in item.evidence))
    gone = [name for name in _DETAILS if (value := getattr(item, name)) and normalize(value) not in told]
    return item.model_copy(update=dict.fromkeys(gone)) if gone else item


def _jobs(tellers: Iterable[Teller]) -> list[str]:
    """Return what some tellers' jobs are called, each once."""
    by_name = sorted(tellers, key=lambda teller: teller.job is None)
    return _spelt_once([job for job in dict.fromkeys(map(_called, by_name)) if job])


def _called(teller: Teller) -> str | None:
    """Return what to call a teller's job, in their words where there are some: "SDE (interns)"."""
    told = teller.stated
    if told.rank is None or (told.job and (rank_of_job(told.job) is told.rank or says_level(told.job))):
        return told.job
    return f"{told.job} ({told.rank.value})" if told.job else told.rank.jobs


def _work_of(title: str) -> frozenset[str]:
    """Return the words of a title without its rank."""
    found = (word for word in words(title) if not _RANK.fullmatch(word) and not _EMPTY.search(word))
    return frozenset(word for word in map(_without_number, found) if word)


def _without_number(word: str) -> str:
    """Return a word without the level at its end: `sde2` is `sde`, and `l5` or `3` is nothing."""
    return "" if _GRADE.fullmatch(word) else word.rstrip("0123456789")


def _spelt_once(jobs: Sequence[str]) -> list[str]:
    """Return jobs without other spellings of them: ranks, plurals, and the initials of one that is written out."""
    spelt = {frozenset(word.removesuffix("s") for word in _work_of(job)) or job: job for job in reversed(jobs)}
    initials = {"".join(word[0] for word in words(job) if not _RANK.fullmatch(word)) for job in jobs if " " in job}
    return [job for job in reversed(spelt.values()) if "".join(_work_of(job)) not in initials]


def _by(own: Sequence[str], answered: Sequence[str], around: Sequence[str], *, some_do_not: bool) -> str:
    """Return for which jobs something is told: ". Told by candidates for: SDE II; Data Scientist".

    Args:
        own: The jobs that tellers name.
        answered: Those of the posts that others answer, who speak of the same.
        around: Those of the posts that others answer, who may speak of any.
        some_do_not: Some say nothing of their job.
    """
    if not own and not answered:
        return f". Told in a discussion about: {_listed(around)}" if around else ". The quotes do not say for which job"
    listed = _listed(own or answered)
    told = f". Told {'by' if own else 'in answer to'} candidates for: {listed}"
    return told if listed.endswith(_MORE) or not some_do_not else f"{told}; others do not say"


def _listed(jobs: Sequence[str]) -> str:
    """Return the first jobs of a list, in one line of print: the rest is said to be others."""
    shown = [jobs[0]]
    for job in jobs[1:_MOST_JOBS]:
        if len("; ".join([*shown, job])) <= _LONGEST:
            shown.append(job)
    return "; ".join(shown) + (_MORE if len(shown) < len(jobs) else "")
