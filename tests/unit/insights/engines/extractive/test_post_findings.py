"""What one post reports, and a text that was posted twice."""

from contracts.posts import Comment, Post
from lexicon.company import Company
from services.insights.engines.extractive.engine import compose, find
from services.insights.engines.extractive.post_findings import PostFindings, without_reposts

COMPANY = Company.of("Quartz")
_STORY = (
    "I interviewed at Quartz for a data analyst job in spring. I had a phone screen with the recruiter, then a "
    "technical interview about window functions. They asked me: how would you find duplicate rows in a table? "
    "They rejected me a week after the technical interview. The office near the river looked bright and quiet."
)


def found(name: str, body: str, *comments: str) -> PostFindings:
    answers = [Comment(comment_id=str(number), body=text) for number, text in enumerate(comments)]
    return find(Post(source_id=name, source="x", title="My Quartz interview", body=body, comments=answers), COMPANY)


def test_a_repost_counts_once_and_keeps_its_answers() -> None:
    answer = "At Quartz they asked me: what is the difference between a left and an inner join?"
    first, second = without_reposts([found("x:1", _STORY), found("x:2", f"{_STORY} Posted twice.", answer)])

    assert first.account is not None
    assert second.account is None
    assert {question.where for question in second.questions} == {"comment:0"}
    assert not second.stages


def test_posts_of_two_people_stay_two() -> None:
    other = (
        "My Quartz loop for a warehouse manager began with forklift certificates. Then the plant director walked me "
        "through safety audits, shift planning, union rules and budgets before a group exercise with pallets."
    )

    kept = without_reposts([found("x:1", _STORY), found("x:2", other)])

    assert kept[1].stages == found("x:2", other).stages


def test_a_question_of_a_repost_is_reported_by_one_post() -> None:
    questions = compose([found("x:1", _STORY), found("x:2", _STORY)]).common_questions

    assert {one.reports for kind in (questions.behavioral, questions.technical) for one in kind} == {1}
