"""What the learnt judge is told of a claim and its quote."""

import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.judging.features import features_of, has_odd_denials
from services.insights.checker.places import Place, places_of
from services.insights.sentences.reading import read_texts


def place_of(quote: str, body: str) -> Place:
    post = Post(source_id="p", source="reddit", title="Vexmoor interview", body=body)
    return places_of(quote, read_texts(post, Company.of("Vexmoor")))[0]


@pytest.mark.parametrize(
    ("claim", "quote", "body", "feature"),
    [
        ("A test of 40 minutes.", "a test of 40 minutes", "There was a test of 40 minutes.", "number worst:quote"),
        ("A test of 40 minutes.", "a test", "We had a test, 40 minutes of it.", "number worst:sentence"),
        ("A test of 40 days.", "a test of 40 minutes", "There was a test of 40 minutes.", "number differs:unit"),
        ("A test of 50 minutes.", "a test of 40 minutes", "There was a test of 40 minutes.", "number worst:none"),
        (
            "A test in round two.",
            "the second round was a test",
            "So the second round was a test.",
            "number worst:quote",
        ),
        ("Everybody gets a bonus.", "I got a bonus", "This year I got a bonus.", "sure:claim"),
        ("There was a bonus.", "maybe a bonus", "They said maybe a bonus.", "guarded:quote"),
        ("There was no bonus.", "There was a bonus", "There was a bonus.", "denied:one"),
        ("The director asked.", "the nurse asked", "Then the nurse asked.", "people:both"),
    ],
)
def test_a_difference_is_a_feature(claim: str, quote: str, body: str, feature: str) -> None:
    features = features_of(ClaimText(raw=claim, section="stage"), place_of(quote, body), ())

    assert feature in features


def test_rules_that_object_are_features_alone_and_with_others() -> None:
    place = place_of("a test of 40 minutes", "There was a test of 40 minutes.")
    text = ClaimText(raw="A quiz of 50 minutes.", section="stage")

    assert {"rule:numbers", "language:en&rule:numbers"} <= features_of(text, place, ["numbers"])
    assert not any("rule:" in name for name in features_of(text, place, ()))


def test_two_denials_are_even() -> None:
    place = place_of("no test", "There was no test.")

    assert not has_odd_denials(ClaimText(raw="There is no test.", section="stage"), place)
    assert has_odd_denials(ClaimText(raw="There is a test.", section="stage"), place)
