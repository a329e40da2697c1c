"""What weights of mentions are learnt from."""

from pathlib import Path

import pytest

from benchmarks.train_mentions import Text, fit_mentions


def _texts(file: str, sign: str, *, about: bool, places: int = 1, count: int = 6) -> list[Text]:
    return [Text(Path(file), "Harborline", (frozenset([sign]),) * places, about) for _ in range(count)]


def test_a_text_with_many_places_counts_once() -> None:
    yes = _texts("cases.jsonl", "offer", about=True)
    once, often = (
        fit_mentions([*yes, *_texts("cases.jsonl", "advert", about=False, places=places)]) for places in (1, 9)
    )
    assert once.weights == pytest.approx(often.weights, abs=1e-2)


def test_a_post_counts_for_less_than_a_sentence() -> None:
    no = _texts("cases.jsonl", "advert", about=False)
    sentence, post = (fit_mentions([*no, *_texts(file, "offer", about=True)]) for file in ("cases.jsonl", "posts"))
    assert 0 < post.weights["offer"] < sentence.weights["offer"]
