"""The learnt judge behind the rules."""

import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.checker.carrying.claim_text import ClaimText
from services.insights.checker.judging.judge import ClaimJudge, in_its_words, objections_to, uncarried
from services.insights.checker.places import Place, places_of
from services.insights.checker.standing import Section
from services.insights.sentences.reading import read_texts


def place_of(quote: str, body: str) -> Place:
    post = Post(source_id="p", source="reddit", title="Vexmoor interview", body=body)
    return places_of(quote, read_texts(post, Company.of("Vexmoor")))[0]


def test_weights_add_up_to_a_chance() -> None:
    judge = ClaimJudge(bias=0.0, weights={"for": 2.0, "against": -4.0}, agreed=0.5, alone=0.9)

    assert judge.chance(()) == pytest.approx(0.5)
    assert judge.chance({"for"}) == pytest.approx(0.881, abs=0.001)
    assert judge.chance({"for", "against", "unknown"}) == pytest.approx(0.119, abs=0.001)


@pytest.mark.parametrize(
    ("section", "claim", "own"),
    [
        ("stage", "the yard test", True),
        ("stage", "A yard test with two cones.", True),
        ("stage", "A yard test.", False),
        ("question", "A yard test.", True),
        ("question", "A test of the yard.", False),
        ("stage", "No yard test with two cones.", False),
    ],
)
def test_a_claim_in_the_words_of_its_quote_is_known(section: Section, claim: str, own: bool) -> None:
    place = place_of("the yard test with two cones", "After lunch came the yard test with two cones.")

    assert in_its_words(ClaimText(raw=claim, section=section), place) is own


def test_a_certain_rule_is_not_outvoted() -> None:
    place = place_of("there was no yard test", "Luckily there was no yard test.")
    text = ClaimText(raw="There was a yard test.", section="stage")

    assert "denial" in objections_to(text, place)
    assert uncarried(text, place) == objections_to(text, place)["denial"]


def test_a_claim_of_other_words_is_doubted_and_says_what_is_missing() -> None:
    place = place_of("the yard test", "After lunch came the yard test.")

    assert uncarried(ClaimText(raw="A marble statue is carved by moonlight.", section="stage"), place) is not None
    assert uncarried(ClaimText(raw="The yard test.", section="stage"), place) is None
