"""What several features say together."""

from services.insights.asked.combinations import combined


def test_what_the_employer_announces_is_no_guess() -> None:
    guessed = {"part:predicted", "form:technical"}

    assert "against" in set(combined(guessed))
    assert "against" not in set(combined(guessed | {"before:announced"}))
    assert "announced with substance" in set(combined(guessed | {"part:announced"}))


def test_what_the_candidate_asks_is_against_all_the_same() -> None:
    assert "against" in set(combined({"part:candidate_asks", "part:announced"}))
