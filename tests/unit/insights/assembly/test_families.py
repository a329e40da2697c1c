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
from contracts.job import JobDetails, RoleCategory
from contracts.posts import Comment, Post
from services.insights.assembly.families import Families
from services.insights.assembly.folding import folded
from services.insights.assembly.reporters import Reporters
from services.insights.assembly.tellers import Kind, Teller, role_of
from tests.support.guide_samples import bare_insights


def post(number: int, title: str, body: str = "") -> Post:
    return Post(source_id=f"x:{number}", source="x", title=title, body=body)


POSTS = [post(1, "SDE loop at Quartz"), post(2, "Nurse interview at Quartz"), post(3, "Quartz interview")]


def families(own: RoleCategory, *posts: Post, title: str = "Staff Nurse") -> Families:
    job = JobDetails(company_name="Quartz", job_title=title, role_category=own)
    return Families(Reporters(job, posts or POSTS))


def question(*numbers: int) -> Question:
    proofs = [Evidence(source_id=f"x:{number}", quote="they asked about sleep") for number in numbers]
    return Question(text="How do you sleep?", basis=Basis.REPORTED, evidence=proofs)


def marks(own: RoleCategory, *questions: Question) -> list[str | None]:
    asked = CommonQuestions(technical=list(questions))
    insights: Insights = bare_insights().model_copy(update={"common_questions": asked})
    return [entry.other_role for entry in families(own).marked(insights).common_questions.technical]


def programmers_question(number: int) -> Question:
    proof = Evidence(source_id=f"x:{number}", quote="they asked me to reverse a linked list")
    return Question(text="Reverse a linked list", basis=Basis.REPORTED, evidence=[proof])


def round_of(name: str, *numbers: int, quote: str = "a final round") -> ProcessStage:
    proofs = [Evidence(source_id=f"x:{number}", quote=quote) for number in numbers]
    return ProcessStage(name=name, text=name.capitalize(), basis=Basis.REPORTED, evidence=proofs)


def rounds_in(insights: Insights) -> list[tuple[str, str | None, list[str]]]:
    stages = insights.interview_process.stages
    return [(stage.name, stage.other_role, [proof.source_id for proof in stage.evidence]) for stage in stages]


def with_rounds(*stages: ProcessStage) -> Insights:
    process = bare_insights().interview_process.model_copy(update={"stages": list(stages)})
    return bare_insights().model_copy(update={"interview_process": process})


def account(quote: str, *, source: str = "x:9") -> Experience:
    return Experience(text=quote, basis=Basis.REPORTED, evidence=[Evidence(source_id=source, quote=quote)])


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


def test_questions_of_another_role_are_marked_unless_somebody_of_this_one_was_asked_too() -> None:
    assert marks(RoleCategory.HEALTHCARE, question(1), question(2), question(3), question(1, 2), question(1, 3)) == [
        "Software Engineering",
        None,
        None,
        None,
        None,
    ]


def test_for_a_posting_of_unknown_kind_nothing_is_anothers() -> None:
    assert marks(RoleCategory.OTHER, question(1)) == [None]


def test_an_account_is_of_the_role_that_it_states() -> None:
    proof = [Evidence(source_id="x:3", quote="I interviewed as an SDE")]
    account = Experience(text="I interviewed.", basis=Basis.REPORTED, evidence=proof, role="SDE II")
    insights = bare_insights().model_copy(update={"real_interview_experiences": [account]})
    (marked,) = families(RoleCategory.HR).marked(insights).real_interview_experiences
    assert marked.other_role == "Software Engineering"


def test_rounds_are_marked_and_general_ones_are_not() -> None:
    proof = [Evidence(source_id="x:1", quote="a system design round")]
    stages = [
        ProcessStage(name="system design", text="System design", basis=Basis.REPORTED, evidence=proof),
        ProcessStage(name="panel", text="Panel", basis=Basis.GENERAL),
    ]
    process = bare_insights().interview_process.model_copy(update={"stages": stages})
    insights = bare_insights().model_copy(update={"interview_process": process})
    marked = families(RoleCategory.HR).marked(insights).interview_process.stages
    assert [stage.other_role for stage in marked] == ["Software Engineering", None]


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

    left = families(RoleCategory.HEALTHCARE).marked(insights).compensation.base_pay

    assert [entry.text for entry in left] == ["They pay 38k", "They pay well"]


