"""Plain words that a text must hold for a pattern to match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.prefilter import required_literals

PATTERNS = (
    r"\binterview(?:s|ed)?\b|hiring process|take[- ]home",
    r"(?:one|two) days? (?:at|in) the (?:office|studio)",
    r"\b(?:as|dear)(?: an?)? (?:ai|llm)\b[ ,:]",
    r"(?i:Remote|REMOTE[- ]first)(?= work)|\d+ hybrid",
    r"x(?:ab|cd)+y?|pq{2,3}",
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_match_is_missed(pattern: str) -> None:
    literals = required_literals(pattern)

    @given(st.from_regex(re.compile(pattern, re.IGNORECASE)))
    def holds_one(text: str) -> None:
        if text.isascii():
            assert any(literal in text.lower() for literal in literals)

    holds_one()


def test_those_that_hold_another_one_are_left_out() -> None:
    assert required_literals("the (?:office|studio) day", "office party", "office") == ("office", "the studio")


def test_alternatives_keep_the_space_before_them() -> None:
    assert required_literals("as(?: an?)? (?:ai|llm)") == (" ai", " llm")
    assert required_literals("as (?P<what>ai|llm)") == ("as ai", "as llm")
    assert required_literals("as(?: an?)? (?:ai|\\d)") == ("as",)


def test_what_is_repeated_counts_where_it_must_stand() -> None:
    assert required_literals("(?:office){2}|(?:desk)++|(?>room|hall)") == ("desk", "hall", "office", "room")
    assert required_literals("(?:office)*desk") == ("desk",)


@pytest.mark.parametrize("pattern", [r"\d+", "a?", "office|", r"office|\w+"])
def test_a_pattern_that_needs_no_words_has_none(pattern: str) -> None:
    with pytest.raises(ValueError, match="nothing"):
        required_literals(pattern)
