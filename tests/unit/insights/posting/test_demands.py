"""What a posting demands, and what is no demand."""

from contracts.job import JobDetails
from services.insights.posting.demands import demands_of


def job(**fields: object) -> JobDetails:
    return JobDetails.model_validate({"company_name": "Fjord", "job_title": "Engineer", **fields})


def texts(kind: str, **fields: object) -> list[str]:
    return [demand.text for demand in demands_of(job(**fields)) if demand.kind == kind]


def test_lists_of_the_posting_are_its_demands() -> None:
    lists = {"required_skills": ["* Python."], "key_responsibilities": ["Run the ferry"], "preferred_skills": ["Go"]}
    assert texts("required", **lists) == ["Python"]
    assert texts("duty", **lists) == ["Run the ferry"]
    assert texts("preferred", **lists) == ["Go"]


def test_what_is_said_twice_is_one_demand() -> None:
    assert texts("required", required_skills=["Fluent Norwegian", "fluent norwegian", "Norwegian"]) == [
        "Fluent Norwegian"
    ]


def test_headings_and_boilerplate_are_no_demands() -> None:
    lines = ["You bring:", "We are an equal opportunity employer", "Seamanship"]
    assert texts("required", required_skills=lines) == ["Seamanship"]


def test_without_lists_the_text_is_searched_for_demands() -> None:
    text = "We are a bakery.\n- 3+ years of experience with SQL\n- Fluent Danish is required\nFree bread every day."
    assert texts("required", description=text) == ["3+ years of experience with SQL", "Fluent Danish is required"]


def test_conditions_are_pay_place_and_what_sentences_say_of_hours_and_travel() -> None:
    text = "We sail in rotating shifts.\nTravel to the yards twice a year.\nGood coffee."
    found = texts("condition", description=text, salary_range="50 NOK per hour", location="Bergen")
    assert found == ["50 NOK per hour", "Bergen", "We sail in rotating shifts", "Travel to the yards twice a year"]


def test_a_guide_takes_a_bounded_number_of_each_kind() -> None:
    many = [f"Skill number {number} of a kind" for number in range(30)]
    assert len(texts("required", required_skills=many)) == 9
    assert len(texts("duty", key_responsibilities=many)) == 6
    assert len(texts("preferred", preferred_skills=many)) == 3


def test_lines_about_hours_and_travel_are_conditions_wherever_they_stand() -> None:
    lists = {"required_skills": ["Readiness for night shifts"], "key_responsibilities": ["Travel to the yards"]}
    assert texts("condition", **lists) == ["Readiness for night shifts", "Travel to the yards"]
    assert texts("required", **lists) == texts("duty", **lists) == []


def test_an_incident_at_night_is_no_shift() -> None:
    assert texts("condition", key_responsibilities=["Mend what breaks in the middle of the night"]) == []


def test_the_title_is_no_condition() -> None:
    assert texts("condition", job_title="Summer Intern", description="Summer Intern\nA paid internship") == [
        "A paid internship"
    ]


def test_papers_are_proved_and_work_is_told() -> None:
    lists = {"required_skills": ["Captain's licence", "Radio"], "key_responsibilities": ["Run the ferry"]}
    assert [demand.text for demand in demands_of(job(**lists)) if demand.is_story] == ["Radio", "Run the ferry"]


def test_experience_with_hours_is_experience() -> None:
    assert texts("required", required_skills=["Experience with on-call rotations"]) == [
        "Experience with on-call rotations"
    ]


def test_hours_are_one_condition() -> None:
    assert texts("condition", required_skills=["Night shifts"], description="We work in shifts.") == ["Night shifts"]
