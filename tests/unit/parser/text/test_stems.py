"""Stems that are looked up in texts."""

import re

from hypothesis import given
from hypothesis import strategies as st

from services.parser.text.stems import Stems
from services.parser.text.uncased import by_first_letter

WORDS = r"engineer|\bchef\b|cook\b|head of|secretar(?:y|ies)|bäcker(?:in)?\b|[йи]нженер|o?strich"
STEMS = Stems(WORDS)
PATTERN = re.compile(WORDS)
PIECES = ("engineer", "engineering", "chef", "chefs", "cook", "cookie", "head of", "head", "secretaries", "bäckerei",
          "bäckerin", "инженер", "strich", " ", "-", "é", "1", "x")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_they_are_found_where_the_pattern_finds_them(text: str) -> None:
    assert STEMS.found_in(text) == bool(PATTERN.search(text))


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_grouped_alternatives_find_the_same(text: str) -> None:
    assert bool(re.search(by_first_letter(WORDS), text)) == bool(PATTERN.search(text))
