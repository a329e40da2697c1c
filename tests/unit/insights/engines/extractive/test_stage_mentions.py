"""Where a post names rounds, and what its surroundings say of them."""

from contracts.posts import Post
from lexicon.company import Company
from services.insights.engines.extractive.stage_mentions import StageMention, features_of, stage_mentions
from services.insights.engines.extractive.stages import likelihood
from services.insights.sentences.reading import read_texts


def named(body: str, *, everybody: bool = False) -> list[StageMention]:
    post = Post(source_id="a", source="file", title="Quartz interview", body=body)
    return list(stage_mentions(read_texts(post, Company.of("Quartz")), everybody=everybody))


def test_each_round_of_a_sentence_is_a_mention() -> None:
    names = [mention.entry.name for mention in named("A phone screen, then a take-home.")]

    assert names == ["phone screen", "take-home"]


def test_rounds_of_other_employers_are_left_out_unless_asked_for() -> None:
    body = "At Hexabank I had a superday."

    assert named(body) == []
    assert [mention.entry.name for mention in named(body, everybody=True)] == ["superday"]


def test_what_denies_or_wonders_is_a_feature() -> None:
    assert "not held" in features_of(named("There was no phone screen.")[0])
    assert "?" in features_of(named("Is there a phone screen?")[0])


def test_a_round_that_took_place_is_likelier_than_one_wondered_about() -> None:
    told = named("I passed the phone screen last week.")[0]
    wondered = named("Is there a phone screen?")[0]

    assert likelihood(told) > 0.5 > likelihood(wondered)
