import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.rounds.errands import is_errand
from services.insights.rounds.mentions import RoundMention, round_mentions
from services.insights.sources.post_analysis import analyse

VEXMOOR = Company.of("Vexmoor")


def recruiters_in(body: str) -> list[RoundMention]:
    analysis = analyse(Post(source_id="a", source="file", title="Vexmoor interview", body=body, comments=[]), VEXMOOR)
    return [one for one in round_mentions(analysis.texts) if one.entry.name == "recruiter screen"]


@pytest.mark.parametrize(
    "body",
    [
        "The recruiter called me to tell me that Vexmoor picked somebody else.",
        "I got a call from the recruiter at Vexmoor about my application.",
        "A recruiter called me on day three and told me one of the teams at Vexmoor wants to hire me.",
        "I suddenly got a call from the Vexmoor recruiter for interviews and wondered why.",
        "I got a call from a recruiter of Vexmoor and he wanted to schedule a phone interview.",
        "I emailed Vexmoor and asked for a call with the recruiter.",
    ],
)
def test_an_errand_is_no_round(body: str) -> None:
    found = recruiters_in(body)
    assert found
    assert all(map(is_errand, found))


@pytest.mark.parametrize(
    "body",
    [
        "I had a call with the recruiter at Vexmoor about my background, thirty minutes.",
        "The recruiter called me for the first interview at Vexmoor and it went well.",
        "The recruiter called me and told me about the team at Vexmoor.",
        "I had the recruiter screen with Vexmoor to schedule the rest.",
    ],
)
def test_a_screen_is_a_round(body: str) -> None:
    found = recruiters_in(body)
    assert found
    assert not any(map(is_errand, found))
