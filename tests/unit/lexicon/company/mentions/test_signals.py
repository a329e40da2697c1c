import re

import pytest

from lexicon.company.data import tables
from lexicon.company.mentions.signals import Surroundings, signals

VOCABULARY = tables("signals")


def place(text: str, name: str, *, is_everyday: bool = False) -> dict[str, float]:
    start = text.index(name)
    return signals(
        Surroundings(
            text=text, start=start, end=start + len(name), is_everyday=is_everyday, has_witness=False, mentions=1
        )
    )


def pattern(table: str) -> re.Pattern[str]:
    parts = [VOCABULARY[table].get(key, "").split("\n") for key in ("lead", "words", "tail")]
    lead, words, tail = ([line for line in part if line.strip()] for part in parts)
    spaced = rf"(?<!\w){''.join(lead)}(?:{'|'.join(words)}){''.join(tail)}(?!\w)"
    unspaced = VOCABULARY[table].get("unspaced", "").splitlines()
    return re.compile("|".join([spaced, *filter(None, unspaced)]), re.IGNORECASE)


@pytest.mark.parametrize("table", VOCABULARY)
def test_each_table_matches_its_examples_and_not_its_counterexamples(table: str) -> None:
    assert VOCABULARY[table]["yes"]
    assert VOCABULARY[table]["no"]
    for text in VOCABULARY[table]["yes"]:
        assert pattern(table).search(text), text
    for text in VOCABULARY[table]["no"]:
        assert not pattern(table).search(text), text


def test_the_words_before_and_behind_a_name_are_signals() -> None:
    found = place("I had my interview at Pixelwerk, and the recruiter was kind.", "Pixelwerk")
    assert {"behind at", "behind employer phrase", "then comma", "hiring in sentence"} <= found.keys()


def test_a_name_that_begins_the_text_with_a_role_behind_it() -> None:
    found = place("Pixelwerk data analyst: two rounds and a quiz.", "Pixelwerk")
    assert {"starts the text", "starts a sentence", "then role"} <= found.keys()


def test_a_name_as_a_tool() -> None:
    found = place("They sent the invite for a call over Pixelwerk.", "Pixelwerk")
    assert "behind instrument" in found
    assert "behind at" not in found


def test_an_employer_without_a_name_nearby() -> None:
    assert "some employer nearby" in place("The bank pays with Pixelwerk.", "Pixelwerk")


def test_signals_of_an_everyday_word_count_apart() -> None:
    found = place("Interview at Block", "Block", is_everyday=True)
    assert {"everyday", "everyday and behind at", "behind at"} <= found.keys()


def test_what_stands_in_another_sentence_is_only_nearby() -> None:
    found = place("Pixelwerk. The recruiter called.", "Pixelwerk")
    assert "hiring nearby" in found
    assert "hiring in sentence" not in found
