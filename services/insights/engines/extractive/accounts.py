"""Tells first-hand accounts apart: who applied for what, which rounds they had, how it ended."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexicon import patterns
from lexicon.company import Company
from services.insights.engines.extractive.account_outcome import Outcome, outcome_of
from services.insights.engines.extractive.account_rounds import rounds_had
from services.insights.engines.extractive.stages import ReportedStage
from services.insights.forms.telling import tidy
from services.insights.sentences.blocks import Sentence
from services.insights.sources.applied import applied_for
from services.insights.sources.post_analysis import PostAnalysis, names_others
from services.insights.text.rounds import mentions
from services.insights.text.unwanted import is_instruction, is_rude

__all__ = ["InterviewAccount", "Outcome", "account_of", "full_title"]

_OFFER = patterns.pattern("accounts", "offer")
_REJECT = patterns.pattern("accounts", "reject")
_FIRST_HAND = patterns.pattern("accounts", "first_hand")
_TELLING = patterns.pattern("accounts", "informative")
_HAPPENED = patterns.pattern("accounts", "happened")
_AHEAD = patterns.pattern("accounts", "ahead")
_JOB_WORDS, _COMMON_JOB = patterns.pattern("accounts", "job_words"), patterns.pattern("accounts", "common_job")
_ROLE = patterns.pattern("job_titles", "role")
_SHORT_TITLE, _TRAINEESHIP, _FIELD, _BEFORE_TITLE, _BEHIND_TITLE, _TIED, _TOOL = (
    patterns.pattern("accounts", name)
    for name in ("short_title", "traineeship", "field", "before_title", "behind_title", "tied", "tool")
)
_PLAIN_JOB, _NO_PART = patterns.pattern("accounts", "plain_job"), patterns.pattern("accounts", "no_part")
_ENDED: frozenset[Outcome] = frozenset({"offer", "reject", "withdrew"})
_UNNAMED_FIRM = patterns.pattern("accounts", "unnamed_firm")
_WEIGHING = patterns.pattern("facts", "weighing")
_SHORTEST, _LONGEST = 15, 300
_MOST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class InterviewAccount:
    """A person's own account of the process."""

    text: str
    quotes: tuple[str, ...]
    outcome: Outcome | None
    role: str | None
    stages: tuple[str, ...]
    """Rounds they had."""


def account_of(
    analysis: PostAnalysis, company: Company, stages: Sequence[ReportedStage] = ()
) -> InterviewAccount | None:
    """Return the account of a post's author, or None.

    None unless it tells of several rounds that they had at the company, or of one and how it ended.
    """
    whole = " . ".join(block.low for block in analysis.blocks if not block.is_comment)
    if not analysis.subject or not analysis.relevant or not _FIRST_HAND.search(whole) or _is_elsewhere(analysis, whole):
        return None
    had = rounds_had(analysis, stages)
    outcome = outcome_of(analysis, company, had=had)
    sentences = _telling(analysis, company)
    if not sentences or not _says_how_far(had, outcome) or not _is_here(analysis, company):
        return None
    return InterviewAccount(
        text=" ".join(tidy(sentence.raw) for sentence in sentences),
        quotes=tuple(sentence.raw for sentence in sentences),
        outcome=outcome,
        role=_role(analysis, company),
        stages=had,
    )


def _is_elsewhere(analysis: PostAnalysis, whole: str) -> bool:
    """Whether the interview was at a firm without a name, or the title sets several employers side by side."""
    others = names_others(analysis.post.title, analysis.company)
    return _UNNAMED_FIRM.search(whole) is not None or len(others) > 1


def _says_how_far(had: Sequence[str], outcome: Outcome | None) -> bool:
    return len(had) > 1 or (bool(had) and outcome in _ENDED)


def _is_here(analysis: PostAnalysis, company: Company) -> bool:
    """Whether a sentence about interviews names the company as the place of them, not as the maker of a product."""
    own = (sentence.raw for block, _, sentence in analysis.sentences() if not block.is_comment)
    return any(
        _TIED.search(raw[: match.start()]) and not _TOOL.match(raw[match.end() :])
        for raw in (analysis.post.title, *own)
        if _TELLING.search(raw.lower()) or raw == analysis.post.title
        for match in company.places(raw)
    )


