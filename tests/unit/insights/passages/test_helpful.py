"""Which accounts help whoever prepares."""

import pytest

from services.insights.passages.helpful import features_of, helpfulness

TOLD = (
    "First a phone screen with the recruiter, 30 minutes. Then two technical interviews: they asked me to design a "
    "queue, and questions about my projects. The behavioral round was short."
)
WAITED = "I applied two weeks ago and I am still waiting. I have not heard back from the recruiter. Should I follow up?"


def test_what_was_asked_in_which_rounds_helps_and_waiting_does_not() -> None:
    assert helpfulness((TOLD,)) > 0.6
    assert helpfulness((WAITED,)) < 0.2


@pytest.mark.parametrize(
    ("quotes", "feature"),
    [
        (["I had a phone screen and an onsite."], "rounds 2"),
        (["They asked two questions."], "asks 2"),
        (["It was about my projects and my resume."], "matters 2"),
        (["I am waiting. I heard back from nobody."], "waits 2"),
        (["It took 45 minutes."], "lasting"),
        (["Is that normal?"], "?"),
        (["word " * 50], "words 50"),
    ],
)
def test_features_count_what_is_told_over_all_quotes(quotes: list[str], feature: str) -> None:
    assert feature in features_of(quotes)
    assert feature not in features_of(["They were kind."])
