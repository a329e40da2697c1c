"""Which words of a claim its source says."""

from contracts.posts import Post
from lexicon.company import Company
from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.judging.alignment import Alignment
from services.insights.checker.places import places_of
from services.insights.sentences.reading import read_texts

COMPANY = Company.of("Vexmoor")


def aligned(claim: str, quote: str, body: str) -> Alignment:
    post = Post(source_id="p", source="reddit", title="Vexmoor interview", body=body)
    place = places_of(quote, read_texts(post, COMPANY))[0]
    return Alignment(claim=ClaimText(raw=claim, section="question"), place=place)


def test_a_word_is_found_in_its_quote_its_sentence_its_text_or_nowhere() -> None:
    words = aligned(
        "Sketch a bridge, a tunnel, a ferry and a kite.",
        "sketch a bridge",
        "They had me sketch a bridge with a tunnel. It rained. We sat for long. Then it was noon. The ferry left.",
    ).words

    assert [(word.reach, word.is_here) for word in words] == [
        ("quote", True),
        ("quote", True),
        ("clause", True),
        ("text", False),
        ("nowhere", False),
    ]


def test_an_inflected_word_is_the_same_and_a_synonym_is_not() -> None:
    words = aligned("Repairing a bicycle.", "fix a bicycle", "They had me fix a bicycle.").words

    assert [(word.said >= 0, word.same) for word in words] == [(True, False), (True, True)]


def test_what_the_claim_leaves_out_of_its_quote_is_told() -> None:
    assert aligned("Sketch a bridge.", "sketch a wooden bridge", "Had to sketch a wooden bridge.").unclaimed == [
        "wooden"
    ]


def test_words_in_another_order_are_turned() -> None:
    quote = "advise a landlord whose tenant keeps bees"
    body = f"Task was: {quote}."

    assert aligned("Advise a landlord whose tenant keeps bees.", quote, body).turned == 0
    assert aligned("Advise a tenant whose landlord keeps bees.", quote, body).turned > 0


def test_an_opposite_in_place_of_a_word_is_seen() -> None:
    quote, body = "the easy tasks", "They began with the easy tasks."

    assert aligned("The hard tasks.", quote, body).opposed
    assert not aligned("The easy tasks.", quote, body).opposed
