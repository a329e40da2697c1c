from contracts.insights import POSTING_SOURCE_ID, Basis
from contracts.job import JobDetails, Salary
from services.insights.advice.posting import (
    posted_culture,
    posted_pay,
    posted_process,
    posting_section,
    questions_on_skills,
)

DESCRIPTION = """We run ferries.
Requirements:
- 3+ years of   Python
- Fluent Norwegian
Hybrid: three days per week in Bergen. Pay is 700 000 to 800 000 NOK a year."""


def job(**fields: object) -> JobDetails:
    return JobDetails.model_validate(
        {"company_name": "Fjord", "job_title": "Engineer", "description": DESCRIPTION, **fields}
    )


def test_requirements_quote_the_posting() -> None:
    section = posting_section(job(required_skills=["3+ years of Python", "Fluent Norwegian", "Courage at sea"]))

    assert section is not None
    python, norwegian, courage = section.items
    assert python.text == "Required: 3+ years of Python"
    assert (python.basis, [entry.source_id for entry in python.evidence]) == (Basis.POSTING, [POSTING_SOURCE_ID])
    assert norwegian.evidence[0].quote == "Fluent Norwegian"
    assert courage.evidence[0].quote == "Courage at sea", "a field of its own speaks for itself"


def test_nothing_is_said_about_an_unknown_posting() -> None:
    assert posting_section(job(description=None)) is None
    assert posted_pay(job()).base_pay == []
    assert posted_process(job()).level_notes == []
    assert posted_culture(job()).remote_policy == []


def test_pay_is_the_postings_own() -> None:
    pay = posted_pay(
        job(salary=Salary(min=700_000, max=800_000, currency="NOK", period="year", raw="700 000 to 800 000 NOK a year"))
    )

    assert pay.base_pay[0].text == "The posting states: 700 000 to 800 000 NOK a year"
    assert pay.base_pay[0].evidence[0].quote in DESCRIPTION


def test_the_place_of_work_is_quoted_when_told_and_named_when_only_known() -> None:
    told = posted_culture(job(remote_policy="hybrid")).remote_policy[0]
    known = posted_culture(job(remote_policy="remote")).remote_policy[0]

    assert told.text == "Hybrid: three days per week in Bergen."
    assert told.evidence
    assert (known.text, known.evidence) == ("Remote work", [])


def test_hints_on_the_process_become_notes() -> None:
    notes = posted_process(job(interview_hints="Two calls. Then a day on board.")).level_notes

    assert [note.text for note in notes] == ["Two calls.", "Then a day on board."]


def test_each_skill_asks_one_question_as_general_advice() -> None:
    questions = questions_on_skills(
        job(
            required_skills=[
                "Python",
                "Python 3",
                "Celestial navigation",
                "A very long sentence that is no name of any skill",
            ]
        )
    )

    assert [question.topic for question in questions] == ["Python", "Celestial navigation"]
    assert all(question.basis is Basis.GENERAL and question.guidance for question in questions)


def test_without_a_list_of_skills_the_text_is_searched_for_demands() -> None:
    text = "We are a bakery.\n- 3+ years of experience with SQL\n- Fluent Danish is required\nFree bread every day."

    section = posting_section(job(description=text))

    assert section is not None
    assert [item.text for item in section.items] == [
        "Required: 3+ years of experience with SQL",
        "Required: Fluent Danish is required",
    ]
    assert all(item.evidence[0].quote in text for item in section.items)
    assert [question.topic for question in questions_on_skills(job(description=text))] == ["SQL", "Language"]
