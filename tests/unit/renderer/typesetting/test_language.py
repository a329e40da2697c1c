"""Letters tell the language as far as they can."""

import pytest

from services.renderer.typesetting.language import by_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("plain words", None),
        ("naïve café", None),
        ("Συνέντευξη", "el"),
        ("Собеседование, сорок минут.", "ru"),
        ("Співбесіда", "uk"),
        ("المقابلة", "ar"),
        ("می‌خواهم", "fa"),
        ("ראיון", "he"),
        ("面试", "zh"),
        ("面接で", "ja"),
        ("면접", "ko"),
        ("การสัมภาษณ์ ", "th"),
    ],
)
def test_a_text_in_one_language_is_one_stretch(text: str, language: str | None) -> None:
    assert by_language(text) == ((language, text),)


def test_each_stretch_of_a_mixed_text_has_its_own() -> None:
    assert by_language("say שלום עולם now") == ((None, "say "), ("he", "שלום עולם"), (None, " now"))
