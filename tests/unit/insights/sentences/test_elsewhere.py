import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.sentences.elsewhere import is_elsewhere
from services.insights.sentences.reading import read_texts

VEXMOOR = Company.of("Vexmoor")


def elsewhere(body: str) -> list[bool]:
    texts = read_texts(Post(source_id="a", source="file", title="Vexmoor interview", body=body, comments=[]), VEXMOOR)
    (text,) = [text for text in texts.texts if text.where == "body"]
    return [is_elsewhere(scoped, text) for scoped in text.sentences]


@pytest.mark.parametrize(
    "body",
    [
        "I had an onsite interview recently for a position at a mid-size tech company.",
        "My offer from another big company was withdrawn.",
        "I had an interview process like that recently.",
        "I went through a loop with a similar stack.",
        "Most companies have a take-home these days.",
        "I got my Vexmoor offer rescinded and already taken 4 OAs.",
    ],
)
def test_another_company_is_meant(body: str) -> None:
    assert elsewhere(body) == [True]


@pytest.mark.parametrize(
    "body",
    [
        "I had an onsite interview at a company called Vexmoor.",
        "The loop was long and they asked about queues.",
        "My Vexmoor offer was better than the one from another company.",
        "I had three interviews with different people.",
    ],
)
def test_the_employer_is_meant(body: str) -> None:
    assert elsewhere(body) == [False]


def test_what_follows_is_about_the_same_company_until_the_employer_is_named() -> None:
    away = "I interviewed with another company in May. The panel was rude."
    assert elsewhere(f"{away} At Vexmoor they were kind. The panel was short.") == [True, True, False, False]
