"""What a sentence says was asked, and what it only seems to say."""

import pytest

from services.insights.asked.clauses import asked_in
from services.insights.text.normalized import normalize


def found(sentence: str) -> list[str]:
    return [asked.text for asked in asked_in(sentence, normalize(sentence))]


@pytest.mark.parametrize(
    ("sentence", "questions"),
    [
        (
            "He asked me to merge two sorted files without loading them.",
            ["Merge two sorted files without loading them"],
        ),
        ("She asked why I want to leave my current team.", ["Why do you want to leave your current team?"]),
        ("They asked if I had experience with forklifts.", ["Do you have experience with forklifts?"]),
        ("I was asked how to scale a queue, which I answered badly.", ["How do you scale a queue?"]),
        ("The recruiter asked about my notice period.", ["Tell me about your notice period"]),
        (
            "They asked about my driving licence, night shifts, how I calm an angry guest, and why I moved here.",
            [
                "Tell me about your driving licence",
                "Night shifts",
                "How do you calm an angry guest?",
                "Why did you move here?",
            ],
        ),
        (
            'The interviewer asked "How would you price a ferry ticket?" and waited.',
            ["How would you price a ferry ticket?"],
        ),
        (
            "Questions such as, what is a mutex?, How do you avoid deadlocks?",
            ["What is a mutex?", "How do you avoid deadlocks?"],
        ),
        ("The case study was about a bakery chain losing money in winter.", ["Bakery chain losing money in winter"]),
        ("The task was to design a booking system for a clinic.", ["Design a booking system for a clinic"]),
        ("We walked through my portfolio and a past failure.", ["Tell me about your portfolio and a past failure"]),
        ("I got quizzed on regularization and confidence intervals.", ["Regularization and confidence intervals"]),
        ("He asked some SQL questions.", ["SQL questions"]),
    ],
)
def test_reported_questions_are_found(sentence: str, questions: list[str]) -> None:
    assert found(sentence) == questions


@pytest.mark.parametrize(
    "sentence",
    [
        "They will probably ask you about binary trees.",
        "Expect questions on SQL and Python.",
        "I asked him how long he has been there.",
        "She asked if I had any questions for her.",
        "They asked me to schedule another call.",
        "They asked me for my references.",
        "If they ask about salary, stay vague.",
        "I practiced questions such as 'what is a mutex?' for weeks.",
        "I wasn't asked a single question about Java.",
        "The recruiter usually asks about motivation.",
        "I sent an email asking if a decision had been made.",
        "Make sure to ask how the team works.",
        "They asked me questions.",
        "Could be that they would ask about graphs.",
    ],
)
def test_predictions_logistics_and_own_questions_are_not(sentence: str) -> None:
    assert found(sentence) == []
