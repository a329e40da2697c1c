import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.rounds.mentions import RoundMention, round_mentions
from services.insights.rounds.state import certain_state
from services.insights.sources.post_analysis import analyse

VEXMOOR = Company.of("Vexmoor")


def mention_of(body: str, name: str) -> RoundMention:
    analysis = analyse(Post(source_id="a", source="file", title="Vexmoor interview", body=body, comments=[]), VEXMOOR)
    return next(one for one in round_mentions(analysis.texts) if one.entry.name == name and one.text.where == "body")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("I had a panel interview with three people at Vexmoor.", "panel"),
        ("We finished the online assessment for Vexmoor and waited.", "online assessment"),
        ("At Vexmoor the onsite lasted five hours.", "onsite/loop"),
        ("The Vexmoor case interview (virtual) went well.", "case interview"),
        ("The second round at Vexmoor was a behavioral interview, and the onsite is next week.", "behavioral"),
        ("After the final round Vexmoor never answered.", "final round"),
    ],
)
def test_a_round_was_had(body: str, name: str) -> None:
    assert certain_state(mention_of(body, name)) == "had"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The Vexmoor recruiter said there will be a panel interview.", "panel"),
        ("I was told that the next step at Vexmoor would be a system design interview.", "system design"),
        ("I was invited to a superday at Vexmoor.", "superday"),
        ("My upcoming case interview at Vexmoor worries me.", "case interview"),
        ("The panel interview at Vexmoor was cancelled.", "panel"),
        ("For the third round at Vexmoor they asked me to come onsite to the office.", "onsite/loop"),
        ("At Vexmoor it seems to be behavioral according to the sheet I was sent.", "behavioral"),
    ],
)
def test_a_round_is_only_announced(body: str, name: str) -> None:
    assert certain_state(mention_of(body, name)) == "awaited"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Has anyone had the panel interview at Vexmoor?", "panel"),
        ("Vexmoor has a panel interview.", "panel"),
        ("I passed the screen and Vexmoor wants a panel interview.", "panel"),
    ],
)
def test_other_words_leave_it_open(body: str, name: str) -> None:
    assert certain_state(mention_of(body, name)) is None
