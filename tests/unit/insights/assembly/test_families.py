"""What was reported for another kind of role is marked; what names none may hold for all."""

import pytest

from contracts.insights import (
    Basis,
    CommonQuestions,
    Compensation,
    Evidence,
    Experience,
    Insights,
    Item,
    ProcessStage,
    Question,
)
from contracts.job import RoleCategory
from contracts.posts import Post
from services.insights.assembly.families import role_of, with_families
from tests.support.guide_samples import bare_insights


def post(number: int, title: str, body: str = "") -> Post:
    return Post(source_id=f"x:{number}", source="x", title=title, body=body)


POSTS = [post(1, "SDE loop at Quartz"), post(2, "Nurse interview at Quartz"), post(3, "Quartz interview")]


@pytest.mark.parametrize(
    ("title", "body", "role"),
    [
        ("Quartz SDE onsite", "", "Software Engineering"),
        ("Quartz interview", "I applied as a staff nurse in Leeds.", "Healthcare"),
        ("Quartz data analyst take-home", "", "Data Science"),
        ("Quartz interview", "It went well.", None),
        ("Quartz recruiter call", "The recruiter phoned me and then HR wrote.", None),
        ("Quartz HR business partner role", "", "HR"),
        ("Quartz interview", "A nurse sat beside me. I had applied for an analyst position.", None),
    ],
)
def test_a_post_is_about_the_role_it_names(title: str, body: str, role: str | None) -> None:
    assert role_of(post(1, title, body)) == role


def question(*numbers: int) -> Question:
    proofs = [Evidence(source_id=f"x:{number}", quote="they asked about sleep") for number in numbers]
    return Question(text="How do you sleep?", basis=Basis.REPORTED, evidence=proofs)


def marks(own: RoleCategory, *questions: Question) -> list[str | None]:
    asked = CommonQuestions(technical=list(questions))
    insights: Insights = bare_insights().model_copy(update={"common_questions": asked})
    return [entry.other_role for entry in with_families(insights, POSTS, own).common_questions.technical]


def test_questions_of_another_role_are_marked_unless_somebody_of_this_one_was_asked_too() -> None:
    assert marks(RoleCategory.HEALTHCARE, question(1), question(2), question(3), question(1, 2), question(1, 3)) == [
        "Software Engineering",
        None,
        None,
        None,
        None,
    ]


def test_for_an_unknown_role_nothing_is_another_one() -> None:
    assert marks(RoleCategory.OTHER, question(1)) == [None]


def test_an_account_is_of_the_role_that_it_states() -> None:
    proof = [Evidence(source_id="x:3", quote="I interviewed as an SDE")]
    account = Experience(text="I interviewed.", basis=Basis.REPORTED, evidence=proof, role="SDE II")
    insights = bare_insights().model_copy(update={"real_interview_experiences": [account]})
    (marked,) = with_families(insights, POSTS, RoleCategory.HR).real_interview_experiences
    assert marked.other_role == "Software Engineering"


def test_rounds_are_marked_and_general_ones_are_not() -> None:
    proof = [Evidence(source_id="x:1", quote="a system design round")]
    stages = [
        ProcessStage(name="system design", text="System design", basis=Basis.REPORTED, evidence=proof),
        ProcessStage(name="panel", text="Panel", basis=Basis.GENERAL),
    ]
    process = bare_insights().interview_process.model_copy(update={"stages": stages})
    insights = bare_insights().model_copy(update={"interview_process": process})
    marked = with_families(insights, POSTS, RoleCategory.HR).interview_process.stages
    assert [stage.other_role for stage in marked] == ["Software Engineering", None]


def programmers_question(number: int) -> Question:
    proof = Evidence(source_id=f"x:{number}", quote="they asked me to reverse a linked list")
    return Question(text="Reverse a linked list", basis=Basis.REPORTED, evidence=[proof])


@pytest.mark.parametrize(
    ("own", "mark"),
    [
        (RoleCategory.OPERATIONS, "Software Engineering"),
        (RoleCategory.SOFTWARE_ENGINEERING, None),
        (RoleCategory.DATA_SCIENCE, None),
    ],
)
def test_what_only_programmers_are_asked_is_theirs_where_nobody_says_the_role(
    own: RoleCategory, mark: str | None
) -> None:
    assert marks(own, programmers_question(3)) == [mark]


def test_a_post_full_of_one_trades_words_is_of_that_trade() -> None:
    body = "The LeetCode rounds went well, the backend system design and the API coding too. My Java was rusty."
    assert role_of(post(1, "Quartz interview", body)) == "Software Engineering"


def test_advice_and_pay_for_another_role_are_left_out() -> None:
    def told(number: int, text: str) -> Item:
        return Item(text=text, basis=Basis.REPORTED, evidence=[Evidence(source_id=f"x:{number}", quote=text)])

    pay = Compensation(base_pay=[told(1, "They pay 150k"), told(2, "They pay 38k"), told(3, "They pay well")])
    insights = bare_insights().model_copy(update={"compensation": pay})

    left = with_families(insights, POSTS, RoleCategory.HEALTHCARE).compensation.base_pay

    assert [entry.text for entry in left] == ["They pay 38k", "They pay well"]


@pytest.mark.parametrize(
    ("channel", "role"),
    [("r/nursing", "Healthcare"), ("r/csMajors", "Software Engineering"), ("r/jobs", None), (None, None)],
)
def test_where_a_post_names_no_role_a_trades_own_community_does(channel: str | None, role: str | None) -> None:
    told = post(1, "Quartz interview", "It went well.").model_copy(update={"channel": channel})
    assert role_of(told) == role
