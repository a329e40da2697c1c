"""Named patterns do to their example sentences what they should."""

from pathlib import Path

import pytest

from lexicon.patterns import PATTERNS, Patterns, clues, pattern, words

ENTRIES = [(subject, name) for subject in PATTERNS.subjects() for name in PATTERNS.entries(subject)]


@pytest.mark.parametrize(("subject", "name"), ENTRIES)
def test_examples(subject: str, name: str) -> None:
    entry = PATTERNS.entries(subject)[name]
    assert [sentence for sentence in entry["match"] if not pattern(subject, name).search(sentence)] == []
    assert [sentence for sentence in entry.get("no_match", []) if pattern(subject, name).search(sentence)] == []


def test_entries_are_built_of_others(tmp_path: Path) -> None:
    (tmp_path / "fruit.toml").write_text(
        "loose_spaces = true\n[sort]\nwords = 'apple\\n|pear'\n[basket]\naround = '^(?:@)$'\nflags = 'i'\nwords = '''\n"
        "a @SORT|two @SORTs\nno ?fruit\n'''\n".replace("\\n", ""),
        encoding="utf-8",
    )
    basket = Patterns(tmp_path).compiled("fruit", "basket")
    assert [text for text in ("A  apple", "two\npears", "nofruit", "no  fruit", "an apple") if basket.search(text)] == [
        "A  apple", "two\npears", "nofruit", "no  fruit",
    ]  # fmt: skip


def test_a_pattern_is_compiled_once() -> None:
    assert pattern("unwanted", "rude") is pattern("unwanted", "rude")


def test_words_build_larger_patterns() -> None:
    assert "linked[" in words("topics", "algorithms")
    assert words("topics", "specific").startswith("(?:arrays?|strings?")


def test_clues_are_derived() -> None:
    assert "ignore" in clues("unwanted", "instruction")


def test_an_unknown_pattern_is_an_error() -> None:
    with pytest.raises(KeyError):
        pattern("unwanted", "cheese")
