"""The engine that needs no model: reads every post and composes what they report."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from itertools import starmap
from typing import Protocol

from typing_extensions import override

from contracts.insights import (
    Basis,
    CommonQuestions,
    Compensation,
    CultureInsights,
    Evidence,
    Experience,
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
from lexicon import patterns
from lexicon.company import Company
from services.insights.engines.base import EngineRequest, Findings
from services.insights.engines.extractive.accounts import InterviewAccount, account_of
from services.insights.engines.extractive.clusters import Cluster, Sighting, clusters
from services.insights.engines.extractive.facts import FactKind, reported_facts
from services.insights.engines.extractive.post_findings import PostFindings, without_reposts
from services.insights.engines.extractive.questions import Kind, ReportedQuestion, reported_questions
from services.insights.engines.extractive.stages import ReportedStage, reported_stages
from services.insights.forms.telling import round_statement
from services.insights.passages.helpful import helpfulness
from services.insights.passages.judge import ToldPassage, passages_of
from services.insights.rounds.judge import HAD
from services.insights.sentences.cues import UNKNOWN
from services.insights.sources.post_analysis import analyse, words_of
from services.insights.text.memory import TextMemory
from services.insights.text.normalized import normalize
from services.insights.text.overlap import overlap, stems
from services.insights.text.rounds import mentions
from services.insights.text.topics import TECHNICAL
from services.insights.text.unwanted import is_rude

__all__ = ["ExtractiveEngine", "PostFindings", "compose", "find", "read_posts"]

_MOST_QUOTES = 20
_MOST_QUESTION_QUOTES = 6
_MOST_QUESTIONS: dict[Kind, int] = {"behavioral": 24, "technical": 32, "company_specific": 24}
_MOST_FACTS = 6
_MOST_OF_A_POST: dict[FactKind, int] = {"red_flag": 1, "timeline": 1}
"""One event told in several sentences is one; of other kinds a post tells more."""
_SHORT_QUOTE, _LONG_QUOTE = 30, 220
_MOST_ACCOUNTS = 8
_MOST_PASSAGES = 4
"""Of one teller: who wants to read more follows the link."""
_HELPS, _HELPS_ENDED = 0.45, 0.35
"""Chance that an account helps who prepares, from which it is shown; of one that says how it ended, or is the best."""
_MOST_TIPS = 3
_SAME_JOB = 0.3
_SURE = 0.35
"""Certainty of a round that one post alone tells."""
_SURE_TOGETHER = 0.3
"""Certainty of the surest of several posts that tell of a round."""
_BEYOND_DOUBT = 0.55
"""Certainty from which further reports of a round are quoted beside the surest one: each of them may be wrong."""
_TWICE, _FEWEST_STEMS = 0.75, 6
"""Share of words from which two posts say the same, and of how many: somebody asked in two places."""
_NAMES_INTERVIEWER = frozenset({"recruiter screen", "hiring manager", "partner/executive interview", "panel"})
_ENDED = frozenset({"offer", "reject", "withdrew"})
# Nobody is invited for less than ten minutes: such a time is that of a question.
_DURATION = re.compile(
    r"\b(?!\d\s?-?min|\d-min)\d{1,3}(?:(?:\s?[-–]\s?| to )\d{1,3})?[\s-]?(?:min(?:ute)?s?|hours?|hrs?)\b", re.IGNORECASE
)
_FORMAT = patterns.pattern("rounds", "format")
_INTERVIEWER = patterns.pattern("rounds", "interviewer")


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
    stages = [_with_tips(stage, pick) for stage in _stages(ranked)]
    return Findings(
        interview_process=InterviewProcess(stages=stages, total_timeline=next(iter(pick("total_timeline")), None)),
        common_questions=_questions(ranked),
        real_interview_experiences=_experiences(ranked),
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
    return Item(text=text, basis=Basis.REPORTED, evidence=_evidence(quotes))


def _evidence(quotes: Iterable[tuple[str, str]], most: int = _MOST_QUOTES) -> list[Evidence]:
    return [Evidence(source_id=source, quote=quote) for source, quote in list(dict.fromkeys(quotes))[:most]]


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
        evidence=_evidence([(best.source_id, best.question.quote), *others], _MOST_QUESTION_QUOTES),
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


def _stages(ranked: Sequence[PostFindings]) -> list[ProcessStage]:
    by_name: dict[str, list[tuple[PostFindings, ReportedStage]]] = {}
    for entry in ranked:
        for stage in entry.stages:
            by_name.setdefault(stage.name, []).append((entry, stage))
    sure = {name: _best(reports) for name, reports in by_name.items() if _is_sure(reports)}
    ordered = sorted(sure.items(), key=lambda pair: pair[1][0][1].order)
    return [_stage(name, order, reports) for order, (name, reports) in enumerate(ordered, start=1)]


def _is_sure(reports: Sequence[tuple[PostFindings, ReportedStage]]) -> bool:
    """Whether a round is told by several posts, or by one beyond doubt; questions about it alone do not tell it."""
    posts = {entry.post.source_id for entry, _ in reports}
    told = [stage.certainty for _, stage in reports if not stage.asks]
    return max(told, default=0.0) >= (_SURE if len(posts) == 1 else _SURE_TOGETHER)


def _is_had(stage: ReportedStage) -> bool:
    return stage.held >= HAD and stage.certainty >= _SURE_TOGETHER


def _best(reports: Sequence[tuple[PostFindings, ReportedStage]]) -> Sequence[tuple[PostFindings, ReportedStage]]:
    """Return the surest report, of who had the round if somebody had, and others beyond doubt, each telling once."""
    ranked = sorted(reports, key=lambda report: (report[1].asks, not _is_had(report[1]), -report[1].certainty))
    told: list[frozenset[str]] = []
    kept: list[tuple[PostFindings, ReportedStage]] = []
    for report in ranked:
        meaning = stems(report[1].quote)
        if kept and (report[1].asks or report[1].certainty < _BEYOND_DOUBT):
            break
        # Few words are the same by chance.
        is_long = len(meaning) >= _FEWEST_STEMS
        if not is_long or not any(len(meaning & other) >= _TWICE * len(meaning | other) for other in told):
            kept.append(report)
        told.append(meaning)
    return kept


def _stage(name: str, order: int, reports: Sequence[tuple[PostFindings, ReportedStage]]) -> ProcessStage:
    # The account that says most about the round describes it; a bare mention says least.
    described = sorted(reports, key=lambda report: (report[1].asks, -_informativeness(report[1].quote)))
    quote = described[0][1].quote
    # Of a sentence about several rounds nobody knows which one lasted so long.
    alone = sum(1 for _ in mentions(normalize(quote))) <= 1
    duration, interviewer, format_ = (
        (_first(_DURATION, quote), _first(_INTERVIEWER, quote, 1), _first(_FORMAT, quote))
        if alone
        else (None, None, None)
    )
    if name in _NAMES_INTERVIEWER:
        interviewer = None
    return ProcessStage(
        name=name,
        order=order,
        text=round_statement(name, duration=duration, interviewer=interviewer, format=format_),
        basis=Basis.REPORTED,
        evidence=_evidence((entry.post.source_id, stage.quote) for entry, stage in described),
        duration=duration,
        interviewer=interviewer,
        format=format_,
        reports=len({entry.post.source_id for entry, _ in reports}),
    )


def _informativeness(quote: str) -> float:
    """Return how informative a quote is about one round: it gives details, names few other rounds, reads well."""
    normalized = normalize(quote)
    details = sum(words.search(quote) is not None for words in (_DURATION, _FORMAT, _INTERVIEWER))
    others = max(0, sum(1 for _ in mentions(normalized)) - 1)
    fitting = 1 if _SHORT_QUOTE <= len(quote) <= _LONG_QUOTE else 0
    return (
        details
        + fitting
        + min(2, len(TECHNICAL.findall(normalized)) / 2)
        - others
        - 2 * normalized.rstrip().endswith("?")
        - 2 * is_rude(normalized)
    )


def _first(words: re.Pattern[str], text: str, group: int = 0) -> str | None:
    match = words.search(text)
    return match[group] if match else None


def _experiences(ranked: Sequence[PostFindings]) -> list[Experience]:
    """Return what people tell: first those who say how far they came, then others in their own words.

    Who tells little is quoted where nobody tells more, and who only waited is not.
    """
    told = [(entry, entry.account) for entry in ranked if entry.account is not None]
    accounts = [one for one in told if one[1].outcome in _ENDED or len(one[1].stages) > 1]
    accounts.sort(key=lambda one: (one[1].outcome not in _ENDED, -len(one[1].stages), -one[0].weight))
    summed_up = {entry.post.source_id for entry, _ in accounts}
    others = [
        (entry, passages)
        for entry in ranked
        for where, passages in _by_teller(entry.told).items()
        if where != "body" or entry.post.source_id not in summed_up
    ]
    return _helpful([*starmap(_experience, accounts), *starmap(_in_own_words, others)])


def _helpful(found: Sequence[Experience]) -> list[Experience]:
    """Return the accounts that help who prepares, those first that say how it ended; the best alone where none does."""
    weighed = [(helpfulness(tuple(proof.quote for proof in one.evidence)), one) for one in found]
    weighed.sort(key=lambda pair: (pair[1].outcome not in _ENDED, -pair[0]))
    helpful = [one for helps, one in weighed if helps >= (_HELPS_ENDED if one.outcome in _ENDED else _HELPS)]
    best = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    if not helpful and best[1] is not None and best[0] >= _HELPS_ENDED:
        helpful = [best[1]]
    return helpful[:_MOST_ACCOUNTS]


def _by_teller(told: Sequence[ToldPassage]) -> dict[str, list[ToldPassage]]:
    """Return the passages of the post's author and of each who answers that say most, as they follow each other."""
    tellers: dict[str, list[ToldPassage]] = {}
    for passage in told:
        tellers.setdefault(passage.where, []).append(passage)
    return {where: _most_telling(passages) for where, passages in tellers.items()}


def _most_telling(passages: Sequence[ToldPassage]) -> list[ToldPassage]:
    best = sorted(passages, key=lambda one: (-one.worth, -one.chance))[:_MOST_PASSAGES]
    return [passage for passage in passages if passage in best]


def _experience(entry: PostFindings, account: InterviewAccount) -> Experience:
    told = _by_teller(entry.told).get("body", [])
    quotes = [passage.quote for passage in told] or account.quotes
    return Experience(
        text=quotes[0],
        basis=Basis.REPORTED,
        evidence=_evidence((entry.post.source_id, quote) for quote in quotes),
        role=account.role,
        outcome=account.outcome,
        occurred_on=entry.seen,
        stages=list(account.stages[:15]),
    )


def _in_own_words(entry: PostFindings, passages: Sequence[ToldPassage]) -> Experience:
    return Experience(
        text=passages[0].quote,
        basis=Basis.REPORTED,
        evidence=_evidence((entry.post.source_id, passage.quote) for passage in passages),
        occurred_on=entry.seen,
    )
