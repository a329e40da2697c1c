from contracts.job import JobDetails, Salary
from services.insights.posting.stated import posted_pay, posted_process

DESCRIPTION = "We run ferries. Pay is 700 000 to 800 000 NOK a year."


def job(**fields: object) -> JobDetails:
    return JobDetails.model_validate(
        {"company_name": "Fjord", "job_title": "Engineer", "description": DESCRIPTION, **fields}
    )


def test_nothing_is_said_about_an_unknown_posting() -> None:
    assert posted_pay(job()).base_pay == []
    assert posted_process(job()).level_notes == []


def test_pay_is_the_postings_own() -> None:
    pay = posted_pay(
        job(salary=Salary(min=700_000, max=800_000, currency="NOK", period="year", raw="700 000 to 800 000 NOK a year"))
    )

    assert pay.base_pay[0].text == "The posting states: 700 000 to 800 000 NOK a year"
    assert pay.base_pay[0].evidence[0].quote in DESCRIPTION


def test_benefits_are_listed_as_far_as_they_are_read() -> None:
    benefits = posted_pay(job(benefits=[f"Benefit number {number}" for number in range(12)])).benefits

    assert [item.text for item in benefits] == [f"Benefit number {number}" for number in range(8)]


def test_a_heading_is_no_note() -> None:
    notes = posted_process(job(interview_hints="How we interview\nTwo calls with the captain.")).level_notes

    assert [note.text for note in notes] == ["Two calls with the captain."]


def test_hints_on_the_process_become_notes() -> None:
    notes = posted_process(job(interview_hints="Two calls. Then a day on board.")).level_notes

    assert [note.text for note in notes] == ["Two calls.", "Then a day on board."]
