"""For which job something is told, and whether it had been held, which no quote says by itself."""

import pytest

from contracts.insights import (
    Basis,
    CommonQuestions,
    Evidence,
    Experience,
    ProcessStage,
    Question,
)
from contracts.job import JobDetails, RoleCategory
from contracts.posts import Comment, Post, PostOrigin
from services.insights.assembly.attribution import Attribution
from services.insights.assembly.reporters import Reporters


def post(number: int, title: str, body: str = "") -> Post:
    return Post(source_id=f"x:{number}", source="x", title=title, body=body)


POSTS = [post(1, "SDE loop at Quartz"), post(2, "Nurse interview at Quartz"), post(3, "Quartz interview")]


def attribution(own: RoleCategory, *posts: Post, title: str = "Staff Nurse") -> Attribution:
    job = JobDetails(company_name="Quartz", job_title=title, role_category=own)
    return Attribution(Reporters(job, posts or POSTS))


def question(*numbers: int) -> Question:
    proofs = [Evidence(source_id=f"x:{number}", quote="they asked about sleep") for number in numbers]
    return Question(text="How do you sleep?", basis=Basis.REPORTED, evidence=proofs)


def round_of(name: str, *numbers: int, quote: str = "a final round") -> ProcessStage:
    proofs = [Evidence(source_id=f"x:{number}", quote=quote) for number in numbers]
    return ProcessStage(name=name, text=name.capitalize(), basis=Basis.REPORTED, evidence=proofs)


def account(quote: str, *, source: str = "x:9") -> Experience:
    return Experience(text=quote, basis=Basis.REPORTED, evidence=[Evidence(source_id=source, quote=quote)])


TOLD = (
    "I had three rounds with Quartz last month, first a phone screen with the recruiter, then two technical interviews."
)
ANSWERED = "At Quartz I had a HackerRank, then an hour of coding and an hour of system design."


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1,), "Final round. Told by candidates for: SDE"),
        ((3,), "Final round. The quotes do not say for which job"),
        ((1, 3), "Final round. Told by candidates for: SDE; others do not say"),
    ],
)
def test_a_round_says_for_which_jobs_it_is_told(numbers: tuple[int, ...], told: str) -> None:
    (stage,) = attribution(RoleCategory.SOFTWARE_ENGINEERING).told([round_of("final round", *numbers)])
    assert stage.text == told


def test_whoever_answers_is_not_said_to_have_applied_for_the_job_of_the_post() -> None:
    said = "Mine had a final panel."
    asked = post(1, "Quartz SDE onsite?").model_copy(update={"comments": [Comment(comment_id="1", body=said)]})
    own = attribution(RoleCategory.SOFTWARE_ENGINEERING, asked)
    (stage,) = own.told([round_of("final round", 1, quote=said)])
    assert stage.text == "Final round. Told in answer to candidates for: SDE"


def test_whoever_answers_with_a_story_of_their_own_tells_it_in_a_discussion_about_a_job() -> None:
    said = "My friend had a final panel."
    asked = post(1, "Quartz SDE onsite?").model_copy(update={"comments": [Comment(comment_id="1", body=said)]})
    own = attribution(RoleCategory.SOFTWARE_ENGINEERING, asked)
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
    (stage,) = attribution(RoleCategory.SOFTWARE_ENGINEERING, post(1, title)).told([round_of("final round", 1)])
    assert stage.text == f"Final round. Told by candidates for: {job}"


def test_a_round_that_is_only_scheduled_is_said_to_be_so() -> None:
    (stage,) = attribution(RoleCategory.SOFTWARE_ENGINEERING).told(
        [round_of("final round", 1, quote="My final round is next week.")]
    )
    assert stage.text == "Final round. Announced, and not yet held when it was told. Told by candidates for: SDE"


def test_an_account_is_told_by_who_was_there_and_answered_by_others() -> None:
    said = [Comment(comment_id="0", body=ANSWERED)]
    told = Post(
        source_id="x:9", source="x", title="Quartz interview", body=f"{TOLD}\n\nWhen do they answer?", comments=said
    )
    of = attribution(RoleCategory("Software Engineering"), told)

    assert of.is_told(account(TOLD))
    assert not of.is_told(account("When do they answer?"))
    assert not of.is_told(account(TOLD, source="x:404"))
    assert of.is_answer(account(ANSWERED))
    assert not of.is_answer(account(TOLD))


