import time

import pytest

from lexicon.company import Company
from lexicon.company.mentions import Name, find_mentions, log_odds, surroundings
from lexicon.logistic import Logistic

PIXELWERK = Name(
    spellings=("Pixelwerk", "PXW"), is_everyday=False, domain="pixelwerk.example", apart=("Pixelwerk Capital",)
)


CERTAIN = Logistic(threshold=0.0, bias=100.0, weights={})


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


@pytest.mark.parametrize(
    "text",
    [
        "Block.",
        "So then we came to Block and sat down.",
        "At Block we looked at the sea.",
        "I love Block!",
        "The road to Block is long, and Block is far.",
    ],
)
def test_an_everyday_word_alone_is_no_employer(text: str) -> None:
    assert not find_mentions(Name(spellings=("Block",), is_everyday=True), text)


def test_an_everyday_word_without_a_second_witness_is_doubted() -> None:
    name = Name(spellings=("Block",), is_everyday=True)
    (alone,) = surroundings(name, "So then we came to Block.")
    (witnessed,) = surroundings(name, "So then we came to Block for an interview.")
    assert log_odds(alone, frozenset(), model=CERTAIN) < log_odds(witnessed, frozenset(), model=CERTAIN)


def test_a_slip_of_the_finger_is_an_everyday_word() -> None:
    (slip,), (brand,) = (
        surroundings(Name(spellings=("AMD",), is_everyday=False), text) for text in ("x amd y", "x AMD y")
    )
    assert (slip.is_everyday, brand.is_everyday) == (True, False)


def test_a_name_may_be_written_as_its_site_but_an_address_is_none() -> None:
    name = Name(spellings=("Pixelwerk",), is_everyday=False)
    assert [place.name for place in surroundings(name, "Pixelwerk.com hired me")] == ["Pixelwerk.com"]
    assert not surroundings(name, "see pixelwerk.com/jobs, jobs.pixelwerk.com or www.pixelwerk.com")


def test_the_domain_is_a_second_witness() -> None:
    name = Name(spellings=("Block",), is_everyday=True, domain="block.xyz")
    (place,) = surroundings(name, "So then we came to Block, see block.xyz.")
    assert log_odds(place, frozenset(), model=CERTAIN) > 0


def test_a_name_of_a_script_without_blanks_stands_in_the_middle_of_words() -> None:
    (place,) = surroundings(Name(spellings=("星川電機",), is_everyday=False), "先週星川電機の面接を受けた。")
    assert place.name == "星川電機"


def test_a_russian_name_is_declined() -> None:
    (place,) = surroundings(Name(spellings=("Ветрокон",), is_everyday=False), "Собеседование в Ветроконе было долгим.")
    assert place.name == "Ветроконе"


@pytest.mark.parametrize(
    ("company", "text", "named"),
    [
        ("Salesforce", "Interview at Salesforce next week", True),
        ("Salesforce", "I manage a sales force of twelve", False),
        ("Siemens Energy", "Interview at Siemens Energy", True),
        ("Lloyds Banking Group", "I joined Lloyds Banking Group", True),
        ("Apple", "My interview at Apple Bank", False),
        ("Apple", "My interview at Apple", True),
    ],
)
def test_of_two_names_the_longer_one_is_meant(company: str, text: str, named: bool) -> None:
    assert bool(surroundings(Company.of(company).name, text)) is named


@pytest.mark.parametrize("text", ["my interview at Zorblat", "my interview at Zorblat!", "my interview at Zorblat?"])
def test_the_sign_at_the_end_of_a_name_may_be_left_out(text: str) -> None:
    assert Company.of("Zorblat!").is_named(text)
    assert Company.of("Zorblat?, Inc.").is_named(text)


def test_initials_in_small_letters_are_found_where_they_are_no_word() -> None:
    name = Name(spellings=("Tarnbeck Trust", "TBKT", "CASA", "TBT"), is_everyday=False)
    found = [place.name for place in surroundings(name, "band 5 at tbkt, mi casa, the tbt, CASA")]
    assert found == ["tbkt", "tbt", "CASA"]
