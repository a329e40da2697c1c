"""What stands around a quote forbids a claim that its words alone would carry."""

import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.checker.check import Claim, standing_of
from services.insights.checker.places import places_of
from services.insights.checker.sections import Section
from services.insights.sentences.reading import read_texts


def refused(section: Section, text: str | None, quote: str, body: str) -> str | None:
    """Return why nothing may be claimed by a quote of a post about Vexmoor."""
    post = Post(source_id="p", source="reddit", title="Vexmoor interview", body=body)
    place = places_of(quote, read_texts(post, Company.of("Vexmoor")))[0]
    return standing_of(Claim(section=section, text=text, quote=quote), place)


@pytest.mark.parametrize(
    ("section", "text", "quote", "body"),
    [
        ("experience", "They laughed at the answer.", "they had laughed", "If they had laughed I would have gone."),
        ("outcome", "The candidate was hired.", "sie mich nehmen", "Falls sie mich nehmen, ziehe ich nach Bonn."),
        ("stage", "The candidate had two panels.", "Two panels scheduled", "Two panels scheduled, one on Tuesday."),
        ("round", None, "a written test", "There was a written test planned but they dropped it."),
        ("round", None, "a panel", "For juniors there is never a panel, only a chat."),
        ("round", None, "the case study", "Do they still have the case study?"),
        ("stage", "A chat with the owner.", "a chat with the owner", "I had a chat with the owner's nephew."),
        ("tip", "Learn the menu.", "learning the menu", "For me learning the menu was a waste of time."),
        ("culture", "Lunch is free.", "lunch was free", "In the office lunch was free until two months ago."),
        ("compensation", "Pay is 15.", "pays 15", "The bakery is my cousin's shop and my cousin's shop pays 15."),
        (
            "question",
            "Do you have a car?",
            "if I have a car",
            "Another candidate in the hall wanted to know if I have a car.",
        ),
        ("timeline", "It usually takes a month.", "A month for me", "A month for me, less for others."),
        ("stage", "There is a tour.", "a tour of the plant", "Wish they did a tour of the plant."),
    ],
)
def test_words_around_it_forbid_a_claim(section: Section, text: str, quote: str, body: str) -> None:
    assert refused(section, text, quote, body)


@pytest.mark.parametrize(
    ("section", "text", "quote", "body"),
    [
        ("culture", "Latecomers are sent home if they are late twice.", "if you are late", "If you are late you go."),
        ("stage", "Two rounds.", "two rounds", "There were two rounds, if I remember correctly."),
        ("stage", "Two panels are scheduled.", "Two panels scheduled", "Two panels scheduled, one on Tuesday."),
        ("round", None, "a panel", "There was no test, then a panel."),
        ("round", None, "the case study", "How long is the case study?"),
        ("stage", "A chat with the owner.", "a chat with the owner", "I had a chat with the owner."),
        ("tip", "Learning the menu is no use.", "learning the menu", "For me learning the menu was a waste of time."),
        (
            "question",
            "Do you have a car?",
            "if I have a car",
            "The manager in the hall wanted to know if I have a car.",
        ),
        ("timeline", "It took the candidate a month.", "A month for me", "A month for me, less for others."),
    ],
)
def test_what_else_is_said_may_be_claimed(section: Section, text: str, quote: str, body: str) -> None:
    assert refused(section, text, quote, body) is None
