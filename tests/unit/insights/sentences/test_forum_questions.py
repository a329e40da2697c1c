"""Questions to the forum are told apart from sentences that say what took place."""

import pytest

from services.insights.sentences.forum_questions import only_asks


@pytest.mark.parametrize(
    ("low", "asks"),
    [
        ("has anyone had the onsite?", True),
        ("tech screening round, anyone would like to share", True),
        ("just curious how the panel went", True),
        ("i have my onsite on monday, what should i expect?", False),
        ("how long after the final round did they reply?", False),
        ("the onsite took four hours.", False),
    ],
)
def test_a_sentence_only_asks_where_it_states_nothing(low: str, *, asks: bool) -> None:
    assert only_asks(low) is asks
