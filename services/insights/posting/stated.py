"""Pay, benefits and hints on the process, as the posting states them."""

from collections.abc import Sequence

from contracts.insights import Compensation, InterviewProcess, ProcessStage
from contracts.job import JobDetails
from services.insights.posting.quotes import posted, sentences_of
from services.insights.posting.templates import kind_of
from services.insights.text.markdown import without_markdown

__all__ = ["posted_pay", "posted_process", "stated_pay"]

_MOST_BENEFITS = 8
_MOST_HINTS = 4
_LONGEST_HEADING, _ENDS = 6, ".!?\u3002)"


def posted_process(job: JobDetails, *, rounds: Sequence[ProcessStage] = ()) -> InterviewProcess:
    """Return what the posting says about hiring beside the rounds it announces."""
    shown = {proof.quote for stage in rounds for proof in stage.evidence}
    hints = [part for part in sentences_of(job.interview_hints or "") if without_markdown(part)]
    others = [part for part in hints if not kind_of("condition", part) and not part.endswith(":")]
    said = [part for part in others if not _is_heading(part)]
    own = [part for part in said if not any(part in quote or quote in part for quote in shown)]
    return InterviewProcess(level_notes=[posted(job, without_markdown(part), part) for part in own[:_MOST_HINTS]])


def _is_heading(part: str) -> bool:
    """Whether a line only says what stands below it: few words that end like no sentence."""
    return len(part.split()) <= _LONGEST_HEADING and part[-1] not in _ENDS


def posted_pay(job: JobDetails) -> Compensation:
    """Return the pay and benefits the posting states; nothing when it states none."""
    words = stated_pay(job)
    pay = [posted(job, f"The posting states: {without_markdown(words)}", words)] if words else []
    benefits = [line for line in job.benefits if without_markdown(line)][:_MOST_BENEFITS]
    return Compensation(base_pay=pay, benefits=[posted(job, without_markdown(line), line) for line in benefits])


def stated_pay(job: JobDetails) -> str | None:
    """Return the pay in the posting's words, if it states any."""
    words = (job.salary.raw if job.salary else None) or job.salary_range
    return words if words and without_markdown(words) else None
