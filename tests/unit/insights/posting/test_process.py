"""The rounds that a posting announces, in its words; other sentences announce none."""

import pytest

from contracts.insights import Basis
from contracts.job import JobDetails
from services.insights.posting.process import announced_rounds, round_of
from services.insights.posting.stated import posted_process


def names(hints: str) -> list[str]:
    job = JobDetails(company_name="Fjord", job_title="Engineer", interview_hints=hints)
    return [stage.name for stage in announced_rounds(job)]


@pytest.mark.parametrize(
    ("hints", "rounds"),
    [
        (
            "Our process: a chat with HR, a radio exercise, and a final interview.",
            ["Chat with HR", "Radio exercise", "Final interview"],
        ),
        (
            "Interview process:\n1. Phone screen (20 min)\n2. Case study\n3. Onsite",
            ["Phone screen", "Case study", "Onsite"],
        ),
        ("Hiring steps: phone screen → sea trial (a day, paid) → offer", ["Phone screen", "Sea trial", "Offer"]),
        (
            "After you apply, expect a call from our office and a meeting with the mate.",
            ["Call from our office", "Meeting with the mate"],
        ),
        ("Shortlisted candidates will be invited to a trial shift.", ["Trial shift"]),
        (
            "A 20-minute call with the purser about your papers.\nA half-day trial shift on deck: knots.\nSee you.",
            ["20-minute call with the purser", "Half-day trial shift on deck"],
        ),
        ("A call with the purser about your papers.\nWe sail in spring.\nBring a coat.", []),
        ("We sail in rotating shifts around the clock.", []),
        ("Next steps: we review applications every week.", []),
        ("We aim to respond within five business days.", []),
    ],
)
def test_rounds_are_read_in_order(hints: str, rounds: list[str]) -> None:
    assert names(hints) == rounds


def test_a_line_that_tells_a_round_is_quoted_whole_and_said_once() -> None:
    lines = ["A 20-minute call with the purser about your papers.", "A trial shift: knots. Bring gloves."]
    job = JobDetails(company_name="Fjord", job_title="Engineer", interview_hints="\n".join(lines))

    stages = announced_rounds(job)

    assert [stage.evidence[0].quote for stage in stages] == lines
    assert stages[1].text == "In the words of the posting: “A trial shift: knots. Bring gloves”."
    assert posted_process(job, rounds=stages).level_notes == []


def test_a_round_quotes_the_posting() -> None:
    hints = "Our process: a chat with HR, a radio exercise, and a final interview."
    job = JobDetails(company_name="Fjord", job_title="Engineer", interview_hints=hints)
    stages = announced_rounds(job)
    assert all(stage.basis is Basis.POSTING and stage.evidence[0].quote in hints for stage in stages)
    # What is shown as rounds is not repeated as a remark.
    assert posted_process(job, rounds=stages).level_notes == []


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("Call with a recruiter", "recruiter screen"),
        ("Pairing exercise", "technical interview"),
        ("Design conversation", "system design"),
        ("Typing test", "online assessment"),
        ("Half-day trial shift", "trial shift"),
        ("Lesson with year 8", "trial lesson"),
        ("panel", "panel"),
        ("Sailing", "Sailing"),
    ],
)
def test_a_round_has_a_usual_name(name: str, usual: str) -> None:
    assert round_of(name) == usual
