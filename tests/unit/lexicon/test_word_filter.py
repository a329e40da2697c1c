"""Which of many patterns may match a text."""

import re
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexicon.word_filter import WordFilter, built_once

PATTERNS = {
    "asked": r"\b(?:they|she|he)\s+(?:also\s+)?asked(?:\s+me)?\b",
    "round": r"\b(?:phone|video|final|on-?site)\s+(?:round|screen)s?\b|\boa\b",
    "pay": r"(?<!\w)(?:\d+k|salary|base pay)(?!\w)",
    "denied": r"n't\b|\b(?:not|never)\s+(?:\w+\s+){0,3}asked|\bnobody\b",
    "anything": r"\d+|x?",
}
FILTER = WordFilter(PATTERNS, name="test")


@pytest.mark.parametrize("name", PATTERNS)
def test_no_match_is_missed(name: str) -> None:
    @settings(max_examples=20)
    @given(st.from_regex(re.compile(PATTERNS[name], re.IGNORECASE)))
    def is_possible(text: str) -> None:
        if text.isascii():
            assert name in FILTER.possible(text)

    is_possible()


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("she asked me nothing", ["asked"]),
        ("She ASKED", ["asked"]),
        ("asked", []),
        ("they basked", []),
        ("they asked-for it", ["asked"]),
        ("they never asked", ["asked", "denied"]),
        ("it wasn't", ["denied"]),
        ("wasn'table", []),
        ("oats for breakfast", []),
        ("the OA, then", ["round"]),
        ("an on-site screen", ["round"]),
        ("", []),
    ],
)
def test_few_patterns_are_possible(text: str, possible: list[str]) -> None:
    assert [name for name in FILTER.possible(text) if name not in {"anything", "pay"}] == possible


def test_a_pattern_that_needs_no_word_is_always_possible() -> None:
    assert FILTER.possible("nothing at all")[-1] == "anything"
    assert WordFilter({}, name="test-none").possible("nothing at all") == ()


def test_words_are_looked_up_again_after_many_others() -> None:
    found = WordFilter({"offer": r"\boffer\b", "other": r"\bother"}, name="test-two")
    text = " ".join(f"word{number}" for number in range(25_000))

    assert found.possible("an offer") == ("offer",)
    assert found.possible(text) == ()
    assert found.possible(f"{'x' * 60}-other offer") == ("offer", "other")
    assert found.possible("an offer") == ("offer",)


def test_a_filter_is_built_once_for_all_threads() -> None:
    built: list[str] = []

    @built_once
    def filter_of(word: str) -> WordFilter:
        built.append(word)
        sleep(0.01)
        return WordFilter({word: word}, name=f"test-{word}")

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(filter_of, ["offer"] * 4))

    assert built == ["offer"]
    assert {id(one) for one in found} == {id(filter_of("offer"))}
    assert filter_of("other") is not filter_of("offer")
