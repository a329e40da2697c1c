"""What was asked is still found, in every language, by a guide as a whole."""

from pathlib import Path

from benchmarks._labelled import gold_lines
from benchmarks._printed import printed_of
from benchmarks.cases import asked_counts, claim_counts

CASES = Path(__file__).parents[3] / "benchmarks" / "data" / "cases" / "open"
OPEN = CASES / "asked.jsonl"


async def test_guides_find_what_the_open_cases_tell_in_each_language() -> None:
    """A floor well below today's figures: whole languages were lost once without any other test noticing."""
    counts = await asked_counts(gold_lines(OPEN))
    for language in ("en", "de", "es", "fr"):
        assert counts[f"{language} found"] >= 0.6 * counts[f"{language} told"] > 0
    assert counts["all taken"] <= 0.05 * counts["all traps"]


def test_a_guide_prints_most_of_what_a_model_finds_and_little_that_is_wrong() -> None:
    """Floors below today's figures: what comes of refused wordings was nothing once."""
    counts = claim_counts(gold_lines(CASES / "claims_free.jsonl"))

    assert counts["supported own"] + counts["supported quote"] >= 0.5 * counts["supported"]
    assert counts["wrong"] <= 0.05 * counts["unsupported"]


def test_a_quote_is_wrong_only_where_it_may_not_be_reported_itself() -> None:
    post = {"title": "Vexmoor interview", "body": "It pays off. 14 an hour to start, 15 after May.", "comments": []}
    line = {"company": "Vexmoor", "post": post, "section": "compensation", "where": "body", "supported": False}
    line |= {"claim": "Pay is 14 a day, to start with.", "quote": "14 an hour to start"}

    assert printed_of(line) == ("quote", "14 an hour to start, 15 after May.")
    assert claim_counts([{**line, "kind": "unit"}])["wrong"] == 0
    assert claim_counts([{**line, "kind": "other_employer"}])["wrong"] == 1
