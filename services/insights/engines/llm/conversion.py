"""Turns a model's answers into findings: bounds applied, quotes set to the exact words of their source."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

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
    PostInterview,
    ProcessStage,
    Question,
    SuccessTips,
)
from contracts.posts import Post
from lexicon.text import shorten
from services.insights.asked.phrasing import is_question_like
from services.insights.engines.base import Findings
from services.insights.engines.llm.answers import (
    AccountsAnswer,
    AdviceAnswer,
    Answer,
    PracticeQuestion,
    ProcessAnswer,
    QuestionClaim,
    QuestionsAnswer,
    Quote,
    ReportedClaim,
    TailoredAnswer,
    WorkplaceAnswer,
)
from services.insights.text.markdown import without_markdown
from services.insights.text.normalized import normalize
from services.insights.text.rounds import ROUNDS, canonical_name

__all__ = ["Converter"]

_LONGEST_QUOTE = 600
_MOST_QUOTES = 20
_ORDER = {entry.name: entry.order for entry in ROUNDS}


class Converter:
    """Converts answers about a fixed set of posts."""

    def __init__(self, posts: Sequence[Post]) -> None:
        self._posts: Mapping[str, Post] = {post.source_id: post for post in posts}
        self._normalized: dict[str, list[tuple[str, str]]] = {}

    def convert(self, answer: Answer) -> Findings:
        """Return the findings that an answer contains."""
        match answer:
            case ProcessAnswer():
                return self._process(answer)
            case QuestionsAnswer():
                return Findings(
                    common_questions=CommonQuestions(
                        behavioral=self._questions(answer.behavioral, 24),
                        technical=self._questions(answer.technical, 32),
                        company_specific=self._questions(answer.company_specific, 24),
                    )
                )
            case AccountsAnswer():
                return Findings(real_interview_experiences=self._experiences(answer))
            case AdviceAnswer():
                return Findings(
                    success_tips=SuccessTips(
                        what_worked=self._items(answer.what_worked), preparation=self._items(answer.preparation_tips)
                    ),
                    red_flags_and_mistakes=MistakesAndRedFlags(
                        common_mistakes=self._items(answer.common_mistakes), red_flags=self._items(answer.red_flags)
                    ),
                )
            case WorkplaceAnswer():
                return self._workplace(answer)
            case TailoredAnswer():
                return Findings(
                    common_questions=CommonQuestions(
                        behavioral=self._practice(answer.behavioral)[:6], technical=self._practice(answer.technical)[:8]
                    )
                )
        raise TypeError(type(answer))

    def _process(self, answer: ProcessAnswer) -> Findings:
        stages: dict[str, ProcessStage] = {}
        for claim in answer.stages:
            evidence = self._evidence(claim.evidence)
            name = canonical_name(claim.name) or _line(claim.name, 120)
            if not evidence or not name or not _line(claim.text, 2000):
                continue
            known = stages.get(name)
            if known is not None:
                evidence = [*known.evidence, *(entry for entry in evidence if entry not in known.evidence)][
                    :_MOST_QUOTES
                ]
                stages[name] = known.model_copy(update={"evidence": evidence, "reports": _sources(evidence)})
                continue
            stages[name] = ProcessStage(
                name=name,
                text=_line(claim.text, 2000),
                basis=Basis.REPORTED,
                evidence=evidence,
                duration=_optional(claim.duration, 200),
                interviewer=_optional(claim.interviewer, 200),
                format=_optional(claim.format, 200),
                reports=_sources(evidence),
            )
        ordered = sorted(stages.values(), key=lambda stage: _ORDER.get(stage.name, len(_ORDER) // 2))[:20]
        total = self._items([answer.total_timeline] if answer.total_timeline else [])
        return Findings(
            interview_process=InterviewProcess(stages=ordered, total_timeline=total[0] if total else None),
            post_interview=PostInterview(response_timeline=self._items(answer.response_timeline)),
        )

    def _questions(self, claims: Sequence[QuestionClaim], most: int) -> list[Question]:
        questions = []
        for claim in claims:
            evidence = self._evidence(claim.evidence)
            text = _line(claim.text, 600)
            if not evidence or not text:
                continue
            dates = [created.date() for entry in evidence if (created := self._posts[entry.source_id].created_at)]
            questions.append(
                Question(
                    text=text,
                    basis=Basis.REPORTED,
                    evidence=evidence,
                    stage=canonical_name(claim.stage) if claim.stage else None,
                    topic=_optional(claim.topic, 120),
                    guidance=_optional(claim.guidance, 1000),
                    reports=_sources(evidence),
                    last_seen=max(dates, default=None),
                )
            )
        return sorted(questions, key=lambda question: -question.reports)[:most]

    def _experiences(self, answer: AccountsAnswer) -> list[Experience]:
        experiences = []
        for claim in answer.experiences:
            evidence = self._evidence(claim.evidence)
            text = _line(claim.text, 1500)
            if not evidence or not text:
                continue
            created = self._posts[evidence[0].source_id].created_at
            stages = [name for stage in claim.stages if (name := canonical_name(stage))]
            experiences.append(
                Experience(
                    text=text,
                    basis=Basis.REPORTED,
                    evidence=evidence,
                    role=_optional(claim.role, 200),
                    outcome=claim.outcome,
                    occurred_on=created.date() if created else None,
                    stages=list(dict.fromkeys(stages))[:15],
                )
            )
        return experiences[:6]

    def _workplace(self, answer: WorkplaceAnswer) -> Findings:
        return Findings(
            culture_insights=CultureInsights(
                work_life_balance=self._items(answer.work_life_balance),
                team_dynamics=self._items(answer.team_dynamics),
                management=self._items(answer.management),
                growth=self._items(answer.growth),
                remote_policy=self._items(answer.remote_policy),
            ),
            compensation=Compensation(
                base_pay=self._items(answer.base_pay),
                additional=self._items(answer.additional_compensation),
                benefits=self._items(answer.benefits),
            ),
        )

    def _practice(self, entries: Sequence[PracticeQuestion]) -> list[Question]:
        """Return questions to practise; a sentence of a source is a report without evidence and is left out."""
        questions = []
        for entry in entries:
            text = _line(entry.text, 600)
            if text and is_question_like(text) and not self._is_said(text):
                questions.append(
                    Question(
                        text=text,
                        basis=Basis.GENERAL,
                        topic=_optional(entry.topic, 120),
                        guidance=_optional(entry.guidance, 1000),
                    )
                )
        return questions

    def _is_said(self, text: str) -> bool:
        wanted = normalize(text)
        return any(wanted in normalized for source_id in self._posts for _, normalized in self._texts(source_id))

    def _items(self, claims: Sequence[ReportedClaim]) -> list[Item]:
        items = []
        for claim in claims:
            evidence = self._evidence(claim.evidence)
            if evidence and (text := _line(claim.text, 1000)):
                items.append(Item(text=text, basis=Basis.REPORTED, evidence=evidence))
        return items[:8]

    def _evidence(self, quotes: Sequence[Quote]) -> list[Evidence]:
        """Return the quotes; those found in their source but for typography in its exact words, others as they are.

        Unknown sources are dropped here, false quotes by the verifier, which counts them.
        """
        found = []
        for quote in quotes[:_MOST_QUOTES]:
            source_id = quote.source_id.strip().strip("[]")
            if source_id in self._posts and quote.quote.strip():
                exact = self._exact(source_id, quote.quote)
                found.append(Evidence(source_id=source_id, quote=(exact or quote.quote.strip())[:_LONGEST_QUOTE]))
        return found

    def _texts(self, source_id: str) -> list[tuple[str, str]]:
        """Return the texts of a post with their normalized forms, made when first asked for."""
        if source_id not in self._normalized:
            self._normalized[source_id] = [(text, _normalized(text)) for text in self._posts[source_id].texts() if text]
        return self._normalized[source_id]

    def _exact(self, source_id: str, quote: str) -> str | None:
        # A quote that the model cut short ends in dots of its own.
        parts = normalize(quote).rstrip(" .").split()
        if not parts:
            return None
        for raw, normalized in self._texts(source_id):
            if place := _place_of(parts, normalized):
                return raw[place]
        return None


@lru_cache(maxsize=2048)
def _normalized(text: str) -> str:
    """Return the normalized form of a post's text, remembered since the same posts serve several guides."""
    return normalize(text)


def _place_of(words: Sequence[str], normalized: str) -> slice | None:
    """Return where words follow each other in a normalized text, whatever the white space between them."""
    quote = " ".join(words)
    start = normalized.find(quote)
    if start >= 0:
        return slice(start, start + len(quote))
    if not all(word in normalized for word in words):
        return None
    match = re.search(r"\s+".join(re.escape(word) for word in words), normalized)
    return slice(*match.span()) if match else None


def _sources(evidence: Sequence[Evidence]) -> int:
    return len({entry.source_id for entry in evidence})


def _line(text: str, most: int) -> str:
    return shorten(without_markdown(text), most)


def _optional(text: str | None, most: int) -> str | None:
    return (_line(text, most) or None) if text else None