def _role(analysis: PostAnalysis, company: Company) -> str | None:
    """Return the job as the text tells it, else the one that the title names by its letters, or an internship."""
    title = analysis.post.title
    applied = _written_out(applied_for(title, analysis.post.body, company.spellings), title)
    told = full_title(applied) or (applied if applied and _is_all_told(applied, analysis) else None)
    if told or " vs" in title.lower():
        return told
    short = {match[0].strip() for match in _SHORT_TITLE.finditer(title)}
    if short:
        return short.pop() if len(short) == 1 else None
    return "internship" if _TRAINEESHIP.search(title) else None


def _written_out(job: str | None, title: str) -> str | None:
    """Return a job that is told by its initials as the title writes it out: "DS" as "Deployment Strategist"."""
    if job is None or not job.isupper() or not job.isalpha():
        return job
    whole = re.search(r"\b" + r"[\s-]+".join(rf"{letter}[a-z]+" for letter in job) + r"\b", title)
    return whole[0] if whole else job


def _is_all_told(job: str, analysis: PostAnalysis) -> bool:
    """Whether a common word for jobs, as "developer", is the whole of what a text calls the job."""
    if _PLAIN_JOB.match(job) is None:
        return False
    whole = " ".join(block.low for block in analysis.blocks if not block.is_comment)
    before = re.findall(rf"(\S+)\s+{re.escape(job.lower())}\b", whole)
    return bool(before) and all(_NO_PART.match(word) for word in before)


def full_title(role: str | None) -> str | None:
    """Return a role that is a job's title in full, else None: neither part of a sentence nor a bare "analyst"."""
    if role is None:
        return None
    title = role.split(" and ")[0].strip() if _JOB_WORDS.search(role.partition(" and ")[2].lower()) else role
    title = _BEHIND_TITLE.sub("", _BEFORE_TITLE.sub("", title))
    if (
        not (_ROLE.search(title) or _FIELD.search(title))
        or _JOB_WORDS.search(title.lower())
        or _COMMON_JOB.match(title)
    ):
        return None
    return title


def _telling(analysis: PostAnalysis, company: Company) -> list[Sentence]:
    """Return up to two sentences that sum an account up, in their order: those that say most of what took place."""
    candidates = list(_candidates(analysis, company))
    about = any(company.is_named(block.raw) for block in analysis.blocks if block.where == "title")
    if not (about or any(company.is_named(sentence.raw) for sentence in candidates)):
        return []
    told = [sentence for sentence in candidates if _substance(sentence, company) > 0]
    best = sorted(told, key=lambda sentence: -_substance(sentence, company))[:_MOST_SENTENCES]
    return sorted(best, key=lambda sentence: sentence.start)


def _candidates(analysis: PostAnalysis, company: Company) -> Iterator[Sentence]:
    """Yield the sentences of a body that may be shown as somebody's account."""
    for block, line, sentence in analysis.sentences():
        if (
            block.where == "body"
            and line.kind in {"text", "item"}
            and _SHORTEST <= len(sentence.raw) <= _LONGEST
            and not sentence.low.rstrip().endswith("?")
            and _TELLING.search(sentence.low)
            and not (is_rude(sentence.low) or is_instruction(sentence.low) or "http" in sentence.low)
            and not (names_others(sentence.raw, company) and not company.is_named(sentence.raw))
        ):
            yield sentence


def _substance(sentence: Sentence, company: Company) -> int:
    """Return how much of what took place a sentence tells; nothing or less when it only looks ahead or weighs."""
    text = sentence.low
    happened = len({match[0] for match in _HAPPENED.finditer(text)})
    if not happened or _WEIGHING.search(text):
        return 0
    ended = bool(_OFFER.search(text) or _REJECT.search(text))
    rounds = min(2, sum(1 for _ in mentions(text)))
    return min(3, happened) + ended + rounds + company.is_named(sentence.raw) - 3 * bool(_AHEAD.search(text))
