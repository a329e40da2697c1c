"""The engine that needs no model: reads every post and composes what they report."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Protocol

from typing_extensions import override

from contracts.insights import (
    Basis,
    CommonQuestions,
    Compensation,
    CultureInsights,
    InterviewProcess,
    Item,
    MistakesAndRedFlags,
    ModelUsage,
    PostInterview,
    ProcessStage,
    Question,
    SuccessTips,
)
from contracts.posts import Post
from lexicon.company import Company
from services.insights.engines.base import EngineRequest, Findings
from services.insights.engines.extractive.accounts import account_of
from services.insights.engines.extractive.clusters import Cluster, Sighting, clusters
from services.insights.engines.extractive.composed_accounts import composed_accounts
from services.insights.engines.extractive.composed_rounds import composed_rounds
from services.insights.engines.extractive.evidence import evidence_of
from services.insights.engines.extractive.facts import FactKind, reported_facts
from services.insights.engines.extractive.post_findings import PostFindings, without_reposts
from services.insights.engines.extractive.questions import Kind, ReportedQuestion, reported_questions
from services.insights.engines.extractive.stages import reported_stages
from services.insights.passages.judge import passages_of
from services.insights.sentences.cues import UNKNOWN
from services.insights.sources.post_analysis import analyse, words_of
from services.insights.text.memory import TextMemory
from services.insights.text.overlap import overlap, stems
from services.insights.text.rounds import mentions
from services.insights.text.topics import TECHNICAL

__all__ = ["ExtractiveEngine", "PostFindings", "compose", "find", "read_posts"]

_MOST_QUESTION_QUOTES = 6
_MOST_QUESTIONS: dict[Kind, int] = {"behavioral": 24, "technical": 32, "company_specific": 24}
_MOST_FACTS = 6
_MOST_OF_A_POST: dict[FactKind, int] = {"red_flag": 1, "timeline": 1}
"""One event told in several sentences is one; of other kinds a post tells more."""
_MOST_TIPS = 3
_SAME_JOB = 0.3


_FOUND = TextMemory[PostFindings](characters=400_000)
"""Of the posts of eight preparations or so; those for one employer are made from the same posts."""


class _Picker(Protocol):
    def __call__(self, kind: FactKind, of_round: str | None = None) -> list[Item]:
        """Return the best facts of a kind."""


class ExtractiveEngine(AbstractAsyncContextManager["ExtractiveEngine"]):
    """Finds reports by patterns; CPU-bound, so it runs in a thread."""

    @override
    async def __aexit__(self, *_: object) -> None:
        """Hold nothing."""

    @property
    def identity(self) -> str:
        """The name."""
        return "extractive"

    async def find(self, request: EngineRequest) -> Findings:
        """Return what the posts report."""
        await request.report("Reading the discussions", done=0, total=len(request.posts))
        return await asyncio.to_thread(lambda: compose(read_posts(request), job_title=request.job.job_title))


def read_posts(request: EngineRequest) -> list[PostFindings]:
    """Read every post of a request, in its order."""
    company = Company.of_posting(request.job)
    return [find(post, company) for post in request.posts]


def find(post: Post, company: Company) -> PostFindings:
    """Read one post; what was found in the same words before is not looked for again."""
    key, size = words_of(post, company)
    found = _FOUND.get_or_make(key, size, lambda: _find(post, company))
    return replace(found, post=post)


def _find(post: Post, company: Company) -> PostFindings:
    analysis = analyse(post, company)
    if not analysis.relevant:
        return PostFindings(post=post, analysis=analysis, questions=(), stages=(), facts=(), account=None)
    stages = reported_stages(analysis)
    return PostFindings(
        post=post,
        analysis=analysis,
        questions=reported_questions(analysis, company),
        stages=stages,
        facts=reported_facts(analysis, company),
        account=account_of(analysis, company, stages),
        told=passages_of(analysis),
    )


def compose(found: Sequence[PostFindings], *, job_title: str = "") -> Findings:
    """Put together what all posts report; those about the same kind of job come first."""
    relevant = [entry for entry in found if entry.analysis.relevant]
    by_weight = sorted(relevant, key=lambda entry: -entry.weight - _same_job(entry, job_title))
    ranked = without_reposts(by_weight)
    pick = _picker(ranked)
    stages = [_with_tips(stage, pick) for stage in composed_rounds(ranked)]
    return Findings(
        interview_process=InterviewProcess(stages=stages, total_timeline=next(iter(pick("total_timeline")), None)),
        common_questions=_questions(ranked),
        real_interview_experiences=composed_accounts(ranked),
        success_tips=SuccessTips(what_worked=pick("what_worked"), preparation=pick("preparation")),
        red_flags_and_mistakes=MistakesAndRedFlags(common_mistakes=pick("mistake"), red_flags=pick("red_flag")),
        post_interview=PostInterview(response_timeline=pick("timeline")),
        culture_insights=CultureInsights(
            work_life_balance=pick("work_life_balance"),
            team_dynamics=pick("team_dynamics"),
            management=pick("management"),
            growth=pick("growth"),
            remote_policy=pick("remote_policy"),
        ),
        compensation=Compensation(
            base_pay=pick("base_pay"),
            additional=pick("additional_pay"),
            benefits=pick("benefits"),
            negotiation=pick("pay_advice"),
        ),
        relevance={entry.post.source_id: entry.weight for entry in found},
        gaps=list(_unread(relevant)),
        usage=ModelUsage(engine="extractive"),
    )


def _unread(relevant: Sequence[PostFindings]) -> Iterator[str]:
    """Yield a sentence about posts in languages of which nothing is reported."""
    unread = [entry for entry in relevant if any(text.language == UNKNOWN for text in entry.analysis.texts.texts)]
    if unread:
        posts = "One post is" if len(unread) == 1 else f"{len(unread)} posts are"
        yield f"{posts} in a language that is not read; English, German, Spanish and French are."


def _same_job(entry: PostFindings, job_title: str) -> float:
    role = entry.account.role if entry.account and entry.account.role else ""
    return _SAME_JOB * overlap(job_title, [entry.post.title, role]) if job_title else 0.0


def _with_tips(stage: ProcessStage, pick: _Picker) -> ProcessStage:
    """Return a round with what is told of it alone."""
    quoted = {proof.quote for proof in stage.evidence}
    tips = [tip for tip in pick("round", stage.name) if quoted.isdisjoint(proof.quote for proof in tip.evidence)]
    return stage.model_copy(update={"tips": tips[:_MOST_TIPS]}) if tips else stage


def _picker(ranked: Sequence[PostFindings]) -> _Picker:
    """Return a function that lists the best facts of a kind, of one round if named; no sentence is listed twice."""
    listed: list[frozenset[str]] = []

    def pick(kind: FactKind, of_round: str | None = None) -> list[Item]:
        candidates = [
            (fact.weight + entry.weight, entry, fact)
            for entry in ranked
            for fact in entry.facts
            if fact.kind == kind and fact.round == of_round
        ]
        items: list[Item] = []
        per_post: Counter[str] = Counter()
        for _, entry, fact in sorted(candidates, key=lambda candidate: -candidate[0]):
            meaning = stems(fact.text)
            if (
                len(items) >= _MOST_FACTS
                or per_post[entry.post.source_id] >= _MOST_OF_A_POST.get(kind, _MOST_FACTS // 2)
                or any(len(meaning & other) >= 0.7 * len(meaning | other) for other in listed)
            ):
                continue
            listed.append(meaning)
            per_post[entry.post.source_id] += 1
            items.append(_reported(fact.text, [(entry.post.source_id, fact.quote)]))
        return items

    return pick


def _reported(text: str, quotes: Iterable[tuple[str, str]]) -> Item:
    return Item(text=text, basis=Basis.REPORTED, evidence=evidence_of(quotes))


def _questions(ranked: Sequence[PostFindings]) -> CommonQuestions:
    sightings = [
        Sighting(
            question=question,
            source_id=entry.post.source_id,
            seen=entry.seen,
            stage=_stage_of(question),
            weight=entry.weight,
        )
        for entry in ranked
        for question in entry.questions
    ]
    kinds: dict[Kind, list[Question]] = {"behavioral": [], "technical": [], "company_specific": []}
    for cluster in clusters(sightings):
        kind = Counter(sighting.question.kind for sighting in cluster.sightings).most_common(1)[0][0]
        kinds[kind].append(_question(cluster))
    return CommonQuestions(
        behavioral=kinds["behavioral"][: _MOST_QUESTIONS["behavioral"]],
        technical=kinds["technical"][: _MOST_QUESTIONS["technical"]],
        company_specific=kinds["company_specific"][: _MOST_QUESTIONS["company_specific"]],
    )


def _question(cluster: Cluster) -> Question:
    best = cluster.best
    others = [(sighting.source_id, sighting.question.quote) for sighting in cluster.sightings if sighting is not best]
    return Question(
        text=best.question.text,
        basis=Basis.REPORTED,
        evidence=evidence_of([(best.source_id, best.question.quote), *others], _MOST_QUESTION_QUOTES),
        stage=next((sighting.stage for sighting in cluster.sightings if sighting.stage), None),
        topic=_topic(best.question),
        reports=len(cluster.sources),
        last_seen=cluster.last_seen,
    )


def _topic(question: ReportedQuestion) -> str | None:
    """Return the subject that a technical question names; "design a r…" only says that something is designed."""
    found = TECHNICAL.search(question.text.lower()) if question.kind == "technical" else None
    if found is None:
        return None
    return "system design" if re.search(r"\b[a-z]$", found[0]) and " " in found[0] else found[0]


def _stage_of(question: ReportedQuestion) -> str | None:
    return next((entry.name for entry, _, _ in mentions(question.heading)), None)
