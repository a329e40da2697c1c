"""What the posting itself contributes: requirements, pay, hints on the process, and questions on its skills."""

import re
from functools import lru_cache

from contracts.insights import (
    POSTING_SOURCE_ID,
    Basis,
    Compensation,
    CultureInsights,
    Evidence,
    InterviewProcess,
    Item,
    Question,
    RoleSection,
)
from contracts.job import JobDetails
from lexicon import patterns
from lexicon.text import shorten, squeeze
from services.insights.advice.rolepack import SkillQuestion, skill_questions
from services.insights.sources.texts import posting_texts
from services.insights.text.markdown import comparable, without_markdown

__all__ = ["posted_culture", "posted_pay", "posted_process", "posting_section", "questions_on_skills"]

_LONGEST_QUOTE = 300
_LONGEST_TEXT = 400
_SHORTEST_QUOTE = 8
_DEMAND = patterns.pattern("postings", "demand")
_SHORTEST_DEMAND, _LONGEST_DEMAND = 15, 260
_MOST_DEMANDS = 10
_MOST_SKILL_QUESTIONS = 8
_MOST_LINES = 12
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_PLACES = {"remote": "Remote work", "hybrid": "Hybrid work", "onsite": "On-site work"}
_PLACE_WORDS = {
    "remote": re.compile(r"\bremote\w*\b|home ?office|work from home", re.IGNORECASE),
    "hybrid": re.compile(r"\bhybrid\w*\b|days? (?:a|per) week", re.IGNORECASE),
    "onsite": re.compile(r"\bon-?site\b|in[- ](?:the )?office|in[- ]person", re.IGNORECASE),
}


def posting_section(job: JobDetails) -> RoleSection | None:
    """Return what the posting asks for, in its own words; None when it is not known."""
    lines = [
        *(("Required", line) for line in job.required_skills[:8]),
        *(("Your work", line) for line in job.key_responsibilities[:6]),
        *(("Welcome", line) for line in job.preferred_skills[:4]),
        *(("Experience", line) for line in [job.years_experience] if line),
    ]
    if not job.required_skills and not job.key_responsibilities:
        lines = [("Required", line) for line in _demands(job)] + lines
    items = [_posted(job, f"{label}: {without_markdown(line)}", line) for label, line in lines]
    return RoleSection(title="What the posting asks for", items=items[:30]) if items else None


def posted_process(job: JobDetails) -> InterviewProcess:
    """Return what the posting says about its hiring process."""
    if not job.interview_hints:
        return InterviewProcess()
    hints = [part for part in _SENTENCE.split(job.interview_hints) if squeeze(part)]
    return InterviewProcess(
        level_notes=[_posted(job, without_markdown(part), part) for part in hints[:5] if without_markdown(part)]
    )


def posted_pay(job: JobDetails) -> Compensation:
    """Return the pay and benefits the posting states; nothing when it states none."""
    words = (job.salary.raw if job.salary else None) or job.salary_range
    pay = (
        [_posted(job, f"The posting states: {without_markdown(words)}", words)]
        if words and without_markdown(words)
        else []
    )
    benefits = [
        _posted(job, without_markdown(line), line) for line in job.benefits[:_MOST_LINES] if without_markdown(line)
    ]
    return Compensation(base_pay=pay, benefits=benefits)


def posted_culture(job: JobDetails) -> CultureInsights:
    """Return where the work is done, when the posting says so."""
    if job.remote_policy is None:
        return CultureInsights()
    words = _PLACE_WORDS[job.remote_policy]
    parts = (part.strip() for text in posting_texts(job) for part in _SENTENCE.split(text))
    quote = next((_cut(part) for part in parts if len(part) > _SHORTEST_QUOTE and words.search(part)), None)
    text = without_markdown(quote) if quote else _PLACES[job.remote_policy]
    item = Item(text=text, basis=Basis.POSTING, evidence=_quoted(quote))
    return CultureInsights(remote_policy=[item])


def questions_on_skills(job: JobDetails) -> list[Question]:
    """Return one question per skill the posting requires; the question itself is general advice."""
    questions: dict[str, Question] = {}
    # A line of running text names no skill by itself: it only helps where a question on its subject exists.
    demands = [] if job.required_skills else _demands(job)
    for skill in [*job.required_skills, *demands, *job.preferred_skills]:
        entry = _entry_for(skill)
        question = _question(skill, entry) if entry is not None or skill not in demands else None
        if question is not None:
            questions.setdefault(question.text, question)
    return list(questions.values())[:_MOST_SKILL_QUESTIONS]


@lru_cache(maxsize=4096)
def _entry_for(skill: str) -> SkillQuestion | None:
    return next((entry for entry in skill_questions() if entry.fits(skill)), None)


def _demands(job: JobDetails) -> list[str]:
    """Return the lines of the posting's text that ask for something, for postings without a list of skills."""
    lines = (part.strip(" \t-*\u2022\u00b7") for part in _SENTENCE.split(job.description or ""))
    return [line for line in lines if _SHORTEST_DEMAND <= len(line) <= _LONGEST_DEMAND and _DEMAND.search(line)][
        :_MOST_DEMANDS
    ]


def _question(skill: str, entry: SkillQuestion | None) -> Question | None:
    if entry is not None:
        return Question(text=entry.question, topic=entry.topic, guidance=entry.guidance, basis=Basis.GENERAL)
    name = without_markdown(skill).strip(" .;:")
    if not name or len(name.split()) > 6:  # noqa: PLR2004 — a sentence is no name of a skill
        return None
    return Question(
        text=(
            f"Tell me about a piece of work in which {name} mattered. What did you decide, and what would you do "
            f"differently?"
        ),
        topic=shorten(name, 100),
        guidance=(
            "Say what the task was, how deep your part went, one decision with its alternative, and the result. Be "
            "exact about what you have not done yet."
        ),
        basis=Basis.GENERAL,
    )


def _posted(job: JobDetails, text: str, words: str) -> Item:
    return Item(text=shorten(text, _LONGEST_TEXT), basis=Basis.POSTING, evidence=_quoted(_found(job, words)))


def _quoted(quote: str | None) -> list[Evidence]:
    return [Evidence(source_id=POSTING_SOURCE_ID, quote=_cut(quote))] if quote else []


def _cut(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0]


def _found(job: JobDetails, words: str) -> str | None:
    """Return the posting's own words for a field: verbatim, or else the sentence that says the same."""
    wanted = squeeze(words)
    folded = comparable(wanted)
    for text in map(_squeezed_lines, posting_texts(job)):
        if wanted in text:
            return wanted
        if len(folded) > 8:  # noqa: PLR2004 — shorter ones occur by chance
            for part, low in _folded_sentences(text):
                if folded in low:
                    return squeeze(part)
    return None


@lru_cache(maxsize=256)
def _squeezed_lines(text: str) -> str:
    """Return the text with the white space of each line collapsed; every line of a posting is looked for in it."""
    return "\n".join(squeeze(line) for line in text.split("\n"))


@lru_cache(maxsize=256)
def _folded_sentences(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((part, comparable(part)) for part in _SENTENCE.split(text))
