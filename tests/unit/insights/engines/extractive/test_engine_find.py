"""What a post reports, found once for the same words."""

import pytest

from contracts.posts import Comment, Post, PostOrigin
from lexicon.company import Company
from services.insights.engines.extractive import engine
from services.insights.engines.extractive.engine import PostFindings, compose, find
from services.insights.sources.post_analysis import PostAnalysis, analyse
from services.insights.text.memory import TextMemory

QUARTZ = Company.of("Quartz")
BODY = "I interviewed at Quartz. They asked me why I want to leave my job. The onsite had four rounds."


def post(source_id: str, body: str = BODY, **fields: object) -> Post:
    return Post.model_validate(
        {"source_id": source_id, "source": "x", "title": "Quartz interview", "body": body, **fields}
    )


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the ids of the posts that were analysed."""
    ids: list[str] = []

    def recording(post: Post, company: Company) -> PostAnalysis:
        ids.append(post.source_id)
        return analyse(post, company)

    monkeypatch.setattr(engine, "analyse", recording)
    monkeypatch.setattr(engine, "_FOUND", TextMemory[PostFindings](characters=10_000))
    return ids


def test_the_same_words_are_read_once(analysed: list[str]) -> None:
    first, second = find(post("a:1"), QUARTZ), find(post("a:2"), QUARTZ)

    assert analysed == ["a:1"]
    assert (first.post.source_id, second.post.source_id) == ("a:1", "a:2")
    assert (first.questions, first.stages, first.weight) == (second.questions, second.stages, second.weight)
    assert first.questions


@pytest.mark.parametrize(
    ("other", "company"),
    [
        (post("b:2"), Company.of("Initech")),
        (post("b:2", body=BODY + " Twice."), QUARTZ),
        (post("b:2", title="Interview"), QUARTZ),
        (post("b:2", origin=PostOrigin.EMPLOYER), QUARTZ),
        (post("b:2", comments=[Comment(comment_id="1", body="Same.")]), QUARTZ),
    ],
)
def test_everything_the_findings_depend_on_counts(analysed: list[str], other: Post, company: Company) -> None:
    find(post("b:1"), QUARTZ)
    find(other, company)

    assert analysed == ["b:1", "b:2"]


TOLD = (
    "I had three rounds with Quartz last month. The first was a phone screen with the recruiter, about 30 minutes. "
    "Then two technical interviews where they asked me to design a queue."
)
WAITED = "I interviewed with Quartz three weeks ago and the recruiter told me that I would hear back within a week."


def test_accounts_in_own_words_begin_with_those_that_say_most() -> None:
    posts = [post("a:1", WAITED), post("a:2", f"Hello!\n\n{TOLD}\n\nWhen do they answer?")]

    told = compose([find(one, QUARTZ) for one in posts]).real_interview_experiences

    assert [(proof.source_id, proof.quote) for proof in told[0].evidence] == [("a:2", TOLD)]


def test_each_who_answers_gives_an_account_of_their_own() -> None:
    said = [Comment(comment_id="0", body=TOLD), Comment(comment_id="1", body=TOLD.replace("three", "4"))]

    told = compose([find(post("a:1", "Has anybody interviewed there?", comments=said), QUARTZ)])

    assert len(told.real_interview_experiences) == 2


def test_who_only_waited_is_not_quoted() -> None:
    waited = compose([find(post("a:1", WAITED), QUARTZ)])

    assert waited.real_interview_experiences == []