@pytest.mark.parametrize(
    ("channel", "role"),
    [("r/nursing", "Healthcare"), ("r/csMajors", "Software Engineering"), ("r/jobs", None), (None, None)],
)
def test_where_a_post_names_no_role_a_trades_own_community_does(channel: str | None, role: str | None) -> None:
    told = post(1, "Quartz interview", "It went well.").model_copy(update={"channel": channel})
    assert role_of(told) == role


def test_a_round_rests_on_those_whose_interviews_are_most_like_this_job() -> None:
    insights = with_rounds(round_of("final round", 1, 2, 3), round_of("panel", 1, 3), round_of("presentation", 1))
    assert rounds_in(families(RoleCategory.HEALTHCARE).marked(insights)) == [
        ("final round", None, ["x:2", "x:3"]),
        ("panel", None, ["x:3"]),
        ("presentation", "Software Engineering", ["x:1"]),
    ]


def test_kinds_of_one_role_are_kept_apart_where_their_interviews_differ() -> None:
    posts = [post(1, "Quartz FPGA engineer onsite"), post(2, "Quartz backend engineer onsite")]
    insights = with_rounds(round_of("final round", 1), round_of("panel", 2))
    own = families(RoleCategory.SOFTWARE_ENGINEERING, *posts, title="Backend Engineer")
    assert [mark for _, mark, _ in rounds_in(own.marked(insights))] == ["hardware", None]


def test_whoever_answers_a_post_speaks_of_its_job_unless_they_name_another() -> None:
    said = ("Mine had a final panel.", "I applied for a staff nurse position, one panel.")
    answers = [Comment(comment_id=str(number), body=body) for number, body in enumerate(said)]
    asked = post(1, "Quartz SDE onsite?").model_copy(update={"comments": answers})
    insights = with_rounds(
        round_of("final round", 1, quote="Mine had a final panel."), round_of("panel", 1, quote="position, one panel.")
    )
    own = families(RoleCategory.SOFTWARE_ENGINEERING, asked)
    assert [mark for _, mark, _ in rounds_in(own.marked(insights))] == [None, "Healthcare"]


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("I applied for a deployment strategist position.", "deployment strategist"),
        ("I applied for a forward deployed engineer position.", None),
        ("I applied for the FDE position as a new hire.", None),
    ],
)
def test_a_job_of_no_known_kind_is_another_one_unless_it_is_called_alike(body: str, mark: str | None) -> None:
    own = families(RoleCategory.OPERATIONS, post(1, "Quartz interview", body), title="Forward Deployed Engineer")
    (stage,) = rounds_in(own.marked(with_rounds(round_of("final round", 1))))
    assert stage[1] == mark


def test_of_other_kinds_of_work_only_rounds_that_every_trade_has_are_shown_where_several_tell_of_them() -> None:
    others = [
        round_of(name, *numbers).model_copy(update={"other_role": "Software Engineering"})
        for name, numbers in (("system design", (1, 2, 3)), ("final round", (1, 2, 3)), ("panel", (1, 2)))
    ]
    shown = folded(with_rounds(*others), Kind("Healthcare"))
    assert [stage.name for stage in shown.interview_process.stages] == ["final round"]


def test_questions_on_another_trade_are_not_shown() -> None:
    marked = question(1).model_copy(update={"other_role": "Software Engineering"})
    trade = programmers_question(1).model_copy(update={"other_role": "Software Engineering"})
    asked = CommonQuestions(behavioral=[marked, trade], technical=[trade])
    shown = folded(bare_insights().model_copy(update={"common_questions": asked}), Kind("Healthcare"))
    assert (shown.common_questions.behavioral, shown.common_questions.technical) == ([marked], [])