def test_a_part_of_a_loop_is_said_to_be_one() -> None:
    said = "I had the onsite, which consisted of a system design interview and a panel interview."
    (stage,) = attribution(RoleCategory.SOFTWARE_ENGINEERING).told([round_of("system design", 1, quote=said)])
    assert stage.text == "System design. Part of the onsite/loop. Told by candidates for: SDE"


def test_rounds_of_others_are_said_to_be_awaited_as_well() -> None:
    own = attribution(RoleCategory.SOFTWARE_ENGINEERING)
    awaited = round_of("final round", 9, quote="My final round is next week.")
    (stage,) = own.told([awaited.model_copy(update={"other_role": "interns"})])
    assert stage.text == "Final round. Announced, and not yet held when it was told"


def test_a_question_says_of_whom_it_was_asked_where_they_name_a_job() -> None:
    said = post(4, "Quartz interview", "I applied for a staff nurse position. they asked about sleep")
    told = attribution(RoleCategory.HEALTHCARE, *POSTS, said)

    asked = told.asked(CommonQuestions(technical=[question(4), question(3)]))

    assert [one.asked_of for one in asked.technical] == ["staff nurse", None]


def test_rounds_of_unknown_jobs_are_left_out_where_enough_are_told_for_this_one() -> None:
    own = [
        post(number, "Quartz interview", f"I applied for a staff nurse position. Round {number}.")
        for number in range(4)
    ]
    told = attribution(RoleCategory.HEALTHCARE, *own, post(9, "Quartz interview", "Round 9."))

    def stage(number: int) -> ProcessStage:
        proof = Evidence(source_id=f"x:{number}", quote=f"Round {number}.")
        return ProcessStage(name=f"round {number}", text="A round.", basis=Basis.REPORTED, evidence=[proof])

    stages = [stage(number) for number in (0, 1, 2, 3, 9)]
    assert told.of_known_jobs(stages) == stages[:4]
    assert told.of_known_jobs(stages[1:]) == stages[1:]


def test_a_last_round_of_which_nothing_else_is_said_gives_way() -> None:
    told = attribution(RoleCategory.SOFTWARE_ENGINEERING)
    bare, known = round_of("final round", 3), round_of("final round", 1)
    other = round_of("panel", 3)
    assert told.of_known_jobs([bare, other]) == [other]
    assert told.of_known_jobs([known, other]) == [known, other]
    long = bare.model_copy(update={"duration": "an hour"})
    assert told.of_known_jobs([long, other]) == [long, other]
    assert told.of_known_jobs([bare]) == [bare]


def test_an_account_that_only_repeats_what_a_round_quotes_is_left_out() -> None:
    told = attribution(RoleCategory.SOFTWARE_ENGINEERING)
    stage = round_of("final round", 1, quote="I had a final round, and it took an hour.")
    repeated, more = account("I had a final round", source="x:1"), account("They were kind.", source="x:1")
    assert told.adding([repeated, more], [stage]) == [more]
    assert told.adding([repeated], [round_of("final round", 2, quote="I had a final round")]) == [repeated]


def test_a_loop_that_is_told_by_its_rounds_alone_gives_way() -> None:
    told = attribution(RoleCategory.SOFTWARE_ENGINEERING)
    said = "I had a second loop with one coding round and a system design round."
    loop, coding, design = (
        round_of(name, 3, quote=said) for name in ("onsite/loop", "technical interview", "system design")
    )
    assert told.of_known_jobs([coding, design, loop]) == [coding, design]
    assert told.of_known_jobs([coding, loop]) == [coding, loop]


def test_a_loop_stands_before_its_parts() -> None:
    said = "The onsite was four sessions, one of them behavioral and one system design."
    rounds = [
        round_of("phone screen", 1),
        round_of("behavioral", 1, quote=said),
        round_of("onsite/loop", 1, quote=said),
    ]
    told = attribution(RoleCategory.SOFTWARE_ENGINEERING).told([*rounds, round_of("final round", 1)])
    assert [stage.name for stage in told] == ["phone screen", "onsite/loop", "behavioral", "final round"]


def test_rounds_of_the_employers_own_pages_stay_whatever_is_known_of_tellers() -> None:
    page = post(9, "How we hire", "The final round is with two managers.").model_copy(
        update={"origin": PostOrigin.EMPLOYER}
    )
    told = attribution(RoleCategory.SOFTWARE_ENGINEERING, *POSTS, page)
    known = [round_of(name, 1) for name in ("phone screen", "panel", "presentation", "take-home")]
    own = round_of("final round", 9, quote="The final round is with two managers.")
    assert told.of_known_jobs([*known, own]) == [*known, own]
