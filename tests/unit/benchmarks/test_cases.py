"""What was asked is still found, in every language, by a guide as a whole."""

from pathlib import Path

from benchmarks._labelled import gold_lines
from benchmarks.cases import asked_counts

OPEN = Path(__file__).parents[3] / "benchmarks" / "data" / "cases" / "open" / "asked.jsonl"


async def test_guides_find_what_the_open_cases_tell_in_each_language() -> None:
    """A floor well below today's figures: whole languages were lost once without any other test noticing."""
    counts = await asked_counts(gold_lines(OPEN))
    for language in ("en", "de", "es", "fr"):
        assert counts[f"{language} found"] >= 0.6 * counts[f"{language} told"] > 0
    assert counts["all taken"] <= 0.05 * counts["all traps"]
