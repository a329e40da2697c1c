import time

import pytest

from lexicon.company import Company
from lexicon.company.mentions import Name, find_mentions

PIXELWERK = Name(
    spellings=("Pixelwerk", "PXW"), is_everyday=False, domain="pixelwerk.example", apart=("Pixelwerk Capital",)
)


@pytest.mark.parametrize(
    "text",
    [
        "My interview at Pixelwerk was last week, three rounds and a recruiter screen.",
        "Pixelwerk data analyst: OA, then a panel with the hiring manager.",
        "PIXELWERK rejected me after the onsite.",
    ],
)
def test_an_employer_is_found(text: str) -> None:
    assert find_mentions(PIXELWERK, text), text


@pytest.mark.parametrize(
    "text",
    [
        "The panel at the bank was held over a Pixelwerk call.",
        "Interview at Pixelwerk Capital next week.",
        "I keep my interview notes in a Pixelwerk template, got hired by the museum.",
        "Nothing of the kind stands here.",
        "mail me at someone@pixelwerk or see pixelwerk.com/shop",
    ],
)
def test_a_tool_another_name_and_an_address_are_no_employer(text: str) -> None:
    assert not find_mentions(PIXELWERK, text), text


def test_a_mention_says_where_it_stands() -> None:
    text = "Last month: interview at Pixelwerk with two rounds."
    (found,) = find_mentions(PIXELWERK, text)
    assert text[found.start : found.end] == found.text == "Pixelwerk"
    assert 0.5 < found.confidence <= 1


def test_an_everyday_word_needs_more_than_a_capital() -> None:
    block = Company.of("Block", domain="block.xyz")
    assert not block.is_about("The lead made me explain one Block of code at the bank.")
    assert not block.is_about("I had a mental block in my interview at the insurer.")


def test_a_long_text_is_read_in_one_go() -> None:
    text = "Interview at Pixelwerk went well. " * 2000
    began = time.process_time()
    assert len(find_mentions(PIXELWERK, text)) <= 40
    assert time.process_time() - began < 5, "the time must not grow with the square of the length"
