"""Estimates are near what tokenizers count, in every script."""

import pytest

from runtime.llm.tokens import estimate_tokens


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        ("", 0, 0),
        ("a", 1, 1),
        ("The panel asked about queues and back-pressure. ", 9, 14),
        ("Каждый день я думаю, что ты тут.", 9, 20),
        ("请介绍一下你自己和你的项目经验。", 12, 20),
        ("自己紹介をお願いします。", 8, 16),
        ("자기소개를 해 주세요.", 7, 14),
        ("Über Größe und Lösung", 5, 9),
    ],
)
def test_estimates(text: str, fewest: int, most: int) -> None:
    assert fewest <= estimate_tokens(text) <= most


def test_a_chinese_text_counts_four_times_as_much_as_an_english_one_of_its_length() -> None:
    assert estimate_tokens("面" * 400) == 400
    assert estimate_tokens("x" * 400) == 100


def test_half_a_character_breaks_nothing() -> None:
    assert estimate_tokens("\ud83d and more") > 0