def test_of_other_kinds_of_work_nothing_is_shown_beside_what_is_of_this_one() -> None:
    marked = question(1).model_copy(update={"other_role": "Software Engineering"})
    general = Question(text="How do you rest?", basis=Basis.GENERAL)
    alone = CommonQuestions(behavioral=[general, marked], technical=[general])
    beside = alone.model_copy(update={"company_specific": [question(2)]})
    alone, beside = (
        folded(bare_insights().model_copy(update={"common_questions": asked}), Kind("Healthcare")).common_questions
        for asked in (alone, beside)
    )
    assert (alone.behavioral, alone.technical) == ([general, marked], [general])
    assert (beside.behavioral, beside.technical) == ([general], [general])


@pytest.mark.parametrize(
    ("teller", "is_another"),
    [
        (Teller(None, Kind("Healthcare")), False),
        (Teller("Radiology Technician", Kind("Healthcare", "technician")), True),
        (Teller("Clinical Lead", Kind("Healthcare")), True),
        (Teller(None, Kind("Sales")), True),
        (Teller(), False),
    ],
)
def test_words_of_a_trade_do_not_say_for_which_work_within_it(teller: Teller, *, is_another: bool) -> None:
    assert teller.is_of_another_kind(Kind("Healthcare", "nurse")) is is_another


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("Senior Backend Engineer", ["interns", None, None]),
        ("Software Engineering Intern", [None, "candidates for regular jobs", None]),
    ],
)
def test_rounds_at_another_level_are_marked_with_it(title: str, marks: list[str | None]) -> None:
    posts = [post(1, "Quartz SWE Intern onsite"), post(2, "Quartz SWE onsite"), post(3, "Quartz coding onsite")]
    own = families(RoleCategory.SOFTWARE_ENGINEERING, *posts, title=title)
    told = with_rounds(round_of("panel", 1), round_of("final round", 2), round_of("onsite/loop", 3))
    assert [mark for _, mark, _ in rounds_in(own.marked(told))] == marks


@pytest.mark.parametrize(("known", "shown"), [(1, ["interns"]), (4, [])])
def test_interns_rounds_stay_where_few_rounds_of_this_job_are_known(known: int, shown: list[str]) -> None:
    names = ("phone screen", "onsite/loop", "final round", "hiring manager")[:known]
    interns = round_of("panel", 1).model_copy(update={"other_role": "interns"})
    stages = folded(with_rounds(*(round_of(name, 2) for name in names), interns), Kind("Sales"))
    assert [stage.other_role for stage in stages.interview_process.stages if stage.other_role] == shown


def test_a_round_is_left_out_where_those_of_this_job_only_ask_about_it() -> None:
    asking = Evidence(source_id="x:3", quote="Has anyone had the final round?")
    round_ = round_of("final round", 1).model_copy(update={"evidence": [*round_of("final round", 1).evidence, asking]})
    assert rounds_in(families(RoleCategory.HEALTHCARE).marked(with_rounds(round_))) == []


def test_who_only_awaits_a_round_is_no_report_beside_one_who_had_it() -> None:
    awaiting = Evidence(source_id="x:9", quote="My final round is next week.")
    round_ = round_of("final round", 1)
    both = round_.model_copy(update={"evidence": [*round_.evidence, awaiting]})
    alone = round_.model_copy(update={"evidence": [awaiting]})
    marked = families(RoleCategory.SOFTWARE_ENGINEERING).marked
    assert rounds_in(marked(with_rounds(both))) == [("final round", None, ["x:1"])]
    assert rounds_in(marked(with_rounds(alone))) == [("final round", None, ["x:9"])]


def test_details_go_with_the_quotes_that_told_them() -> None:
    had, awaited = "I had a final round at Quartz.", "Next week I have a final round with a director at Quartz."
    posts = [post(1, "Quartz interview", had), post(2, "Quartz interview", awaited)]
    proofs = [Evidence(source_id=f"x:{number}", quote=quote) for number, quote in ((1, had), (2, awaited))]
    told = round_of("final round", 1).model_copy(update={"evidence": proofs, "interviewer": "director"})
    (stage,) = families(RoleCategory.SOFTWARE_ENGINEERING, *posts).marked(with_rounds(told)).interview_process.stages
    assert ([proof.source_id for proof in stage.evidence], stage.interviewer) == (["x:1"], None)
