"""How a text is laid out: places in the original, lists, chapters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.insights.sentences.blocks import lines_of, sentences_of, shadow


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_a_shadow_is_as_long_as_its_text(text: str) -> None:
    assert len(shadow(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("R&amp;D", "r&    d"),
        ("[Here](https://x.example/a) it is", "[here]" + 21 * " " + " it is"),
        ("see https://x.example.", "see                   "),
        ("\u201cWhy?\u201d", '"why?"'),
        ("\u0130x", "\u0130x"),
    ],
)
def test_a_shadow_has_no_markup(text: str, low: str) -> None:
    assert shadow(text) == low


@settings(max_examples=50)
@given(st.text(alphabet="ab .!?*-\n\"'&gt;12)", max_size=120))
def test_sentences_are_exact_parts_of_their_text(text: str) -> None:
    for line in lines_of(text):
        for sentence in sentences_of(line):
            assert text[sentence.start : sentence.end] == sentence.raw
            assert len(sentence.low) == len(sentence.raw)


def test_entries_know_what_introduces_them() -> None:
    lines = {
        line.raw: (line.heading, line.lead)
        for line in lines_of("# Round 1\n\nThey asked:\n* Sort a list\n* Walk a tree")
    }

    assert lines["Walk a tree"] == ("round 1", "they asked:")
    assert lines["Sort a list"] == ("round 1", "they asked:")


def test_endless_texts_are_read_in_part() -> None:
    listing = "\n".join(f"* Explain subject{number} and topic{number}" for number in range(1500))

    assert len(lines_of(listing)) == 800
    assert len(sentences_of(lines_of("What? " * 1500)[0])) == 400
