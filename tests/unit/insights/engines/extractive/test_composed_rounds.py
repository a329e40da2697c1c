"""Rounds that several posts tell of."""

from contracts.posts import Post
from lexicon.company import Company
from services.insights.engines.extractive.composed_rounds import composed_rounds
from services.insights.engines.extractive.engine import find
from services.insights.engines.extractive.post_findings import PostFindings

COMPANY = Company.of("Quartz")


def found(number: int, said: str) -> PostFindings:
    body = f"{said} Then I had an onsite with five people and they rejected me a week later."
    return find(Post(source_id=f"x:{number}", source="x", title="My Quartz interview", body=body), COMPANY)


def durations(*said: str) -> list[str | None]:
    rounds = composed_rounds([found(number, one) for number, one in enumerate(said)])
    return [one.duration for one in rounds if one.name == "technical interview"]


def test_a_detail_of_one_of_several_reports_is_not_the_rounds() -> None:
    long = "I had a 45 minute technical interview at Quartz last month."
    other = "I passed the technical interview at Quartz, which was about joins and window functions."
    assert durations(long) == ["45 minute"]
    assert durations(long, other) == [None]


def test_a_detail_that_all_tell_is() -> None:
    assert durations(
        "I had a 45 minute technical interview at Quartz last month.",
        "At Quartz my technical interview lasted 45 minutes and went over SQL joins.",
    ) == ["45 minutes"]
