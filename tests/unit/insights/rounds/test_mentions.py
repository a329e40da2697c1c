"""Where a post names rounds."""

from contracts.posts import Post
from lexicon.company import Company
from services.insights.rounds.mentions import RoundMention, round_mentions
from services.insights.sentences.reading import read_texts


def named(body: str, *, everybody: bool = False) -> list[RoundMention]:
    post = Post(source_id="a", source="file", title="Quartz interview", body=body)
    return list(round_mentions(read_texts(post, Company.of("Quartz")), everybody=everybody))


def test_each_round_of_a_sentence_is_a_mention() -> None:
    names = [mention.entry.name for mention in named("A phone screen, then a take-home.")]

    assert names == ["phone screen", "take-home"]


def test_rounds_of_other_employers_are_left_out_unless_asked_for() -> None:
    body = "At Hexabank I had a superday."

    assert named(body) == []
    assert [mention.entry.name for mention in named(body, everybody=True)] == ["superday"]
