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
from services.insights.assembly.tellers import Kind, Teller, role_of
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


def families(own: RoleCategory, *posts: Post, title: str = "Staff Nurse") -> Families:
    return Families(JobDetails(company_name="Quartz", job_title=title, role_category=own), posts or POSTS)


def question(*numbers: int) -> Question:
    proofs = [Evidence(source_id=f"x:{number}", quote="they asked about sleep") for number in numbers]
    return Question(text="How do you sleep?", basis=Basis.REPORTED, evidence=proofs)


def marks(own: RoleCategory, *questions: Question) -> list[str | None]:
    asked = CommonQuestions(technical=list(questions))
    insights: Insights = bare_insights().model_copy(update={"common_questions": asked})
    return [entry.other_role for entry in families(own).marked(insights).common_questions.technical]


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

    left = families(RoleCategory.HEALTHCARE).marked(insights).compensation.base_pay

    assert [entry.text for entry in left] == ["They pay 38k", "They pay well"]


@pytest.mark.parametrize(
    ("channel", "role"),
    [("r/nursing", "Healthcare"), ("r/csMajors", "Software Engineering"), ("r/jobs", None), (None, None)],
)
def test_where_a_post_names_no_role_a_trades_own_community_does(channel: str | None, role: str | None) -> None:
    told = post(1, "Quartz interview", "It went well.").model_copy(update={"channel": channel})
    assert role_of(told) == role


def round_of(name: str, *numbers: int, quote: str = "a final round") -> ProcessStage:
    proofs = [Evidence(source_id=f"x:{number}", quote=quote) for number in numbers]
    return ProcessStage(name=name, text=name.capitalize(), basis=Basis.REPORTED, evidence=proofs)


def rounds_in(insights: Insights) -> list[tuple[str, str | None, list[str]]]:
    stages = insights.interview_process.stages
    return [(stage.name, stage.other_role, [proof.source_id for proof in stage.evidence]) for stage in stages]


def with_rounds(*stages: ProcessStage) -> Insights:
    process = bare_insights().interview_process.model_copy(update={"stages": list(stages)})
    return bare_insights().model_copy(update={"interview_process": process})


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


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1,), "Final round. Told by candidates for: SDE"),
        ((3,), "Final round. The quotes do not say for which job"),
        ((1, 3), "Final round. Told by candidates for: SDE; others do not say"),
    ],
)
def test_a_round_says_for_which_jobs_it_is_told(numbers: tuple[int, ...], told: str) -> None:
    (stage,) = families(RoleCategory.SOFTWARE_ENGINEERING).told([round_of("final round", *numbers)])
    assert stage.text == told


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


def test_whoever_answers_is_not_said_to_have_applied_for_the_job_of_the_post() -> None:
    said = "Mine had a final panel."
    asked = post(1, "Quartz SDE onsite?").model_copy(update={"comments": [Comment(comment_id="1", body=said)]})
    own = families(RoleCategory.SOFTWARE_ENGINEERING, asked)
    (stage,) = own.told([round_of("final round", 1, quote=said)])
    assert stage.text == "Final round. Told in answer to candidates for: SDE"


def test_whoever_answers_with_a_story_of_their_own_tells_it_in_a_discussion_about_a_job() -> None:
    said = "My friend had a final panel."
    asked = post(1, "Quartz SDE onsite?").model_copy(update={"comments": [Comment(comment_id="1", body=said)]})
    own = families(RoleCategory.SOFTWARE_ENGINEERING, asked)
    (stage,) = own.told([round_of("final round", 1, quote=said)])
    assert stage.text == "Final round. Told in a discussion about: SDE"


@pytest.mark.parametrize(
    ("title", "job"),
    [
        ("Quartz SWE new grad onsite", "SWE new grad"),
        ("Quartz entry level data analyst onsite as a new grad", "entry level data analyst"),
    ],
)
def test_a_level_is_said_once(title: str, job: str) -> None:
    (stage,) = families(RoleCategory.SOFTWARE_ENGINEERING, post(1, title)).told([round_of("final round", 1)])
    assert stage.text == f"Final round. Told by candidates for: {job}"


def test_a_round_that_is_only_scheduled_is_said_to_be_so() -> None:
    (stage,) = families(RoleCategory.SOFTWARE_ENGINEERING).told(
        [round_of("final round", 1, quote="My final round is next week.")]
    )
    assert stage.text == "Final round. Announced, and not yet held when it was told. Told by candidates for: SDE"


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


def account(quote: str, *, source: str = "x:9") -> Experience:
    return Experience(text=quote, basis=Basis.REPORTED, evidence=[Evidence(source_id=source, quote=quote)])


TOLD = (
    "I had three rounds with Quartz last month, first a phone screen with the recruiter, then two technical interviews."
)
ANSWERED = "At Quartz I had a HackerRank, then an hour of coding and an hour of system design."


def test_an_account_is_told_by_who_was_there_and_answered_by_others() -> None:
    said = [Comment(comment_id="0", body=ANSWERED)]
    told = Post(
        source_id="x:9", source="x", title="Quartz interview", body=f"{TOLD}\n\nWhen do they answer?", comments=said
    )
    of = families(RoleCategory("Software Engineering"), told)

    assert of.is_told(account(TOLD))
    assert not of.is_told(account("When do they answer?"))
    assert not of.is_told(account(TOLD, source="x:404"))
    assert of.is_answer(account(ANSWERED))
    assert not of.is_answer(account(TOLD))


def test_a_part_of_a_loop_is_said_to_be_one() -> None:
    said = "I had the onsite, which consisted of a system design interview and a panel interview."
    (stage,) = families(RoleCategory.SOFTWARE_ENGINEERING).told([round_of("system design", 1, quote=said)])
    assert stage.text == "System design. Part of the onsite/loop. Told by candidates for: SDE"


def test_rounds_of_others_are_said_to_be_awaited_as_well() -> None:
    own = families(RoleCategory.SOFTWARE_ENGINEERING)
    awaited = round_of("final round", 9, quote="My final round is next week.")
    (stage,) = own.told([awaited.model_copy(update={"other_role": "interns"})])
    assert stage.text == "Final round. Announced, and not yet held when it was told"


def test_a_question_says_of_whom_it_was_asked_where_they_name_a_job() -> None:
    said = post(4, "Quartz interview", "I applied for a staff nurse position. they asked about sleep")
    told = families(RoleCategory.HEALTHCARE, *POSTS, said)

    asked = told.asked(CommonQuestions(technical=[question(4), question(3)]))

    assert [one.asked_of for one in asked.technical] == ["staff nurse", None]


def test_rounds_of_unknown_jobs_are_left_out_where_enough_are_told_for_this_one() -> None:
    own = [
        post(number, "Quartz interview", f"I applied for a staff nurse position. Round {number}.")
        for number in range(4)
    ]
    told = families(RoleCategory.HEALTHCARE, *own, post(9, "Quartz interview", "Round 9."))

    def stage(number: int) -> ProcessStage:
        proof = Evidence(source_id=f"x:{number}", quote=f"Round {number}.")
        return ProcessStage(name=f"round {number}", text="A round.", basis=Basis.REPORTED, evidence=[proof])

    stages = [stage(number) for number in (0, 1, 2, 3, 9)]
    assert told.of_known_jobs(stages) == stages[:4]
    assert told.of_known_jobs(stages[1:]) == stages[1:]
